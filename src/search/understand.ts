import type { Locale } from '../handbook/locale.ts';
import type { Directory } from './directory.ts';
import { ENGLISH_STOP_WORDS, stemEnglish } from './english-words.ts';
import { foldText } from './normalise-query.ts';
import { splitWords } from './split-words.ts';
import { tokensOf } from './tokens.ts';

/** One thing a query asks for, in the words it may be found by. */
export type Unit = {
  /** As typed. */
  readonly text: string;
  readonly alternatives: readonly Alternative[];
  /** 1 for a word that a title, keyword or term has, less for others. */
  readonly weight: number;
  /** Whether it only tells that two words of the query are neighbours. */
  readonly isBridge: boolean;
};

export type Alternative = { readonly text: string; readonly tokens: readonly string[]; readonly weight: number };

/** What each known phrase of a language may also be called; the key is folded, in English stemmed. */
export type Phrasebook = {
  readonly others: ReadonlyMap<string, readonly { readonly text: string; readonly weight: number }[]>;
  readonly questions: ReadonlySet<string>;
  /** Returns the key of a name (see phraseKey); each is made once. */
  readonly keyOf: (name: string) => string;
  /** Tells whether a word stands in a name: of a page, a keyword or a term. */
  readonly isNamed: (word: string) => boolean;
};

/** What no name has is likelier a turn of phrase than a subject. */
const UNNAMED_WEIGHT = 0.8;

const TERM_WEIGHT = 0.9;
const EVERYDAY_WEIGHT = 0.75;
/** No known phrase is longer, in characters or words. */
const LONGEST_PHRASE = { zh: 16, en: 6 } as const;

/** Returns the phrasebook of an edition: its terms with their other names, and everyday words. */
export function phrasebook(directory: Directory, locale: Locale): Phrasebook {
  const book = new Map<string, { text: string; weight: number }[]>();
  const add = (phrase: string, others: readonly string[], weight: number) => {
    const key = phraseKey(phrase, locale);
    const known = book.get(key) ?? [];
    if (!book.has(key)) book.set(key, known);
    for (const text of others) {
      if (phraseKey(text, locale) !== key && !known.some((one) => one.text === text)) known.push({ text, weight });
    }
  };
  for (const names of directory.terms) {
    const [canonical = '', ...others] = names;
    for (const name of names) add(name, name === canonical ? others.slice(0, 3) : [canonical], TERM_WEIGHT);
  }
  for (const group of directory.everyday) {
    for (const word of group) add(word, group, EVERYDAY_WEIGHT);
  }
  const names = directory.names.join('|').toLowerCase();
  const keys = new Map<string, string>();
  return {
    others: book,
    questions: directory.questions,
    keyOf: (name) => {
      const key = keys.get(name) ?? phraseKey(name, locale);
      keys.set(name, key);
      return key;
    },
    isNamed: (word) => (locale === 'zh' ? names.includes(word) : directory.words.has(stemEnglish(word))),
  };
}

/** Returns the form under which phrases are compared. */
export function phraseKey(text: string, locale: Locale): string {
  const words = splitWords(text);
  if (locale === 'zh') return words.map((word) => word.text).join(' ');
  return words.map((word) => stemEnglish(word.text)).join(' ');
}

/**
 * Returns what a query asks for. Question words are dropped unless nothing else is left; known phrases stay
 * whole and bring their other names; what stands side by side counts a little more side by side.
 */
export function understand(query: string, locale: Locale, book: Phrasebook): readonly Unit[] {
  const phrases = locale === 'zh' ? splitChinese(query, book) : splitEnglish(query, book);
  const telling = phrases.filter((phrase) => !phrase.isQuestion);
  const asked = telling.length > 0 ? telling : phrases;
  const units = asked.slice(0, MAX_UNITS).map(({ text, others }): Unit => {
    return {
      text,
      weight: book.others.has(phraseKey(text, locale)) || book.isNamed(text) ? 1 : UNNAMED_WEIGHT,
      isBridge: false,
      alternatives: [{ text, weight: 1 }, ...others].map((one) => wording(one.text, one.weight)),
    };
  });
  return [...units, ...bridges(query, units)];
}

