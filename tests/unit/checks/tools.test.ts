import { describe, expect, it } from 'vitest';
import { checkChanged, SOUND, takeMark } from '../../content.ts';

/** The checks of rules: each against a sound rule with one thing broken. The mark ‸ stands where the diagnostic must point. */

const FACTS = 'content/data/facts/visas.yaml';
const RULES = 'content/data/rules/visas.yaml';

const MORE_FACTS = `
years:
  title: { zh: 年限, en: years }
  value: { type: duration, amount: 3, unit: year }
  sentence: { zh: "须满{value}。", en: "{value} are needed." }
  sources: [{ source: law }]
  grade: A
  until: 2030-12-31
  checked: 2026-11-01
  checkAgain: 2027-05-01
countries:
  title: { zh: 国家, en: countries }
  value: { type: list, items: [{ zh: 法国, en: France }, { zh: 科特迪瓦, en: Côte d’Ivoire }] }
  sentence: { zh: 这些国家。, en: These countries. }
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
`;

const SOUND_RULES = `points:
  kind: points-table
  title: { zh: 计分表, en: points table }
  version: 1
  checked: 2026-11-01
  channel: { zh: 通道, en: the channel }
  thresholds: [{ fact: pass-mark, name: { zh: 合格分, en: pass mark } }]
  gates: []
  indicators:
    - id: degree
      name: { zh: 学历, en: degree }
      ordered: true
      sources: [{ source: law }]
      options: [{ id: doctor, name: { zh: 博士, en: doctorate }, points: 70 }, { id: master, name: { zh: 硕士, en: master’s }, points: 60 }]
  complete: true
  published: { zh: 见附件。, en: In the annex. }
  sources: [{ source: law }]
  grade: A
  cases:
    - { title: { zh: 博士, en: A doctor }, answers: { degree: doctor }, points: 70 }
    - { title: { zh: 硕士, en: A master }, answers: { degree: master }, points: 60 }
choice:
  kind: decision
  title: { zh: 选择, en: choice }
  version: 1
  checked: 2026-11-01
  sources: [{ source: law }]
  grade: A
  tables: [points]
  questions:
    - { id: nationality, kind: choice, label: { zh: 国籍, en: nationality }, text: { zh: 国籍？, en: Nationality? }, why: { zh: 规定不同。, en: Rules differ. }, from: [countries], options: [{ id: other, name: { zh: 其他, en: other } }] }
    - { id: years, kind: number, unit: year, max: 60, label: { zh: 年限, en: years }, text: { zh: 几年？, en: How long? }, why: { zh: 有门槛。, en: There is a threshold. }, when: { question: nationality, in: [countries] } }
  tests:
    long: { question: years, atLeast: years }
  outcomes:
    - id: visa
      name: { zh: 签证, en: visa }
      summary: { zh: 可以申请。, en: You can apply. }
      page: /visas/r-visa/#who
      conditions:
        - { id: listed, text: { zh: 在名单上。, en: You are listed. }, facts: [countries], test: { question: nationality, in: [countries] }, fixed: true }
        - { id: long, text: { zh: "满{years}。", en: "You have {years}." }, test: { same: long } }
        - { id: score, text: { zh: 得分达到合格分。, en: Your score reaches the pass mark. }, test: { table: points, atLeast: pass-mark } }
        - { id: open, text: { zh: 规定仍有效。, en: The rule holds. }, test: { holds: years } }
  nothing: { zh: 没有。, en: None. }
  cases:
    - { title: { zh: 法国博士, en: A French doctor }, answers: { nationality: france, years: 3, degree: doctor }, fits: [visa] }
    - { title: { zh: 差一年, en: A year short }, answers: { nationality: france, years: 2.99, degree: doctor }, nearly: [visa] }
dates:
  kind: deadlines
  title: { zh: 日程, en: dates }
  version: 1
  checked: 2026-11-01
  sources: [{ source: law }]
  grade: A
  questions:
    - { id: entry, kind: date, label: { zh: 入境, en: entry }, text: { zh: 哪天入境？, en: When do you enter? }, why: { zh: 从这天算。, en: It counts from then. } }
  duties:
    - { id: register, name: { zh: 登记, en: register }, text: { zh: 去登记。, en: Register. }, page: /visas/r-visa/#steps, facts: [years], due: { question: entry, after: years } }
  warnings: []
  refusals: []
  cases:
    - { title: { zh: 闰日, en: Leap day }, answers: { entry: 2028-02-29 }, due: { register: 2031-02-28 } }
`;

const ON_A_PAGE = {
  'content/zh/visas/tool.mdx': `---
title: 工具
summary: 工具。
order: 20
changes:
  - { on: 2026-11-01, note: n, affects: a }
---

<Tool rule="choice" />

<Tool rule="dates" />
`,
  'content/en/visas/tool.mdx': `---
title: Tool
summary: A tool.
order: 20
changes:
  - { on: 2026-11-01, note: n, affects: a }
---

<Tool rule="choice" />

<Tool rule="dates" />
`,
};

const check = (rules: string) =>
  checkChanged({
    ...ON_A_PAGE,
    [FACTS]: (SOUND[FACTS] ?? '') + MORE_FACTS.trimStart(),
    [RULES]: rules,
  }).diagnostics.filter(({ code }) => code !== 'promise/unlisted');

it('the rule of these tests is sound', () => {
  expect(check(SOUND_RULES)).toEqual([]);
});

