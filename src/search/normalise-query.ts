/** Longest query that is searched; what is pasted beyond it would only slow the reader's browser. */
const MAX_LENGTH = 160;

/**
 * Returns a query as text that can be searched: full-width forms narrowed (ＡＢＣ１２ is ABC12), control and
 * direction characters and quotation marks dropped, spaces folded, cut to the longest that is searched.
 */
export function normaliseQuery(text: string): string {
  return text
    .slice(0, MAX_LENGTH * 4)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}"“”«»「」『』]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}

/** Returns a text as words are compared: narrow, lower case, without accents. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}
