import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/checks/run-checks.ts';
import { twinLedger } from '../../../src/checks/twin-ledger.ts';
import { loadContentFiles } from '../../../src/disk/load-content.ts';
import type { Diagnostic } from '../../../src/handbook/diagnostic.ts';
import { ledgerPath, twinParts, writeLedger } from '../../../src/handbook/ledger.ts';
import { linkHandbook } from '../../../src/handbook/link.ts';
import { LOCALES, otherLocale } from '../../../src/handbook/locale.ts';
import { type Page, readPage } from '../../../src/handbook/page.ts';
import { readContent } from '../../../src/handbook/read-content.ts';
import { twinStates } from '../../../src/handbook/twin-states.ts';
import { isSameText, restsOnOther, type TextPart } from '../../../src/handbook/twin-text.ts';
import { AS_OF, checkChanged, confirmed, contentFiles, MARK, SOUND, takeMark } from '../../content.ts';

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';
const LEDGER = 'content/ledger/visas/r-visa.yaml';
const LEDGER_TEXT = confirmed(SOUND)[LEDGER] ?? '';

const changed = (file: string, from: string, to: string): string => {
  const text = SOUND[file] ?? '';
  if (!text.includes(from)) throw new Error(`"${from}" isn't in ${file}.`);
  return text.replace(from, to);
};

