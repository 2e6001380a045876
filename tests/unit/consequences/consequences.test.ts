import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/checks/run-checks.ts';
import { breaksPromise, type Consequences, compareHandbooks } from '../../../src/consequences/compare.ts';
import { formatConsequences } from '../../../src/consequences/report.ts';
import { ReadMemory, readContent } from '../../../src/handbook/read-content.ts';
import { AS_OF, confirmed, contentFiles, SOUND } from '../../content.ts';

/** What a change brings about, on small content: each part of the report and each red line. */

type Changes = Readonly<Record<string, string | undefined>>;

const RULES = `points:
  kind: points-table
  version: 1
  title: { zh: 积分, en: Points }
  checked: 2026-11-01
  sources: [{ source: law, article: 7 }]
  grade: B
  channel: { zh: 网上, en: online }
  thresholds: [{ fact: pass-mark, name: { zh: 合格, en: pass } }]
  gates: []
  indicators:
    - id: degree
      name: { zh: 学位, en: degree }
      sources: [{ source: law }]
      options:
        - { id: doctor, name: { zh: 博士, en: doctor }, points: 80 }
        - { id: master, name: { zh: 硕士, en: master }, points: 60 }
  complete: true
  published: { zh: 网上, en: online }
  cases:
    - { title: { zh: 一位博士, en: A doctor }, answers: { degree: doctor }, points: 80 }
    - { title: { zh: 一位硕士, en: A master }, answers: { degree: master }, points: 60 }
choose:
  kind: decision
  version: 1
  title: { zh: 选一选, en: Choose }
  checked: 2026-11-01
  sources: [{ source: law, article: 7 }]
  grade: B
  questions:
    - { id: score, kind: number, unit: points, max: 100, label: { zh: 分数, en: score }, text: { zh: 您有多少分？, en: "What is your score?" }, why: { zh: 看是否合格。, en: It decides. } }
  outcomes:
    - id: visa
      name: { zh: 签证, en: visa }
      summary: { zh: 可以来。, en: You may come. }
      page: /visas/r-visa/
      conditions:
        - { id: enough, text: { zh: 分数够, en: the score is enough }, facts: [pass-mark], test: { question: score, atLeast: pass-mark }, fixed: true }
  nothing: { zh: 没有合适的。, en: Nothing fits. }
  cases:
    - { title: { zh: 正好七十, en: Just seventy }, answers: { score: 70 }, fits: [visa] }
    - { title: { zh: 六十九, en: Sixty-nine }, answers: { score: 69 } }
`;

const BASE: Readonly<Record<string, string>> = { ...SOUND, 'content/data/rules/visas.yaml': RULES };
const FACTS = 'content/data/facts/visas.yaml';
const IDS = 'content/published/ids.txt';
const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';

/** The ledger of the base stays: a change confirms nothing by itself. */
const ledger = confirmed(BASE);

function consequencesOf(changes: Changes, base: Readonly<Record<string, string>> = BASE): Consequences {
  const before: Record<string, string> = { ...ledger, ...base };
  const after = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const memory = new ReadMemory();
  const check = (texts: Readonly<Record<string, string>>) =>
    runChecks(readContent(contentFiles(texts), memory), { asOf: AS_OF });
  return compareHandbooks(check(before), check(after));
}

function change(file: string, from: string | RegExp, to: string): Changes {
  const text = BASE[file] ?? '';
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`"${file}" has nothing like ${from}.`);
  return { [file]: changed };
}

const redKinds = ({ redLines }: Consequences) => redLines.map(({ kind, subject }) => `${kind} ${subject}`);
const reportOf = (consequences: Consequences, limit?: number) =>
  formatConsequences(consequences, { base: 'main', ...(limit === undefined ? {} : { limit }) });

describe('no change', () => {
  it('says so in one line', () => {
    const report = reportOf(consequencesOf({}));
    expect(report).toContain('The content is the same: no consequences.');
    expect(report.split('\n')).toHaveLength(6);
  });
});

