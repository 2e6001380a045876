import type { Answers, DecisionLogic, Now, OutcomeLogic, Truth } from './logic.ts';
import { type Score, scoreOf } from './score.ts';
import { answersThatCount, openParts, type Situation, truthOf } from './truth.ts';

/** `nearly`: one thing is missing that can be changed; `depends`: nothing is against it, but something isn't known. */
export type Status = 'fits' | 'nearly' | 'depends' | 'no';

export type ConditionResult = {
  readonly id: string;
  /** `not-asked`: the reader has to check it. */
  readonly truth: Truth | 'not-asked';
  /** Questions and tables it waits for. */
  readonly open: readonly string[];
};

export type OutcomeResult = {
  readonly id: string;
  readonly status: Status;
  readonly conditions: readonly ConditionResult[];
};

export type Decision = {
  /** Questions that are asked, given the answers so far. */
  readonly asked: readonly string[];
  /** Of these, the ones that may turn out not to matter. */
  readonly open: readonly string[];
  readonly outcomes: readonly OutcomeResult[];
  readonly scores: Readonly<Record<string, Score | undefined>>;
};

/** Returns what fits, nearly fits, depends and doesn't fit, with the truth of every condition. */
export function decide(logic: DecisionLogic, given: Answers, now: Now): Decision {
  const { answers, asked, open } = answersThatCount(logic.questions, given, now);
  const scores = Object.fromEntries(logic.tables.map((table) => [table.id, scoreOf(table, answers)]));
  const situation = { answers, now, scores };
  return { asked, open, outcomes: logic.outcomes.map((outcome) => judge(outcome, situation)), scores };
}

function judge(outcome: OutcomeLogic, situation: Situation): OutcomeResult {
  const conditions = outcome.conditions.map(({ id, check }): ConditionResult => {
    if (!check) return { id, truth: 'not-asked', open: [] };
    return { id, truth: truthOf(check, situation), open: [...new Set(openParts(check, situation))] };
  });
  return { id: outcome.id, status: statusOf(outcome, conditions), conditions };
}

function statusOf(outcome: OutcomeLogic, conditions: readonly ConditionResult[]): Status {
  const failed = outcome.conditions.filter((_, index) => conditions[index]?.truth === 'no');
  if (failed.some((condition) => condition.isFixed) || failed.length > 1) return 'no';
  if (failed.length === 1) return 'nearly';
  return conditions.some((condition) => condition.truth === 'unknown') ? 'depends' : 'fits';
}
