import { describe, expect, it } from 'vitest';
import { checkChanged, SOUND } from '../../content.ts';
import { PICTURE_RECORDS } from '../../pictures.ts';

/** The checks of pictures: each picture named once with records it can be drawn from, and once with one thing broken. */

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';
const PLACES = 'content/data/places/visas.yaml';

const found = (components: string, records: Readonly<Record<string, string>> = PICTURE_RECORDS) => {
  const pages = Object.fromEntries(
    [ZH, EN].map((file) => [file, (SOUND[file] ?? '').replace(/(\{#steps\})/, `$1\n\n${components}`)]),
  );
  const { diagnostics } = checkChanged({ ...records, ...pages });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`);
};

const SOUND_PICTURES = `<Way procedure="path" />

<Windows ids="round day" />

<DutyLine rule="dates" facts="month-long" />

<CommunityMap ids="hall ring" />`;

describe('pictures', () => {
  it('are drawn from records of their kind', () => {
    expect(found(SOUND_PICTURES)).toEqual([]);
  });

  it.each([
    ['a way through a rule that is no procedure', '<Way procedure="dates" />', 'rule/not-procedure'],
    ['a duration that no duty runs for', '<DutyLine rule="dates" facts="pass-mark" />', 'rule/no-duty'],
    ['a duration without a fixed length', '<DutyLine rule="dates" facts="years-long" />', 'rule/no-duty'],
    ['duties of a rule of another kind', '<DutyLine rule="path" facts="month-long" />', 'rule/no-duty'],
    ['a timeline of something that is no date', '<Windows ids="round pass-mark" />', 'fact/not-dated'],
    ['a place without a position', '<CommunityMap ids="hall nowhere" />', 'place/not-on-map'],
    ['a place without a page', '<CommunityMap ids="hall pageless" />', 'place/not-on-map'],
  ])('%s is an error in both languages', (_title, component, code) => {
    expect(found(component)).toEqual([`${code} ${EN}`, `${code} ${ZH}`]);
  });

  it('a place leads to a page that is there', () => {
    const places = (PICTURE_RECORDS[PLACES] ?? '').replace('page: /visas/r-visa/', 'page: /visas/x-visa/');
    expect(found(SOUND_PICTURES, { ...PICTURE_RECORDS, [PLACES]: places })).toEqual([`link/broken ${PLACES}`]);
  });

  it.each([
    ['outside the map', 'x: 101', 'record/wrong-value'],
    ['that claims to be exact', 'x: 10, exact: true', 'record/unknown-key'],
  ])('a position %s is an error', (_title, change, code) => {
    const places = (PICTURE_RECORDS[PLACES] ?? '').replace('x: 10', change);
    expect(found('', { ...PICTURE_RECORDS, [PLACES]: places })).toContain(`${code} ${PLACES}`);
  });
});
