import { describe, expect, it } from 'vitest';
import { CONTENT_TEMPLATES } from '../../src/components/content/bindings.ts';
import { CONTENT_COMPONENTS } from '../../src/handbook/content-components.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import type { Site } from '../../src/site/site.ts';
import { AS_OF, checkChanged, SOUND } from '../content.ts';
import { renderComponent } from './render.ts';

const LIST = `
who-may:
  title: { zh: 申请条件, en: conditions }
  value:
    type: list
    of: any
    items: [{ zh: 甲, en: first }, { zh: 乙, en: second }]
  sentence: { zh: 满足其一。, en: Any one of these. }
  sources: [{ source: law, article: 8, quote: 条文原文。 }]
  grade: B
  from: 2024-03-01
  until: 2025-12-31
  checked: 2026-11-01
  checkAgain: 2027-05-01
age:
  title: { zh: 多久以内, en: how recent }
  value: { type: duration, amount: 6, unit: month }
  sentence:
    zh: 须在{value}内出具。
    en: Issued within {value}.
  sources: [{ source: law }]
  grade: A
  checked: 2026-10-01
  checkAgain: 2027-05-01
`;

const { handbook, diagnostics } = checkChanged({
  'content/data/facts/visas.yaml': (SOUND['content/data/facts/visas.yaml'] ?? '') + LIST.trimStart(),
  'content/data/documents/visas.yaml': `photo:
  zh: 照片
  pinyin: zhàopiàn
  en: photograph
  form: original
  issuer: { zh: 照相馆, en: a studio }
  validity: age
  sources: [{ source: law }]
  grade: A
form:
  zh: 申请表
  en: application form
  form: form
  sources: [{ source: law }]
  grade: A
`,
  'content/data/places/visas.yaml': `hall:
  kind: office
  name: { zh: 大厅, en: Hall }
  address: { zh: 某街1号, en: 1 Some Street }
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
`,
  'content/data/rules/visas.yaml': `table:
  kind: points-table
  version: 1
  checked: 2026-11-01
  title: { zh: 计分表, en: points table }
  channel: { zh: 通道, en: the channel }
  thresholds: [{ fact: pass-mark, name: { zh: 合格分, en: pass mark } }]
  gates: [{ of: any, subject: applicant, fact: who-may }]
  indicators:
    - id: education
      name: { zh: 学历, en: education }
      sources: [{ source: law }]
      options: []
    - { id: age, name: { zh: 年龄, en: age }, sources: [{ source: law }], options: [] }
  complete: false
  published: { zh: 见附件。, en: In the annex. }
  sources: [{ source: law }]
  grade: A
  cases: []
`,
});

const site: Site = {
  handbook,
  routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
  asOf: AS_OF,
  base: '/',
  origin: 'https://handbook.example',
};
const T = CONTENT_TEMPLATES;
const text = (html: string) =>
  html
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

