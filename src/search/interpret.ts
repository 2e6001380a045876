import type { Directory } from './directory.ts';
import { nearestWords } from './edit-distance.ts';
import type { EditionIndex } from './edition-index.ts';
import { stemEnglish } from './english-words.ts';
import { readInitials, readPinyin } from './pinyin.ts';
import { splitWords } from './split-words.ts';
import { type Unit, understand, wording } from './understand.ts';

/** What a query turned out to mean: in which language, and what is looked up in its index. */
export type Reading = {
  readonly index: EditionIndex;
  readonly units: readonly Unit[];
  /** What was searched in place of what was typed, where that is another word or script. */
  readonly instead: string;
};

export type Indexes = { readonly zh: EditionIndex; readonly en: EditionIndex };

/** Returns the readings of a normalised query: one, or two when it mixes the languages. */
export async function interpret(query: string, own: EditionIndex, indexes: Indexes): Promise<readonly Reading[]> {
  if (!/\p{Script=Han}/u.test(query)) return [await readLatin(query, own, indexes)];
  const chinese = await readChinese(query, indexes.zh);
  const latin = splitWords(query)
    .filter((word) => !word.isHan)
    .map((word) => word.text);
  const isForeign = latin.some((word) => /[a-z]{2}/.test(word) && indexes.zh.find(stemEnglish(word)).length === 0);
  return isForeign ? [chinese, await readEnglish(latin.join(' '), indexes.en)] : [chinese];
}

async function readChinese(query: string, index: EditionIndex): Promise<Reading> {
  const { directory, book } = await index.open();
  const simplified = await simplify(query, index, directory);
  const units = understand(simplified, 'zh', book);
  await index.loadTokens(allTokens(units));
  return { index, units, instead: simplified === query ? '' : simplified };
}

/** Returns a text in Simplified characters; the table is loaded only for characters that no name has. */
async function simplify(query: string, index: EditionIndex, directory: Directory): Promise<string> {
  const usual = new Set(directory.names.join(''));
  if (![...query].some((character) => /\p{Script=Han}/u.test(character) && !usual.has(character))) return query;
  const table = await index.traditional();
  return [...query].map((character) => table.get(character) ?? character).join('');
}

function allTokens(units: readonly Unit[]): readonly string[] {
  return units.flatMap((unit) => unit.alternatives.flatMap((alternative) => alternative.tokens));
}

/** Reads Latin letters as English, unless they spell Chinese. */
async function readLatin(query: string, own: EditionIndex, { zh, en }: Indexes): Promise<Reading> {
  const letters = query.replace(/[^a-z]/gi, '').length;
  if (own.locale === 'zh' && letters >= 5) {
    const pinyin = await spelled(query, zh, false);
    if (pinyin) return pinyin;
  }
  const english = await readEnglish(query, en);
  if (english.instead === '' && unknownWords(english).length === 0) return english;
  const chinese = (await spelled(query, zh, true)) ?? (await abbreviated(query, zh)) ?? (await named(query, zh));
  return chinese ?? english;
}

/** A homophone is found too, behind what was likelier meant. */
const HOMOPHONE_WEIGHT = 0.6;

function spellable(directory: Directory): readonly string[] {
  return [...directory.names, ...directory.everyday.flat()];
}

async function spelled(query: string, zh: EditionIndex, mayBeUnfinished: boolean): Promise<Reading | undefined> {
  const { directory, book } = await zh.open();
  const parts = readPinyin(query, spellable(directory), directory.readings, mayBeUnfinished);
  if (parts === undefined) return undefined;
  const text = parts.map(([likeliest]) => likeliest).join('');
  const units = understand(text, 'zh', book).map((unit): Unit => {
    const homophones = parts.find(([likeliest]) => likeliest === unit.text)?.slice(1) ?? [];
    return {
      ...unit,
      alternatives: [...unit.alternatives, ...homophones.map((one) => wording(one, HOMOPHONE_WEIGHT))],
    };
  });
  await zh.loadTokens(allTokens(units));
  return { index: zh, units, instead: text };
}

async function abbreviated(query: string, zh: EditionIndex): Promise<Reading | undefined> {
  const { directory, book } = await zh.open();
  const names = readInitials(query, spellable(directory), directory.readings);
  if (names.length === 0) return undefined;
  const read = names.map((name) => understand(name, 'zh', book));
  const alternatives = read.flatMap((units) => units.flatMap((unit) => (!unit.isBridge ? unit.alternatives : [])));
  await zh.loadTokens(alternatives.flatMap((alternative) => alternative.tokens));
  return {
    index: zh,
    units: [{ text: query, weight: 1, isBridge: false, alternatives }],
    instead: names.slice(0, 3).join('、'),
  };
}

/** Reads a Latin word that only Chinese pages write, such as the name of an app. */
async function named(query: string, zh: EditionIndex): Promise<Reading | undefined> {
  const { book } = await zh.open();
  const units = understand(query, 'zh', book);
  await zh.loadTokens(allTokens(units));
  const reading = { index: zh, units, instead: '' };
  return unknownWords(reading).length === 0 ? reading : undefined;
}

async function readEnglish(query: string, index: EditionIndex): Promise<Reading> {
  const { directory, book } = await index.open();
  const units = understand(query, 'en', book);
  await index.loadTokens(allTokens(units));
  const reading = { index, units, instead: '' };
  const unknown = unknownWords(reading);
  if (unknown.length === 0) return reading;
  const meant = new Map<string, string>();
  for (const word of unknown) {
    const likely = await likelyWord(word, index, directory);
    if (likely !== undefined) meant.set(word, likely);
  }
  if (meant.size === 0) return reading;
  const corrected = splitWords(query)
    .map((word) => meant.get(word.text) ?? word.text)
    .join(' ');
  const guesses = new Set(meant.values());
  const mended = understand(corrected, 'en', book).map(
    (unit): Unit => (guesses.has(unit.text) ? { ...unit, weight: unit.weight * GUESS_WEIGHT } : unit),
  );
  await index.loadTokens(allTokens(mended));
  return { index, units: mended, instead: corrected };
}

/** A word that was only guessed says less than those that were typed. */
const GUESS_WEIGHT = 0.5;

/** Returns the words of a query that the index lacks. */
export function unknownWords({ index, units }: Reading): readonly string[] {
  return units
    .filter(
      (unit) =>
        !unit.isBridge &&
        unit.alternatives.every(({ tokens }) => !tokens.some((token) => index.find(token).length > 0)),
    )
    .map((unit) => unit.text);
}

/** Returns the word that an unknown one begins, or that it was meant to be. */
async function likelyWord(word: string, index: EditionIndex, directory: Directory): Promise<string | undefined> {
  const stem = stemEnglish(word);
  if (!/^[a-z]{3,}$/.test(stem)) return undefined;
  const longer = await index.wordsFrom(word);
  if (longer.length > 0) return mostFrequent(longer, index);
  const inNames = nearestWords(stem, directory.words);
  if (inNames.length > 0) {
    await index.loadTokens(inNames);
    return mostFrequent(inNames, index);
  }
  return mostFrequent(nearestWords(stem, await index.wordsFrom(stem.slice(0, 2))), index);
}

function mostFrequent(words: readonly string[], index: EditionIndex): string | undefined {
  return [...words].sort((a, b) => index.find(b).length - index.find(a).length)[0];
}
