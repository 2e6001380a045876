import type { Locale } from '../handbook/locale.ts';
import { type MarkdownNode, walk } from '../handbook/markdown.ts';
import type { PageText } from '../handbook/page.ts';

/** One paragraph, list item or table cell as a reader sees it, with the place where it begins. */
export type Passage = { readonly text: string; readonly offset: number };

/** What stands for a printed value when words and characters are counted. */
const VALUE: Readonly<Record<Locale, string>> = { zh: '某某', en: 'some value' };

/** Returns the passages of a page: its prose, with a short stand-in for each printed value. */
export function passagesOf(text: PageText): readonly Passage[] {
  const passages: Passage[] = [];
  walk(text.tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'tableCell') return;
    passages.push({ text: wordsOf(node, text.locale), offset: node.position.start.offset });
  });
  return passages;
}

function wordsOf(node: MarkdownNode, locale: Locale): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  const words = (node.children ?? []).map((child) => wordsOf(child, locale)).join('');
  return words === '' && node.type === 'mdxJsxTextElement' ? VALUE[locale] : words;
}
