import { describe, expect, it } from 'vitest';
import { checkChanged, MARK, SOUND, takeMark } from '../../content.ts';

/**
 * Each rule against the sound content with one thing broken. The mark ‸ stands where the diagnostic
 * must point; nothing else may be reported with that code.
 */

const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';
const FACTS = 'content/data/facts/visas.yaml';
const DOUBTS = 'content/data/doubts/visas.yaml';
const SOURCES = 'content/data/sources/law.yaml';
const TERMS = 'content/data/terms/visas.yaml';

const CARD = '<AnswerCard decides="none" fee="none" time="none" validity="not-applicable" where="none" since="none" />';

type Swap = readonly [from: string, to: string];

/** Replaces parts of a sound file; each part is replaced where it first stands. */
const swap = (file: string, from: string, to: string, ...more: readonly Swap[]): Record<string, string> => ({
  [file]: [[from, to] as Swap, ...more].reduce((text, [part, replacement]) => {
    if (!text.includes(part)) throw new Error(`The sound ${file} has no "${part}".`);
    return text.replace(part, replacement);
  }, SOUND[file] ?? ''),
});
/** Adds the same paragraph to both languages, so that only the rule under test has something to say. */
const both = (zh: string, en = zh.replace('‸', '')): Record<string, string> => ({
  ...swap(ZH, '去办。', `去办。\n\n${zh}`),
  ...swap(EN, 'Apply.\n', `Apply.\n\n${en}\n`),
});

type Case = {
  readonly what: string;
  readonly code: string;
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly severity?: 'warning';
  readonly says?: RegExp;
};

