import { mdxToMdast } from 'satteri';
import type { Position } from './diagnostic.ts';

/**
 * The Markdown features of content, for the check and for the site alike: both must see the same tree.
 * Smart punctuation stays off, it rewrites Chinese quotation marks and dashes.
 */
export const MARKDOWN_FEATURES = {
  headingAttributes: true,
  frontmatter: true,
  gfm: { footnotes: false },
  smartPunctuation: false,
} as const;

export type MarkdownAttribute = { readonly type: string; readonly name?: string; readonly value?: unknown };

/** A node of the content tree; offsets are UTF-16 units of the file. */
export type MarkdownNode = {
  readonly type: string;
  readonly position: {
    readonly start: Position & { readonly offset: number };
    readonly end: Position & { readonly offset: number };
  };
  readonly children?: readonly MarkdownNode[];
  readonly value?: string;
  readonly name?: string | null;
  readonly attributes?: readonly MarkdownAttribute[];
  readonly url?: string;
  readonly alt?: string | null;
  /** Of a list item with a box to tick. */
  readonly checked?: boolean | null;
  readonly depth?: number;
  readonly data?: { readonly hProperties?: { readonly id?: string } };
};

export type MarkdownResult =
  | { readonly tree: MarkdownNode }
  | { readonly problem: string; readonly position: Position };

/** Parses MDX with the parser that renders it. A syntax error comes back as data, with its place. */
export function parseMarkdown(text: string): MarkdownResult {
  try {
    const tree = mdxToMdast(text, { features: MARKDOWN_FEATURES }) as unknown as MarkdownNode;
    const deep = tooDeep(tree);
    return deep ? { problem: `more than ${DEEPEST} levels`, position: deep.position.start } : { tree };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const match = /^(\d+):(\d+): (.*)$/s.exec(message);
    return {
      problem: match?.[3] ?? message,
      position: { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) },
    };
  }
}

/** Levels of a tree; a list in a step in a note has twelve. What walks the tree calls itself as often. */
const DEEPEST = 60;

/** Returns the outermost node whose branches are longer than any page needs; goes level by level, not by recursion. */
function tooDeep(tree: MarkdownNode): MarkdownNode | undefined {
  let level: readonly (readonly [top: MarkdownNode, node: MarkdownNode])[] = (tree.children ?? []).map((node) => [
    node,
    node,
  ]);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return level[0]?.[0];
    level = level.flatMap(([top, node]) => (node.children ?? []).map((child) => [top, child] as const));
  }
  return undefined;
}

/** Calls `visit` for a node and all below it, with the nodes that contain it, outermost first. */
export function walk(
  node: MarkdownNode,
  visit: (node: MarkdownNode, ancestors: readonly MarkdownNode[]) => void,
  ancestors: readonly MarkdownNode[] = [],
): void {
  visit(node, ancestors);
  const below = [...ancestors, node];
  for (const child of node.children ?? []) walk(child, visit, below);
}

/** Returns the words below a node, without markup. */
export function plainText(node: MarkdownNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(plainText).join('');
}

/** Returns line and column, counted from 1, of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}
