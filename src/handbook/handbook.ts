import type { Diagnostic } from './diagnostic.ts';
import type { Ledger } from './ledger.ts';
import type { Locale } from './locale.ts';
import type { Page, PageText } from './page.ts';
import type { PublishedId } from './published-ids.ts';
import type { Doubt, Fact, RecordKind, RecordOf, Rule } from './records.ts';

/** One article of the Regulations in both languages, paragraph by paragraph. */
export type Article = {
  readonly number: number;
  readonly chapter: number;
  readonly label: Readonly<Record<Locale, string>>;
  /** Our own heading; the law has none. */
  readonly caption: Readonly<Record<Locale, string>>;
  readonly paragraphs: Readonly<Record<Locale, readonly string[]>>;
  readonly position: Readonly<
    Record<Locale, { readonly file: string; readonly line: number; readonly column: number }>
  >;
};

export type RegulationChapter = { readonly number: number; readonly page: Page; readonly articles: readonly Article[] };

export type Records = { readonly [K in RecordKind]: ReadonlyMap<string, RecordOf[K]> };

/** What was read, whole or not: the checks also see pages without a twin. */
export type Content = {
  readonly records: Records;
  readonly texts: readonly PageText[];
  /** Names of the files in `content/images`. */
  readonly imageFiles: readonly string[];
  /** What was confirmed of each page, by its path. */
  readonly ledger: Ledger;
  /** Everything that was ever published. */
  readonly published: readonly PublishedId[];
  readonly diagnostics: readonly Diagnostic[];
};

/** The whole handbook, linked. Nothing in it changes, and nothing in it knows today's date. */
export type Handbook = Content & {
  readonly pages: ReadonlyMap<string, Page>;
  /** The pages of a chapter in reading order. */
  readonly pagesOfChapter: ReadonlyMap<string, readonly Page[]>;
  readonly regulations: readonly RegulationChapter[];
  readonly articles: ReadonlyMap<number, Article>;
  /** Pages that use a fact, by fact id. */
  readonly pagesOfFact: ReadonlyMap<string, readonly Page[]>;
  /** Pages whose text or facts rest on an article, by article number. */
  readonly pagesOfArticle: ReadonlyMap<number, readonly Page[]>;
  readonly factsOfArticle: ReadonlyMap<number, readonly Fact[]>;
  readonly factsOfSource: ReadonlyMap<string, readonly Fact[]>;
  readonly pagesOfSource: ReadonlyMap<string, readonly Page[]>;
  readonly doubtsOfFact: ReadonlyMap<string, readonly Doubt[]>;
  readonly doubtsOfPage: ReadonlyMap<string, readonly Doubt[]>;
  /** Tools that send readers to a page, by page path. */
  readonly toolsOfPage: ReadonlyMap<string, readonly ToolLink[]>;
};

/** A page that holds a tool, and the procedure on it where the tool holds several. */
export type ToolLink = { readonly page: Page; readonly procedure: Rule | undefined };

/** The source that holds the Regulations; articles are cited by their number in it. */
export const REGULATIONS_ID = 'bj-istic-2024';
