import type { Reference } from '../handbook/fields.ts';
import type { Records, ToolLink } from '../handbook/handbook.ts';
import { factsUsed, isToolPage, referencesUsed } from '../handbook/link.ts';
import type { Locale } from '../handbook/locale.ts';
import { idList, type Page, type PageText, type Use } from '../handbook/page.ts';
import type { Source } from '../handbook/records.ts';
import { procedurePath } from '../handbook/routes.ts';
import { formatClause, formatDate } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { idLink } from './id-view.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { type ProofView, proofView, sourceTitle } from './proof-view.ts';
import { createReading, type DoubtView, doubtView, type TermView } from './reading.ts';
import type { Site } from './site.ts';

/** One instrument or page that a guide rests on, with every clause cited from it. */
export type BasisView = {
  readonly title: string;
  readonly href: string;
  readonly issuer: string;
  readonly number: string;
  readonly kind: string;
  readonly clauses: readonly string[];
  readonly inForce: string;
};

export type GuideView = PageView & {
  readonly page: Page;
  readonly contents: readonly { readonly id: string; readonly title: string }[];
  /** The proof of every fact on the page, in reading order. */
  readonly proofs: readonly ProofView[];
  /** Facts whose sentence stands before each of their seals, word for word. */
  readonly saidInText: ReadonlySet<string>;
  readonly terms: readonly TermView[];
  readonly basis: readonly BasisView[];
  readonly changes: readonly {
    readonly on: string;
    readonly date: string;
    readonly note: string;
    readonly affects: string;
  }[];
  /** All doubts of the page; the ones its text prints are only pointed at from the list. */
  readonly doubts: readonly (DoubtView & { readonly anchor: string })[];
  readonly related: readonly (LinkView & { readonly summary: string })[];
  /** Tools for the reader of this page. */
  readonly tools: readonly LinkView[];
  /** The card at the head of the page names the tools already. */
  readonly hasAnswerCard: boolean;
  readonly previous: LinkView | undefined;
  readonly next: LinkView | undefined;
  /** What people type that does not stand in the text; for search only. */
  readonly keywords: readonly string[];
  readonly updated: string;
  readonly checked: string;
  /** Leads to the short address of the page. */
  readonly idLink: LinkView;
};

/** Returns everything a guide page prints around and below its prose. */
export function guideView(site: Site, locale: Locale, page: Page): GuideView {
  const text = page[locale];
  const { title, summary, changes, related } = text.frontmatter;
  const view = pageView(site, locale, { path: page.path, title, description: summary, isTool: isToolPage(page) });
  const { t, url } = view.reading;
  const { records } = site.handbook;
  const facts = factsUsed(text, records).flatMap((id) => records.facts.get(id) ?? []);
  const neighbours = neighboursOf(site, locale, page);
  const printed = new Set(text.uses.flatMap((use) => (use.component === 'Doubt' ? [use.attributes['id']] : [])));
  const oldestCheck = facts.map((fact) => fact.checked).sort()[0];
  const newestChange =
    changes
      .map((change) => change.on)
      .sort()
      .at(-1) ?? '';
  return {
    ...view,
    page,
    contents: [
      ...text.sections
        .filter((section) => section.depth === 2)
        .map(({ id, title: heading }) => ({ id, title: heading })),
      { id: 'basis', title: t('section.basis') },
      { id: 'changes', title: t('section.changes') },
      { id: 'doubts', title: t('section.doubts') },
    ],
    // A tool names the clause beside each line and leads to the fact's own page.
    proofs: holdsTool(page) ? [] : facts.map((fact) => proofView(site, locale, fact)),
    saidInText: saidInText(text, records),
    terms: termsUsed(page, locale).map((id) => view.reading.term(id)),
    basis: basisOf(site, locale, text),
    changes: [...changes]
      .sort((a, b) => (a.on < b.on ? 1 : -1))
      .map((change) => ({ ...change, date: formatDate(change.on, locale) })),
    doubts: (site.handbook.doubtsOfPage.get(page.path) ?? []).map((doubt) => ({
      ...doubtView(site, locale, doubt),
      anchor: printed.has(doubt.id) ? `doubt-${doubt.id}` : '',
    })),
    related: related.flatMap((link) => {
      const target = site.handbook.pages.get(link.replace(/^\/|\/$/g, ''));
      if (!target) return [{ title: link, href: view.reading.contentHref(link), summary: '' }];
      const head = target[locale].frontmatter;
      return [{ title: head.title, href: url(target.path), summary: head.summary }];
    }),
    hasAnswerCard: text.uses.some((use) => use.component === 'AnswerCard'),
    tools: (site.handbook.toolsOfPage.get(page.path) ?? []).map((tool) => ({
      title: toolTitle(tool, locale),
      href: url(tool.procedure ? procedurePath(tool.procedure.id) : tool.page.path),
    })),
    idLink: idLink(site, locale, { kind: 'page', id: page.path }),
    keywords: text.frontmatter.keywords,
    ...neighbours,
    updated: formatDate(newestChange, locale),
    checked: oldestCheck === undefined ? '' : formatDate(oldestCheck, locale),
  };
}