describe('a fact', () => {
  const newValue = change(FACTS, 'amount: 70', 'amount: 75');
  const rechecked = (text: Changes, day = '2026-11-20'): Changes => ({
    [FACTS]: (text[FACTS] ?? '').replace('checked: 2026-11-01', `checked: ${day}`),
  });

  it('with another value is told old and new, in both languages, with every place that shows it', () => {
    const result = consequencesOf(newValue);
    expect(result.facts).toHaveLength(1);
    expect(result.facts[0]).toMatchObject({
      id: 'pass-mark',
      state: 'changed',
      hasNewValue: true,
      fields: expect.arrayContaining([
        { name: 'value', before: { zh: '70分', en: '70 points' }, after: { zh: '75分', en: '75 points' } },
      ]),
    });
    expect(result.facts[0]?.shown).toContainEqual(
      expect.objectContaining({ path: 'visas/r-visa', anchor: '', via: ['Fact'] }),
    );
    const report = reportOf(result);
    expect(report).toContain('70分 → **75分** · 70 points → **75 points**');
    expect(report).toContain('`/zh/visas/r-visa/` `/en/visas/r-visa/`');
  });

  it('with another value and neither source nor check anew is a red line', () => {
    expect(redKinds(consequencesOf(newValue))).toContain('value-unproved pass-mark');
    expect(redKinds(consequencesOf(rechecked(newValue)))).not.toContain('value-unproved pass-mark');
  });

  it('from another source whose old value isn’t kept is a red line, and none when it is', () => {
    const moved = { [FACTS]: (newValue[FACTS] ?? '').replace('article: 7', 'article: 8') };
    expect(redKinds(consequencesOf(moved))).toContain('old-value-lost pass-mark');
    const kept = {
      [FACTS]: (moved[FACTS] ?? '').replace(
        '  checked: 2026-11-01\n',
        `  checked: 2026-11-20
  from: 2026-11-10
  earlier:
    - value: { type: points, amount: 70 }
      sentence: { zh: '合格分是{value}。', en: 'The pass mark is {value}.' }
      sources: [{ source: law, article: 7 }]
      grade: A
      until: 2026-11-09
`,
      ),
    };
    const result = consequencesOf(kept);
    expect(redKinds(result).filter((line) => /value/.test(line))).toEqual([]);
    expect(result.facts[0]?.fields.map(({ name }) => name)).toEqual([
      'value',
      'sentence',
      'sources',
      'from',
      'checked',
      'earlier',
    ]);
  });

  it('with a raised grade is a red line, with a lowered one it isn’t', () => {
    expect(redKinds(consequencesOf(change(FACTS, 'grade: C', 'grade: B')))).toContain('grade-raised unsure');
    expect(redKinds(consequencesOf(change(FACTS, 'grade: A', 'grade: B')))).toEqual([]);
  });

  it('that was only checked again takes one line, without the places that show it', () => {
    const report = reportOf(consequencesOf(change(FACTS, 'checked: 2026-11-01', 'checked: 2026-11-20')));
    expect(report).toContain('`pass-mark` 合格分 · pass mark: checked 2026-11-01 → 2026-11-20');
    expect(report).not.toContain('/zh/visas/');
  });

  it('that is new or gone is told with its value', () => {
    const added = consequencesOf({
      [FACTS]: `${BASE[FACTS]}fresh:\n  title: { zh: 新的, en: new one }\n  value: { type: money, amount: 5, currency: CNY }\n  sentence: { zh: '是{value}。', en: 'It is {value}.' }\n  sources: [{ source: law }]\n  grade: A\n  checked: 2026-11-01\n  checkAgain: 2027-05-01\n`,
    });
    expect(added.facts).toMatchObject([{ id: 'fresh', state: 'added', value: { zh: '5元', en: 'CNY 5' } }]);
    expect(reportOf(added)).toContain('没有页面印出 · on no page');
    const removed = consequencesOf(change(FACTS, /^unsure:[\s\S]*/m, ''));
    expect(removed.facts).toMatchObject([{ id: 'unsure', state: 'removed' }]);
  });
});

