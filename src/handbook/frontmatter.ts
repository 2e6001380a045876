import { z } from 'zod';
import { fullDate, words } from './fields.ts';

/** Frontmatter of a content page; an unknown key is an error. */
export const frontmatter = z.strictObject({
  title: words,
  summary: words,
  /** Position in the chapter; the same in both languages. */
  order: z.int().nonnegative(),
  /** What people type that does not stand in the text. */
  keywords: z.array(words).default([]),
  /** Pages to read next, as paths without language: `/permanent-residence/family/`. */
  related: z.array(words).default([]),
  changes: z.array(z.strictObject({ on: fullDate, note: words, affects: words })).min(1),
  /** Chapters of the Regulations only: our heading for each article, by number. */
  captions: z.record(z.string().regex(/^\d+$/), words).optional(),
});

export type Frontmatter = z.output<typeof frontmatter>;
