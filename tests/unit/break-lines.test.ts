import { expect, it } from 'vitest';
import { breakablePieces, breakLines } from '../../src/publish/cards/break-lines.ts';

/** Every Chinese character one wide, every other half. */
const measure = (text: string) =>
  [...text].reduce((sum, one) => sum + (/\p{Script=Han}|[，。：、《》（）]/u.test(one) ? 1 : 0.5), 0);

it.each([
  ['永久居留：中关村人才的外籍家属', ['永久', '居留：', '中关村', '人才的', '外籍', '家属']],
  ['外国高端人才确认函与R字签证', ['外国高端', '人才', '确认函', '与', 'R字', '签证']],
  ['《条例》（全文）', ['《条例》', '（全文）']],
])('“%s” may be broken between words, never before a closing or after an opening mark', (text, pieces) => {
  expect(breakablePieces(text, 'zh')).toEqual(pieces);
});

it('breaks English at spaces only', () => {
  expect(breakablePieces('A work-permit holder’s “talent” route, 2026–27', 'en')).toEqual([
    'A ',
    'work-permit ',
    'holder’s ',
    '“talent” ',
    'route, ',
    '2026–27',
  ]);
});

it('keeps what fits on one line on one line', () => {
  expect(breakLines('选择签证', 'zh', 4, measure)).toEqual(['选择签证']);
});

it('breaks after a pause rather than into equal halves', () => {
  expect(breakLines('永久居留：中关村人才的外籍家属', 'zh', 11, measure)).toEqual([
    '永久居留：',
    '中关村人才的外籍家属',
  ]);
});

it('uses three lines at most, and says when that is not enough', () => {
  const title = 'Residence permit for Zhongguancun teams and technical staff';
  expect(breakLines(title, 'en', 12, measure)).toHaveLength(3);
  expect(breakLines(title, 'en', 8, measure)).toBeUndefined();
  expect(breakLines('Zhongguancun', 'en', 3, measure)).toBeUndefined();
});

it('loses no character', () => {
  const title = 'Chapter 3: Innovation Entities and Innovation Activities';
  expect(breakLines(title, 'en', 12, measure)?.join(' ')).toBe(title);
});
