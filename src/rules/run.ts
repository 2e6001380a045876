import { type Plan, planOf } from './deadlines.ts';
import { type Decision, decide } from './decide.ts';
import type { Answers, Logic, Now } from './logic.ts';
import { type Sheet, sheetOf } from './procedure.ts';

export type Result =
  | ({ readonly kind: 'decision' } & Decision)
  | ({ readonly kind: 'procedure' } & Sheet)
  | ({ readonly kind: 'deadlines' } & Plan);

/** Evaluates any kind of rule on accepted answers. */
export function run(logic: Logic, answers: Answers, now: Now): Result {
  switch (logic.kind) {
    case 'decision':
      return { kind: 'decision', ...decide(logic, answers, now) };
    case 'procedure':
      return { kind: 'procedure', ...sheetOf(logic, answers, now) };
    case 'deadlines':
      return { kind: 'deadlines', ...planOf(logic, answers, now) };
  }
}
