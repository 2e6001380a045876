import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { CorpusSection } from '../search/compile-index.ts';

/** What search wants to know of a page, read from the finished HTML: the text as a reader meets it. */
export type BuiltPage = {
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly checked: string;
  readonly sections: readonly CorpusSection[];
};

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const SKIPPED = new Set(['script', 'style', 'template', 'button', 'noscript', 'nav', 'form', 'h1']);
const INLINE = new Set([
  'a',
  'span',
  'strong',
  'em',
  'b',
  'i',
  'time',
  'code',
  'abbr',
  's',
  'small',
  'sup',
  'sub',
  'mark',
]);

/** Private characters that stand for the end of a label and of a cell until the text is whole. */
const [LABEL_END, CELL_END] = ['\uE000', '\uE001'];
const ENDS: Readonly<Record<string, string>> = { dt: LABEL_END, dd: CELL_END, td: CELL_END, th: CELL_END };

/**
 * Reads a finished page; undefined when nothing of it is marked for search. The marks are Pagefind's
 * (`data-pagefind-body`, `data-pagefind-ignore`), because the benchmark reads the same pages with Pagefind.
 */
export function readBuiltPage(html: string): BuiltPage | undefined {
  const document = parse(html);
  const elements = [...walk(document.childNodes)];
  const body = elements.find((element) => hasAttribute(element, 'data-pagefind-body'));
  if (!body) return undefined;
  const heading = elements.find((element) => element.tagName === 'h1');
  const summary = elements.find(
    (element) => element.tagName === 'meta' && attribute(element, 'name') === 'description',
  );
  return {
    title: heading ? textOf(heading.childNodes) : '',
    summary: summary ? attribute(summary, 'content') : '',
    keywords: (heading ? attribute(heading, 'data-keywords') : '').split(' · ').filter(Boolean),
    checked: attribute(body, 'data-checked'),
    sections: sectionsOf(body, language(elements)),
  };
}

function language(elements: readonly Element[]): string {
  const root = elements.find(({ tagName }) => tagName === 'html');
  return root ? attribute(root, 'lang') : '';
}

function sectionsOf(body: Element, lang: string): readonly CorpusSection[] {
  const sections: { anchor: string; title: string; parts: string[]; isFoot: boolean }[] = [
    { anchor: '', title: '', parts: [], isFoot: false },
  ];
  const collect = (nodes: readonly Node[], isFoot: boolean) => {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) sections.at(-1)?.parts.push(node.value);
      if (!('tagName' in node) || isSkipped(node)) continue;
      if (node.tagName === 'h2' && attribute(node, 'id') !== '') {
        sections.push({ anchor: attribute(node, 'id'), title: textOf(node.childNodes), parts: [], isFoot });
        continue;
      }
      const isBlock = !INLINE.has(node.tagName) || attribute(node, 'class') === 'fact-line';
      if (isBlock) sections.at(-1)?.parts.push(' ');
      collect(node.childNodes, isFoot || node.tagName === 'footer');
      if (isBlock) sections.at(-1)?.parts.push(ENDS[node.tagName] ?? ' ');
    }
  };
  collect(body.childNodes, false);
  return sections.map(({ parts, ...section }) => ({ ...section, text: inOneLine(parts.join(''), lang) }));
}

/** Returns a text as one line, in which labels and cells, which stand apart on the page, are told apart. */
function inOneLine(text: string, lang: string): string {
  return foldSpaces(text)
    .replace(/[\s\uE001]*\uE000[\s\uE001]*/g, lang === 'en' ? ': ' : '：')
    .replace(/[\s\uE001]*\uE001[\s\uE001]*/g, ' · ')
    .replace(/ · $/, '');
}

function* walk(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    yield node;
    yield* walk(node.childNodes);
  }
}

function textOf(nodes: readonly Node[]): string {
  const parts = nodes.map((node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    return 'tagName' in node && !isSkipped(node) ? textOf(node.childNodes) : '';
  });
  return foldSpaces(parts.join(''));
}

function isSkipped(element: Element): boolean {
  return (
    SKIPPED.has(element.tagName) ||
    hasAttribute(element, 'data-pagefind-ignore') ||
    attribute(element, 'class') === 'permalink'
  );
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((one) => one.name === name);
}

function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
