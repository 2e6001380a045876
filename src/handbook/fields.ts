import { z } from 'zod';
import { dateParts, isFullDate } from './dates.ts';

/** Building blocks that the record schemas share. */

/** A text that says something; the spaces around it don't count. */
export const words = z.string().trim().min(1);

/** A text in both languages; one plain string where both are the same (a phone number, a document number). */
export const localized = z.union([
  words.transform((text) => ({ zh: text, en: text })),
  z.strictObject({ zh: words, en: words }),
]);

/** A text that must be written in each language. */
export const bothLanguages = z.strictObject({ zh: words, en: words });

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

/** Ids become parts of addresses and of file names, which have limits. */
export const LONGEST_ID = 120;

/** Identifiers become addresses: ASCII kebab-case, never reused. */
export const id = z.string().regex(new RegExp(`^(?=.{1,${LONGEST_ID}}$)[a-z0-9]+(?:-[a-z0-9]+)*$`));

/** Tells whether a text can be an id. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** An address of the web that a reader may follow: a host by its ASCII name, no credentials, nothing that ends an attribute. */
export const webAddress = z
  .string()
  .regex(/^https?:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::\d{1,5})?(?:[/?#][^\s"'<>\\^`{|}]*)?$/i);

/** The number of an article, paragraph or item; no law has a thousand. */
const clauseNumber = z.int().positive().max(999);

export const grade = z.enum(['A', 'B', 'C']);

/** Where in a source a statement stands. */
export const reference = z.strictObject({
  source: id,
  article: clauseNumber.optional(),
  paragraph: clauseNumber.optional(),
  item: clauseNumber.optional(),
  /** Where in a source that has no numbered articles. */
  at: localized.optional(),
  /** The clause itself, word for word, in Chinese. */
  quote: words.optional(),
  /** Grade of this source alone, where it is lower than the fact's. */
  grade: grade.optional(),
});

/** Who takes a step of a procedure. */
export const STEP_ACTORS = ['applicant', 'employer', 'host', 'authority', 'family'] as const;

export type Grade = z.output<typeof grade>;
export type Reference = z.output<typeof reference>;
