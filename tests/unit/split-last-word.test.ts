import { expect, it } from 'vitest';
import { splitLastWord } from '../../src/site/split-last-word.ts';

it.each([
  ['at least 70 points', 'at least 70 ', 'points'],
  ['至少70分', '至少', '70分'],
  ['6个月', '', '6个月'],
  ['须经批准。', '须经', '批准。'],
  ['12367', '', '12367'],
  ['', '', ''],
])('“%s” keeps its last word with what follows', (text, head, tail) => {
  expect(splitLastWord(text)).toEqual([head, tail]);
});