it('the content of these tests is sound', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('every registered component has its template', () => {
  expect(Object.keys(CONTENT_TEMPLATES).sort()).toEqual(Object.keys(CONTENT_COMPONENTS).sort());
});

describe('Fact', () => {
  it('prints the value with a seal that opens its proof', async () => {
    const html = await renderComponent(site, 'en', T.Fact, { id: 'pass-mark' });
    expect(text(html)).toBe('70 points A');
    const [, panel] = /popovertarget="(p_[0-9a-z]+)"/.exec(html) ?? [];
    // The panel has the name; the seal borrows it.
    expect(html).toContain(`aria-labelledby="${panel}"`);
  });

  it('prints the sentence, a date, or the editor’s own words when asked', async () => {
    expect(text(await renderComponent(site, 'zh', T.Fact, { id: 'pass-mark', show: 'sentence' }))).toContain(
      '合格分是70分。',
    );
    expect(text(await renderComponent(site, 'en', T.Fact, { id: 'who-may', show: 'from' }))).toContain('1 March 2024');
    expect(text(await renderComponent(site, 'en', T.Fact, { id: 'pass-mark' }, 'enough points'))).toBe(
      'enough points A',
    );
  });
});

describe('a fact that has ended', () => {
  it('says so where it is read, and the page changes its tone with the day', async () => {
    expect(text(await renderComponent(site, 'en', T.Fact, { id: 'who-may', show: 'sentence' }))).toContain(
      'no longer in force',
    );
    const before = { ...site, asOf: '2025-11-30' };
    expect(text(await renderComponent(before, 'en', T.Fact, { id: 'who-may', show: 'sentence' }))).toContain(
      'until 31 December 2025',
    );
    const long = { ...site, asOf: '2025-01-01' };
    expect(text(await renderComponent(long, 'en', T.Fact, { id: 'who-may', show: 'sentence' }))).not.toMatch(
      /until|no longer/,
    );
  });
});

describe('AnswerCard', () => {
  const none = { decides: 'none', fee: 'none', time: 'none', validity: 'none', where: 'none', since: 'none' };

  it('leaves no slot out: what has no answer is named, with the reason', async () => {
    const html = text(await renderComponent(site, 'en', T.AnswerCard, none));
    expect(html).toBe('Not published who decides, fee, time, validity, where and in force from');
    const mixed = { ...none, decides: 'who-may', fee: 'not-applicable', where: 'not-applicable' };
    const chinese = text(await renderComponent(site, 'zh', T.AnswerCard, mixed));
    expect(chinese).toContain('审批机关');
    expect(chinese).toContain('官方未公布 时限、有效期和生效日期');
    expect(chinese).toContain('不适用 费用和办理地点');
  });

  it('shows the oldest check among its facts', async () => {
    const html = text(await renderComponent(site, 'zh', T.AnswerCard, { ...none, time: 'age', fee: 'pass-mark' }));
    expect(html).toContain('6个月');
    expect(html).toContain('2026年10月1日');
  });
});

describe('the other components', () => {
  it('Conditions never mix all and any', async () => {
    const html = text(await renderComponent(site, 'en', T.Conditions, { of: 'any', fact: 'who-may' }));
    expect(html).toBe('Any one of these B first second');
  });

  it('Documents give Chinese, pinyin, English, form, issuer and age', async () => {
    const html = text(await renderComponent(site, 'en', T.Documents, { ids: 'photo form' }));
    expect(html).toContain('照片 zhàopiàn photograph original a studio 6 months A');
    expect(html).toContain('application form form to fill in not published not published');
  });

  it('Steps say who acts', async () => {
    const step = await renderComponent(site, 'zh', T.Step, { who: 'employer', time: 'age' }, '提交。');
    expect(text(step)).toContain('用人单位 提交。 时限：6个月');
    expect(await renderComponent(site, 'zh', T.Steps, {}, step)).toMatch(/^<ol/);
  });

  it('FactTable links each fact to its page', async () => {
    const html = await renderComponent(site, 'zh', T.FactTable, { ids: 'pass-mark age' });
    expect(html).toContain('href="/zh/reference/facts/pass-mark/"');
    expect(text(html)).toContain('《某法》');
  });

  it('PointsTable says what is not published', async () => {
    const html = text(await renderComponent(site, 'en', T.PointsTable, { rule: 'table' }));
    expect(html).toContain('can’t be used to work out a score');
    expect(html).toContain('education not published');
    expect(html).toContain('age not published');
  });

  it('Places give address and what was not found', async () => {
    expect(text(await renderComponent(site, 'en', T.Places, { ids: 'hall' }))).toContain(
      '1 Some Street not found not found',
    );
  });

  it('Cite names source and clause', async () => {
    expect(text(await renderComponent(site, 'zh', T.Cite, { source: 'law', article: '7' }))).toBe('《某法》 第七条');
  });

  it('Term offers its definition', async () => {
    const html = await renderComponent(site, 'en', T.Term, { id: 'talent-visa' }, 'visa for talent');
    expect(html).toContain('popovertarget="term-talent-visa"');
    expect(text(html)).toBe('visa for talent i');
    expect(html).toContain('aria-label="Meaning of “talent visa”"');
  });

  it('Doubt says whom to ask and gives the question in Chinese', async () => {
    const html = await renderComponent(site, 'en', T.Doubt, { id: 'amount-unsure' });
    expect(html).toContain('<span lang="zh-CN">金额是多少？</span>');
    expect(text(html)).toContain('Whom to ask : the authority');
  });
});
