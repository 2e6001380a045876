import type { Answers, DeadlinesLogic, Now, PartLogic } from './logic.ts';
import { isEarlier, resolve } from './moments.ts';
import { answersThatCount, truthOf } from './truth.ts';

export type DutyResult = {
  readonly id: string;
  /** Day or time in Beijing; undefined where it can be done at once. */
  readonly opens: string | undefined;
  readonly due: string;
  readonly state: 'ahead' | 'open' | 'past';
  /** Whether the duty itself is still uncertain because an answer is missing. */
  readonly isCertain: boolean;
};

export type Plan = {
  readonly asked: readonly string[];
  /** Of these, the ones that may turn out not to matter. */
  readonly open: readonly string[];
  /** In the order of their dates. */
  readonly duties: readonly DutyResult[];
  readonly warnings: readonly string[];
  /** Why the plan can't be; duties are not worked out then. */
  readonly refusals: readonly string[];
};

/** Returns every duty whose date is known, the warnings that hold, and the reasons why a plan is impossible. */
export function planOf(logic: DeadlinesLogic, given: Answers, now: Now): Plan {
  const { answers, asked, open } = answersThatCount(logic.questions, given, now);
  const truth = ({ when }: PartLogic) => (when ? truthOf(when, { answers, now, scores: {} }) : 'yes');
  const holding = (parts: readonly PartLogic[]) => parts.filter((part) => truth(part) === 'yes').map(({ id }) => id);
  const refusals = holding(logic.refusals);
  if (refusals.length > 0) return { asked, open, duties: [], warnings: [], refusals };
  const duties = logic.duties.flatMap((duty): DutyResult[] => {
    const applies = truth(duty);
    const due = resolve(duty.due, answers, now);
    if (applies === 'no' || due === undefined) return [];
    const opens = duty.opens && resolve(duty.opens, answers, now);
    const state = isEarlier(due, now) ? 'past' : opens !== undefined && isEarlier(now, opens) ? 'ahead' : 'open';
    return [{ id: duty.id, opens, due, state, isCertain: applies === 'yes' }];
  });
  return {
    asked,
    open,
    duties: duties.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    warnings: holding(logic.warnings),
    refusals,
  };
}
