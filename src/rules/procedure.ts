import type { Answers, Now, PartLogic, ProcedureLogic, Truth } from './logic.ts';
import { answersThatCount, truthOf } from './truth.ts';

export type PartResult = { readonly id: string; readonly isNeeded: Truth };

export type Sheet = {
  readonly asked: readonly string[];
  /** Of these, the ones that may turn out not to matter. */
  readonly open: readonly string[];
  readonly documents: readonly PartResult[];
  readonly steps: readonly PartResult[];
};

/** Returns which documents and steps of a procedure are needed, not needed, or depend on what isn't known. */
export function sheetOf(logic: ProcedureLogic, given: Answers, now: Now): Sheet {
  const { answers, asked, open } = answersThatCount(logic.questions, given, now);
  const judge = ({ id, when }: PartLogic): PartResult => ({
    id,
    isNeeded: when ? truthOf(when, { answers, now, scores: {} }) : 'yes',
  });
  return { asked, open, documents: logic.documents.map(judge), steps: logic.steps.map(judge) };
}
