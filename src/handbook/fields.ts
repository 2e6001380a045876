import { z } from 'zod';
import { dateParts, isFullDate } from './dates.ts';

/** Building blocks that the record schemas share. */

/** A text in both languages; one plain string where both are the same (a phone number, a document number). */
export const localized = z.union([
  z
    .string()
    .min(1)
    .transform((text) => ({ zh: text, en: text })),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
]);

/** A text that must be written in each language. */
export const bothLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A date as YAML readers deliver it: text, a bare year as a number, and a Date from Astro's own reader. */
const dateText = z.union([
  z.string(),
  z.number().transform(String),
  z.date().transform((date) => date.toISOString().slice(0, 10)),
]);

/** `2024-03-01`, `2017-09` or `2017`. */
export const partialDate = dateText.refine((text) => dateParts(text) !== undefined, { params: { problem: 'date' } });

/** A full calendar date, `2024-03-01`. */
export const fullDate = dateText.refine(isFullDate, { params: { problem: 'full-date' } });

/** Identifiers become addresses: ASCII kebab-case, never reused. */
export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** An address of the web that a reader may follow. */
export const webAddress = z.url({ protocol: /^https?$/ });

export const grade = z.enum(['A', 'B', 'C']);

/** Where in a source a statement stands. */
export const reference = z.strictObject({
  source: id,
  article: z.int().positive().optional(),
  paragraph: z.int().positive().optional(),
  item: z.int().positive().optional(),
  /** Where in a source that has no numbered articles. */
  at: localized.optional(),
  /** The clause itself, word for word, in Chinese. */
  quote: z.string().min(1).optional(),
  /** Grade of this source alone, where it is lower than the fact's. */
  grade: grade.optional(),
});

/** Who takes a step of a procedure. */
export const STEP_ACTORS = ['applicant', 'employer', 'host', 'authority', 'family'] as const;

export type Grade = z.output<typeof grade>;
export type Reference = z.output<typeof reference>;
