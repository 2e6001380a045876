import { type Locale, otherLocale } from '../handbook/locale.ts';
import { addressKey, addressList, articleNamed, findAddress } from './addresses.ts';
import type { Directory, ResultKind } from './directory.ts';
import { EditionIndex, type LoadFile } from './edition-index.ts';
import { excerptOf, type Piece } from './excerpt.ts';
import { interpret, type Reading } from './interpret.ts';
import { namesBonus } from './names-bonus.ts';
import { normaliseQuery } from './normalise-query.ts';
import { type Hit, rankPages } from './rank.ts';
import { tokensOf } from './tokens.ts';
import { phraseKey } from './understand.ts';

/** What was found for a query, before anything is read for showing. */
export type Found = {
  readonly query: string;
  /** What was searched in place of what was typed; mostly empty. */
  readonly instead: string;
  /** Whether no page speaks of everything that was asked. */
  readonly isPartial: boolean;
  readonly hits: readonly Hit[];
  /** The other edition's pages, for a query in its language. */
  readonly otherHits: readonly Hit[];
  /** The section of a term or fact that the query names. */
  readonly answer: number | undefined;
  /** Phrases to mark, by edition. */
  readonly wanted: Readonly<Record<Locale, readonly string[]>>;
};

/** One result, ready to show. */
export type Shown = {
  readonly locale: Locale;
  readonly kind: ResultKind;
  readonly chapter: string;
  readonly title: string;
  /** Below the language. */
  readonly path: string;
  readonly anchor: string;
  /** Heading of the section that matched; empty for the head of a page. */
  readonly heading: string;
  readonly excerpt: readonly Piece[];
  /** All of it, for a definition or a value. */
  readonly text: string;
  /** When it was last checked, in words; empty where nothing says. */
  readonly checked: string;
  readonly proof: string;
};

const NOTHING = {
  instead: '',
  isPartial: false,
  hits: [],
  otherHits: [],
  answer: undefined,
  wanted: { zh: [], en: [] },
};

/** Searches the handbook for a reader of one edition, in either language. */
export class SearchEngine {
  readonly #own: EditionIndex;
  readonly #indexes: Readonly<Record<Locale, EditionIndex>>;

  constructor(locale: Locale, load: LoadFile) {
    const own = new EditionIndex(locale, load);
    const other = new EditionIndex(otherLocale(locale), load);
    this.#own = own;
    this.#indexes = locale === 'zh' ? { zh: own, en: other } : { zh: other, en: own };
  }

