import { parseReadings, type Readings } from './pinyin.ts';
import { tokensOf } from './tokens.ts';

/** What a result is. Guides and tools answer; articles, terms, facts and sources are what they rest on. */
export const RESULT_KINDS = ['guide', 'tool', 'article', 'term', 'fact', 'source'] as const;

export type ResultKind = (typeof RESULT_KINDS)[number];

/**
 * The names of an edition as they travel: everything needed to understand a query before the index is asked.
 * Pages, terms, sources and facts are numbered in the same order in both editions, and so are the sections of
 * a page; that is how a find in one edition is shown in the other.
 */
export type DirectoryFile = {
  /** Changes with the content; the other files are asked for with it, so that none is older than this one. */
  readonly version: string;
  readonly chapters: readonly (readonly [id: string, title: string])[];
  readonly pages: readonly PageRow[];
  /** Name and other names of each term, with `|` between. */
  readonly terms: readonly string[];
  readonly sources: number;
  readonly facts: number;
  /** The chapter of each term, source and fact, as one character (0 is the first). */
  readonly owners: string;
  /** The first token of each part of the index. */
  readonly parts: readonly string[];
  /** The Chinese edition's readings, see pinyin.ts. */
  readonly readings: string;
  /** Everyday words that mean the same, with `|` between. */
  readonly everyday: readonly string[];
  /** Words of a question that name nothing. */
  readonly questions: string;
};

export type PageRow = readonly [
  kind: number,
  chapter: number,
  path: string,
  title: string,
  sections: number,
  keywords: string,
];

export type DirectoryPage = {
  readonly kind: ResultKind;
  readonly chapter: number;
  readonly path: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly firstSection: number;
  readonly sections: number;
};

/** The names of an edition, ready to be asked. */
export type Directory = {
  readonly version: string;
  readonly chapters: DirectoryFile['chapters'];
  /** Pages with a title; the terms, sources and facts that follow are numbered only. */
  readonly pages: readonly DirectoryPage[];
  readonly terms: readonly (readonly string[])[];
  readonly pageCount: number;
  readonly sectionCount: number;
  /** The sections of pages come first; terms, sources and facts have one each after them. */
  readonly sectionsOfPages: number;
  readonly pageOfSection: Uint16Array;
  readonly firstSectionOf: (page: number) => number;
  readonly kindOf: (page: number) => ResultKind;
  readonly chapterOf: (page: number) => number;
  /** The number of the page that shows a term. */
  readonly pageOfTerm: (term: number) => number;
  readonly parts: readonly string[];
  readonly readings: Readings;
  readonly everyday: readonly (readonly string[])[];
  readonly questions: ReadonlySet<string>;
  /** Every name once: titles, keywords, terms and their other names. */
  readonly names: readonly string[];
  /** Stems of the words in the names, for telling what a mistyped word was meant to be. */
  readonly words: ReadonlySet<string>;
};

/** Returns a directory from its file. */
export function openDirectory(file: DirectoryFile): Directory {
  let section = 0;
  const pages = file.pages.map(([kind, chapter, path, title, sections, keywords]): DirectoryPage => {
    const firstSection = section;
    section += sections;
    const kindName = RESULT_KINDS[kind] ?? 'guide';
    return { kind: kindName, chapter, path, title, keywords: splitList(keywords), firstSection, sections };
  });
  const firstTerm = pages.length;
  const firstSource = firstTerm + file.terms.length;
  const firstFact = firstSource + file.sources;
  const pageCount = firstFact + file.facts;
  const sectionsOfPages = section;
  const sectionCount = sectionsOfPages + pageCount - pages.length;
  const pageOfSection = new Uint16Array(sectionCount);
  pages.forEach((page, index) => {
    pageOfSection.fill(index, page.firstSection, page.firstSection + page.sections);
  });
  for (let page = firstTerm; page < pageCount; page++) pageOfSection[sectionsOfPages + page - firstTerm] = page;
  const terms = file.terms.map(splitList);
  const names = new Set([...pages.flatMap((page) => [page.title, ...page.keywords]), ...terms.flat()]);
  return {
    version: file.version,
    chapters: file.chapters,
    pages,
    terms,
    pageCount,
    sectionCount,
    sectionsOfPages,
    pageOfSection,
    firstSectionOf: (page) => pages[page]?.firstSection ?? sectionsOfPages + page - firstTerm,
    kindOf: (page) => pages[page]?.kind ?? (page < firstSource ? 'term' : page < firstFact ? 'source' : 'fact'),
    chapterOf: (page) => pages[page]?.chapter ?? file.owners.charCodeAt(page - firstTerm) - 48,
    pageOfTerm: (term) => firstTerm + term,
    parts: file.parts,
    readings: parseReadings(file.readings),
    everyday: file.everyday.map(splitList),
    questions: new Set(splitList(file.questions)),
    names: [...names],
    words: new Set([...names].flatMap((name) => tokensOf(name)).filter((token) => /^[a-z]{3,}$/.test(token))),
  };
}

function splitList(text: string): readonly string[] {
  return text === '' ? [] : text.split('|');
}

/** Returns the part of the index that would hold a token. */
export function partOf(token: string, parts: readonly string[]): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((parts[middle] ?? '') <= token) low = middle;
    else high = middle - 1;
  }
  return low;
}
