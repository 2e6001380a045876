import type { Handbook } from './handbook.ts';
import type { Page } from './page.ts';

/** Every address of one edition, each with the anchors a reader can be sent to. */

export type Route = {
  /** Path below the language, without slashes at the ends; the edition's front page is empty. */
  readonly path: string;
  readonly kind: RouteKind;
  /** What the page shows: page path, fact id, source id or number; empty for the fixed pages. */
  readonly subject: string;
  readonly anchors: ReadonlySet<string>;
  /** It also has a page with both languages side by side. */
  readonly hasBoth: boolean;
};

export type RouteKind =
  | 'home'
  | 'guide'
  | 'procedure'
  | 'regulations'
  | 'regulation-chapter'
  | 'article'
  | 'reference'
  | 'glossary'
  | 'sources'
  | 'source'
  | 'facts'
  | 'fact'
  | 'doubts'
  | 'changes'
  | 'data'
  | 'topics'
  | 'translation-status'
  | 'search'
  | 'print';

/** Sections that the site adds to each guide page, below the written ones. */
export const BUILT_SECTIONS = ['basis', 'changes', 'doubts'] as const;

/** Returns the routes of one edition (both have the same), each path once. */
export function listRoutes(handbook: Handbook): readonly Route[] {
  const route = (kind: RouteKind, path: string, subject = '', anchors: Iterable<string> = []): Route => ({
    path,
    kind,
    subject,
    anchors: new Set(anchors),
    hasBoth: kind === 'article' || isTextPage(handbook, subject),
  });
  const { records, pages, regulations, articles } = handbook;
  return [
    route('home', ''),
    ...[...pages.values()].map((page) =>
      isRegulationChapter(page)
        ? route('regulation-chapter', page.path, page.path, sectionIds(page))
        : route('guide', page.path, page.path, [...sectionIds(page), ...BUILT_SECTIONS]),
    ),
    ...[...records.rules.values()]
      .filter((rule) => rule.kind === 'procedure')
      .map((rule) => route('procedure', procedurePath(rule.id), rule.id, ['papers', 'steps'])),
    ...(regulations.length > 0 ? [route('regulations', 'regulations')] : []),
    ...[...articles.keys()].map((number) => route('article', `regulations/article-${number}`, String(number))),
    route('reference', 'reference'),
    route('glossary', 'reference/glossary', '', records.terms.keys()),
    route('sources', 'reference/sources', '', records.sources.keys()),
    ...[...records.sources.keys()].map((id) => route('source', `reference/sources/${id}`, id)),
    route('facts', 'reference/facts', '', records.facts.keys()),
    ...[...records.facts.keys()].map((id) => route('fact', `reference/facts/${id}`, id)),
    route('doubts', 'reference/doubts', '', records.doubts.keys()),
    route('changes', 'reference/changes'),
    route('data', 'reference/data'),
    route('topics', 'reference/topics'),
    route('translation-status', 'reference/translation-status', '', [
      'languages',
      'facts',
      'doubts',
      'sources',
      'endings',
    ]),
    route('search', 'search'),
    route('print', 'print'),
  ];
}

/** Tells whether search engines may list a page: not the search itself, nor the copy of everything for paper. */
export function isIndexed(route: Route): boolean {
  return route.kind !== 'search' && route.kind !== 'print';
}

/** Components that ask the reader for something; a page with one can't be read beside its twin or on paper. */
const ASKING = ['Tool', 'Qualifications', 'Checklist'];

function isTextPage(handbook: Handbook, subject: string): boolean {
  const page = handbook.pages.get(subject);
  return page !== undefined && isText(page);
}

/** Tells whether a page is text alone: it can stand beside its twin, and in the handbook on paper. */
export function isText(page: Page): boolean {
  return !page.zh.uses.some(({ component }) => ASKING.includes(component));
}

/** Returns the pages that have a card to put on other sites: every guide, so that a card once embedded never goes dead. */
export function cardPages(handbook: Handbook): readonly Page[] {
  return [...handbook.pages.values()].filter((page) => !isRegulationChapter(page));
}

/** Returns the path of the sheet of a procedure; it stands below the page that lists them all. */
export function procedurePath(id: string): string {
  return `tools/checklist/${id}`;
}

/** Tells whether a page is a chapter of the Regulations, whose text is the law itself. */
export function isRegulationChapter(page: { readonly path: string }): boolean {
  return /^regulations\/chapter-\d+$/.test(page.path);
}

function sectionIds(page: Page): string[] {
  return page.zh.sections.map((section) => section.id).filter(Boolean);
}