/** Checks texts against the ledger of the sound content. The mark may stand in either text or in the ledger. */
function found(changes: Readonly<Record<string, string | undefined>>): {
  readonly places: readonly string[];
  readonly mark: string;
  readonly diagnostics: readonly Diagnostic[];
} {
  let mark = '';
  const bare = Object.fromEntries(
    Object.entries({ [LEDGER]: LEDGER_TEXT, ...changes }).map(([file, text]) => {
      if (!text?.includes(MARK)) return [file, text];
      const taken = takeMark(text);
      mark = `${file}:${taken.line}:${taken.column}`;
      return [file, taken.text];
    }),
  );
  // A new section isn’t published yet either; that is another check’s to say.
  const diagnostics = checkChanged(bare).diagnostics.filter(({ code }) => code !== 'promise/unlisted');
  return {
    places: diagnostics.map(
      ({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`,
    ),
    mark,
    diagnostics,
  };
}

describe('the ledger of a page', () => {
  it('has nothing to say of a page that stands as confirmed', () => {
    expect(found({}).places).toEqual([]);
  });

  it('points at the section of the other language, and at no other, when one changes', () => {
    const { places, mark, diagnostics } = found({
      [ZH]: changed(ZH, '去办。', '去派出所办。'),
      [EN]: changed(EN, '## How to apply', `${MARK}## How to apply`),
    });
    expect(places).toEqual([`${mark} warning twin/behind`]);
    expect(diagnostics[0]?.message.zh).toMatch(/中文.*加了“派出所”.*npm run confirm -- visas\/r-visa steps$/);
    expect(diagnostics[0]?.message.en).toMatch(/Chinese.*"派出所" added.*npm run confirm -- visas\/r-visa steps$/);
  });

  it('points at the Chinese when the English changes', () => {
    const { places, mark, diagnostics } = found({
      [ZH]: changed(ZH, '## 谁能申请', `${MARK}## 谁能申请`),
      [EN]: changed(EN, 'First see', 'Please see'),
    });
    expect(places).toEqual([`${mark} warning twin/behind`]);
    expect(diagnostics[0]?.message.en).toContain('"First" → "Please"');
  });

  it('sees a change of heading, title, summary and of the text before the first heading', () => {
    const heading = found({
      [ZH]: changed(ZH, '## 怎么办 {', '## 怎样办 {'),
      [EN]: changed(EN, '## How', `${MARK}## How`),
    });
    expect(heading.places).toEqual([`${heading.mark} warning twin/behind`]);
    const title = found({
      [ZH]: changed(ZH, 'title: 人才签证', 'title: 人才的签证'),
      [EN]: changed(EN, 'title: The', `title: ${MARK}The`),
    });
    expect(title.places).toEqual([`${title.mark} warning twin/behind`]);
    const summary = found({
      [EN]: changed(EN, 'summary: Who', 'summary: On who'),
      [ZH]: changed(ZH, 'summary: ', `summary: ${MARK}`),
    });
    expect(summary.places).toEqual([`${summary.mark} warning twin/behind`]);
    const opening = found({
      [EN]: changed(EN, 'The pass mark is', 'Its pass mark is'),
      [ZH]: changed(ZH, '合格分是', `${MARK}合格分是`),
    });
    expect(opening.places).toEqual([`${opening.mark} warning twin/behind`]);
  });

  it('misses a text before the first heading that one language has lost', () => {
    const bare = (file: string) =>
      (SOUND[file] ?? '').replace(/\n\n(?:合格分|The pass mark)[^\n]*\n\n<AnswerCard.*\n/, '\n');
    const lost = found({ [ZH]: bare(ZH), [EN]: changed(EN, 'The pass mark is', `${MARK}The pass mark is`) });
    expect(lost.places).toContain(`${lost.mark} error twin/behind`);
  });

  it('takes no notice of spaces, line breaks and spaces beside punctuation', () => {
    const { places } = found({
      [ZH]: changed(ZH, '先看[怎么办](#steps)。', '先看 [怎么办](#steps) 。'),
      [EN]: changed(EN, 'First see [how](#steps).', 'First  see\n[how](#steps).\n'),
    });
    expect(places).toEqual([]);
  });

  it('asks to confirm a section that changed in both languages, once', () => {
    const { places, mark, diagnostics } = found({
      [ZH]: changed(ZH, '去办。', '去派出所办。'),
      [EN]: changed(EN, 'Apply.', 'Apply at the police station.').replace('## How', `${MARK}## How`),
    });
    expect(places).toEqual([`${mark} warning twin/both-changed`]);
    expect(diagnostics[0]?.message.en).toMatch(/Chinese: "派出所" added; English: "at the police station" added/);
  });

  it('calls it an error when one language comes to rest on another clause', () => {
    const { places, mark } = found({
      [ZH]: changed(ZH, 'article="7" />', 'article="8" />'),
      [EN]: changed(EN, 'The pass mark is', `${MARK}The pass mark is`),
    });
    expect(places).toContain(`${mark} error twin/behind`);
    expect(places.filter((place) => place.includes('twin/'))).toHaveLength(1);
  });

  it('names a new section, and a new page once', () => {
    const section = found({
      [ZH]: `${SOUND[ZH]}\n## 之后 {#after}\n\n等。\n`,
      [EN]: `${SOUND[EN]}\n${MARK}## After {#after}\n\nWait.\n`,
    });
    expect(section.places).toEqual([`${section.mark} warning twin/unconfirmed`]);
    const page = found({ [LEDGER]: '{}\n' });
    expect(page.diagnostics.map(({ code }) => code)).toEqual(Array(5).fill('twin/unconfirmed'));
    const alone = takeMark(changed(EN, 'title: The', `title: ${MARK}The`));
    const { diagnostics } = runChecks(readContent(contentFiles({ ...SOUND, [EN]: alone.text })), { asOf: AS_OF });
    expect(diagnostics.map(({ file, line, column, code }) => [file, line, column, code])).toEqual([
      [EN, alone.line, alone.column, 'twin/unconfirmed'],
    ]);
  });

  it('says what to do about sections and pages that are gone', () => {
    const section = found({ [LEDGER]: LEDGER_TEXT.replace('  who:', `  ${MARK}whom:`) });
    expect(section.places).toContain(`${section.mark} warning ledger/unknown-section`);
    const gone = 'content/ledger/visas/gone.yaml';
    const page = found({ [gone]: `${MARK}title:\n  zh: 甲\n  en: A\n` });
    expect(page.places).toEqual([`${page.mark} warning ledger/unknown-page`]);
    expect(page.diagnostics[0]?.message.en).toContain('npm run confirm -- visas/gone');
  });

  it('keeps silent about a page that can’t be read: its own error says enough', () => {
    const { diagnostics } = found({ [ZH]: `${SOUND[ZH]}\n<Fact` });
    expect(diagnostics.filter(({ code }) => /^(?:twin|ledger)\//.test(code))).toEqual([]);
  });

  it.each([
    [
      'the traces of a merge',
      LEDGER_TEXT.replace('summary:', `${MARK}<<<<<<< HEAD\nsummary:`),
      /^text\/merge-conflict$/,
    ],
    ['a key that stands twice', `${LEDGER_TEXT}${MARK}title: { zh: 甲, en: A }\n`, /^record\/duplicate-id$/],
    ['a key it doesn’t know', LEDGER_TEXT.replace('opening:', `${MARK}openings:`), /^record\/unknown-key$/],
    ['a language left out', LEDGER_TEXT.replace(/title:\n {2}zh: .*\n/, `${MARK}title:\n`), /^record\/missing-key$/],
    ['a number for a text', LEDGER_TEXT.replace(/zh: 人才签证/, `zh: ${MARK}12`), /^record\/wrong-value$/],
  ])('reports a file with %s where the mistake stands', (_, text, code) => {
    const { mark, diagnostics } = found({ [LEDGER]: text });
    expect(diagnostics.map((one) => one.code)).toEqual([expect.stringMatching(code)]);
    const [one] = diagnostics;
    expect(`${one?.file}:${one?.line}:${one?.column}`).toBe(mark);
  });
});

describe('what counts as the same text', () => {
  it.each([
    ['在北京工作满 5 年，可以申请', '在北京工作满5年，可以申请'],
    ['Beijing， 北京', 'Beijing，北京'],
    ['one two.\nThree', 'one  two. Three'],
    ['cafe\u0301', 'café'],
  ])('%s = %s', (one, other) => expect(isSameText(one, other)).toBe(true));

  it.each([
    ['a nother', 'another'],
    ['5 年', '6 年'],
    ['必须', '可以'],
    ['Apply, then wait', 'Apply then wait'],
  ])('%s ≠ %s', (one, other) => expect(isSameText(one, other)).toBe(false));
});

describe('resting on other facts', () => {
  const fact = (id: string) => `<Fact id="${id}" />`;
  it.each([
    [fact('a'), fact('b'), true],
    [fact('a'), '', true],
    ['', '<FactTable ids="a b" />', true],
    ['<Cite source="law" article="7" />', '<Cite source="law" article="8" />', true],
    [`${fact('a')}${fact('a')}${fact('b')}`, `${fact('a')}${fact('b')}${fact('b')}`, true],
    [fact('a'), `${fact('a')} again ${fact('a')}`, false],
    [`<Fact id="a">old words</Fact>`, `<Fact id="a" show="sentence" />`, false],
    ['<Term id="a" />', '<Term id="b" />', false],
    ['<AnswerCard fee="a" time="none" />', '<AnswerCard fee="b" time="none" />', true],
  ])('%s → %s: %s', (before, after, expected) => expect(restsOnOther(before, after)).toBe(expected));
});

const files = await loadContentFiles(process.cwd());
const content = readContent(files);
const handbook = linkHandbook(content);

/** Returns the page with one part of one language changed: a word is added where the part ends. */
function seeded(page: Page, part: TextPart, locale: 'zh' | 'en'): Page {
  const { source, file, path } = page[locale];
  const lines = source.split('\n');
  const at = part.position.line - 1;
  const isHead = part.name.kind === 'title' || part.name.kind === 'summary';
  if (isHead) lines[at] = (lines[at] ?? '').replace(/(: "?)/, '$1Zzz ');
  else if (part.name.kind === 'section') lines.splice(at + 1, 0, '', 'Zzz.', '');
  else lines.splice(at, 0, 'Zzz.', '');
  const read = readPage(locale, path, file, lines.join('\n'));
  if (!read.page) throw new Error(`The seed broke ${file}: ${JSON.stringify(read.diagnostics)}`);
  return { ...page, [locale]: read.page };
}

describe('the ledger of the handbook', () => {
  it('holds every part of every page, as it stands', () => {
    expect(twinLedger(handbook, { asOf: AS_OF })).toEqual([]);
    expect(handbook.ledger.size).toBe(handbook.pages.size);
  });

  it('is what the command writes, byte by byte', () => {
    const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    for (const page of handbook.pages.values())
      expect([page.path, writeLedger(page, undefined) === texts.get(ledgerPath(page))]).toEqual([page.path, true]);
  });

  it('finds a seeded change of any part in either language, at exactly that part', () => {
    let seeds = 0;
    for (const page of handbook.pages.values()) {
      const known = handbook.ledger.get(page.path);
      for (const part of twinParts(page)) {
        for (const locale of LOCALES) {
          const own = part.texts[locale];
          if (!own) continue;
          const notTogether = twinStates(seeded(page, own, locale), known).filter(({ state }) => state !== 'together');
          expect(notTogether.map(({ name, state }) => [page.path, name, state])).toEqual([
            [page.path, part.name, `${otherLocale(locale)}-behind`],
          ]);
          seeds++;
        }
      }
    }
    expect(seeds).toBeGreaterThan(1500);
  });

  it.each([
    ['permanent-residence/family', 'spouse', 'zh'],
    ['regulations/chapter-6', 'article-72', 'en'],
  ] as const)(
    'lets the whole check report a change of %s #%s in %s once, at the twin’s heading',
    (path, id, locale) => {
      const page = handbook.pages.get(path);
      const other = otherLocale(locale);
      const part = page && twinParts(page).find(({ name }) => name.kind === 'section' && name.id === id);
      const own = part?.texts[locale];
      const twin = part?.texts[other];
      if (!page || !own || !twin) throw new Error('No such part.');
      const fresh = seeded(page, own, locale)[locale];
      const mutated = files.map((file) =>
        file.path === fresh.file ? (contentFiles({ [fresh.file]: fresh.source })[0] ?? file) : file,
      );
      const { diagnostics } = runChecks(readContent(mutated), { asOf: AS_OF });
      const twins = diagnostics.filter(({ code }) => /^(?:twin|ledger)\//.test(code));
      expect(twins.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
        `${page[other].file}:${twin.position.line}:${twin.position.column} twin/behind`,
      ]);
      expect(twins[0]?.message.en).toContain('"Zzz." added');
    },
  );
});
