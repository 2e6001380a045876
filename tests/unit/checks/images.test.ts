import { describe, expect, it } from 'vitest';
import { checkChanged, MARK, SOUND, takeMark } from '../../content.ts';

/** A picture: its file, its record in both languages, and its place on a page. */

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';
const RECORDS = 'content/data/images/visas.yaml';
const FILE = 'content/images/service-hall.jpg';

const bytes = (...numbers: readonly number[]) => Uint8Array.from([...numbers, ...Array.from({ length: 20 }, () => 0)]);
const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0);
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a);

const RECORD = `hall:
  file: service-hall.jpg
  alt: { zh: 服务大厅的入口, en: The entrance of the service hall }
  caption: { zh: 入口在北侧。, en: The entrance is on the north side. }
  credit: { zh: 本手册摄, en: Our photograph }
`;

function found(
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
  { component = '<Image id="hall" />' } = {},
) {
  const page = (file: string) => (SOUND[file] ?? '').replace(/(\{#steps\})/, `$1\n\n${component}`);
  return checkChanged({
    [ZH]: page(ZH),
    [EN]: page(EN),
    [RECORDS]: RECORD,
    [FILE]: JPEG,
    ...changes,
  }).diagnostics;
}

describe('a picture', () => {
  it('with a file, a record and a place has nothing to mend', () => {
    expect(found()).toEqual([]);
  });

  it.each([
    ['whose file is missing', 'image/no-file', RECORD.replace('service-hall', `${MARK}servce-hall`)],
    ['without a text alternative in one language', 'record/missing-key', RECORD.replace('zh: 服务大厅的入口, ', '')],
    ['with an empty text alternative', 'record/wrong-value', RECORD.replace('服务大厅的入口', '""')],
    ['without a credit', 'record/missing-key', RECORD.replace(/ {2}credit.*\n/, '')],
    ['from another folder', 'record/wrong-value', RECORD.replace('service-hall.jpg', '../../public/favicon.svg')],
    [
      'in the order of an attacker',
      'record/wrong-value',
      RECORD.replace('service-hall.jpg', 'https://x.example/a.jpg'),
    ],
  ])('%s is an error', (_title, code, record) => {
    const { line, text } = record.includes(MARK) ? takeMark(record) : { line: undefined, text: record };
    const problems = found({ [RECORDS]: text }).filter(({ file }) => file === RECORDS);
    expect(problems.map((problem) => problem.code)).toContain(code);
    if (line !== undefined) expect(problems.find((problem) => problem.code === code)?.line).toBe(line);
  });

  it('that no record knows is an error where it is used', () => {
    const problems = found({}, { component: '<Image id="hal" />' });
    expect(problems.filter(({ code }) => code === 'image/unknown').map(({ file }) => file)).toEqual([EN, ZH]);
    expect(problems.find(({ file }) => file === EN)?.message.en).toContain('Did you mean "hall"?');
  });

  it('that no page shows, and a file that no record uses, are named', () => {
    expect(found({}, { component: '' }).map(({ code, file }) => `${code} ${file}`)).toEqual([
      `record/unused ${RECORDS}`,
    ]);
    expect(found({ 'content/images/other.png': PNG }).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning image/unused-file',
    ]);
  });
});

describe('a picture file', () => {
  it.each([
    [
      'that is something else',
      'image/not-an-image',
      'content/images/map.jpg',
      new TextEncoder().encode('<svg onload="x()">'),
    ],
    ['that has another kind’s ending', 'image/not-an-image', 'content/images/map.jpg', PNG],
    ['of a kind that can hold script', 'image/file-name', 'content/images/map.svg', new TextEncoder().encode('<svg/>')],
    ['with capitals', 'image/file-name', 'content/images/Map.jpg', JPEG],
    ['in a folder', 'image/file-name', 'content/images/visas/map.jpg', JPEG],
    [
      'that is huge',
      'image/too-big',
      'content/images/map.png',
      Uint8Array.from({ length: 5_300_000 }, (_, at) => PNG[at] ?? 1),
    ],
  ])('%s is an error', (_title, code, file, content) => {
    expect(found({ [file]: content }).map((problem) => `${problem.code} ${problem.file}`)).toEqual([`${code} ${file}`]);
  });
});
