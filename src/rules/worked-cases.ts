import type { Records } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import { caseWorker, outcomeDifferences, writtenOutcome } from './case-outcome.ts';
import { isScorable } from './compile-table.ts';

/** A worked case that doesn't come out as written, or that no longer fits its rule. */
export type CaseProblem = {
  readonly path: readonly PropertyKey[];
  readonly code: 'rule/case-answer' | 'rule/case-fails' | 'rule/case-missing';
  readonly message: Localized;
};

/** Works every case of a rule and returns what comes out otherwise than its editor wrote. */
export function workCases(rule: Rule, records: Records): readonly CaseProblem[] {
  const work = caseWorker(rule, records);
  if (!work) return [];
  return rule.cases.flatMap((worked, index): readonly CaseProblem[] => {
    const path = ['cases', index];
    const result = work(worked);
    if ('problems' in result) {
      return result.problems.map(({ question, answer }) =>
        wrongAnswer([...path, 'answers', question], question, answer),
      );
    }
    return outcomeDifferences(writtenOutcome(rule, index), result.outcome).map(({ key, wanted, found }) =>
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
