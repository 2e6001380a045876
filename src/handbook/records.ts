import { z } from 'zod';
import type { Origin } from './diagnostic.ts';
import { bothLanguages, fullDate, grade, id, localized, partialDate, reference, webAddress, words } from './fields.ts';
import { IMAGE_FILE } from './image-files.ts';
import { LOCALES } from './locale.ts';
import { PROMISED_KINDS } from './published-ids.ts';
import { rule } from './rule-records.ts';
import { value } from './value.ts';

/** The strict schema of each kind of record under `content/data`. Every text in them is in both languages. */

const source = z.strictObject({
  title: localized,
  issuer: localized,
  number: words.optional(),
  kind: z.enum(['law', 'regulation', 'notice', 'guide', 'news', 'report', 'copy']),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/),
  issued: partialDate.optional(),
  inForce: partialDate.optional(),
  ended: partialDate.optional(),
  supersededBy: id.optional(),
  url: webAddress.optional(),
  read: z.strictObject({
    on: fullDate,
    form: z.enum(['live', 'archived', 'held']),
    extent: z.enum(['whole', 'opening', 'passage']),
  }),
  note: localized.optional(),
});

const version = {
  value,
  sentence: bothLanguages,
  sources: z.array(reference).min(1),
  grade,
  from: partialDate.optional(),
  until: partialDate.optional(),
};

const fact = z.strictObject({
  title: localized,
  ...version,
  checked: fullDate,
  checkAgain: fullDate,
  /** Why no page prints it, where none does. */
  unused: localized.optional(),
  /** Values that no longer hold, with their periods. */
  earlier: z.array(z.strictObject(version)).optional(),
});

const doubt = z.strictObject({
  kind: z.enum(['conflict', 'unconfirmed', 'not-found']),
  title: bothLanguages,
  text: bothLanguages,
  facts: z.array(id).optional(),
  sources: z.array(reference).optional(),
  ask: z.strictObject({ who: localized, how: localized.optional(), question: words }).optional(),
  since: fullDate,
});

const wordList = z.array(words).optional();

const term = z.strictObject({
  zh: words,
  pinyin: words,
  en: words,
  aliases: z.strictObject({ zh: wordList, hant: wordList, en: wordList }).optional(),
  avoid: z.array(z.strictObject({ word: words, lang: z.enum(LOCALES), why: localized })).optional(),
  definition: bothLanguages,
  see: z.array(id).optional(),
  sources: z.array(reference).optional(),
});

const document = z.strictObject({
  zh: words,
  pinyin: words.optional(),
  en: words,
  form: z.enum(['original', 'copy', 'original-and-copy', 'electronic', 'form', 'not-stated']),
  issuer: localized.optional(),
  /** A duration fact: how old the paper may be. */
  validity: id.optional(),
  note: localized.optional(),
  sources: z.array(reference).min(1),
  grade,
});

/** Hundredths of the schematic map from its west and north edges; never a survey. */
const position = z.strictObject({
  x: z.number().min(0).max(100),
  y: z.number().min(0).max(100),
  approximate: z.literal(true),
});

/** Digits as they are dialled, with what may stand between and after them. */
const phone = z.string().regex(/^[+(\d][^<>{}:="]*$/);

const place = z.strictObject({
  kind: z.enum(['office', 'platform', 'hotline', 'community', 'science-city']),
  name: localized,
  address: localized.optional(),
  hours: localized.optional(),
  phone: phone.optional(),
  url: webAddress.optional(),
  note: localized.optional(),
  /** Where it stands on the schematic map; several where it lies in several districts. */
  positions: z.array(position).min(1).optional(),
  /** The path of the page and section that describes it. */
  page: words.optional(),
  sources: z.array(reference).min(1),
  grade,
  checked: fullDate,
});

const qualification = z.strictObject({
  zh: words,
  en: words,
  abbreviation: words.optional(),
  issuer: localized.optional(),
  field: localized.optional(),
  /** Facts about the editions of the catalogue that list it. */
  catalogues: z.array(id),
  /** Listed among the urgently needed. */
  urgent: z.boolean(),
  /** What recognition gives, each a fact. */
  gives: z.array(id),
  note: localized.optional(),
  sources: z.array(reference).min(1),
  grade,
  checked: fullDate,
});

const image = z.strictObject({
  /** A file of `content/images`. */
  file: z.string().regex(IMAGE_FILE),
  /** What it shows, for those who can't see it. */
  alt: bothLanguages,
  caption: bothLanguages.optional(),
  /** Who made it, and what allows printing it here. */
  credit: bothLanguages,
});

const chapter = z.strictObject({
  title: bothLanguages,
  summary: bothLanguages,
  order: z.int().nonnegative(),
});

/** What was published, by kind and id; an article by its number. */
const promised = z.strictObject({
  kind: z.enum(PROMISED_KINDS),
  id: z.union([
    z.int().positive().transform(String),
    z.string().regex(/^[a-z0-9]+(?:[-/][a-z0-9]+)*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?$/),
  ]),
});

/** Something that is read elsewhere now. */
const redirect = z.strictObject({
  from: promised,
  to: promised,
  on: fullDate,
  why: bothLanguages,
});

/** Something that is gone: what it was and what it said last, for those who come by an old link. */
const tombstone = z.strictObject({
  of: promised,
  title: bothLanguages,
  lastText: bothLanguages,
  since: fullDate,
  why: bothLanguages,
  replacedBy: z.array(promised).optional(),
});

/** One schema a kind; the key is the folder under `content/data`. */
export const RECORD_SCHEMAS = {
  sources: source,
  facts: fact,
  doubts: doubt,
  terms: term,
  documents: document,
  places: place,
  rules: rule,
  qualifications: qualification,
  images: image,
  chapters: chapter,
  redirects: redirect,
  tombstones: tombstone,
} as const;

export type RecordKind = keyof typeof RECORD_SCHEMAS;

export const RECORD_KINDS = Object.keys(RECORD_SCHEMAS) as readonly RecordKind[];

type Identified<T> = Readonly<T> & { readonly id: string; readonly origin: Origin };

export type Source = Identified<z.output<typeof source>>;
export type Fact = Identified<z.output<typeof fact>>;
export type FactVersion = Pick<Fact, keyof typeof version>;
export type Doubt = Identified<z.output<typeof doubt>>;
export type Term = Identified<z.output<typeof term>>;
export type HandbookDocument = Identified<z.output<typeof document>>;
export type Place = Identified<z.output<typeof place>>;
export type Rule = Identified<z.output<typeof rule>>;
export type Qualification = Identified<z.output<typeof qualification>>;
export type HandbookImage = Identified<z.output<typeof image>>;
export type Chapter = Identified<z.output<typeof chapter>>;
export type Redirect = Identified<z.output<typeof redirect>>;
export type Tombstone = Identified<z.output<typeof tombstone>>;

export type RecordOf = {
  sources: Source;
  facts: Fact;
  doubts: Doubt;
  terms: Term;
  documents: HandbookDocument;
  places: Place;
  rules: Rule;
  qualifications: Qualification;
  images: HandbookImage;
  chapters: Chapter;
  redirects: Redirect;
  tombstones: Tombstone;
};
