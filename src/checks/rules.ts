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

function pageProblems(handbook: Handbook, rule: Rule, routes: ReadonlyMap<string, Route>): readonly Diagnostic[] {
  return rulePages(rule).flatMap(({ link, path }) => {
    const problem = linkProblem(link, routes, handbook, '');
    return problem ? [diagnoseRecord(rule.origin, path, problem.code, problem.message)] : [];
  });
}
