import type { Diagnostic, Origin, Position } from './diagnostic.ts';
import { type Frontmatter, frontmatter } from './frontmatter.ts';
import type { Locale } from './locale.ts';
import { type MarkdownNode, parseMarkdown, plainText, walk } from './markdown.ts';
import { readYaml } from './read-records.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';

/** A component in a page: its name, literal attributes, place and section. */
export type Use = Position & {
  readonly component: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly section: string;
  readonly node: MarkdownNode;
};

export type Section = Position & {
  /** Anchor; empty for the text before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly depth: number;
};

/** One page in one language: text, tree, and what it uses. */
export type PageText = {
  readonly locale: Locale;
  /** Path below the language, without slashes at the ends: `permanent-residence/family`; a chapter's first page is `permanent-residence`. */
  readonly path: string;
  readonly file: string;
  readonly source: string;
  readonly frontmatter: Frontmatter;
  readonly origin: Origin;
  readonly tree: MarkdownNode;
  readonly sections: readonly Section[];
  readonly uses: readonly Use[];
};

/** A page in both languages. */
export type Page = { readonly path: string; readonly chapter: string } & Readonly<Record<Locale, PageText>>;

/** Returns the page path of a content file: `visas/index.mdx` is `visas`. */
export function pagePath(fileBelowLocale: string): string {
  return fileBelowLocale.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, '');
}

/** Reads one content page; a page with a syntax or frontmatter error comes back as diagnostics only. */
export function readPage(
  locale: Locale,
  path: string,
  file: string,
  source: string,
): { readonly page?: PageText; readonly diagnostics: readonly Diagnostic[] } {
  if (!source.startsWith('---\n')) return { diagnostics: [noFrontmatter(file)] };
  const markdown = parseMarkdown(source);
  if (!('tree' in markdown))
    return { diagnostics: [syntaxDiagnostic(file, source, markdown.problem, markdown.position)] };

  const yamlNode = markdown.tree.children?.find((node) => node.type === 'yaml');
  if (!yamlNode) return { diagnostics: [noFrontmatter(file)] };
  const yaml = readYaml(file, yamlNode.value ?? '', 1);
  if (yaml.diagnostics.length > 0) return { diagnostics: yaml.diagnostics };
  const result = frontmatter.safeParse(yaml.data ?? {}, { reportInput: true });
  if (!result.success) return { diagnostics: schemaDiagnostics(result.error, yaml.origin, 'page') };

  return {
    page: {
      locale,
      path,
      file,
      source,
      frontmatter: result.data,
      origin: yaml.origin,
      tree: markdown.tree,
      ...collect(markdown.tree),
    },
    diagnostics: [],
  };
}

function collect(tree: MarkdownNode): Pick<PageText, 'sections' | 'uses'> {
  const sections: Section[] = [];
  const uses: Use[] = [];
  let section = '';
  walk(tree, (node) => {
    const { line, column } = node.position.start;
    if (node.type === 'heading') {
      const id = node.data?.hProperties?.id ?? '';
      sections.push({ id, title: plainText(node), depth: node.depth ?? 0, line, column });
      if (node.depth === 2) section = id;
    } else if (node.type.startsWith('mdxJsx') && node.name) {
      uses.push({ component: node.name, attributes: literalAttributes(node), section, node, line, column });
    }
  });
  return { sections, uses };
}

/** Returns the attributes that are plain text; an expression is not, and is an error elsewhere. */
function literalAttributes(node: MarkdownNode): Record<string, string> {
  const entries = (node.attributes ?? []).flatMap((attribute) =>
    attribute.name !== undefined && typeof attribute.value === 'string'
      ? [[attribute.name, attribute.value] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

/** What stands in the place of ids: nothing is published, or the slot doesn't apply to this page. */
export const NO_IDS = ['none', 'not-applicable'] as const;

/** Returns the ids in an attribute that lists them. */
export function idList(attribute: string | undefined): readonly string[] {
  return (attribute ?? '').split(/\s+/).filter((id) => id !== '' && !(NO_IDS as readonly string[]).includes(id));
}

function noFrontmatter(file: string): Diagnostic {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'page/no-frontmatter',
    message: {
      zh: '页首缺少 --- 之间的信息（title、summary、order、changes）。请照编辑指南补上。',
      en: 'The page lacks its head between --- lines (title, summary, order, changes). Add it as the editors’ guide shows.',
    },
  };
}

function syntaxDiagnostic(file: string, source: string, problem: string, position: Position): Diagnostic {
  const line = source.split('\n')[position.line - 1] ?? '';
  const at = line.slice(position.column - 1);
  const base = { file, ...position, severity: 'error' } as const;
  if (at.startsWith('<!')) {
    return {
      ...base,
      code: 'mdx/html',
      message: { zh: '内容里不能写 HTML 注释。请删去。', en: 'HTML comments are not allowed in content. Remove it.' },
    };
  }
  const isTag = /^<\/?[A-Za-z][\w.-]*[\s/>]/.test(at);
  if ((/before name|expected a valid JSX tag/.test(problem) && !isTag) || /^<[^A-Za-z/]/.test(at)) {
    return {
      ...base,
      code: 'markdown/angle-bracket',
      message: {
        zh: '“<”会被当成标签的开头。请改写成文字，例如“未满”“少于”。',
        en: '"<" is read as the start of a tag. Write it in words, such as "under" or "less than".',
      },
    };
  }
  if (/closing tag/.test(problem)) {
    return {
      ...base,
      code: 'mdx/unclosed-tag',
      message: {
        zh: '标签没有成对。请补上对应的结束标签，或写成 <… />。',
        en: 'A tag is not closed. Add its closing tag, or write it as <… />.',
      },
    };
  }
  return {
    ...base,
    code: 'mdx/syntax',
    message: {
      zh: `这里的写法无法解析（${problem}）。属性写在直引号里；内容里不能写 { }、import、export 和 HTML。`,
      en: `This can't be parsed (${problem}). Attributes stand in straight quotes; content can't hold { }, import, export or HTML.`,
    },
  };
}
