import { z } from 'zod';
import { bothLanguages, fullDate, grade, id, localized, partialDate, reference, STEP_ACTORS, words } from './fields.ts';

/**
 * Rules as data: points tables, decisions, procedures and deadlines. Every figure they compare with is a fact's; what a
 * reader is shown is words of both languages, in which `{fact-id}` stands for the value of a fact.
 */

const ids = z.array(id).min(1);

/** A test that the answers pass, fail, or leave open. */
export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  /** One of these options was chosen. */
  | { readonly question: string; readonly is: string | readonly string[] }
  /** The chosen option is an item of one of these list facts. */
  | { readonly question: string; readonly in: readonly string[] }
  /** The number given compares with the value of a fact. */
  | { readonly question: string; readonly atLeast: string }
  | { readonly question: string; readonly moreThan: string }
  | { readonly question: string; readonly atMost: string }
  | { readonly question: string; readonly lessThan: string }
  /** The score in a points table reaches the points of a fact. */
  | { readonly table: string; readonly atLeast: string }
  /** The fact is in force on the day of evaluation, or on the date given as an answer. */
  | { readonly holds: string; readonly on?: string | undefined }
  /** The test of that name under `tests`. */
  | { readonly same: string }
  /** One moment is earlier than another. */
  | { readonly moment: Moment; readonly isBefore: Moment };

/** A day or time: today, this minute, a date given, or that date moved by a duration fact. */
export type Moment =
  | 'today'
  | 'now'
  | {
      readonly question: string;
      readonly after?: string | undefined;
      readonly before?: string | undefined;
      /** Which end of a fact such as “30 to 120 days” counts; the lower one when left out. */
      readonly end?: 'upper' | undefined;
    };

const moment: z.ZodType<Moment> = z.union([
  z.literal('today'),
  z.literal('now'),
  z.strictObject({ question: id, after: id.optional(), before: id.optional(), end: z.literal('upper').optional() }),
]);

const test: z.ZodType<Test> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(test).min(1) }),
    z.strictObject({ any: z.array(test).min(1) }),
    z.strictObject({ not: test }),
    z.strictObject({ question: id, is: z.union([id, ids]) }),
    z.strictObject({ question: id, in: ids }),
    z.strictObject({ question: id, atLeast: id }),
    z.strictObject({ question: id, moreThan: id }),
    z.strictObject({ question: id, atMost: id }),
    z.strictObject({ question: id, lessThan: id }),
    z.strictObject({ table: id, atLeast: id }),
    z.strictObject({ holds: id, on: id.optional() }),
    z.strictObject({ same: id }),
    z.strictObject({ moment, isBefore: moment }),
  ]),
);

const option = z.strictObject({ id, name: localized });

const asked = {
  id,
  /** A short noun phrase, for tables and the printed sheet. */
  label: localized,
  text: localized,
  /** Why it is asked. */
  why: localized,
  /** Asked unless this fails. */
  when: test.optional(),
};

export const NUMBER_UNITS = [
  'year',
  'age',
  'month',
  'day',
  'CNY',
  'USD',
  'percent',
  'multiple',
  'count',
  'points',
] as const;

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    /** List facts whose items can be chosen, before the options written here. */
    from: ids.optional(),
    options: z.array(option).optional(),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('number'),
    unit: z.enum(NUMBER_UNITS),
    /** The largest sensible answer; beyond it the reader is asked to check. */
    max: z.number().positive(),
  }),
  z.strictObject({ ...asked, kind: z.literal('date') }),
  z.strictObject({ ...asked, kind: z.literal('date-time') }),
]);

const head = {
  title: localized,
  /** Counts up when a question or option changes its meaning, so that old links are told apart. */
  version: z.int().positive(),
  from: partialDate.optional(),
  until: partialDate.optional(),
  checked: fullDate,
  sources: z.array(reference).min(1),
  grade,
};

/** Tests that several places share, by name. */
const tests = z.record(id, test).optional();

const answers = z.record(id, z.union([words, z.number()]));

const workedCase = {
  title: localized,
  answers,
  /** The day the case is worked for; the rule's day of check when left out. */
  on: fullDate.optional(),
};

const gradedOption = z.strictObject({ id, name: localized, points: z.number().nonnegative() });