const CASES: readonly Case[] = [
  {
    what: 'a YAML alias',
    code: 'record/yaml',
    changes: swap(
      FACTS,
      '  sources:\n    - { source: law, article: 7 }\n  grade: A',
      '  sources: &law\n    - { source: law, article: 7 }\n  earlier: ‸*law\n  grade: A',
    ),
  },
  // Reading records
  {
    what: 'an unknown key of a fact',
    code: 'fact/unknown-key',
    changes: swap(FACTS, '  grade: A', '  ‸colour: red\n  grade: A'),
  },
  { what: 'a wrong type in a fact', code: 'fact/wrong-value', changes: swap(FACTS, 'amount: 70', 'amount: ‸seventy') },
  {
    what: 'a value type that does not exist',
    code: 'fact/wrong-value',
    changes: swap(FACTS, 'type: points', 'type: ‸score'),
  },
  { what: 'a grade that does not exist', code: 'fact/wrong-value', changes: swap(FACTS, 'grade: A', 'grade: ‸D') },
  {
    what: 'a date that does not exist',
    code: 'fact/impossible-date',
    changes: swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-02-30'),
  },
  {
    what: 'a fact without a source',
    code: 'fact/no-source',
    changes: swap(FACTS, '  sources:\n    - { source: law, article: 7 }\n', '', ['pass-mark:', '‸pass-mark:']),
  },
  {
    what: 'a fact with an empty list of sources',
    code: 'fact/no-source',
    changes: swap(FACTS, 'sources: [{ source: law }]', '‸sources: []'),
  },
  {
    what: 'a fact without a grade',
    code: 'fact/no-grade',
    changes: swap(FACTS, '  grade: A\n', '', ['pass-mark:', '‸pass-mark:']),
  },
  {
    what: 'a sentence in one language only',
    code: 'fact/missing-key',
    changes: swap(FACTS, '    en: The pass mark is {value}.\n', '', ['  sentence:', '  ‸sentence:']),
  },
  {
    what: 'an unknown key of a source',
    code: 'record/unknown-key',
    changes: swap(SOURCES, '  kind: law', '  ‸publisher: x\n  kind: law'),
  },
  {
    what: 'an address that is none',
    code: 'record/wrong-value',
    changes: swap(SOURCES, 'https://law.example/', '‸law.example'),
  },
  {
    what: 'a script as an address',
    code: 'record/wrong-value',
    changes: swap(SOURCES, 'https://law.example/', '‸javascript:alert(1)'),
  },
  { what: 'the same id twice in a file', code: 'record/duplicate-id', changes: swap(FACTS, 'unsure:', '‸pass-mark:') },
  {
    what: 'the same id in two files',
    code: 'record/duplicate-id',
    changes: { 'content/data/terms/z.yaml': (SOUND[TERMS] ?? '').replace('talent-visa:', '‸talent-visa:') },
  },
  {
    what: 'an id that can not be an address',
    code: 'record/id',
    changes: swap(TERMS, 'talent-visa:', '‸Talent_Visa:'),
  },
  {
    what: 'YAML that does not parse',
    code: 'record/yaml',
    changes: swap(SOURCES, '  kind: law', '  kind: ‸law: x'),
    says: /YAML/,
  },
  {
    what: 'a record file that is a list',
    code: 'record/yaml',
    changes: { 'content/data/places/x.yaml': '‸- a\n- b\n' },
  },
  {
    what: 'a folder of records that does not exist',
    code: 'file/stray',
    changes: { 'content/data/stuff/x.yaml': '‸a: 1\n' },
  },
  { what: 'a file that is no page', code: 'file/stray', changes: { 'content/zh/notes.txt': '‸hello\n' } },
  // Reading pages
  {
    what: 'an unknown key in the head of a page',
    code: 'page/unknown-key',
    changes: swap(ZH, 'order: 10', '‸colour: red\norder: 10'),
  },
  {
    what: 'a head without a title',
    code: 'page/missing-key',
    changes: swap(ZH, '---\ntitle: 人才签证\n', '---\n', ['summary:', '‸summary:']),
  },
  {
    what: 'an impossible date in the head',
    code: 'page/impossible-date',
    changes: swap(EN, 'on: 2026-11-01', 'on: ‸2026-13-01'),
  },
  { what: 'a page without a head', code: 'page/no-frontmatter', changes: { [ZH]: '‸只有正文。\n' } },
  { what: 'less-than before a number', code: 'markdown/angle-bracket', changes: both('年龄‸<16周岁', 'Young') },
  { what: 'a tag that is not closed', code: 'mdx/unclosed-tag', changes: both('‸<Note kind="tip">\n\n提示。', 'Note') },
  { what: 'an HTML comment', code: 'mdx/html', changes: both('‸<!-- 备注 -->', 'Note') },
  // Components
  { what: 'an import', code: 'mdx/import', changes: both('‸import x from "y"') },
  { what: 'an export', code: 'mdx/import', changes: both('‸export const x = 1') },
  { what: 'an expression', code: 'mdx/expression', changes: both('今年‸{new Date()}', 'Year') },
  { what: 'an expression in an attribute', code: 'mdx/expression', changes: both('‸<Fact id={"pass-mark"} />', 'x') },
  { what: 'raw HTML', code: 'mdx/html', changes: both('‸<div>你好</div>') },
  { what: 'a script', code: 'mdx/html', changes: both('‸<script>alert</script>') },
  {
    what: 'an unknown component',
    code: 'mdx/unknown-component',
    changes: both('‸<Facts id="pass-mark" />'),
    says: /<Fact>/,
  },
  {
    what: 'an unknown attribute',
    code: 'mdx/attribute',
    changes: both('‸<Fact id="pass-mark" shows="bare" />'),
    says: /show/,
  },
  {
    what: 'an attribute outside its choices',
    code: 'mdx/attribute',
    changes: both('‸<Fact id="pass-mark" show="big" />'),
  },
  { what: 'a missing attribute', code: 'mdx/attribute', changes: both('‸<Cite article="7" />') },
  {
    what: 'an article that is no number',
    code: 'mdx/attribute',
    changes: both('‸<Cite source="law" article="seven" />'),
  },
  { what: 'an empty component', code: 'mdx/children', changes: both('‸<Note kind="tip" />') },
  {
    what: 'words in a component that holds none',
    code: 'mdx/children',
    changes: both('见‸<Cite source="law">某法</Cite>'),
  },
  {
    what: 'a step outside the steps',
    code: 'mdx/placement',
    changes: both('‸<Step who="applicant">\n\n去。\n\n</Step>', '<Step who="applicant">\n\nGo.\n\n</Step>'),
  },
  {
    what: 'a block component inside a sentence',
    code: 'mdx/placement',
    changes: both('先看‸<Documents ids="x" />再说', 'See <Documents ids="x" /> first'),
  },
  { what: 'a reference-style link', code: 'link/reference-style', changes: both('‸[r]: /visas/r-visa/') },
  // References
  {
    what: 'an unknown fact',
    code: 'fact/unknown',
    changes: both('合格分‸<Fact id="pass-marks" />', 'It is <Fact id="pass-marks" />'),
    says: /pass-mark/,
  },
  {
    what: 'an unknown source',
    code: 'source/unknown',
    changes: both('见‸<Cite source="lav" />', 'See <Cite source="lav" />'),
    says: /law/,
  },
  {
    what: 'an unknown term',
    code: 'term/unknown',
    changes: both('申请‸<Term id="talent-viza" />', 'The <Term id="talent-viza" />'),
    says: /talent-visa/,
  },
  { what: 'an unknown document', code: 'document/unknown', changes: both('‸<Documents ids="passport" />') },
  { what: 'an unknown place', code: 'place/unknown', changes: both('‸<Places ids="hall" />') },
  {
    what: 'an unknown doubt',
    code: 'doubt/unknown',
    changes: both('‸<Doubt id="amount-unsur" />'),
    says: /amount-unsure/,
  },
  {
    what: 'an article the Regulations do not have',
    code: 'article/unknown',
    changes: both('‸<Clause article="99" />'),
  },
  {
    what: 'an unknown source in a fact',
    code: 'source/unknown',
    changes: swap(FACTS, 'source: law, article: 7', 'source: ‸lawn, article: 7'),
  },
  // Figures
  { what: 'a bare amount in Chinese', code: 'prose/bare-figure', changes: both('费用‸1500元', 'A fee') },
  { what: 'a bare amount in English', code: 'prose/bare-figure', changes: both('费用', 'It costs ‸CNY 1,500') },
  {
    what: 'a bare score, with the fact that holds it',
    code: 'prose/bare-figure',
    changes: both('要‸70分', 'Enough'),
    says: /pass-mark/,
  },
  { what: 'a bare period in Chinese words', code: 'prose/bare-figure', changes: both('满‸三年', 'Long') },
  { what: 'a bare period in English words', code: 'prose/bare-figure', changes: both('很久', 'Wait ‸six months') },
  { what: 'a bare working-day period', code: 'prose/bare-figure', changes: both('要‸5个工作日', 'Soon') },
  { what: 'a bare percentage', code: 'prose/bare-figure', changes: both('占‸20%', 'Share') },
  { what: 'a bare date', code: 'prose/bare-figure', changes: both('自‸2024年3月1日起', 'Since') },
  { what: 'a bare date in English', code: 'prose/bare-figure', changes: both('起', 'Since ‸1 March 2024') },
  { what: 'a bare age', code: 'prose/bare-figure', changes: both('年满‸18周岁', 'Adult') },
  {
    what: 'a figure in a summary',
    code: 'prose/bare-figure',
    changes: swap(EN, 'summary: Who can apply', 'summary: ‸In 5 days'),
  },
  // Twins
  { what: 'a page without its twin', code: 'pair/missing-twin', changes: { [EN]: undefined, [ZH]: `‸${SOUND[ZH]}` } },
  {
    what: 'sections in another order',
    code: 'pair/sections-differ',
    changes: swap(EN, '## Who can apply {#who}', '‸## Who can apply {#whom}'),
  },
  {
    what: 'a fact in one language only',
    code: 'pair/facts-differ',
    changes: both('是‸<Fact id="pass-mark" />', 'So it is'),
  },
  {
    what: 'a citation in one language only',
    code: 'pair/citations-differ',
    changes: both('So', 'See ‸<Cite source="law" article="8" />'),
  },
  {
    what: 'a component in one language only',
    code: 'pair/components-differ',
    changes: both('‸<Doubt id="amount-unsure" />', 'x'),
  },
  { what: 'a link in one language only', code: 'pair/links-differ', changes: both('见‸[上文](#who)', 'x') },
  {
    what: 'change notes of another day',
    code: 'pair/head-differs',
    changes: swap(EN, 'changes:\n  - { on: 2026-11-01', '‸changes:\n  - { on: 2026-11-02'),
  },
  // Links and images
  {
    what: 'a link to a page that is not there',
    code: 'link/broken',
    changes: both('见‸[签证](/visas/r-vsa/)'),
    says: /r-visa/,
  },
  {
    what: 'a link to a section that is not there',
    code: 'link/anchor',
    changes: both('见‸[怎么办](#step)'),
    says: /#steps/,
  },
  { what: 'a link with a language', code: 'link/language-in-path', changes: both('见‸[签证](/zh/visas/r-visa/)') },
  { what: 'a link without its slash', code: 'link/form', changes: both('见‸[签证](/visas/r-visa)') },
  {
    what: 'a link to another site, with its source',
    code: 'link/external',
    changes: both('见‸[某法](https://law.example/)'),
    says: /<Cite source="law"/,
  },
  {
    what: 'a related page that is not there',
    code: 'link/broken',
    changes: {
      ...swap(ZH, 'order: 10', 'related: [‸/visas/x-visa/]\norder: 10'),
      ...swap(EN, 'order: 10', 'related: [/visas/x-visa/]\norder: 10'),
    },
  },
  { what: 'a picture written in the text', code: 'image/no-record', changes: both('‸![A hall](a.png)') },
  // Markdown traps
  {
    what: 'bold that touches Chinese punctuation',
    code: 'markdown/bold-punctuation',
    changes: both('按‸**《条例》**规定', 'x'),
    says: /《\*\*条例\*\*》/,
  },
  { what: 'a bare address', code: 'markdown/bare-address', changes: both('见‸https://law.example/，好', 'x') },
  { what: 'a line break inside Chinese', code: 'markdown/chinese-line-break', changes: both('先去办‸理\n再回来', 'x') },
  { what: 'a heading without an id', code: 'section/no-id', changes: both('‸## 还有', '## More') },
  { what: 'an id with capitals', code: 'section/no-id', changes: both('‸## 还有 {#More}', '## More {#More}') },
  { what: 'a first-level heading', code: 'section/level', changes: both('‸# 还有 {#more}', '# More {#more}') },
  {
    what: 'the same section id twice',
    code: 'section/duplicate-id',
    changes: both('‸## 再谈 {#steps}', '## Again {#steps}'),
  },
  { what: 'a hand-written basis', code: 'section/built', changes: both('‸## 依据 {#basis}', '## Basis {#basis}') },
  {
    what: 'standard sections out of order',
    code: 'section/order',
    changes: both('‸## 材料 {#documents}', '## Documents {#documents}'),
  },
  {
    what: 'a title that is too long',
    code: 'page/title-length',
    changes: swap(ZH, 'title: 人才签证', `title: ‸${'长'.repeat(25)}`),
  },
  {
    what: 'a summary that is too long',
    code: 'page/summary-length',
    changes: swap(EN, 'summary: Who', `summary: ‸${'long '.repeat(33)}who`),
  },
  // Facts, doubts, dates, sources
  {
    what: 'a sentence without its value',
    code: 'fact/value-placeholder',
    changes: swap(FACTS, 'en: The pass mark is {value}.', 'en: ‸The pass mark.'),
  },
  {
    what: 'other figures in one language',
    code: 'fact/figures-differ',
    changes: swap(FACTS, 'en: The pass mark is {value}.', 'en: ‸In 2021 the pass mark is {value}.'),
  },
  {
    what: 'an unconfirmed fact that no doubt names',
    code: 'fact/unconfirmed-without-doubt',
    changes: { ...swap(DOUBTS, 'facts: [unsure]', 'facts: []'), ...swap(FACTS, 'grade: C', 'grade: ‸C') },
  },
  {
    what: 'an unconfirmed fact printed without its doubt',
    code: 'fact/unconfirmed-without-doubt',
    changes: both('是‸<Fact id="unsure" />', '<Doubt id="amount-unsure" />\n\nIt is <Fact id="unsure" />'),
  },
  {
    what: 'a doubt with nobody to ask',
    code: 'doubt/nobody-to-ask',
    changes: swap(DOUBTS, '  ask: { who: { zh: 主管机关, en: the authority }, question: 金额是多少？ }\n', '', [
      'kind: unconfirmed',
      'kind: ‸unconfirmed',
    ]),
  },
  {
    what: 'a fact past its check-again date',
    code: 'fact/check-again',
    severity: 'warning',
    changes: swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸2026-11-20'),
  },
  {
    what: 'a check again before the check',
    code: 'fact/check-again',
    changes: swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸2026-10-01'),
  },
  {
    what: 'a check in the future',
    code: 'fact/checked-in-future',
    changes: swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-12-01'),
  },
  {
    what: 'a period that ends before it begins',
    code: 'fact/reversed-period',
    changes: swap(FACTS, '  grade: A', '  from: 2024-03-01\n  until: ‸2023-03-01\n  grade: A'),
  },
  {
    what: 'an instrument that ended before it began',
    code: 'source/reversed-period',
    changes: swap(SOURCES, '  url:', '  inForce: 2013-07-01\n  ended: ‸2012-01-01\n  url:'),
  },
  {
    what: 'a link to an unofficial copy',
    code: 'source/copy-linked',
    changes: swap(SOURCES, 'kind: law', 'kind: copy', ['https:', '‸https:']),
  },
  // Whole pages
  {
    what: 'steps without an answer card',
    code: 'page/no-answer-card',
    changes: {
      ...swap(
        ZH,
        CARD,
        '',
        ['## 怎么办 {#steps}', '‸## 怎么办 {#steps}'],
        ['去办。', '去办。\n\n## 费用 {#cost-time}\n\n没有。'],
      ),
      ...swap(EN, CARD, '', ['Apply.\n', 'Apply.\n\n## Cost {#cost-time}\n\nNone.\n']),
    },
  },
  { what: 'an answer card further down', code: 'page/answer-card-place', changes: both(`‸${CARD}`) },
  {
    what: 'another year in one language',
    code: 'pair/numbers-differ',
    changes: {
      ...both('2021年度', 'In 2022'),
      ...swap(EN, 'Apply.\n', 'Apply.\n\nIn 2022\n', ['## How to apply', '‸## How to apply']),
    },
  },
  {
    what: 'a list that is shorter in one language',
    code: 'pair/lists-differ',
    changes: {
      ...both('- 甲\n- 乙', '- one'),
      ...swap(EN, 'Apply.\n', 'Apply.\n\n- one\n', ['## How to apply', '‸## How to apply']),
    },
  },
  {
    what: 'a long sentence in Chinese',
    code: 'prose/long-sentence',
    severity: 'warning',
    changes: both(`‸${'很长的话'.repeat(13)}。`, 'Long.'),
  },
  {
    what: 'a long sentence in English',
    code: 'prose/long-sentence',
    severity: 'warning',
    changes: both('长。', `‸${'many '.repeat(29)}words.`),
  },
  { what: 'an empty word', code: 'term/avoid', severity: 'warning', changes: both('他‸目前在京', 'Now') },
  {
    what: 'a word the terms reject',
    code: 'term/avoid',
    severity: 'warning',
    changes: {
      ...both('申请‸才能签', 'Apply'),
      ...swap(
        TERMS,
        '  definition:',
        '  avoid: [{ word: 才能签, lang: zh, why: { zh: 误译, en: wrong } }]\n  definition:',
      ),
    },
    says: /人才签证/,
  },
  {
    what: 'a fact nobody uses',
    code: 'fact/unused',
    severity: 'warning',
    changes: swap(FACTS, 'unsure:', '‸unsure:', ['  unused: { zh: 只供测试。, en: For tests only. }\n', '']),
  },
  {
    what: 'a reason for a fact that is used',
    code: 'fact/unused',
    changes: swap(FACTS, '  grade: A', '  ‸unused: { zh: 没用, en: not used }\n  grade: A'),
  },
  {
    what: 'a source nobody uses',
    code: 'source/unused',
    severity: 'warning',
    changes: { 'content/data/sources/more.yaml': (SOUND[SOURCES] ?? '').replace('law:', '‸another-law:') },
  },
  {
    what: 'a paper nobody asks for',
    code: 'record/unused',
    severity: 'warning',
    changes: {
      'content/data/documents/x.yaml':
        '‸photo:\n  zh: 照片\n  en: photo\n  form: original\n  sources: [{ source: law }]\n  grade: A\n',
    },
  },
];

describe('the sound content', () => {
  it('has nothing to report', () => {
    expect(checkChanged({}).diagnostics).toEqual([]);
  });
});

describe.each(CASES)('$what', ({ code, changes, severity = 'error', says }) => {
  const marked = Object.entries(changes).find(([, text]) => text?.includes(MARK));
  if (!marked?.[1]) throw new Error('No file of this case has a mark.');
  const [file] = marked;
  const { text, line, column } = takeMark(marked[1]);
  const found = checkChanged({ ...changes, [file]: text }).diagnostics.filter(
    (diagnostic) => diagnostic.code === code && diagnostic.file === file,
  );

  it(`is reported as ${code} where it stands, once`, () => {
    expect(found.map((diagnostic) => `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`)).toEqual([
      `${file}:${line}:${column}`,
    ]);
    expect(found[0]?.severity).toBe(severity);
  });

  it('says so in both languages, with the way out where there is one', () => {
    expect(found[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(found[0]?.message.en).toMatch(/[a-z]{2}/);
    if (says) expect(`${found[0]?.message.zh} ${found[0]?.message.en}`).toMatch(says);
  });
});
