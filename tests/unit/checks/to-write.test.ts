import { expect, it } from 'vitest';
import { checkChanged, SOUND, takeMark } from '../../content.ts';

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';

const found = (changes: Record<string, string>) =>
  checkChanged(changes)
    .diagnostics.filter(({ code }) => code === 'page/to-write')
    .map(({ file, line, column, severity }) => ({ file, line, column, severity }));

it('says nothing about a page that is written', () => {
  expect(found({})).toEqual([]);
});

it.each([
  [ZH, '去办。', '‸【待写：怎么办。】'],
  [EN, 'Apply.', '‸[To write: how to apply.]'],
])('warns of a place of %s that is still to be written', (file, sound, marked) => {
  const { text, line, column } = takeMark((SOUND[file] ?? '').replace(sound, marked));
  expect(found({ [file]: text })).toEqual([{ file, line, column, severity: 'warning' }]);
});
