import { describe, expect, it } from 'vitest';
import { confirmAll, confirmPage, pageNamed } from '../../src/checks/confirm.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { AS_OF, confirmed, contentFiles, SOUND } from '../content.ts';

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';
const LEDGER = 'content/ledger/visas/r-visa.yaml';
const KNOWN = confirmed(SOUND)[LEDGER] ?? '';
const CHANGED = {
  ...SOUND,
  [LEDGER]: KNOWN,
  [ZH]: (SOUND[ZH] ?? '').replace('去办。', '去派出所办。').replace('先看', '请先看'),
};

const check = (texts: Readonly<Record<string, string>>) => runChecks(readContent(contentFiles(texts)), { asOf: AS_OF });
const twinCodes = (texts: Readonly<Record<string, string>>) =>
  check(texts).diagnostics.flatMap(({ code }) => (/^(?:twin|ledger)\//.test(code) ? [code] : []));

describe('confirming a page', () => {
  it('writes its texts as they stand, and says which sections that settled', () => {
    const done = confirmPage(check(CHANGED), 'visas/r-visa');
    if (done.kind !== 'write') throw new Error(done.kind);
    expect(done.file).toBe(LEDGER);
    expect(done.confirmed.map(({ label, state }) => [label, state])).toEqual([
      ['#who', 'en-behind'],
      ['#steps', 'en-behind'],
    ]);
    expect(twinCodes({ ...CHANGED, [LEDGER]: done.text })).toEqual([]);
  });

  it('settles the named sections only, and leaves the others as they were', () => {
    const done = confirmPage(check(CHANGED), 'visas/r-visa', ['steps']);
    if (done.kind !== 'write') throw new Error(done.kind);
    expect(done.confirmed.map(({ label }) => label)).toEqual(['#steps']);
    expect(twinCodes({ ...CHANGED, [LEDGER]: done.text })).toEqual(['twin/behind']);
  });

  it('gives the same text for the same page, however often', () => {
    const write = () => {
      const done = confirmPage(check(SOUND), 'visas/r-visa');
      return done.kind === 'write' ? done.text : done.kind;
    };
    expect([write(), write()]).toEqual([KNOWN, KNOWN]);
  });

  it('refuses while the page has errors, and names them', () => {
    const broken = { ...CHANGED, [EN]: (SOUND[EN] ?? '').replace('"pass-mark"', '"pass-marc"') };
    const done = confirmPage(check(broken), 'visas/r-visa');
    expect(done).toMatchObject({
      kind: 'refuse',
      errors: expect.arrayContaining([expect.objectContaining({ code: 'fact/unknown' })]),
    });
    const unreadable = { ...CHANGED, [ZH]: `${CHANGED[ZH]}\n<Fact` };
    expect(confirmPage(check(unreadable), 'visas/r-visa')).toMatchObject({ kind: 'refuse' });
  });

  it('isn’t kept from it by the finding that it mends', () => {
    const both = { ...SOUND, [LEDGER]: KNOWN.replace('article="7" />', 'article="9" />') };
    expect(check(both).diagnostics).toMatchObject([{ code: 'twin/behind', severity: 'error' }]);
    expect(confirmPage(check(both), 'visas/r-visa')).toMatchObject({ kind: 'write' });
  });

  it('takes sections out that the page no longer has', () => {
    const renamed = { ...SOUND, [LEDGER]: KNOWN.replace('  who:', '  whom:') };
    const done = confirmPage(check(renamed), 'visas/r-visa');
    if (done.kind !== 'write') throw new Error(done.kind);
    expect([done.removed, done.text]).toEqual([['#whom'], KNOWN]);
  });

  it('writes a broken ledger anew as a whole, but not in part', () => {
    const broken = { ...SOUND, [LEDGER]: `<<<<<<< HEAD\n${KNOWN}` };
    expect(confirmPage(check(broken), 'visas/r-visa')).toMatchObject({ kind: 'write', text: KNOWN });
    expect(confirmPage(check(broken), 'visas/r-visa', ['who'])).toMatchObject({ kind: 'refuse' });
  });

  it('removes the ledger of a page that is gone', () => {
    const gone = { ...SOUND, 'content/ledger/visas/gone.yaml': KNOWN };
    const removal = { kind: 'remove', path: 'visas/gone', file: 'content/ledger/visas/gone.yaml' };
    expect(confirmPage(check(gone), 'visas/gone')).toEqual(removal);
    expect(confirmAll(check(gone))).toContainEqual(removal);
  });

  it('suggests the page or section that was meant', () => {
    expect(confirmPage(check(SOUND), 'visas/r-visas')).toMatchObject({
      sentence: { en: expect.stringContaining('"visas/r-visa"') },
    });
    expect(confirmPage(check(SOUND), 'visas/r-visa', ['step'])).toMatchObject({
      sentence: { en: expect.stringContaining('"steps"') },
    });
  });

  it.each([
    ['visas/r-visa', 'visas/r-visa'],
    ['/visas/r-visa/', 'visas/r-visa'],
    ['content/zh/visas/r-visa.mdx', 'visas/r-visa'],
    ['./content/en/visas/index.mdx', 'visas'],
  ])('understands %s', (typed, path) => expect(pageNamed(typed)).toBe(path));
});
