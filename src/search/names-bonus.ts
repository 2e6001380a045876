import type { Locale } from '../handbook/locale.ts';
import type { Directory } from './directory.ts';
import type { Phrasebook, Unit } from './understand.ts';

const WHOLE_TITLE = 0.5;
const WHOLE_KEYWORD = 0.45;
const PART = 0.3;

/**
 * Returns what a page earns by its name: a title or keyword that is the query, that stands in the query, or that
 * the query stands in, the more the closer they are in length. Editors write keywords for that.
 */
export function namesBonus(
  units: readonly Unit[],
  directory: Directory,
  book: Phrasebook,
  locale: Locale,
): (page: number) => number {
  // Spaces around keep a part of a word from passing for the word; Chinese writes none.
  const keyOf = (name: string) => (locale === 'zh' ? book.keyOf(name).replaceAll(' ', '') : ` ${book.keyOf(name)} `);
  const words = units.filter((unit) => !unit.isBridge).map((unit) => unit.text);
  const asked = keyOf(words.join(locale === 'zh' ? '' : ' '));
  const other = units.length === 1 ? (units[0]?.alternatives ?? []).slice(1).map(({ text }) => keyOf(text)) : [];
  return (page) => {
    const row = directory.pages[page];
    if (!row || row.kind === 'article') return 0;
    const title = keyOf(row.title);
    const [chapter, chapterTitle = ''] = directory.chapters[row.chapter] ?? [];
    const isChapter = chapter === row.path;
    const chapterName = keyOf(chapterTitle);
    const keywords = row.keywords.map((keyword) => keyOf(keyword));
    if (title === asked || (isChapter && chapterName === asked)) return WHOLE_TITLE;
    if (isChapter && other.includes(chapterName)) return WHOLE_TITLE;
    if (keywords.includes(asked)) return WHOLE_KEYWORD;
    if (other.includes(title)) return WHOLE_KEYWORD * 0.8;
    return PART * Math.max(...[title, ...keywords].map((name) => overlap(name, asked)));
  };
}

/** Returns the shorter length over the longer when one text stands in the other, else 0. */
function overlap(name: string, asked: string): number {
  if (name.trim() === '' || asked.trim() === '') return 0;
  if (asked.includes(name)) return name.length / asked.length;
  return name.includes(asked) ? asked.length / name.length : 0;
}
