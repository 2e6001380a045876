/**
 * A rule with every fact resolved to its number or date: what the evaluator reads, in Node and in the browser. It holds no
 * words; those stand on the page.
 */

export type Truth = 'yes' | 'no' | 'unknown';

/** A test whose facts are resolved. Bounds are in the unit of the question. */
export type Check =
  | { readonly all: readonly Check[] }
  | { readonly any: readonly Check[] }
  | { readonly not: Check }
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly min: number; readonly isOpen?: true }
  | { readonly question: string; readonly max: number; readonly isOpen?: true }
  | { readonly table: string; readonly min: number }
  /** A period that holds today, or on the date given to a question. */
  | { readonly from?: string; readonly until?: string; readonly on?: string }
  | { readonly moment: Instant; readonly isBefore: Instant };

export type ShiftUnit = 'hour' | 'day' | 'month' | 'year';

/** Today, this minute, a date that was given, or that date moved (a negative amount moves it back). */
export type Instant =
  | 'today'
  | 'now'
  | { readonly question: string; readonly shift?: { readonly amount: number; readonly unit: ShiftUnit } };

export type QuestionLogic = { readonly id: string; readonly when?: Check } & (
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly max: number }
  | { readonly kind: 'date' | 'date-time' }
);

export type IndicatorLogic = {
  readonly id: string;
  /** Points by option; empty while they are not published. */
  readonly points: Readonly<Record<string, number>>;
};

export type TableLogic = {
  readonly id: string;
  readonly isComplete: boolean;
  readonly indicators: readonly IndicatorLogic[];
  /** The scores that decide, from the highest. */
  readonly thresholds: readonly { readonly fact: string; readonly points: number }[];
};

export type ConditionLogic = {
  readonly id: string;
  /** Missing where the reader can't be asked. */
  readonly check?: Check;
  readonly isFixed?: true;
};

export type OutcomeLogic = { readonly id: string; readonly conditions: readonly ConditionLogic[] };

type Common = { readonly version: number; readonly questions: readonly QuestionLogic[] };

export type DecisionLogic = Common & {
  readonly kind: 'decision';
  readonly tables: readonly TableLogic[];
  readonly outcomes: readonly OutcomeLogic[];
};

export type PartLogic = { readonly id: string; readonly when?: Check };

export type ProcedureLogic = Common & {
  readonly kind: 'procedure';
  readonly documents: readonly PartLogic[];
  readonly steps: readonly PartLogic[];
};

export type DeadlinesLogic = Common & {
  readonly kind: 'deadlines';
  readonly duties: readonly (PartLogic & { readonly opens?: Instant; readonly due: Instant })[];
  readonly warnings: readonly PartLogic[];
  readonly refusals: readonly PartLogic[];
};

export type Logic = DecisionLogic | ProcedureLogic | DeadlinesLogic;

/** Stands for an indicator of which no option applies; it gives no points. */
export const NONE = 'none';

/** What a reader said, by question or indicator: an option's id, a decimal number, `2026-12-01` or `2026-12-01T14:30`. */
export type Answers = Readonly<Record<string, string>>;

/** The day and time of evaluation in Beijing, `2026-12-01T14:30`. */
export type Now = string;
