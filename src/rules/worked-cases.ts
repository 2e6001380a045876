import type { Records } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import { acceptAnswers } from './answers.ts';
import { compileRule, compileTable, isScorable } from './compile.ts';
import { planOf } from './deadlines.ts';
import { decide, type Status } from './decide.ts';
import { type Answers, type Logic, NONE, type TableLogic } from './logic.ts';
import { sheetOf } from './procedure.ts';
import { scoreOf } from './score.ts';

/** A worked case that doesn't come out as written, or that no longer fits its rule. */
export type CaseProblem = {
  readonly path: readonly PropertyKey[];
  readonly code: 'rule/case-answer' | 'rule/case-fails' | 'rule/case-missing';
  readonly message: Localized;
};

/** Works every case of a rule and returns what comes out otherwise than its editor wrote. */
export function workCases(rule: Rule, records: Records): readonly CaseProblem[] {
  if (rule.kind === 'points-table') {
    const table = compileTable(rule, records.facts);
    return rule.cases.flatMap(({ answers, points }, index) => {
      const path = ['cases', index];
      const strangers = strangersOf(table, texts(answers), [...path, 'answers']);
      if (strangers.length > 0) return strangers;
      const score = scoreOf(table, texts(answers));
      const lowest = score?.min;
      return lowest === points ? [] : [differs([...path, 'points'], String(points), String(lowest))];
    });
  }
  const logic = compileRule(rule, records)?.logic;
  if (!logic) return [];
  return rule.cases.flatMap((worked, index): readonly CaseProblem[] => {
    const path = ['cases', index];
    const { answers, problems } = acceptAnswers(logic, Object.entries(texts(worked.answers)));
    if (problems.length > 0) {
      return problems.map(({ question, answer }) => wrongAnswer([...path, 'answers', question], question, answer));
    }
    const now = `${worked.on ?? rule.checked}T12:00`;
    return compare(rule, logic, index, answers, now).map(([key, wanted, found]) =>
      differs([...path, key], wanted, found),
    );
  });
}

/** Returns what the cases of a rule never show: outcomes that fit nobody, questions nobody answers, options nobody scores. */
export function missingCases(rule: Rule, records: Records): readonly CaseProblem[] {
  const missing = (path: readonly PropertyKey[], zh: string, en: string): CaseProblem => ({
    path,
    code: 'rule/case-missing',
    message: { zh: `没有一个算例${zh}。请在 cases 里补一个。`, en: `No worked case ${en}. Add one under cases.` },
  });
  if (rule.kind === 'points-table') {
    return rule.indicators.flatMap(({ id, options }, index) =>
      options.flatMap((option, place) =>
        rule.cases.some(({ answers }) => answers[id] === option.id)
          ? []
          : [
              missing(
                ['indicators', index, 'options', place, 'id'],
                `选“${option.name.zh}”`,
                `chooses "${option.name.en}"`,
              ),
            ],
      ),
    );
  }
  const questions = rule.questions.flatMap((question, index) =>
    rule.cases.some(({ answers }) => answers[question.id] !== undefined)
      ? []
      : [missing(['questions', index, 'id'], `回答“${question.label.zh}”`, `answers "${question.label.en}"`)],
  );
  switch (rule.kind) {
    case 'decision': {
      const isOpen = (outcome: (typeof rule.outcomes)[number]): boolean =>
        outcome.conditions.some(({ test }) => {
          const table = test && 'table' in test ? records.rules.get(test.table) : undefined;
          return table?.kind === 'points-table' && !isScorable(table);
        });
      return [
        ...questions,
        ...rule.outcomes.flatMap((outcome, index) => {
          // While a table's points are unpublished, the best that can come out is “depends”.
          const key = isOpen(outcome) ? 'depends' : 'fits';
          return rule.cases.some((worked) => worked[key]?.includes(outcome.id))
            ? []
            : [missing(['outcomes', index, 'id'], `得出“${outcome.name.zh}”`, `comes to "${outcome.name.en}"`)];
        }),
      ];
    }
    case 'procedure':
      return questions;
    case 'deadlines':
      return [
        ...questions,
        ...rule.duties.flatMap(({ id, name }, index) =>
          rule.cases.some(({ due }) => due?.[id] !== undefined)
            ? []
            : [missing(['duties', index, 'id'], `推算“${name.zh}”`, `works out "${name.en}"`)],
        ),
        ...(['warnings', 'refusals'] as const).flatMap((key) =>
          rule[key].flatMap(({ id }, index) =>
            rule.cases.some((worked) => worked[key === 'warnings' ? 'warnings' : 'refused']?.includes(id))
              ? []
              : [missing([key, index, 'id'], `出现“${id}”`, `shows "${id}"`)],
          ),
        ),
      ];
  }
}

