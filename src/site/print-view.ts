import { REGULATIONS_ID } from '../handbook/handbook.ts';
import { factsUsed } from '../handbook/link.ts';
import type { Locale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import { isRegulationChapter, isText } from '../handbook/routes.ts';
import { parseContentLink } from '../handbook/urls.ts';
import { formatDate } from '../i18n/format.ts';
import { type PageView, pageView } from './page-view.ts';
import { type NoteView, noteViews, type ProofNote } from './proof-notes.ts';
import { createReading, type Reading } from './reading.ts';
import { type ArticleView, articleView } from './regulation-view.ts';
import type { Site } from './site.ts';

/** The whole handbook on one page, for paper. */

export type PrintedGuide = {
  readonly path: string;
  readonly anchor: string;
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly checked: string;
  /** As the edition reads, with the ids and links of this page. */
  readonly reading: Reading;
};

export type PrintedChapter = {
  readonly anchor: string;
  readonly title: string;
  readonly summary: string;
  readonly guides: readonly PrintedGuide[];
  readonly notes: readonly NoteView[];
  readonly marks: ReadonlyMap<string, ProofNote>;
  readonly notesAnchor: string;
  readonly notesTitle: string;
};

export type PrintView = PageView & {
  readonly asOf: string;
  readonly parts: readonly PrintedChapter[];
  readonly law: {
    readonly anchor: string;
    readonly title: string;
    readonly chapters: readonly {
      readonly anchor: string;
      readonly title: string;
      readonly articles: readonly ArticleView[];
    }[];
  };
};

/** Returns all guides of one edition in the order of the chapters, then the Regulations. */
export function printView(site: Site, locale: Locale): PrintView {
  const { handbook } = site;
  const { t } = createReading(site, locale);
  const view = pageView(site, locale, {
    path: 'print',
    title: t('print.title'),
    description: t('print.description'),
    isIndexed: false,
  });
  const parts = [...handbook.records.chapters.values()]
    .sort((a, b) => a.order - b.order)
    .map((chapter) => ({ chapter, pages: (handbook.pagesOfChapter.get(chapter.id) ?? []).filter(isPrinted) }))
    .filter(({ pages }) => pages.length > 0)
    .map(({ chapter, pages }): PrintedChapter => {
      const ids = new Set(pages.flatMap((page) => factsUsed(page[locale], handbook.records)));
      const facts = [...ids].flatMap((id) => handbook.records.facts.get(id) ?? []);
      const title = chapter.title[locale];
      return {
        anchor: `chapter-${chapter.id}`,
        title,
        summary: chapter.summary[locale],
        guides: pages.map((page) => printedGuide(site, locale, page)),
        ...noteViews(site, locale, facts, `note-${chapter.id}`),
        notesAnchor: `notes-${chapter.id}`,
        notesTitle: t('print.notes', { title }),
      };
    });
  return {
    ...view,
    asOf: t('print.asOf', { date: formatDate(site.asOf, locale) }),
    parts,
    law: {
      anchor: 'the-regulations',
      title: handbook.records.sources.get(REGULATIONS_ID)?.title[locale] ?? '',
      chapters: handbook.regulations.map(({ page, articles }) => ({
        anchor: anchorOf(page.path),
        title: page[locale].frontmatter.title,
        articles: articles.map((article) => articleView(site, locale, article)),
      })),
    },
  };
}

function isPrinted(page: Page): boolean {
  return isText(page) && !isRegulationChapter(page);
}

function printedGuide(site: Site, locale: Locale, page: Page): PrintedGuide {
  const { title, summary } = page[locale].frontmatter;
  const reading = createReading(site, locale);
  const checks = factsUsed(page[locale], site.handbook.records).flatMap(
    (id) => site.handbook.records.facts.get(id)?.checked ?? [],
  );
  const oldest = checks.sort()[0];
  return {
    path: page.path,
    anchor: anchorOf(page.path),
    title,
    summary,
    address: `${site.origin}${reading.url(page.path)}`,
    checked: oldest === undefined ? '' : formatDate(oldest, locale),
    reading: {
      ...reading,
      anchor: (id) => anchorOf(page.path, id),
      contentHref: (link) => hrefOnPaper(site, reading, page, link),
    },
  };
}

/** A link to a guide or section that stands on this page stays on it; any other leads to the edition. */
function hrefOnPaper(site: Site, reading: Reading, from: Page, link: string): string {
  const target = link.startsWith('#') ? { path: from.path, anchor: link.slice(1) } : parseContentLink(link);
  if (!target) return link;
  const page = site.handbook.pages.get(target.path);
  const isHere =
    page !== undefined &&
    isPrinted(page) &&
    (target.anchor === '' || page.zh.sections.some((section) => section.id === target.anchor));
  return isHere ? `#${anchorOf(target.path, target.anchor)}` : reading.url(target.path, target.anchor);
}

/** Returns the id of a guide, or of a section of it, on the page that holds them all. */
function anchorOf(path: string, id = ''): string {
  return [path.replaceAll('/', '-'), id].filter(Boolean).join('--');
}