type Case = readonly [what: string, code: string, from: string, to: string];

const CASES: readonly Case[] = [
  [
    'a question that isn’t there',
    'rule/unknown-question',
    'test: { question: nationality',
    'test: { question: ‸nationalty',
  ],
  [
    'an option that isn’t there',
    'rule/unknown-option',
    'test: { question: nationality, in: [countries] }',
    'test: { question: nationality, is: ‸germany }',
  ],
  ['a test that isn’t there', 'rule/unknown-test', '{ same: long }', '{ same: ‸lang }'],
  [
    'a test that leads back to itself',
    'rule/unknown-test',
    'long: { question: years, atLeast: years }',
    'long: { same: ‸long }',
  ],
  ['a fact without an amount', 'rule/wrong-fact', 'atLeast: years }', 'atLeast: ‸countries }'],
  [
    'a fact that is no list',
    'rule/wrong-fact',
    'facts: [countries], test: { question: nationality, in: [countries] }',
    'facts: [countries], test: { question: nationality, in: [‸years] }',
  ],
  ['a fact without a period', 'rule/wrong-fact', '{ holds: years }', '{ holds: ‸countries }'],
  ['a fact that moves no date', 'rule/wrong-fact', 'after: years }', 'after: ‸pass-mark }'],
  ['units that can’t be compared', 'rule/unit', 'atLeast: years }', 'atLeast: ‸pass-mark }'],
  ['a date asked of a number', 'rule/unit', '{ holds: years }', '{ holds: years, on: ‸years }'],
  [
    'a condition on a later question',
    'rule/order',
    'Rules differ. }, from:',
    'Rules differ. }, when: { question: ‸years, atLeast: years }, from:',
  ],
  ['a points table that isn’t listed', 'rule/no-table', '  tables: [points]\n', ''],
  ['the same id twice', 'rule/duplicate-id', '{ id: open,', '{ id: ‸long,'],
  ['an outcome that rests on nothing', 'rule/no-proof', 'facts: [countries], ', ''],
  ['a bare figure', 'prose/bare-figure', 'You have {years}.', 'You have {years} or 3 years.'],
  ['another fact in one language', 'rule/words-differ', 'en: "You have {years}."', 'en: ‸"You have {pass-mark}."'],
  [
    'a case that comes out otherwise',
    'rule/case-fails',
    'answers: { nationality: france, years: 3, degree: doctor }, fits: [visa]',
    'answers: { nationality: other, years: 3, degree: doctor }, ‸fits: [visa]',
  ],
  [
    'a score that comes out otherwise',
    'rule/case-fails',
    'answers: { degree: master }, points: 60',
    'answers: { degree: master }, points: ‸61',
  ],
  [
    'a date that comes out otherwise',
    'rule/case-fails',
    'due: { register: 2031-02-28 }',
    '‸due: { register: 2031-03-01 }',
  ],
  [
    'an answer the rule doesn’t take',
    'rule/case-answer',
    'answers: { nationality: france, years: 2.99',
    'answers: { nationality: ‸germany, years: 2.99',
  ],
  [
    'an option nobody scores',
    'rule/case-missing',
    '    - { title: { zh: 硕士, en: A master }, answers: { degree: master }, points: 60 }\n',
    '',
  ],
  [
    'a duty nobody meets',
    'rule/case-missing',
    'answers: { entry: 2028-02-29 }, due: { register: 2031-02-28 }',
    'answers: { entry: 1800-01-01 }',
  ],
  ['a link to a page that isn’t there', 'link/broken', 'page: /visas/r-visa/#who', 'page: ‸/visas/x-visa/#who'],
  ['a link to a section that isn’t there', 'link/anchor', 'page: /visas/r-visa/#who', 'page: ‸/visas/r-visa/#whom'],
  ['an unknown fact', 'fact/unknown', 'atLeast: pass-mark }', 'atLeast: ‸pass-marks }'],
  [
    'an unknown fact in the words',
    'fact/unknown',
    '{ zh: "满{years}。", en: "You have {years}." }',
    '{ zh: "满{year}。", en: "You have {year}." }',
  ],
  [
    'a rule that ends before it begins',
    'rule/reversed-period',
    '  kind: deadlines\n',
    '  kind: deadlines\n  from: 2026-01-01\n  until: ‸2025-01-01\n',
  ],
  ['an unknown key', 'record/unknown-key', '  nothing:', '  ‸colour: red\n  nothing:'],
  ['a test that is misspelt', 'record/unknown-key', '{ holds: years }', '{ ‸hold: years }'],
  [
    'a test that lacks its other half',
    'record/missing-key',
    'test: { question: nationality, in: [countries] }',
    '‸test: { question: nationality }',
  ],
];

describe('the check of rules', () => {
  it.each(CASES)('finds %s', (_what, code, from, to) => {
    if (!SOUND_RULES.includes(from)) throw new Error(`The sound rule has no "${from}".`);
    const replaced = SOUND_RULES.replace(from, to);
    const hasMark = replaced.includes('‸');
    const { text, line, column } = hasMark ? takeMark(replaced) : { text: replaced, line: 0, column: 0 };
    const found = check(text).filter((diagnostic) => diagnostic.code === code);
    expect(found.length).toBeGreaterThan(0);
    if (hasMark) expect(found.map((one) => `${one.line}:${one.column}`)).toContain(`${line}:${column}`);
    for (const one of found) expect(one.message.zh && one.message.en).toBeTruthy();
  });
});
