import type { WordPart } from '../handbook/word-diff.ts';

/**
 * How words of the content are put into a Markdown comment. Whoever opens a pull request writes them, so they may do
 * nothing there: no markup, no link, no picture, no mention that calls somebody, no reference that marks another issue.
 */

/** Stands between the sign of a mention or an address and its name: seen by nobody, and enough to make it plain text. */
const BREAK = '\u200b';

/** Returns a text as plain words of one line of Markdown. */
export function plain(text: string): string {
  const marked = text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]~|!$]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // At its beginning a text could open a list, a heading or a rule.
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
  return withoutCalls(marked);
}

/** Returns a text in which no mention, address or number of an issue becomes a link. */
export function withoutCalls(text: string): string {
  return text
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\b(mailto|xmpp):(?!\u200b)/gi, `$1:${BREAK}`)
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}${BREAK}.`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/\bGH-(?=\d)/gi, (found) => `${found}${BREAK}`);
}

/** Returns an id, path or address as code; what could end the code is left out. */
export function code(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ').trim() || '–'}\``;
}

/** How much of what stayed is shown on either side of a change. */
const CONTEXT = 30;
/** A change of more words is cut: the files of the pull request have all. */
const MOST = 1200;

/** Returns a comparison of words as one line: what went struck out, what came underlined, what stayed only near them. */
export function changedText(words: readonly WordPart[]): string {
  let room = MOST;
  const parts = words.flatMap((part, index): readonly string[] => {
    if (room <= 0) return [];
    const text = part.kind === 'kept' ? near(part.text, index === 0, index === words.length - 1) : part.text;
    const shown = text.length > room ? `${cutAt(text, room)}…` : text;
    room -= shown.length;
    if (part.kind === 'kept') return [spaced(text, plain(shown))];
    const mark = part.kind === 'removed' ? 'del' : 'ins';
    return [spaced(text, `<${mark}>${plain(shown)}</${mark}>`)];
  });
  return `${parts.join('').trim()}${room <= 0 ? ' …' : ''}`;
}

function near(text: string, isFirst: boolean, isLast: boolean): string {
  const letters = [...text];
  if (letters.length <= 2 * CONTEXT + 3) return text;
  const head = isFirst ? '' : letters.slice(0, CONTEXT).join('');
  const tail = isLast ? '' : letters.slice(-CONTEXT).join('');
  return `${head} … ${tail}`;
}

/** Never between the halves of one character. */
function cutAt(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** Words lose the spaces around them when they are made plain; between two parts one is kept. */
function spaced(text: string, shown: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${shown}${/\s$/.test(text) ? ' ' : ''}`;
}

/** Returns blocks folded behind one line. */
export function folded(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}
