import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** A built page as Markdown: its text, tables and proofs, without what only a screen needs. */

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export type MarkdownPage = {
  readonly title: string;
  /** The blocks below the title, by section; the text before the first section has an empty anchor. */
  readonly sections: readonly { readonly anchor: string; readonly title: string; readonly text: string }[];
};

export type MarkdownOptions = {
  /** The page's own address; links are made absolute from it. */
  readonly address: string;
  /** Where a seal leads, by the anchor of its proof. */
  readonly factAddress: (anchor: string) => string | undefined;
  /** What stands around a grade after a value. */
  readonly brackets: readonly [string, string];
};

type Block = { readonly text: string; readonly anchor?: string; readonly title?: string };

const SKIPPED = new Set(['script', 'style', 'template', 'button', 'noscript', 'nav', 'form', 'input', 'svg', 'dialog']);
/** `twin` is the other language on a sheet; what says that there is no script is said to a browser. */
const SKIPPED_CLASSES = new Set([
  'permalink',
  'proofs',
  'picture__key',
  'previous-next',
  'both-link',
  'page-dates',
  'print-code',
  'twin',
]);
/** What stands apart from the next word on a screen and needs a mark in plain text. */
const LABELS: Readonly<Record<string, string>> = { doubt__kind: ' ·', 'tool-slots__title': ': ' };
const INLINE = new Set(
  'a abbr b bdi br cite code data dfn em i img kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
);

/** Reads the main part of a page's HTML; undefined when there is none. */
export function readMarkdown(html: string, options: MarkdownOptions): MarkdownPage | undefined {
  const start = html.indexOf('<main ');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return undefined;
  // The panels of proofs are most of a guide's bytes and none of its text.
  const panels = html.indexOf('<div class="proofs"', start);
  const main = parseFragment(html.slice(start, panels < 0 ? end : Math.min(panels, end)));
  const writer = new Writer(options);
  const blocks = writer.blocksOf(main.childNodes);
  const sections: { anchor: string; title: string; parts: string[] }[] = [{ anchor: '', title: '', parts: [] }];
  for (const { text, anchor, title } of blocks) {
    if (anchor !== undefined) sections.push({ anchor, title: title ?? '', parts: [] });
    else if (text !== '') sections.at(-1)?.parts.push(text);
  }
  return {
    title: writer.title,
    sections: sections.map(({ anchor, title: heading, parts }) => ({
      anchor,
      title: heading,
      text: parts.join('\n\n'),
    })),
  };
}

class Writer {
  title = '';
  readonly #options: MarkdownOptions;

  constructor(options: MarkdownOptions) {
    this.#options = options;
  }

