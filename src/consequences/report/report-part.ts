import { folded } from '../markdown.ts';

/** A part of the report: its heading, and blocks that can be left out one by one; without blocks it is left out. */
export type ReportPart = { readonly heading: string; readonly blocks: readonly string[] };

/** How many lines of a list are shown before the rest is folded. */
const OPEN_LINES = 12;

/** Returns a list with its first lines open and the others folded; `what` names them. */
export function listed(lines: readonly string[], what: string): readonly string[] {
  if (lines.length <= OPEN_LINES) return lines;
  return [...lines.slice(0, OPEN_LINES), ...foldedByHundreds(`其余的 · more ${what}`, lines.slice(OPEN_LINES))];
}

/** Returns a long list folded a hundred lines at a time, so that some of it fits where not all does. */
export function foldedByHundreds(summary: string, lines: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const some = lines.slice(index * 100, (index + 1) * 100);
    return `\n${folded(`${summary} (${some.length})`, some)}`;
  });
}