describe('the worked cases of before', () => {
  it('are put to the rules and facts of now; who is told something else is a red line', () => {
    const result = consequencesOf(change(FACTS, 'amount: 70', 'amount: 75'));
    expect(result.cases.worked).toBe(4);
    expect(result.cases.changed).toMatchObject([
      { rule: 'choose', isExpected: false, differences: [{ key: 'fits', before: 'visa', after: '–' }] },
    ]);
    expect(redKinds(result)).toContain('case-changed choose');
    expect(reportOf(result)).toContain('1 of 4 outcomes change');
  });

  it('are expected to change where the case says the same', () => {
    const result = consequencesOf({
      ...change(FACTS, 'amount: 70', 'amount: 75'),
      ...change('content/data/rules/visas.yaml', 'answers: { score: 70 }, fits: [visa]', 'answers: { score: 70 }'),
    });
    expect(result.cases.changed).toMatchObject([{ rule: 'choose', isExpected: true }]);
    expect(redKinds(result)).not.toContain('case-changed choose');
  });

  it('are changed by the points of a table, too', () => {
    const result = consequencesOf(
      change('content/data/rules/visas.yaml', 'points: 80 }\n        -', 'points: 90 }\n        -'),
    );
    expect(result.cases.changed).toMatchObject([
      { rule: 'points', differences: [{ key: 'points', before: '80', after: '90' }] },
    ]);
  });

  it('are told when one is taken out, and when the rule can’t answer it any more', () => {
    const out = consequencesOf(change('content/data/rules/visas.yaml', /\n {4}- \{ title: \{ zh: 六十九.*\n/, '\n'));
    expect(out.cases.removed).toMatchObject([{ rule: 'choose', title: { en: 'Sixty-nine' } }]);
    expect(out.cases.changed).toEqual([]);
    const refused = consequencesOf(change('content/data/rules/visas.yaml', 'max: 100', 'max: 69'));
    expect(refused.cases.changed).toMatchObject([{ rule: 'choose', refused: true }]);
    expect(redKinds(refused)).toContain('case-changed choose');
  });
});

describe('a page', () => {
  it('shows which words of which section changed, and misses the change note', () => {
    const result = consequencesOf(change(EN, 'Apply.', 'Apply in person.'));
    expect(result.pages).toMatchObject([
      {
        path: 'visas/r-visa',
        state: 'changed',
        lacksNote: true,
        isOfSubstance: false,
        parts: [{ label: '#steps', locale: 'en', state: 'changed' }],
      },
    ]);
    expect(reportOf(result)).toContain(
      'en `#steps`: ## How to apply Apply <ins>in person</ins>.'.replace('## ', '\\## '),
    );
  });

  it('has its note where one was added', () => {
    const note = '  - { on: 2026-11-20, note: n2, affects: a }\n  - { on: 2026-11-01';
    const text = (file: string, from: string, to: string) =>
      (BASE[file] ?? '').replace(from, to).replace('  - { on: 2026-11-01', note);
    const result = consequencesOf({
      [EN]: text(EN, 'Apply.', 'Apply in person.'),
      [ZH]: text(ZH, '去办。', '本人去办。'),
    });
    expect(result.pages).toMatchObject([{ lacksNote: false }]);
    expect(result.pages[0]?.head.map(({ locale, key }) => `${locale} ${key}`)).toEqual(['zh changes', 'en changes']);
  });

  it('whose section is new or rests on something else changes in substance', () => {
    const result = consequencesOf(change(ZH, '去办。', '去办，见<Cite source="law" article="9" />。'));
    expect(result.pages).toMatchObject([{ isOfSubstance: true, parts: [{ restsOnOther: true }] }]);
    expect(reportOf(result)).toContain('没有更新说明 · no change note');
  });

  it('that moved is compared with itself, by its redirect', () => {
    const result = consequencesOf({
      [ZH]: undefined,
      [EN]: undefined,
      'content/zh/visas/talent.mdx': BASE[ZH],
      'content/en/visas/talent.mdx': BASE[EN]?.replace('Apply.', 'Apply early.'),
      'content/data/redirects/visas.yaml': `talent-moved:
  from: { kind: page, id: visas/r-visa }
  to: { kind: page, id: visas/talent }
  on: 2026-11-20
  why: { zh: 改名, en: A better name. }
`,
    });
    expect(result.pages).toMatchObject([
      { path: 'visas/talent', state: 'moved', from: 'visas/r-visa', parts: [{ label: '#steps', locale: 'en' }] },
    ]);
    expect(result.promise.gone).toContainEqual({
      kind: 'section',
      id: 'visas/r-visa#who',
      wasPublished: true,
      now: 'moved',
      to: 'visas/talent#who',
    });
    expect(redKinds(result).filter((line) => line.startsWith('promise'))).toEqual([]);
  });

  it('of the law is a red line when its words change', () => {
    const law = (words: string) => `---
title: 第一章
summary: 总则。
order: 1
captions: { '1': 目的 }
changes:
  - { on: 2026-11-01, note: n, affects: a }
---

## 第一条 {#article-1}

${words}
`;
    const file = 'content/zh/regulations/chapter-1.mdx';
    const base = { ...BASE, [file]: law('为了发展。') };
    expect(redKinds(consequencesOf({ [file]: law('为了创新。') }, base))).toContain(
      'law-changed regulations/chapter-1#article-1',
    );
  });
});

describe('the two languages', () => {
  it('fall behind at the changed section and no other, and are confirmed by the ledger', () => {
    const texts = change(EN, 'Apply.', 'Apply in person.');
    const behind = consequencesOf(texts);
    expect(behind.twins).toMatchObject({ open: [{ label: '#steps', state: 'zh-behind' }], confirmed: [] });
    const settled = consequencesOf({ ...texts, ...confirmed({ ...BASE, [EN]: texts[EN] ?? '' }) });
    expect(settled.twins).toEqual({ open: [], confirmed: [{ path: 'visas/r-visa', label: '#steps' }] });
  });
});

describe('other records', () => {
  it('are told field by field', () => {
    const result = consequencesOf(change('content/data/sources/law.yaml', 'form: archived', 'form: live'));
    expect(result.records).toMatchObject([
      { kind: 'sources', id: 'law', fields: [{ path: 'read.form', before: 'archived', after: 'live' }] },
    ]);
  });

  it('a doubt that is closed or new stands first', () => {
    const result = consequencesOf({
      'content/data/doubts/visas.yaml': `${(BASE['content/data/doubts/visas.yaml'] ?? '').replace('amount-unsure', 'another-doubt')}`,
      ...change('content/data/terms/visas.yaml', 'A visa for talent.', 'A visa for talents.'),
    });
    const report = reportOf(result);
    expect(report.indexOf('存疑 doubt, 新 new** `another-doubt`')).toBeGreaterThan(0);
    expect(report).toContain('存疑 doubt, 了结 closed** `amount-unsure`');
    expect(report.indexOf('doubt, 新')).toBeLessThan(report.indexOf('term, 改 changed'));
  });
});

describe('the promise to those who link here', () => {
  it('is broken by a line taken out of the list, even where the thing is still there', () => {
    const result = consequencesOf(change(IDS, 'term talent-visa 2026-11-01\n', ''));
    expect(redKinds(result)[0]).toBe('promise-line term talent-visa 2026-11-01');
    expect(breaksPromise(result)).toBe(true);
  });

  it('is broken by a changed line', () => {
    const result = consequencesOf(change(IDS, 'term talent-visa 2026-11-01', 'term talent-visa 2026-11-02'));
    expect(result.promise.linesChanged).toHaveLength(1);
    expect(breaksPromise(result)).toBe(true);
  });

  it('is broken by a thing and its line that go together, which the check alone can’t see', () => {
    const result = consequencesOf({
      'content/data/terms/visas.yaml': '{}\n',
      ...change(IDS, 'term talent-visa 2026-11-01\n', ''),
    });
    expect(redKinds(result)).toEqual(
      expect.arrayContaining(['promise-line term talent-visa 2026-11-01', 'promise-broken term talent-visa']),
    );
  });

  it('is kept by a tombstone', () => {
    const result = consequencesOf({
      'content/data/terms/visas.yaml': '{}\n',
      'content/data/tombstones/visas.yaml': `talent-visa-gone:
  of: { kind: term, id: talent-visa }
  title: { zh: 人才签证, en: talent visa }
  lastText: { zh: 给人才的签证。, en: A visa for talent. }
  since: 2026-11-20
  why: { zh: 不再用。, en: Not used any more. }
`,
    });
    expect(result.promise.gone).toMatchObject([{ id: 'talent-visa', now: 'removed' }]);
    expect(redKinds(result).filter((line) => line.startsWith('promise'))).toEqual([]);
    expect(breaksPromise(result)).toBe(false);
  });

  it('waits for new ids to be listed', () => {
    const result = consequencesOf({
      'content/data/terms/visas.yaml': `${BASE['content/data/terms/visas.yaml']}z-visa:\n  zh: 工作签证\n  pinyin: gōngzuò qiānzhèng\n  en: work visa\n  definition: { zh: 工作用。, en: For work. }\n`,
    });
    expect(result.promise.added).toEqual([{ kind: 'term', id: 'z-visa', isListed: false }]);
    expect(reportOf(result)).toContain('1 new id not in the list yet');
  });
});

describe('what the check finds', () => {
  it('is a red line where it is an error, and told where a warning is new or gone', () => {
    const broken = consequencesOf(change(EN, '#steps)', '#stepz)'));
    expect(redKinds(broken)).toContainEqual(
      expect.stringMatching(/^error content\/en\/visas\/r-visa\.mdx:\d+ link\/anchor$/),
    );
    const warned = consequencesOf(change('content/data/terms/visas.yaml', 'A visa for talent.', 'A visa.'));
    expect(warned.findings.newWarnings).toEqual([]);
    const behind = consequencesOf(change(EN, 'Apply.', 'Apply in person.'));
    expect(behind.findings.newWarnings.map(({ code }) => code)).toEqual(['twin/behind']);
  });
});

describe('the weight', () => {
  it('is told from half a kilobyte', () => {
    const consequences = {
      ...consequencesOf({}),
      weight: [
        { path: 'visas', locale: 'zh' as const, before: 10_000, after: 10_400 },
        { path: 'work', locale: 'en' as const, before: 10_000, after: 11_000 },
      ],
    };
    const report = reportOf(consequences);
    expect(report).toContain('`/en/work/` 9.8 KB → 10.7 KB');
    expect(report).not.toContain('/zh/visas/');
  });
});

describe('the report', () => {
  it('puts red lines first', () => {
    const report = reportOf(consequencesOf(change(FACTS, 'amount: 70', 'amount: 75')));
    const headings = [...report.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? '');
    expect(headings[0]).toMatch(/^红线 · Red lines/);
    expect(headings[1]).toMatch(/^事实 · Facts/);
  });

  it('never grows beyond its limit, and says where the whole is', () => {
    const many = Array.from(
      { length: 400 },
      (_, index) =>
        `t-${index}:\n  zh: 词${index}\n  pinyin: cí\n  en: word ${index}\n  definition: { zh: ${'很长的定义。'.repeat(20)}, en: ${'A long definition. '.repeat(20)}}\n`,
    ).join('');
    const result = consequencesOf({ 'content/data/terms/visas.yaml': many });
    const report = reportOf(result, 10_000);
    expect(report.length).toBeLessThanOrEqual(10_000);
    expect(report).toMatch(/还有 \d+ 段放不下[\s\S]*The whole report is in the artifact `consequences`/);
    // Every part keeps its heading, so that nobody takes a cut report for a whole one.
    const headings = (text: string) => [...text.matchAll(/^## .*$/gm)].map(([heading]) => heading);
    expect(headings(report)).toEqual(headings(reportOf(result)));
    expect(reportOf(result).length).toBeGreaterThan(10_000);
  });
});