/** Where a case differs: the key of the case, what it says, and what comes out. */
type Difference = readonly [key: string, wanted: string, found: string];

function compare(
  rule: Exclude<Rule, { kind: 'points-table' }>,
  logic: Logic,
  index: number,
  answers: Answers,
  now: string,
): readonly Difference[] {
  const difference = (key: string, wanted: readonly string[] | undefined, found: readonly string[]): Difference[] => {
    const [one, other] = [[...(wanted ?? [])].sort().join(', '), [...found].sort().join(', ')];
    return one === other ? [] : [[key, one || '–', other || '–']];
  };
  if (rule.kind === 'decision' && logic.kind === 'decision') {
    const { outcomes } = decide(logic, answers, now);
    const of = (status: Status) => outcomes.filter((outcome) => outcome.status === status).map(({ id }) => id);
    return (['fits', 'nearly', 'depends'] as const).flatMap((status) =>
      difference(status, rule.cases[index]?.[status], of(status)),
    );
  }
  if (rule.kind === 'procedure' && logic.kind === 'procedure') {
    const sheet = sheetOf(logic, answers, now);
    const worked = rule.cases[index];
    const of = (parts: typeof sheet.documents, needed: 'yes' | 'unknown') =>
      parts.filter((part) => part.isNeeded === needed).map(({ id }) => id);
    return [
      ...difference('documents', worked?.documents, of(sheet.documents, 'yes')),
      ...difference('steps', worked?.steps, of(sheet.steps, 'yes')),
      ...difference('perhaps', worked?.perhaps, of([...sheet.documents, ...sheet.steps], 'unknown')),
    ];
  }
  if (rule.kind === 'deadlines' && logic.kind === 'deadlines') {
    const plan = planOf(logic, answers, now);
    const worked = rule.cases[index];
    const dates = (map: Readonly<Record<string, string>> | undefined) =>
      Object.entries(map ?? {}).map(([id, date]) => `${id} ${date}`);
    const opens = plan.duties.flatMap(({ id, opens: day }) => (day === undefined ? [] : [`${id} ${day}`]));
    return [
      ...difference(
        'due',
        dates(worked?.due),
        plan.duties.map(({ id, due }) => `${id} ${due}`),
      ),
      // A case may leave out when a thing opens; what it says must be so.
      ...difference('opens', dates(worked?.opens), worked?.opens ? opens : []),
      ...difference('warnings', worked?.warnings, plan.warnings),
      ...difference('refused', worked?.refused, plan.refusals),
    ];
  }
  return [];
}

function strangersOf(table: TableLogic, answers: Answers, path: readonly PropertyKey[]): readonly CaseProblem[] {
  const indicators = new Map(table.indicators.map((indicator) => [indicator.id, indicator]));
  return Object.entries(answers).flatMap(([id, answer]) => {
    const indicator = indicators.get(id);
    const isKnown = indicator !== undefined && (answer === NONE || Object.hasOwn(indicator.points, answer));
    return isKnown ? [] : [wrongAnswer([...path, id], id, answer)];
  });
}

function texts(answers: Readonly<Record<string, string | number>>): Answers {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, String(answer)]));
}

function wrongAnswer(path: readonly PropertyKey[], question: string, answer: string): CaseProblem {
  return {
    path,
    code: 'rule/case-answer',
    message: {
      zh: `算例对“${question}”的回答“${answer}”，这条规则不接受。请检查问题和选项的编号。`,
      en: `The rule doesn't accept the case's answer "${answer}" to "${question}". Check the ids of question and option.`,
    },
  };
}

function differs(path: readonly PropertyKey[], wanted: string, found: string): CaseProblem {
  return {
    path,
    code: 'rule/case-fails',
    message: {
      zh: `算例写的是：${wanted}；按规则得出：${found}。请核对来源，改规则或改算例。`,
      en: `The case says: ${wanted}; the rule gives: ${found}. Go back to the source, then mend the rule or the case.`,
    },
  };
}
