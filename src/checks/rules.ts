import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { LOCALES } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import { listRoutes, type Route } from '../handbook/routes.ts';
import { placeholders, rulePages, ruleWords, splitPlaceholders } from '../handbook/rule-references.ts';
import { compileRule } from '../rules/compile.ts';
import { missingCases, workCases } from '../rules/worked-cases.ts';
import { findFigures } from './bare-figures.ts';
import { type Check, diagnoseRecord } from './check.ts';
import { linkProblem } from './links.ts';

/** A rule can be evaluated, its worked cases come out as written, and its words carry no figure without proof. */
export const rules: Check = (handbook) => {
  const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
  return [...handbook.records.rules.values()].flatMap((rule) => [
    ...logicProblems(handbook, rule),
    ...wordProblems(rule),
    ...proofProblems(rule),
    ...tableProblems(handbook, rule),
    ...pageProblems(handbook, rule, routes),
  ]);
};

function logicProblems(handbook: Handbook, rule: Rule): readonly Diagnostic[] {
  const problems = compileRule(rule, handbook.records)?.problems ?? [];
  const cases = problems.length > 0 ? [] : workCases(rule, handbook.records);
  return [...problems, ...cases, ...missingCases(rule, handbook.records)].map(({ path, code, message }) =>
    diagnoseRecord(rule.origin, path, code, message),
  );
}

function wordProblems(rule: Rule): readonly Diagnostic[] {
  return ruleWords(rule).flatMap(({ text, path }) => {
    const figures = LOCALES.flatMap((locale) =>
      findFigures(wordsOnly(text[locale]), locale).map(({ figure }) =>
        diagnoseRecord(rule.origin, [...path, locale], 'prose/bare-figure', {
          zh: `“${figure}”没有证据。请写成 {事实编号}，数值会印在那里。`,
          en: `"${figure}" has no proof. Write {fact-id}; the value is printed there.`,
        }),
      ),
    );
    const zh = [...placeholders(text.zh)].sort().join(', ');
    const en = [...placeholders(text.en)].sort().join(', ');
    if (zh === en) return figures;
    return [
      ...figures,
      diagnoseRecord(rule.origin, [...path, 'en'], 'rule/words-differ', {
        zh: `两种语言引用的事实不同：中文有“${zh || '无'}”，英文有“${en || 'none'}”。`,
        en: `The languages name different facts: "${zh || 'none'}" in Chinese, "${en || 'none'}" in English.`,
      }),
    ];
  });
}

function wordsOnly(text: string): string {
  return splitPlaceholders(text)
    .map((part) => (typeof part === 'string' ? part : ' '))
    .join('');
}

/** Every outcome rests on at least one fact. */
function proofProblems(rule: Rule): readonly Diagnostic[] {
  if (rule.kind !== 'decision') return [];
  return rule.outcomes.flatMap((outcome, index) =>
    outcome.conditions.some(({ facts }) => facts !== undefined)
      ? []
      : [
          diagnoseRecord(rule.origin, ['outcomes', index, 'conditions'], 'rule/no-proof', {
            zh: `“${outcome.name.zh}”没有一项条件写明依据。请在 facts 里写上事实编号。`,
            en: `No condition of "${outcome.name.en}" says what it rests on. Name facts under facts.`,
          }),
        ],
  );
}

/** A points table is read by decisions; what is wrong with the table itself is told where it stands. */
function tableProblems({ records }: Handbook, rule: Rule): readonly Diagnostic[] {
  if (rule.kind !== 'points-table') return [];
  const found: Diagnostic[] = [];
  const wrongFact = (id: string, type: 'points' | 'list', path: readonly PropertyKey[]): void => {
    const fact = records.facts.get(id);
    if (!fact || fact.value.type === type) return;
    found.push(
      diagnoseRecord(rule.origin, path, 'rule/wrong-fact', {
        zh: `事实“${id}”的类型是 ${fact.value.type}，这里要 ${type}。`,
        en: `The fact "${id}" is of type ${fact.value.type}; ${type} is needed here.`,
      }),
    );
  };
  const duplicates = (parts: readonly { readonly id: string }[], path: readonly PropertyKey[]): void => {
    parts.forEach(({ id }, index) => {
      if (parts.findIndex((part) => part.id === id) === index) return;
      found.push(
        diagnoseRecord(rule.origin, [...path, index, 'id'], 'rule/duplicate-id', {
          zh: `编号“${id}”在这张表里用了两次。请改名。`,
          en: `The id "${id}" is used twice in this table. Rename one.`,
        }),
      );
    });
  };
  rule.thresholds.forEach(({ fact }, index) => {
    wrongFact(fact, 'points', ['thresholds', index, 'fact']);
  });
  rule.gates.forEach(({ fact }, index) => {
    wrongFact(fact, 'list', ['gates', index, 'fact']);
  });
  duplicates(rule.indicators, ['indicators']);
  rule.indicators.forEach(({ options }, index) => {
    duplicates(options, ['indicators', index, 'options']);
  });
  if (rule.complete && rule.indicators.some(({ options }) => options.length === 0)) {
    found.push(
      diagnoseRecord(rule.origin, ['complete'], 'rule/incomplete', {
        zh: '有指标还没有分值，complete 应当是 false。',
        en: 'Some indicator has no points yet, so complete must be false.',
      }),
    );
  }
  return found;
}

function pageProblems(handbook: Handbook, rule: Rule, routes: ReadonlyMap<string, Route>): readonly Diagnostic[] {
  return rulePages(rule).flatMap(({ link, path }) => {
    const problem = linkProblem(link, routes, handbook, '');
    return problem ? [diagnoseRecord(rule.origin, path, problem.code, problem.message)] : [];
  });
}