  /** Returns the names of the reader's edition. */
  async directory(): Promise<Directory> {
    return (await this.#own.open()).directory;
  }

  /** Finds pages for whatever was typed; rejects only when a file can't be loaded. */
  async search(text: string): Promise<Found> {
    const query = normaliseQuery(text);
    if (!/[\p{L}\p{N}]/u.test(query)) return { query, ...NOTHING };
    const own = await this.directory();
    const readings = await interpret(query, this.#own, this.#indexes);
    const ranked = await Promise.all(readings.map(rankReading));
    const [joined = []] = joinRankings(ranked, readings);
    const places = new Map(joined.map((hit, index) => [hit.page, index]));
    const placeOf = (hit: Hit) => places.get(hit.page) ?? joined.length;
    const named = [...(await this.#addressHits(query, own))].sort((a, b) => placeOf(a) - placeOf(b));
    const hits = mergeHits([named, joined]);
    const isForeign = readings.every((reading) => reading.index !== this.#own);
    return {
      query,
      instead: readings
        .map((reading) => reading.instead)
        .filter(Boolean)
        .join(' '),
      isPartial: named.length === 0 && hits.every((hit) => hit.matched < 0.99),
      hits,
      otherHits: isForeign ? (ranked[0] ?? []) : [],
      answer: await this.#answer(readings, hits, named),
      wanted: await this.#wanted(readings, query),
    };
  }

  /** Returns a result for showing, in the reader's language or, for a hit of the other edition, in that one's. */
  async read(hit: { readonly page: number; readonly section: number }, found: Found, locale: Locale): Promise<Shown> {
    const index = this.#indexes[locale];
    const { directory } = await index.open();
    const [anchor, heading, text, checked, path, title, proof] = await index.passage(hit.section);
    const page = directory.pages[hit.page];
    return {
      locale,
      kind: directory.kindOf(hit.page),
      chapter: directory.chapters[directory.chapterOf(hit.page)]?.[1] ?? '',
      title: page?.title ?? title ?? '',
      path: page?.path ?? path ?? '',
      anchor,
      heading,
      excerpt: excerptOf(text, found.wanted[locale], locale),
      text,
      checked,
      proof: proof ?? '',
    };
  }

  /** Returns titles and terms near to what was typed, for a query that found nothing; none for what is no word. */
  async nearNames(query: string): Promise<readonly string[]> {
    const { pages, terms } = await this.directory();
    const asked = letterPairs(normaliseQuery(query));
    const names = new Set([...pages.map((page) => page.title), ...terms.map(([name = '']) => name)]);
    return [...names]
      .map((name) => ({ name, share: likeness(letterPairs(name), asked) }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
      .slice(0, 6)
      .map(({ name }) => name);
  }

  async #addressHits(query: string, directory: Directory): Promise<readonly Hit[]> {
    const article = articleNamed(query);
    if (article !== undefined) {
      const page = directory.pages.findIndex((one) => one.path === `regulations/article-${article}`);
      if (page >= 0) return [hitOf(directory.firstSectionOf(page), directory)];
    }
    const list = addressList(query);
    if (!list) return [];
    const sections = findAddress(addressKey(query), await this.#own.addresses(list));
    return sections.map((section) => hitOf(section, directory));
  }

  /** Returns the section that defines or states what the query names, if it names a term or a fact. */
  async #answer(
    readings: readonly Reading[],
    hits: readonly Hit[],
    named: readonly Hit[],
  ): Promise<number | undefined> {
    const { directory } = await this.#own.open();
    const namedFact = named.find(
      (hit) => directory.kindOf(hit.page) === 'fact' || directory.kindOf(hit.page) === 'term',
    );
    if (namedFact) return namedFact.section;
    const [reading, second] = readings;
    if (!reading || second) return undefined;
    const { index, units } = reading;
    const words = units.filter((unit) => !unit.isBridge).map((unit) => unit.text);
    const asked = phraseKey(words.join(index.locale === 'zh' ? '' : ' '), index.locale);
    const { directory: searched, book } = await index.open();
    const term = searched.terms.findIndex((names) => names.some((name) => book.keyOf(name) === asked));
    if (term >= 0) return directory.firstSectionOf(directory.pageOfTerm(term));
    const facts = hits.filter((hit) => hit.matched > 0.99 && directory.kindOf(hit.page) === 'fact').slice(0, 2);
    for (const { section } of facts) {
      const [, , , , , title = ''] = await index.passage(section);
      if (likeness(tokensOf(asked), tokensOf(phraseKey(title, index.locale))) >= NAMED) return section;
    }
    return undefined;
  }

  /** Returns the phrases to mark in each edition: what was asked, and the terms among it in the other language. */
  async #wanted(readings: readonly Reading[], query: string): Promise<Found['wanted']> {
    const wanted: Record<Locale, string[]> = { zh: [], en: [] };
    for (const { index, units } of readings) {
      const { directory: searched, book } = await index.open();
      const asked = units.flatMap((unit) => unit.alternatives.map((alternative) => alternative.text));
      wanted[index.locale].push(...asked.filter((text) => text.length > 1 || query.length < 3));
      if (index === this.#own) continue;
      const { terms } = await this.directory();
      const keys = new Set(asked.map((text) => phraseKey(text, index.locale)));
      searched.terms.forEach((names, term) => {
        if (names.some((name) => keys.has(book.keyOf(name)))) {
          wanted[this.#own.locale].push(...(terms[term] ?? []));
        }
      });
    }
    return wanted;
  }
}

async function rankReading({ index, units }: Reading): Promise<readonly Hit[]> {
  const { directory, book } = await index.open();
  return rankPages(units, directory, index.find, namesBonus(units, directory, book, index.locale));
}

/** Adds up what the two languages of a mixed query find, by their share of it; both number the pages alike. */
function joinRankings(
  rankings: readonly (readonly Hit[])[],
  readings: readonly Reading[],
): readonly (readonly Hit[])[] {
  const [first = [], second] = rankings;
  if (!second) return [first];
  const sizes = readings.map(({ units }) => units.filter((unit) => !unit.isBridge).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const joined = new Map<number, Hit>();
  rankings.forEach((hits, index) => {
    const best = hits[0]?.score ?? 1;
    const share = (sizes[index] ?? 0) / all;
    for (const hit of hits) {
      const before = joined.get(hit.page);
      joined.set(hit.page, {
        ...(before ?? hit),
        score: (before?.score ?? 0) + (share * hit.score) / best,
        matched: (before?.matched ?? 0) + share * hit.matched,
      });
    }
  });
  return [[...joined.values()].sort((a, b) => b.score - a.score)];
}

/** Returns the lists one after the other, each page once. */
export function mergeHits(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const seen = new Set<number>();
  return lists.flat().filter((hit) => {
    if (seen.has(hit.page)) return false;
    seen.add(hit.page);
    return true;
  });
}

function hitOf(section: number, directory: Directory): Hit {
  return { page: directory.pageOfSection[section] ?? 0, section, score: 2, matched: 1 };
}

/** How alike a query and the title of a fact are when the query names the fact. */
const NAMED = 0.8;

/** Returns how much of two sets is common to both, 0 to 1. */
function likeness(one: Iterable<string>, other: Iterable<string>): number {
  const own = new Set(one);
  const theirs = new Set(other);
  return (2 * [...own].filter((part) => theirs.has(part)).length) / (own.size + theirs.size || 1);
}

/** Returns what two names are likened by: pairs of neighbouring letters, and Chinese characters one by one. */
function letterPairs(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  const isHan = (letter: string) => /\p{Script=Han}/u.test(letter);
  return new Set(
    letters.flatMap((letter, index) => (isHan(letter) ? [letter] : [`${letter}${letters[index + 1] ?? ''}`])),
  );
}