const pointsTable = z.strictObject({
  kind: z.literal('points-table'),
  ...head,
  channel: localized,
  /** The scores that decide, each a points fact. */
  thresholds: z.array(z.strictObject({ fact: id, name: localized })).min(1),
  /** Who may apply at all: list facts about employer and applicant. */
  gates: z.array(z.strictObject({ of: z.enum(['all', 'any']), subject: z.enum(['employer', 'applicant']), fact: id })),
  indicators: z.array(
    z.strictObject({
      id,
      name: localized,
      group: localized.optional(),
      why: localized.optional(),
      evidence: localized.optional(),
      /** The path of the page and section that explains it. */
      page: words.optional(),
      /** Options stand from the highest down: more never gives fewer points. */
      ordered: z.boolean().optional(),
      sources: z.array(reference).min(1),
      /** Empty while the issuer has not published the points. */
      options: z.array(gradedOption),
    }),
  ),
  complete: z.boolean(),
  /** Where the full table is published. */
  published: localized,
  cases: z.array(z.strictObject({ ...workedCase, points: z.number() })),
});

const condition = z.strictObject({
  id,
  /** What must be so; a sentence or phrase. */
  text: localized,
  /** What it rests on. */
  facts: ids.optional(),
  /** Left out where the reader can't be asked; it is then printed as “check this yourself”. */
  test: test.optional(),
  /** Preparation can't change it (nationality, purpose, age). */
  fixed: z.boolean().optional(),
  /** What proves it, or how to get it. */
  evidence: localized.optional(),
});

const outcome = z.strictObject({
  id,
  name: localized,
  /** A heading under which outcomes of one sort are listed. */
  group: localized.optional(),
  /** One sentence: what it gives. */
  summary: localized,
  page: words,
  conditions: z.array(condition).min(1),
  fee: ids.optional(),
  time: ids.optional(),
  validity: ids.optional(),
  documents: ids.optional(),
  family: ids.optional(),
  next: localized.optional(),
});

const decision = z.strictObject({
  kind: z.literal('decision'),
  ...head,
  questions: z.array(question).min(1),
  tests,
  /** Points tables whose score a condition asks for; their indicators are asked too. */
  tables: ids.optional(),
  outcomes: z.array(outcome).min(1),
  /** What the tool says when nothing fits. */
  nothing: bothLanguages,
  cases: z.array(
    z.strictObject({
      ...workedCase,
      /** Outcomes that fit, nearly fit and depend on what is not known; every other one doesn’t fit. */
      fits: z.array(id).optional(),
      nearly: z.array(id).optional(),
      depends: z.array(id).optional(),
    }),
  ),
});

const procedure = z.strictObject({
  kind: z.literal('procedure'),
  ...head,
  page: words,
  summary: localized,
  /** What is uncertain about the whole procedure; doubts about its facts are printed by themselves. */
  doubts: ids.optional(),
  questions: z.array(question),
  tests,
  documents: z.array(z.strictObject({ document: id, when: test.optional(), note: localized.optional() })).min(1),
  steps: z
    .array(
      z.strictObject({
        id,
        who: z.enum(STEP_ACTORS),
        name: localized,
        time: id.optional(),
        place: id.optional(),
        when: test.optional(),
        facts: ids.optional(),
      }),
    )
    .min(1),
  fee: ids.optional(),
  time: ids.optional(),
  validity: ids.optional(),
  cases: z.array(
    z.strictObject({
      ...workedCase,
      /** Documents and steps that are needed, and those that depend on what is not known. */
      documents: z.array(id),
      perhaps: z.array(id).optional(),
      steps: z.array(id),
    }),
  ),
});

const deadlines = z.strictObject({
  kind: z.literal('deadlines'),
  ...head,
  questions: z.array(question).min(1),
  tests,
  duties: z
    .array(
      z.strictObject({
        id,
        name: localized,
        /** What to do, and where; a sentence. */
        text: localized,
        page: words,
        facts: ids,
        when: test.optional(),
        /** From when it can be done. */
        opens: moment.optional(),
        /** By when it must be done. */
        due: moment,
      }),
    )
    .min(1),
  warnings: z.array(z.strictObject({ id, when: test, text: localized, facts: ids.optional(), page: words })),
  /** Plans that can't be: nothing else is printed when one of these holds. */
  refusals: z.array(z.strictObject({ id, when: test, text: localized })),
  cases: z.array(
    z.strictObject({
      ...workedCase,
      /** `2026-12-01` or `2026-12-01T14:30`, by duty; duties that don't apply or lack a date are left out. */
      due: z.record(id, z.string()).optional(),
      opens: z.record(id, z.string()).optional(),
      warnings: z.array(id).optional(),
      refused: z.array(id).optional(),
    }),
  ),
});

export const rule = z.discriminatedUnion('kind', [pointsTable, decision, procedure, deadlines]);

type Kinds = z.output<typeof rule>;
export type PointsTableRule = Extract<Kinds, { kind: 'points-table' }>;
export type DecisionRule = Extract<Kinds, { kind: 'decision' }>;
export type ProcedureRule = Extract<Kinds, { kind: 'procedure' }>;
export type DeadlinesRule = Extract<Kinds, { kind: 'deadlines' }>;
export type Question = z.output<typeof question>;
