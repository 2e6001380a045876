import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { AS_OF, confirmed, contentFiles } from '../content.ts';
import { FILES } from '../mutations/files.ts';
import { LINKS } from '../mutations/links.ts';
import { apply, type Mutation } from '../mutations/mutation.ts';
import { PAGES } from '../mutations/pages.ts';
import { RECORDS } from '../mutations/records.ts';
import { TEXT } from '../mutations/text.ts';
import { YAML } from '../mutations/yaml.ts';

/** Every way of breaking content in `tests/mutations` is caught where it stands, and none makes the check throw. */

const AREAS: Readonly<Record<string, readonly Mutation[]>> = {
  YAML,
  'text and encodings': TEXT,
  pages: PAGES,
  links: LINKS,
  records: RECORDS,
  'files and twins': FILES,
};

/** A check of this small content takes milliseconds; a mutation that takes longer has found something quadratic. */
const SLOW = 4_000;

const check = (changes: Mutation[2]) => {
  const { files, place } = apply(changes);
  const started = performance.now();
  // What is broken here is told apart from what isn’t confirmed or published yet.
  const ledger = contentFiles(confirmed(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]))));
  const diagnostics = runChecks(readContent([...ledger, ...files]), { asOf: AS_OF }).diagnostics.filter(
    ({ code }) => code !== 'promise/unlisted',
  );
  return { diagnostics, place, milliseconds: performance.now() - started };
};

it('starts from content that has nothing to report', () => {
  expect(check({}).diagnostics).toEqual([]);
});

describe.each(Object.entries(AREAS))('%s', (_area, mutations) => {
  it.each(mutations)('%s: %s', (_what, code, changes) => {
    const { diagnostics, place, milliseconds } = check(changes);
    expect(milliseconds).toBeLessThan(SLOW);
    const found = diagnostics.map((one) => `${one.file}:${one.line} ${one.code}`);
    if (code === 'harmless') expect(found).toEqual([]);
    else {
      expect(found).toContain(`${place} ${code}`);
      const { message, column } = diagnostics[found.indexOf(`${place} ${code}`)] ?? {};
      expect(column).toBeGreaterThan(0);
      expect(message?.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(message?.en).toMatch(/[a-z]{2}/);
    }
  });
});

it('is a corpus of cases that are told apart', () => {
  const counts = Object.entries(AREAS).map(([area, mutations]) => `${area} ${mutations.length}`);
  const total = Object.values(AREAS).flat().length;
  console.log(`${total} ways to break content: ${counts.join(', ')}`);
  expect(total).toBeGreaterThanOrEqual(200);
  for (const mutations of Object.values(AREAS)) {
    const names = mutations.map(([what]) => what);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});
