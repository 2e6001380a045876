import { CONTENT_COMPONENTS } from './content-components.ts';
import type { Position } from './diagnostic.ts';
import type { MarkdownNode } from './markdown.ts';
import { idList, type PageText } from './page.ts';

/** The parts of a page that are compared with its twin one by one, and what of their text counts. */

/** Title, summary, the text before the first heading, or the section of this id. */
export type PartName = { readonly kind: 'title' | 'summary' | 'opening' } | { readonly kind: 'section'; id: string };

/** One part of a page in one language, with the place where an editor finds it. */
export type TextPart = { readonly name: PartName; readonly text: string; readonly position: Position };

/** Returns the name of a part as an editor types it: `title`, `summary`, `opening`, `#who`. */
export function partLabel(name: PartName): string {
  return name.kind === 'section' ? `#${name.id}` : name.kind;
}

/** Returns the parts of a page in reading order. A section ends where the next heading begins, of whatever level. */
export function textParts(text: PageText): readonly TextPart[] {
  const { title, summary, captions } = text.frontmatter;
  const body = (text.tree.children ?? []).filter((node) => node.type !== 'yaml');
  const groups: { id: string; nodes: MarkdownNode[] }[] = [{ id: '', nodes: [] }];
  for (const node of body) {
    const id = node.type === 'heading' ? node.data?.hProperties?.id : undefined;
    if (id) groups.push({ id, nodes: [] });
    groups.at(-1)?.nodes.push(node);
  }
  return [
    { name: { kind: 'title' }, text: tidy(title), position: text.origin.locate(['title']) },
    { name: { kind: 'summary' }, text: tidy(summary), position: text.origin.locate(['summary']) },
    ...groups.flatMap(({ id, nodes }): readonly TextPart[] => {
      const [first, last] = [nodes[0], nodes.at(-1)];
      // A text that begins with a heading has an opening all the same: its twin may have one.
      if (!first || !last) return [{ name: { kind: 'opening' }, text: '', position: text.origin.locate(['title']) }];
      const { line, column } = first.position.start;
      const written = text.source.slice(first.position.start.offset, last.position.end.offset);
      // The law has no headings of its own; ours stand in the head of the page.
      const caption = captions?.[/^article-(\d+)$/.exec(id)?.[1] ?? ''];
      return [
        {
          name: id === '' ? { kind: 'opening' } : { kind: 'section', id },
          text: tidy([caption, written.replace(` {#${id}}`, '')].filter(Boolean).join('\n')),
          position: { line, column },
        },
      ];
    }),
  ];
}

/** Returns the text as the ledger keeps it: one line a line, no blank lines, no runs of spaces. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Tells whether two texts are the same to a reader: line breaks, runs of spaces, and spaces beside
 * punctuation or Chinese characters don't count.
 */
export function isSameText(one: string, other: string): boolean {
  return one === other || withoutFreeSpaces(one) === withoutFreeSpaces(other);
}

function withoutFreeSpaces(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[\p{P}\p{S}\p{Script=Han}])|(?<=[\p{P}\p{S}\p{Script=Han}]) /gu, '')
    .trim();
}

/**
 * Tells whether one of two texts rests on other facts, sources or articles than the other: one is new, one
 * is gone, or one stands in the place of another. To name the same fact once more is no such change.
 */
export function restsOnOther(before: string, after: string): boolean {
  const [old, fresh] = [proofsOf(before), proofsOf(after)];
  const ids = new Set([...old.keys(), ...fresh.keys()]);
  const grows = [...ids].filter((id) => (fresh.get(id) ?? 0) > (old.get(id) ?? 0));
  const shrinks = [...ids].filter((id) => (fresh.get(id) ?? 0) < (old.get(id) ?? 0));
  return (
    grows.some((id) => !old.has(id)) || shrinks.some((id) => !fresh.has(id)) || (grows.length > 0 && shrinks.length > 0)
  );
}

/** Counts the facts and clauses that the components of a text name. */
function proofsOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [, component = '', written = ''] of text.matchAll(/<([A-Z]\w*)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)) {
    const attributes = new Map(
      [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    for (const proof of proofsOfUse(component, attributes)) found.set(proof, (found.get(proof) ?? 0) + 1);
  }
  return found;
}

function proofsOfUse(component: string, attributes: ReadonlyMap<string, string>): readonly string[] {
  const clause = ['source', 'article', 'paragraph', 'item'].map((name) => attributes.get(name) ?? '');
  if (component === 'Cite' || component === 'Clause') return [`clause ${clause.join(' ')}`];
  return Object.entries(CONTENT_COMPONENTS[component]?.attributes ?? {}).flatMap(([name, rule]) =>
    (rule.kind === 'record' || rule.kind === 'records') && rule.of === 'facts'
      ? idList(attributes.get(name)).map((id) => `fact ${id}`)
      : [],
  );
}