  blocksOf(nodes: readonly Node[]): readonly Block[] {
    const blocks: Block[] = [];
    let run: Node[] = [];
    const flush = (): void => {
      const text = protectStart(this.inline(run));
      if (text !== '') blocks.push({ text });
      run = [];
    };
    for (const node of nodes) {
      if (isElement(node) && isSkipped(node) && !isSeal(node)) continue;
      if (!isElement(node) || isInline(node)) {
        run.push(node);
        continue;
      }
      flush();
      blocks.push(...this.#block(node));
    }
    flush();
    return blocks;
  }

  #block(element: Element): readonly Block[] {
    const { tagName, childNodes } = element;
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level !== undefined) return this.#heading(element, Number(level));
    switch (tagName) {
      case 'ul':
      case 'ol':
        return [{ text: this.#list(element) }];
      case 'dl':
        return [{ text: this.#definitions(element) }];
      case 'table':
        return [{ text: this.#table(element) }];
      case 'blockquote':
        return [
          {
            text: this.#flow(childNodes)
              .replace(/^(?=.)/gm, '> ')
              .replace(/^$/gm, '>'),
          },
        ];
      case 'summary':
      case 'figcaption':
      case 'caption':
      case 'legend': {
        const words = this.inline(childNodes);
        return words === '' ? [] : [{ text: /[*[]/.test(words) ? words : `**${words}**` }];
      }
      case 'hr':
        return [{ text: '---' }];
      default:
        return this.blocksOf(childNodes);
    }
  }

  #heading(element: Element, level: number): readonly Block[] {
    const words = this.inline(element.childNodes);
    if (level === 1) {
      this.title ||= words;
      return [];
    }
    const anchor = attribute(element, 'id');
    if (level === 2 && anchor !== '') return [{ text: '', anchor, title: words }];
    return [{ text: `${'#'.repeat(level)} ${words}` }];
  }

  /** Everything below as one text, headings of sections included. */
  #flow(nodes: readonly Node[]): string {
    return this.blocksOf(nodes)
      .map(({ text, title }) => (title === undefined ? text : `## ${title}`))
      .filter(Boolean)
      .join('\n\n');
  }

  #list(element: Element): string {
    const items = elementsIn(element).filter((item) => item.tagName === 'li' && !isSkipped(item));
    const start = Number(attribute(element, 'start') || '1');
    return items
      .map((item, index) => {
        const mark = element.tagName === 'ol' ? `${start + index}. ` : '- ';
        return mark + indent(this.#flow(item.childNodes), mark.length);
      })
      .join('\n');
  }

  #definitions(element: Element): string {
    const parts = elementsIn(element).flatMap((part) => (part.tagName === 'div' ? elementsIn(part) : part));
    const rows: { term: string; texts: string[] }[] = [];
    for (const part of parts) {
      if (isSkipped(part)) continue;
      if (part.tagName === 'dt') rows.push({ term: this.inline(part.childNodes), texts: [] });
      else rows.at(-1)?.texts.push(this.#flow(part.childNodes));
    }
    return rows
      .map(({ term, texts }) => {
        const plain = texts.every((text) => !text.includes('\n'));
        if (plain) return `- **${term}**: ${texts.join(' · ')}`;
        return `- **${term}**:\n\n  ${indent(texts.join('\n\n'), 2)}`;
      })
      .join('\n');
  }

  #table(element: Element): string {
    const rows = [...walk(element.childNodes)].filter(({ tagName }) => tagName === 'tr');
    const cells = rows.map((row) => elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'));
    const texts = cells.map((row) => row.map((cell) => this.#cell(cell)));
    const width = Math.max(0, ...texts.map((row) => row.length));
    if (width === 0) return '';
    const hasHead = cells[0]?.every(({ tagName }) => tagName === 'th') ?? false;
    const line = (row: readonly string[]) =>
      `| ${Array.from({ length: width }, (_, column) => row[column] ?? '').join(' | ')} |`;
    const head = hasHead ? (texts[0] ?? []) : [];
    const caption = elementsIn(element).find(({ tagName }) => tagName === 'caption');
    return [
      ...(caption ? [`**${this.inline(caption.childNodes)}**`, ''] : []),
      line(head),
      `|${' --- |'.repeat(width)}`,
      ...texts.slice(hasHead ? 1 : 0).map(line),
    ].join('\n');
  }

  /** A cell is one line; what would be a list or a second paragraph there is set apart by dots. */
  #cell(cell: Element): string {
    const parts: string[] = [];
    const collect = (nodes: readonly Node[]): void => {
      let run: Node[] = [];
      const flush = (): void => {
        const text = this.inline(run);
        if (text !== '') parts.push(text);
        run = [];
      };
      for (const node of nodes) {
        if (isElement(node) && isSkipped(node) && !isSeal(node)) continue;
        if (!isElement(node) || isInline(node)) run.push(node);
        else {
          flush();
          collect(node.childNodes);
        }
      }
      flush();
    };
    collect(cell.childNodes);
    return parts.join(' · ').replaceAll('|', '\\|');
  }

  /** Text and marks inside a paragraph, on one line. */
  inline(nodes: readonly Node[]): string {
    return nodes
      .map((node) => this.#mark(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  }

  #mark(node: Node): string {
    if (node.nodeName === '#text' && 'value' in node) return escapeText(node.value.replace(/\s+/g, ' '));
    if (!isElement(node)) return '';
    if (isSeal(node)) return this.#seal(node);
    if (isSkipped(node)) return '';
    const raw = node.childNodes.map((child) => this.#mark(child)).join('');
    const words = raw.trim();
    if (words === '') return node.tagName === 'img' ? escapeText(attribute(node, 'alt')) : raw === '' ? '' : ' ';
    // Spaces stay outside of marks, which don't take effect beside them.
    const around = (text: string) => `${/^\s/.test(raw) ? ' ' : ''}${text}${/\s$/.test(raw) ? ' ' : ''}`;
    switch (node.tagName) {
      case 'a':
        return around(this.#link(node, words));
      case 'strong':
      case 'b':
        return around(`**${words}**`);
      case 'em':
        return around(`*${words}*`);
      case 's':
        return around(`~~${words}~~`);
      default:
        return isInline(node) ? raw + (LABELS[attribute(node, 'class')] ?? '') : ` ${words} `;
    }
  }

  #link(element: Element, words: string): string {
    const href = attribute(element, 'href');
    return href === '' || words.includes('](') ? words : `[${words}](${this.#absolute(href)})`;
  }

  #seal(element: Element): string {
    const grade = element.childNodes
      .map((child) => this.#mark(child))
      .join('')
      .trim();
    const anchor = attribute(element, 'popovertarget');
    const href = attribute(element, 'href');
    const address = anchor === '' ? href && this.#absolute(href) : this.#options.factAddress(anchor);
    const [open, close] = this.#options.brackets;
    return grade === '' || !address ? '' : `${open}[${grade}](${address})${close}`;
  }

  #absolute(href: string): string {
    return new URL(href, this.#options.address).href.replaceAll('(', '%28').replaceAll(')', '%29');
  }
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** A seal after a value; on a page with panels it is a button. */
function isSeal(element: Element): boolean {
  return (
    attribute(element, 'class').startsWith('proof-mark') &&
    (element.tagName === 'a' || attribute(element, 'popovertarget') !== '')
  );
}

function isInline(element: Element): boolean {
  return isSeal(element) || (INLINE.has(element.tagName) && attribute(element, 'class') !== 'fact-line');
}

function isSkipped(element: Element): boolean {
  return (
    SKIPPED.has(element.tagName) ||
    element.attrs.some(({ name }) => name === 'hidden') ||
    attribute(element, 'role') === 'status' ||
    (SKIPPED_CLASSES.has(attribute(element, 'class')) && element.tagName !== 'details')
  );
}

function elementsIn(element: Element): readonly Element[] {
  return element.childNodes.filter(isElement);
}

function* walk(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* walk(node.childNodes);
  }
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

function indent(text: string, width: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);
}

/** Returns text in which nothing is Markdown or HTML by accident. */
export function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** Keeps a paragraph from being read as a heading, list or quotation because of how it begins. */
function protectStart(text: string): string {
  return text.replace(/^(#{1,6}|[-+])(?=\s|$)/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