/** More words than anyone asks with: what comes behind them is a pasted text. */
const MAX_UNITS = 24;

/** How much it counts that two neighbours of the query are neighbours on the page. */
const BRIDGE_WEIGHT = 0.25;

type Phrase = {
  readonly text: string;
  readonly isQuestion: boolean;
  readonly others: readonly { readonly text: string; readonly weight: number }[];
};

/** Returns one wording of a unit. */
export function wording(text: string, weight: number): Alternative {
  return { text, tokens: queryTokens(text), weight };
}

function queryTokens(text: string): readonly string[] {
  const tokens = tokensOf(text);
  return [...new Set(tokens.length > 0 ? tokens : splitWords(text).map((word) => word.text))];
}

/** Returns units of the tokens that cross from one unit into the next: the query as a phrase. */
function bridges(query: string, units: readonly Unit[]): readonly Unit[] {
  const inside = new Set(units.flatMap((unit) => unit.alternatives[0]?.tokens ?? []));
  const across = queryTokens(query).filter((token) => !inside.has(token) && (token.includes(' ') || isHan(token)));
  const characters = new Set(units.flatMap((unit) => [...foldText(unit.text)]));
  return across
    .filter((token) => token.includes(' ') || [...token].every((character) => characters.has(character)))
    .slice(0, MAX_UNITS)
    .map((token) => ({
      text: token,
      weight: BRIDGE_WEIGHT,
      isBridge: true,
      alternatives: [{ text: token, tokens: [token], weight: 1 }],
    }));
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function splitEnglish(query: string, book: Phrasebook): readonly Phrase[] {
  const words = splitWords(query);
  const stems = words.map((word) => stemEnglish(word.text));
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_PHRASE.en, words.length - at);
    while (length > 0 && !book.others.has(stems.slice(at, at + length).join(' '))) length--;
    const taken = Math.max(1, length);
    const text = words
      .slice(at, at + taken)
      .map((word) => word.text)
      .join(' ');
    phrases.push({
      text,
      isQuestion: length === 0 && ENGLISH_STOP_WORDS.has(text),
      others: book.others.get(stems.slice(at, at + taken).join(' ')) ?? [],
    });
    at += taken;
  }
  return phrases;
}

function splitChinese(query: string, book: Phrasebook): readonly Phrase[] {
  return splitWords(query).flatMap((word) => {
    if (word.isHan) return splitHanRun(word.text, book);
    const isQuestion = ENGLISH_STOP_WORDS.has(word.text) && word.text.length > 1;
    return [{ text: word.text, isQuestion, others: book.others.get(word.text) ?? [] }];
  });
}

/** Cuts a Chinese run at the longest known phrases from the left; the rest is cut into words of the language. */
function splitHanRun(run: string, book: Phrasebook): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let unknown = '';
  const flush = () => {
    if (unknown !== '')
      phrases.push(...wordsOf(unknown).map((text) => ({ text, isQuestion: book.questions.has(text), others: [] })));
    unknown = '';
  };
  for (let at = 0; at < run.length; ) {
    const length = longestMatch(
      run,
      at,
      (text) => book.others.has(text) || (text.length > 1 && book.questions.has(text)),
    );
    if (length === 0) {
      unknown += run[at];
      at++;
      continue;
    }
    flush();
    const text = run.slice(at, at + length);
    phrases.push({ text, isQuestion: book.questions.has(text), others: book.others.get(text) ?? [] });
    at += length;
  }
  flush();
  return phrases;
}

function longestMatch(run: string, at: number, isKnown: (text: string) => boolean): number {
  for (let length = Math.min(LONGEST_PHRASE.zh, run.length - at); length > 0; length--) {
    if (isKnown(run.slice(at, at + length))) return length;
  }
  return 0;
}

const SEGMENTER = new Intl.Segmenter('zh-CN', { granularity: 'word' });

function wordsOf(run: string): readonly string[] {
  return [...SEGMENTER.segment(run)].map((segment) => segment.segment);
}