/** A proof needn't say again what its seal follows; where the text has only the value somewhere, it must. */
function saidInText({ uses }: PageText, records: Records): ReadonlySet<string> {
  const isSentence = ({ component, attributes, node }: Use): boolean =>
    component === 'Fact' && attributes['show'] === 'sentence' && !node.children?.length;
  const elsewhere = new Set(factsUsed({ uses: uses.filter((use) => !isSentence(use)) }, records));
  return new Set(factsUsed({ uses: uses.filter(isSentence) }, records).filter((id) => !elsewhere.has(id)));
}

function holdsTool(page: Page): boolean {
  return page.zh.uses.some((use) => use.component === 'Tool');
}

/** A procedure is named with its tool: “Checklist: R-visa confirmation letter”. */
function toolTitle({ page, procedure }: ToolLink, locale: Locale): string {
  const { title } = page[locale].frontmatter;
  return procedure
    ? translator(locale)('tool.pageAndSection', { page: title, section: procedure.title[locale] })
    : title;
}

function termsUsed(page: Page, locale: Locale): readonly string[] {
  const ids = page[locale].uses.flatMap((use) => (use.component === 'Term' ? idList(use.attributes['id']) : []));
  return [...new Set(ids)];
}

function neighboursOf(site: Site, locale: Locale, page: Page): Pick<GuideView, 'previous' | 'next'> {
  const siblings = site.handbook.pagesOfChapter.get(page.chapter) ?? [];
  const index = siblings.indexOf(page);
  const { url } = createReading(site, locale);
  const link = (other: Page | undefined): LinkView | undefined =>
    other && { title: other[locale].frontmatter.title, href: url(other.path) };
  return { previous: link(siblings[index - 1]), next: link(siblings[index + 1]) };
}

/** Law before notices before guides before news: the order in which a lawyer would list them. */
const KIND_ORDER: readonly Source['kind'][] = ['law', 'regulation', 'notice', 'guide', 'news', 'report', 'copy'];

/** Returns the clauses of one text that are cited, each once, in the order of the text; places without a number come last. */
function clausesOf(cited: readonly Reference[], locale: Locale): readonly string[] {
  const inOrder = cited.toSorted(
    (a, b) =>
      (a.article ?? Number.MAX_SAFE_INTEGER) - (b.article ?? Number.MAX_SAFE_INTEGER) ||
      (a.paragraph ?? 0) - (b.paragraph ?? 0) ||
      (a.item ?? 0) - (b.item ?? 0),
  );
  return [...new Set(inOrder.map((reference) => formatClause(reference, locale)).filter(Boolean))];
}

function basisOf(site: Site, locale: Locale, text: Pick<PageText, 'uses'>): readonly BasisView[] {
  const { records } = site.handbook;
  const bySource = Map.groupBy(referencesUsed(text, records), ({ source }) => source);
  return [...bySource]
    .flatMap(([id, cited]) => {
      const source = records.sources.get(id);
      return source ? [{ source, cited }] : [];
    })
    .sort((a, b) => KIND_ORDER.indexOf(a.source.kind) - KIND_ORDER.indexOf(b.source.kind))
    .map(({ source, cited }) => {
      const { t, url } = createReading(site, locale);
      return {
        title: sourceTitle(source, locale),
        href: url(`reference/sources/${source.id}`),
        issuer: source.issuer[locale],
        number: source.number ?? '',
        kind: t(`sourceKind.${source.kind}`),
        clauses: clausesOf(cited, locale),
        inForce: source.inForce === undefined ? '' : formatDate(source.inForce, locale),
      };
    });
}
