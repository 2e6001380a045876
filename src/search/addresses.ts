import { splitWords } from './split-words.ts';

/** Queries that are names of one place: an article, a document number, a phone number, an id. */

const DIGITS = '零一二三四五六七八九';

/** Returns the number that Chinese or Arabic digits below 1,000 write; undefined when they write none. */
export function parseChineseNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^(?:(.)?百)?零?(?:(.)?(十))?(.)?$/u.exec(text.replaceAll('〇', '零').replaceAll('两', '二'));
  if (!match || text === '') return undefined;
  const [, hundreds, tens, ten, ones] = match;
  const digit = (character: string | undefined, otherwise: number) =>
    character === undefined ? otherwise : DIGITS.indexOf(character);
  const parts = [digit(hundreds, text.includes('百') ? 1 : 0), digit(tens, ten ? 1 : 0), digit(ones, 0)];
  if (parts.includes(-1)) return undefined;
  return parts.reduce((sum, part) => sum * 10 + part, 0);
}

/** Returns the article of the Regulations that a normalised query names: 第七十二条, 第72条, "article 72", "art. 72". */
export function articleNamed(query: string): number | undefined {
  const chinese = /(?:第\s*|^)([\d零〇一二三四五六七八九十百两]+)\s*[条條]/u.exec(query)?.[1];
  if (chinese !== undefined) return parseChineseNumber(chinese);
  const english = /(?:^|\s)(?:articles?|art)\.?\s*(\d{1,3})(?!\d)/i.exec(query)?.[1];
  return english === undefined ? undefined : Number(english);
}

/** Returns a document number, phone number or id without what people leave out: brackets, 第, 号, spaces, signs. */
export function addressKey(text: string): string {
  return splitWords(text)
    .map((word) => word.text)
    .join('')
    .replace(/[第号號]/g, '');
}

/** Tells which list of names to look a normalised query up in: numbers of documents and phones, ids, or neither. */
export function addressList(query: string): 'numbers' | 'ids' | undefined {
  if (/^[a-z\d]+(?:-[a-z\d]+)+$/i.test(query) && /[a-z]/i.test(query)) return 'ids';
  return /\d{2}/.test(query) ? 'numbers' : undefined;
}

/**
 * Returns the sections that a key names: the very name first; else, for a query that is long enough to be no
 * chance, names it is part of, that are part of it, or that it writes without the year (国科发规41号).
 */
export function findAddress(key: string, list: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const exact = list.get(key);
  if (exact) return exact;
  if (key.length < 6 || !/\d/.test(key)) return [];
  const [, letters = '', digits = ''] = /^(\p{Script=Han}{2,})(\d+)$/u.exec(key) ?? [];
  const isWithoutYear = (name: string) =>
    letters !== '' &&
    name.startsWith(letters) &&
    /^\d{4}$/.test(name.slice(letters.length, -digits.length)) &&
    name.endsWith(digits);
  return [...list].flatMap(([name, sections]) =>
    name.includes(key) || (name.length >= 6 && key.includes(name)) || isWithoutYear(name) ? sections : [],
  );
}
