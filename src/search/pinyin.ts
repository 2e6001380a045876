import { foldText } from './normalise-query.ts';

/** Chinese typed in Latin letters: `yongjiu juliu`, `yongjiujuliu`, `yjjl`. */

/** The readings of each character that the handbook's names use: `久` is `jiu`. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** Returns readings written as `jiu久酒 ju居局`; a character may stand under several. */
export function parseReadings(text: string): Readings {
  const readings = new Map<string, string[]>();
  for (const group of text.split(' ')) {
    const [, syllable = '', characters = ''] = /^([a-z]+)(.*)$/u.exec(group) ?? [];
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  return readings;
}

/** Returns readings as such a text. */
export function formatReadings(readings: Readings): string {
  const bySyllable = new Map<string, string>();
  for (const [character, syllables] of readings) {
    for (const syllable of syllables) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  }
  return [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, characters]) => syllable + characters)
    .join(' ');
}

/** A part of what letters spell: its likeliest writing first, then others that sound the same. */
export type SpelledPart = readonly [string, ...string[]];

/**
 * Returns the Chinese that Latin letters spell, pieced together from the longest parts of known names; undefined
 * when a letter is left over.
 *
 * @param mayBeUnfinished whether the beginning of the last syllable will do, for a reader who is still typing.
 */
export function readPinyin(
  query: string,
  names: readonly string[],
  readings: Readings,
  mayBeUnfinished: boolean,
): readonly SpelledPart[] | undefined {
  // ü is typed v; its dots are part of the letter, the tone above it isn't.
  const letters = foldText(query.normalize('NFC').replace(/[üǖǘǚǜ]/gi, 'v')).replace(/[\s'’-]/g, '');
  if (letters.length < 3 || !/^[a-z]+$/.test(letters)) return undefined;
  const parts: SpelledPart[] = [];
  let at = 0;
  while (at < letters.length) {
    const { end, texts } = longestPart(letters, at, names, readings, mayBeUnfinished);
    const [best, ...others] = texts;
    if (best === undefined) return undefined;
    parts.push([best, ...others]);
    at = end;
  }
  return parts.some(([text]) => text.length > 1) ? parts : undefined;
}

/** Homophones that are worth a look. */
const MAX_WRITINGS = 3;

function longestPart(
  letters: string,
  from: number,
  names: readonly string[],
  readings: Readings,
  mayBeUnfinished: boolean,
): { readonly end: number; readonly texts: readonly string[] } {
  const fits = (at: number, syllable: string): boolean =>
    at < letters.length &&
    (letters.startsWith(syllable, at) || (mayBeUnfinished && syllable.startsWith(letters.slice(at))));
  const starters = new Set(
    [...readings].flatMap(([character, all]) => (all.some((one) => fits(from, one)) ? [character] : [])),
  );
  const found = new Map<string, { end: number; uses: number }>();
  for (const name of names) {
    for (let start = 0; start < name.length; start++) {
      if (!starters.has(name[start] ?? '')) continue;
      let ends = [from];
      for (let index = start; index < name.length && ends.length > 0; index++) {
        const syllables = readings.get(name[index] ?? '') ?? [];
        ends = ends.flatMap((end) =>
          syllables.flatMap((one) => (fits(end, one) ? [Math.min(letters.length, end + one.length)] : [])),
        );
        if (ends.length === 0) break;
        const text = name.slice(start, index + 1);
        const known = found.get(text) ?? { end: Math.max(...ends), uses: 0 };
        // What is a whole name is likelier meant than what happens to stand in one.
        known.uses += text === name ? WHOLE_NAME : 1;
        found.set(text, known);
      }
    }
  }
  const end = Math.max(from, ...[...found.values()].map((one) => one.end));
  const texts = [...found]
    .filter(([, one]) => one.end === end)
    .sort(([, a], [, b]) => b.uses - a.uses)
    .slice(0, MAX_WRITINGS)
    .map(([text]) => text);
  return { end, texts };
}

const WHOLE_NAME = 4;

/** Returns the names whose initials a query is (`gzxk` for 工作许可), the shortest first. */
export function readInitials(query: string, names: readonly string[], readings: Readings): readonly string[] {
  const letters = query.toLowerCase().replace(/\s/g, '');
  if (!/^[a-z]{2,8}$/.test(letters)) return [];
  return names.filter((name) => {
    const characters = [...name];
    return (
      characters.length === letters.length &&
      characters.every((one, index) => readings.get(one)?.some((syllable) => syllable[0] === letters[index]))
    );
  });
}
