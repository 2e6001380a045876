import type { Reference } from './fields.ts';
import type { Article, Content, Handbook, RegulationChapter, ToolLink } from './handbook.ts';
import { REGULATIONS_ID } from './handbook.ts';
import type { Locale } from './locale.ts';
import { type MarkdownNode, plainText } from './markdown.ts';
import { idList, type Page, type PageText, type Use } from './page.ts';
import { factsOfDuties, factsOfWay } from './pictures.ts';
import type { Doubt, Fact } from './records.ts';
import { rulePages, ruleReferences } from './rule-references.ts';
import { parseContentLink } from './urls.ts';

/** Joins what was read into one model. Unknown ids are left out here; the check reports them. */
export function linkHandbook(content: Content): Handbook {
  const pages = pairPages(content.texts);
  const regulations = readRegulations(pages);
  const articles = new Map(
    regulations.flatMap((chapter) => chapter.articles.map((article) => [article.number, article])),
  );

  const pagesOfChapter = new MultiMap<string, Page>();
  const pagesOfFact = new MultiMap<string, Page>();
  const pagesOfSource = new MultiMap<string, Page>();
  const pagesOfArticle = new MultiMap<number, Page>();
  const doubtsOfPage = new MultiMap<string, Doubt>();
  const factsOfArticle = new MultiMap<number, Fact>();
  const factsOfSource = new MultiMap<string, Fact>();
  const doubtsOfFact = new MultiMap<string, Doubt>();

  for (const fact of content.records.facts.values()) {
    for (const reference of [...fact.sources, ...(fact.earlier ?? []).flatMap((version) => version.sources)]) {
      factsOfSource.add(reference.source, fact);
      if (reference.source === REGULATIONS_ID && reference.article) factsOfArticle.add(reference.article, fact);
    }
  }
  for (const doubt of content.records.doubts.values()) {
    for (const fact of doubt.facts ?? []) doubtsOfFact.add(fact, doubt);
  }
  for (const page of pages.values()) {
    pagesOfChapter.add(page.chapter, page);
    // The sheets that a list of procedures leads to print their facts on pages of their own.
    for (const id of factsOfSheets(page.zh, content.records)) pagesOfFact.add(id, page);
    for (const id of factsUsed(page.zh, content.records)) {
      const fact = content.records.facts.get(id);
      if (!fact) continue;
      pagesOfFact.add(id, page);
      for (const doubt of doubtsOfFact.get(id)) doubtsOfPage.add(page.path, doubt);
    }
    for (const { source, article } of referencesUsed(page.zh, content.records)) {
      pagesOfSource.add(source, page);
      if (source === REGULATIONS_ID && article) pagesOfArticle.add(article, page);
    }
    for (const use of page.zh.uses) {
      const doubt = use.component === 'Doubt' ? content.records.doubts.get(use.attributes['id'] ?? '') : undefined;
      if (doubt) doubtsOfPage.add(page.path, doubt);
    }
  }

  return {
    ...content,
    pages,
    pagesOfChapter: pagesOfChapter.map,
    regulations,
    articles,
    pagesOfFact: pagesOfFact.map,
    pagesOfArticle: pagesOfArticle.map,
    factsOfArticle: factsOfArticle.map,
    factsOfSource: factsOfSource.map,
    pagesOfSource: pagesOfSource.map,
    doubtsOfFact: doubtsOfFact.map,
    doubtsOfPage: doubtsOfPage.map,
    toolsOfPage: linkTools(pages, content.records),
  };
}

/** The components that hold tools, and the attribute that names their rules. */
const TOOLS: Readonly<Record<string, string>> = { Tool: 'rule', Checklist: 'rules' };

/** Tells whether a page asks a reader for answers, which must not leave it. */
export function isToolPage(page: Page): boolean {
  return page.zh.uses.some(({ component }) => component === 'Tool' || component === 'Qualifications');
}

/** A page that a rule explains itself with leads back to the tool of that rule. */
function linkTools(pages: ReadonlyMap<string, Page>, records: Content['records']): Handbook['toolsOfPage'] {
  const tools = new MultiMap<string, ToolLink>();
  for (const page of pages.values()) {
    for (const { component, attributes } of page.zh.uses) {
      for (const id of idList(Object.hasOwn(TOOLS, component) ? attributes[TOOLS[component] ?? ''] : '')) {
        const rule = records.rules.get(id);
        if (!rule) continue;
        const tables = ruleReferences(rule).flatMap((part) =>
          part.kind === 'rules' ? (records.rules.get(part.id) ?? []) : [],
        );
        for (const { link } of [rule, ...tables].flatMap(rulePages)) {
          const path = parseContentLink(link)?.path;
          const procedure = rule.kind === 'procedure' ? rule : undefined;
          const isKnown = tools.get(path ?? '').some((tool) => tool.page === page && tool.procedure === procedure);
          if (path !== undefined && path !== page.path && !isKnown) tools.add(path, { page, procedure });
        }
      }
    }
  }
  return tools.map;
}

/** Returns what a text rests on, in reading order: the references of its facts, then the sources and clauses it names itself. */
export function referencesUsed(text: Pick<PageText, 'uses'>, records: Content['records']): readonly Reference[] {
  return [
    ...factsUsed(text, records).flatMap((id) => records.facts.get(id)?.sources ?? []),
    ...text.uses.flatMap(citationsOf),
  ];
}

/** The source and clause that a Cite or Clause names. */
function citationsOf(use: Use): readonly Reference[] {
  if (use.component === 'Cite') return [citation(use)];
  return use.component === 'Clause' ? [{ ...citation(use), source: REGULATIONS_ID }] : [];
}

