/** Letters that a Latin word and its match must share; stems and plurals differ after them. */
const SHARED_LETTERS = 4;

/**
 * Tells whether a hit has to do with the query. For a word it doesn't know, the index backs off to any shorter
 * word it begins with ("xyzzy" finds every "X"); such a hit is none.
 *
 * @param found title and marked words of the hit, as plain text.
 */
export function isPlausibleMatch(query: string, found: string): boolean {
  const words = query.toLowerCase().match(/[\p{Script=Latin}\p{N}]{3,}/gu) ?? [];
  if (words.length === 0 || /[\p{Script=Han}]/u.test(query)) return true;
  const text = found.toLowerCase();
  return words.some((word) => text.includes(word.slice(0, SHARED_LETTERS)));
}
