import { z } from 'zod';
import { fullDate } from './fields.ts';

/** Frontmatter of a content page; an unknown key is an error. */
export const frontmatter = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  /** Position in the chapter; the same in both languages. */
  order: z.int().nonnegative(),
  /** What people type that does not stand in the text. */
  keywords: z.array(z.string().min(1)).default([]),
  /** Pages to read next, as paths without language: `/permanent-residence/family/`. */
  related: z.array(z.string().min(1)).default([]),
  changes: z.array(z.strictObject({ on: fullDate, note: z.string().min(1), affects: z.string().min(1) })).min(1),
  /** Chapters of the Regulations only: our heading for each article, by number. */
  captions: z.record(z.string().regex(/^\d+$/), z.string().min(1)).optional(),
});

export type Frontmatter = z.output<typeof frontmatter>;