function citation(use: Use): Reference {
  const number = (name: string) => {
    const text = use.attributes[name];
    return text === undefined ? undefined : Number(text);
  };
  return {
    source: use.attributes['source'] ?? '',
    article: number('article'),
    paragraph: number('paragraph'),
    item: number('item'),
  };
}

/** Returns the ids of all facts that a page prints, directly or through a document, rule or answer card; in reading order. */
export function factsUsed(text: Pick<PageText, 'uses'>, records: Content['records']): readonly string[] {
  const ids = text.uses.flatMap((use): readonly string[] => {
    const { attributes } = use;
    switch (use.component) {
      case 'Fact':
        return idList(attributes['id']);
      case 'Conditions':
      case 'FactList':
        return idList(attributes['fact']);
      case 'FactTable':
      case 'Windows':
        return idList(attributes['ids']);
      case 'Step':
        return idList(attributes['time']);
      case 'AnswerCard':
        return Object.values(attributes).flatMap((value) => idList(value));
      case 'Documents':
        return idList(attributes['ids']).flatMap((id) => records.documents.get(id)?.validity ?? []);
      case 'PointsTable':
      case 'Tool':
        return idList(attributes['rule']).flatMap((id) => factsOfRule(id, records));
      case 'Way':
        return idList(attributes['procedure']).flatMap((id) => factsOfWay(records.rules.get(id)));
      case 'DutyLine':
        return factsOfDuties(attributes, records);
      case 'Qualifications':
        return [...records.qualifications.values()].flatMap(({ catalogues, gives }) => [...catalogues, ...gives]);
      default:
        return [];
    }
  });
  return [...new Set(ids)];
}

/** Returns the facts a rule shows: its own facts, those of its tables, and how old its documents may be. */
export function factsOfRule(id: string, records: Content['records']): readonly string[] {
  const rule = records.rules.get(id);
  if (!rule) return [];
  return ruleReferences(rule).flatMap((part): readonly string[] => {
    if (part.kind === 'facts') return [part.id];
    if (part.kind === 'documents') return idList(records.documents.get(part.id)?.validity);
    return part.kind === 'rules' && part.id !== id ? factsOfRule(part.id, records) : [];
  });
}

function factsOfSheets(text: PageText, records: Content['records']): readonly string[] {
  return text.uses.flatMap(({ component, attributes }) =>
    component === 'Checklist' ? idList(attributes['rules']).flatMap((id) => factsOfRule(id, records)) : [],
  );
}

function pairPages(texts: readonly PageText[]): ReadonlyMap<string, Page> {
  const byPath = new Map<string, Partial<Record<Locale, PageText>>>();
  for (const text of texts) byPath.set(text.path, { ...byPath.get(text.path), [text.locale]: text });
  const pairs: Page[] = [];
  for (const [path, { zh, en }] of byPath) {
    if (zh && en) pairs.push({ path, chapter: path.split('/')[0] ?? '', zh, en });
  }
  pairs.sort(
    (a, b) =>
      (a.chapter < b.chapter ? -1 : a.chapter > b.chapter ? 1 : 0) ||
      a.zh.frontmatter.order - b.zh.frontmatter.order ||
      (a.path < b.path ? -1 : 1),
  );
  return new Map(pairs.map((page) => [page.path, page]));
}

const CHAPTER_PATH = /^regulations\/chapter-(\d+)$/;

function readRegulations(pages: ReadonlyMap<string, Page>): readonly RegulationChapter[] {
  const chapters: RegulationChapter[] = [];
  for (const page of pages.values()) {
    const number = Number(CHAPTER_PATH.exec(page.path)?.[1]);
    if (!number) continue;
    const english = new Map(readArticles(page.en).map((article) => [article.number, article]));
    const articles = readArticles(page.zh).flatMap((zh): Article[] => {
      const en = english.get(zh.number);
      if (!en) return [];
      const both = <T>(of: (text: ArticleText) => T): Readonly<Record<Locale, T>> => ({ zh: of(zh), en: of(en) });
      return [
        {
          number: zh.number,
          chapter: number,
          label: both((text) => text.label),
          caption: both((text) => text.caption),
          paragraphs: both((text) => text.paragraphs),
          position: both((text) => text.position),
        },
      ];
    });
    chapters.push({ number, page, articles });
  }
  return chapters.sort((a, b) => a.number - b.number);
}

type ArticleText = {
  readonly number: number;
  readonly label: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
  readonly position: { readonly file: string; readonly line: number; readonly column: number };
};

/** Returns the articles of a chapter page: each `## … {#article-n}` and the paragraphs below it. */
export function readArticles(text: PageText): readonly ArticleText[] {
  const articles: (ArticleText & { paragraphs: string[] })[] = [];
  for (const node of text.tree.children ?? []) {
    const number = articleNumber(node);
    if (number !== undefined) {
      const { line, column } = node.position.start;
      articles.push({
        number,
        label: plainText(node),
        caption: text.frontmatter.captions?.[String(number)] ?? '',
        paragraphs: [],
        position: { file: text.file, line, column },
      });
    } else if (node.type === 'paragraph') articles.at(-1)?.paragraphs.push(plainText(node));
  }
  return articles;
}

function articleNumber(node: MarkdownNode): number | undefined {
  const match = node.type === 'heading' ? /^article-(\d+)$/.exec(node.data?.hProperties?.id ?? '') : null;
  return match ? Number(match[1]) : undefined;
}

/** A map to lists in which nothing stands twice. */
class MultiMap<K, V> {
  readonly map = new Map<K, V[]>();
  add(key: K, value: V): void {
    const list = this.map.get(key);
    if (!list) this.map.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  }
  get(key: K): readonly V[] {
    return this.map.get(key) ?? [];
  }
}
