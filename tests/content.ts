import { runChecks } from '../src/checks/run-checks.ts';
import type { Diagnostic } from '../src/handbook/diagnostic.ts';
import type { Handbook } from '../src/handbook/handbook.ts';
import { ledgerPath, writeLedger } from '../src/handbook/ledger.ts';
import { linkHandbook } from '../src/handbook/link.ts';
import { type ContentFile, readContent } from '../src/handbook/read-content.ts';

/** Small content for tests: one correct page pair and the records it uses, to be changed file by file. */

export const AS_OF = '2026-11-21';

/** Stands where a diagnostic is expected; it is taken out before the content is read. */
export const MARK = '‸';

const HEAD = `order: 10
changes:
  - { on: 2026-11-01, note: n, affects: a }
---
`;

export const SOUND: Readonly<Record<string, string>> = {
  'content/zh/visas/r-visa.mdx': `---
title: 人才签证
summary: 谁能申请人才签证。
${HEAD}
合格分是<Fact id="pass-mark" />，依据<Cite source="law" article="7" />。

<AnswerCard decides="none" fee="none" time="none" validity="not-applicable" where="none" since="none" />

## 谁能申请 {#who}

先看[怎么办](#steps)。

## 怎么办 {#steps}

去办。
`,
  'content/en/visas/r-visa.mdx': `---
title: The talent visa
summary: Who can apply for the talent visa.
${HEAD}
The pass mark is <Fact id="pass-mark" />, by <Cite source="law" article="7" />.

<AnswerCard decides="none" fee="none" time="none" validity="not-applicable" where="none" since="none" />

## Who can apply {#who}

First see [how](#steps).

## How to apply {#steps}

Apply.
`,
  'content/data/facts/visas.yaml': `pass-mark:
  title: { zh: 合格分, en: pass mark }
  value: { type: points, amount: 70 }
  sentence:
    zh: 合格分是{value}。
    en: The pass mark is {value}.
  sources:
    - { source: law, article: 7 }
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
unsure:
  title: { zh: 金额, en: amount }
  value: { type: money, amount: 800000, currency: CNY }
  sentence:
    zh: 金额是{value}。
    en: The amount is {value}.
  sources: [{ source: law }]
  grade: C
  unused: { zh: 只供测试。, en: For tests only. }
  checked: 2026-11-01
  checkAgain: 2027-05-01
`,
  'content/data/doubts/visas.yaml': `amount-unsure:
  kind: unconfirmed
  title: { zh: 金额未证实, en: amount unconfirmed }
  text: { zh: 只见于转载。, en: Seen in a copy only. }
  facts: [unsure]
  ask: { who: { zh: 主管机关, en: the authority }, question: 金额是多少？ }
  since: 2026-11-01
`,
  'content/data/sources/law.yaml': `law:
  title: { zh: 某法, en: A law }
  issuer: { zh: 某机关, en: An authority }
  kind: law
  language: zh
  issued: 2012-06-30
  url: https://law.example/
  read: { on: 2026-11-01, form: archived, extent: whole }
`,
  'content/data/terms/visas.yaml': `talent-visa:
  zh: 人才签证
  pinyin: réncái qiānzhèng
  en: talent visa
  definition: { zh: 给人才的签证。, en: A visa for talent. }
`,
  'content/data/chapters.yaml': `visas:
  title: { zh: 签证, en: Visas }
  summary: { zh: 签证。, en: Visas. }
  order: 10
`,
  'content/published/ids.txt': `page reference 2026-11-01
page reference/doubts 2026-11-01
page reference/facts 2026-11-01
page reference/glossary 2026-11-01
page reference/sources 2026-11-01
page reference/topics 2026-11-01
page reference/changes 2026-11-01
page reference/data 2026-11-01
page reference/translation-status 2026-11-01
page print 2026-11-01
page search 2026-11-01
page visas/r-visa 2026-11-01
section visas/r-visa#who 2026-11-01
section visas/r-visa#steps 2026-11-01
fact pass-mark 2026-11-01
fact unsure 2026-11-01
term talent-visa 2026-11-01
source law 2026-11-01
doubt amount-unsure 2026-11-01
`,
};

/** Returns content files from texts; a text may be bytes already. */
export function contentFiles(texts: Readonly<Record<string, string | Uint8Array>>): readonly ContentFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  }));
}

/** Checks the sound content with some files changed; a change to undefined leaves the file out. */
export function checkChanged(changes: Readonly<Record<string, string | Uint8Array | undefined>>): {
  readonly handbook: Handbook;
  readonly diagnostics: readonly Diagnostic[];
} {
  const texts = Object.fromEntries(
    Object.entries({ ...SOUND, ...changes }).filter(
      (entry): entry is [string, string | Uint8Array] => entry[1] !== undefined,
    ),
  );
  return runChecks(readContent(contentFiles({ ...confirmed(texts), ...texts })), { asOf: AS_OF });
}

/** Returns the ledger in which every page that can be read is confirmed as it stands: most tests are about something else. */
export function confirmed(texts: Readonly<Record<string, string | Uint8Array>>): Record<string, string> {
  const { pages } = linkHandbook(readContent(contentFiles(texts)));
  return Object.fromEntries([...pages.values()].map((page) => [ledgerPath(page), writeLedger(page, undefined)]));
}

/** Returns the text without its mark, and the line and column where the mark stood. */
export function takeMark(text: string): { readonly text: string; readonly line: number; readonly column: number } {
  const at = text.indexOf(MARK);
  if (at < 0) throw new Error('The fixture has no mark.');
  const before = text.slice(0, at);
  return { text: text.replace(MARK, ''), line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
