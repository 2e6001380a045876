import { isFullDate } from './dates.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Localized } from './locale.ts';

/** The list of everything that was ever published: ids are added, never taken out. */

export const PUBLISHED_FILE = 'content/published/ids.txt';

/** Kinds of things that others may link to, in the order of the list. */
export const PROMISED_KINDS = [
  'page',
  'section',
  'article',
  'fact',
  'term',
  'source',
  'tool',
  'procedure',
  'doubt',
] as const;

export type PromisedKind = (typeof PROMISED_KINDS)[number];

/** What is promised: a page by its path, a section as `visas/r-visa#who`, the rest by their own ids. */
export type Promised = { readonly kind: PromisedKind; readonly id: string };

/** A line of the list. */
export type PublishedId = Promised & {
  /** The day it was first published. */
  readonly since: string;
  readonly line: number;
};

const PATH = '[a-z0-9]+(?:-[a-z0-9]+)*';
const LINE = new RegExp(
  `^(${PROMISED_KINDS.join('|')}) ((?:${PATH})(?:/${PATH})*(?:#[a-z0-9]+(?:-[a-z0-9]+)*)?) (\\S+)$`,
);

/** Returns one name for a thing, fit to be the key of a map: `fact pr-fee-card`. */
export function promisedKey({ kind, id }: Promised): string {
  return `${kind} ${id}`;
}

/** Returns the line of the list for an id. */
export function publishedLine({ kind, id, since }: Promised & { readonly since: string }): string {
  return `${kind} ${id} ${since}`;
}

/** Splits the id of a section into page path and anchor. */
export function splitSection(id: string): { readonly path: string; readonly anchor: string } {
  const [path = '', anchor = ''] = id.split('#');
  return { path, anchor };
}

/**
 * Reads the list; its lines may stand in any order, blank lines and lines that begin with # don't count. Spaces at either end
 * don't either: the check indents the lines that editors paste.
 */
export function readPublishedIds(
  file: string,
  text: string,
): { readonly ids: readonly PublishedId[]; readonly diagnostics: readonly Diagnostic[] } {
  const ids: PublishedId[] = [];
  const diagnostics: Diagnostic[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const report = (column: number, message: Localized) =>
      diagnostics.push({ file, line, column, severity: 'error', code: 'promise/line', message });
    if (content.trim() === '' || content.startsWith('#')) continue;
    const [, kind, id, since] = LINE.exec(content.trim()) ?? [];
    if (kind === undefined || id === undefined || since === undefined || (kind === 'section') !== id.includes('#')) {
      report(1, {
        zh: '这一行应写成“种类 编号 日期”，例如“fact pr-fee-card 2026-11-21”。不要改动已有的行。',
        en: 'A line is "kind id date", such as "fact pr-fee-card 2026-11-21". Don’t change lines that stand here already.',
      });
      continue;
    }
    const entry = { kind: kind as PromisedKind, id, since, line };
    const first = lineOf.get(promisedKey(entry));
    if (first !== undefined) {
      report(1, {
        zh: `“${kind} ${id}”已经在第 ${first} 行。请删去这一行。`,
        en: `"${kind} ${id}" stands on line ${first} already. Remove this line.`,
      });
    } else if (!isFullDate(since)) {
      report(content.trimEnd().length - since.length + 1, {
        zh: `“${since}”不是日期。请写首次发布的那一天，例如 2026-11-21。`,
        en: `"${since}" is no date. Write the day of its first publication, such as 2026-11-21.`,
      });
    } else {
      lineOf.set(promisedKey(entry), line);
      ids.push(entry);
    }
  }
  return { ids, diagnostics };
}

/** Returns the text of the list, sorted by kind and id, so that two branches rarely add at the same place. */
export function formatPublishedIds(ids: readonly (Promised & { readonly since: string })[]): string {
  const sorted = [...ids].sort(
    (a, b) => PROMISED_KINDS.indexOf(a.kind) - PROMISED_KINDS.indexOf(b.kind) || compareIds(a.id, b.id),
  );
  return `${LIST_HEAD}${sorted.map((entry) => `${publishedLine(entry)}\n`).join('')}`;
}

const LIST_HEAD = `# 凡是发布过的编号都在这里，只增不减。改名或删除，见编辑指南“移动或撤下”。
# Everything ever published. Lines are added, never changed or removed; to move or retire something, see the editors’ guide.
`;

/** Article 9 before Article 10; everything else by its letters. */
function compareIds(a: string, b: string): number {
  const numbers = Number(a) - Number(b);
  return Number.isNaN(numbers) ? (a < b ? -1 : a > b ? 1 : 0) : numbers;
}
