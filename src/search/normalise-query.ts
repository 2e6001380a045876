/** Longest query that is searched; what is pasted beyond it would only slow the reader's browser. */
const MAX_LENGTH = 100;

/**
 * Returns a query as the index writes its words: full-width forms narrowed (ＡＢＣ１２ is ABC12), control
 * characters and quotation marks dropped, spaces folded.
 */
export function normaliseQuery(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}"“”«»]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
