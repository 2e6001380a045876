import { z } from 'zod';
import { bothLanguages, fullDate, grade, id, localized, partialDate, reference } from '../handbook/fields.ts';
import { RECORD_SCHEMAS } from '../handbook/records.ts';
import { value } from '../handbook/value.ts';

/**
 * The shape of every file of the JSON API. The same schemas type the writer and are published as JSON Schema. Records keep
 * the keys their editors write; `links` are our own pages about them.
 */

const day = z.iso.date();
const address = z.url();
const links = z.strictObject({ zh: address, en: address });
const ids = z.array(id);
/** A page below the language, without slashes at the ends: `visas/r-visa`; the front page of an edition is empty. */
const path = z.string().regex(/^[a-z0-9/-]*$/);
const paths = z.array(path);
const words = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) });
/** May be empty in both languages, never missing. */
const anyText = z.strictObject({ zh: z.string(), en: z.string() });

/** What stands at the head of every file: its schema, and the day in Beijing that the site was built for. */
const head = { $schema: address, asOf: day };

const version = z.strictObject({
  value,
  /** The value in words; empty for a statement, whose sentence is all of it. */
  printed: anyText,
  /** The sentence with the value in place. */
  sentence: bothLanguages,
  sources: z.array(z.strictObject({ ...reference.shape, clause: anyText, links })).min(1),
  grade,
  from: partialDate.optional(),
  until: partialDate.optional(),
});

const fact = z.strictObject({
  id,
  title: bothLanguages,
  ...version.shape,
  /** Whether it holds on the day the site was built for. */
  state: z.enum(['in-force', 'ended', 'not-yet']),
  checked: day,
  checkAgain: day,
  earlier: z.array(version),
  doubts: ids,
  pages: paths,
  links,
  api: address,
});

const change = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['note', 'value']),
  /** Left out where no source says from when the value holds. */
  on: day.optional(),
  chapters: ids,
  title: bothLanguages,
  note: bothLanguages,
  affects: bothLanguages.optional(),
  fact: id.optional(),
  pages: paths,
  links,
});

const section = z.strictObject({
  /** The page and the anchor: `visas/r-visa#who`. */
  id: z.string().regex(/^[a-z0-9/-]+#[a-z0-9-]+$/),
  page: path,
  anchor: id,
  title: bothLanguages,
  /** Headings below it, by anchor. */
  parts: z.array(z.strictObject({ anchor: id, title: bothLanguages, links })),
  facts: ids,
  links,
});

const page = z.strictObject({
  path,
  kind: z.enum(['guide', 'regulation-chapter']),
  chapter: id,
  title: bothLanguages,
  summary: bothLanguages,
  keywords: words,
  /** The day of its last change note. */
  updated: day,
  /** The oldest day on which one of its facts was checked. */
  checked: day.optional(),
  related: paths,
  facts: ids,
  sources: ids,
  doubts: ids,
  changes: z.array(z.string()),
  links,
  markdown: links,
  api: address,
});

const pageFile = z.strictObject({
  ...head,
  ...page.shape,
  /** Markdown before the first section. */
  opening: anyText,
  sections: z.array(z.strictObject({ ...section.shape, text: bothLanguages })),
});

const article = z.strictObject({
  number: z.int().positive(),
  chapter: z.int().positive(),
  label: bothLanguages,
  /** Our own heading; the law has none. */
  caption: anyText,
  /** The law in Chinese, and our translation, paragraph by paragraph. */
  paragraphs: words,
  pages: paths,
  facts: ids,
  links,
  markdown: links,
});

const list = <T extends z.ZodType>(item: T) =>
  z.strictObject({ ...head, count: z.int().nonnegative(), items: z.array(item) });

const index = z.strictObject({
  ...head,
  name: bothLanguages,
  description: bothLanguages,
  disclaimer: bothLanguages,
  version: z.literal('v1'),
  documentation: links,
  llms: address,
  counts: z.strictObject({
    pages: z.int(),
    sections: z.int(),
    facts: z.int(),
    sources: z.int(),
    terms: z.int(),
    rules: z.int(),
    cases: z.int(),
    articles: z.int(),
    changes: z.int(),
  }),
  /** One file a kind, with everything of that kind. */
  files: z.array(
    z.strictObject({ name: z.string(), url: address, schema: address, count: z.int(), description: bothLanguages }),
  ),
  /** One file a thing; `{…}` stands for its id or path. */
  each: z.array(z.strictObject({ name: z.string(), url: z.string(), schema: address, description: bothLanguages })),
  feeds: z.array(
    z.strictObject({
      /** BCP 47; `mul` holds both languages. */
      language: z.string().min(2),
      chapter: id.optional(),
      title: z.string(),
      atom: address,
      json: address,
    }),
  ),
});

/** One schema a file or kind of file, by its name below `api/v1/schemas/`. */
export const API_SCHEMAS = {
  index,
  pages: list(page),
  page: pageFile,
  sections: list(section),
  facts: list(fact),
  fact: z.strictObject({ ...head, ...fact.shape }),
  sources: list(z.strictObject({ id, ...RECORD_SCHEMAS.sources.shape, facts: ids, pages: paths, links })),
  terms: list(z.strictObject({ id, ...RECORD_SCHEMAS.terms.shape, links })),
  doubts: list(z.strictObject({ id, ...RECORD_SCHEMAS.doubts.shape, links })),
  documents: list(z.strictObject({ id, ...RECORD_SCHEMAS.documents.shape })),
  places: list(z.strictObject({ id, ...RECORD_SCHEMAS.places.shape })),
  qualifications: list(z.strictObject({ id, ...RECORD_SCHEMAS.qualifications.shape })),
  /** `rule` is the rule as its editors write it, worked examples under `cases`; `{fact-id}` in its words stands for a value. */
  rules: list(
    z.strictObject({
      id,
      rule: RECORD_SCHEMAS.rules,
      facts: ids,
      documents: ids,
      pages: paths,
      links: links.optional(),
    }),
  ),
  articles: list(article),
  changes: list(change),
} as const;

export type ApiName = keyof typeof API_SCHEMAS;
export type ApiFile<Name extends ApiName> = z.output<(typeof API_SCHEMAS)[Name]>;
export type ApiFact = z.output<typeof fact>;
export type ApiPage = z.output<typeof page>;
export type ApiSection = z.output<typeof section>;

/** What a record's own schema accepts and changes on reading is published as it comes out. */
const AS_PUBLISHED = new Map<unknown, object>([
  [
    localized,
    {
      type: 'object',
      properties: { zh: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
      required: ['zh', 'en'],
      additionalProperties: false,
    },
  ],
  [fullDate, { type: 'string', format: 'date' }],
  [partialDate, { type: 'string', pattern: '^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$' }],
]);

/** Returns a schema as JSON Schema 2020-12, to be published at the address given. */
export function jsonSchema(name: ApiName, address: string): object {
  const schema = z.toJSONSchema(API_SCHEMAS[name], {
    target: 'draft-2020-12',
    io: 'output',
    unrepresentable: 'any',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const published = AS_PUBLISHED.get(zodSchema);
      if (!published) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      Object.assign(jsonSchema, published);
    },
  });
  return { ...schema, $id: address, title: name };
}
