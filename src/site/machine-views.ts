import type { Locale } from '../handbook/locale.ts';
import { apiUrl, assetUrl, feedUrl, markdownUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { type Change, listChanges } from './changes.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import type { Site } from './site.ts';

/** The pages that tell what changed, and how programs read the handbook. */

export type ChangeView = {
  readonly title: string;
  readonly href: string;
  readonly note: string;
  readonly affects: string;
  /** Pages that show a value; empty for a note, which belongs to one page. */
  readonly pages: readonly LinkView[];
};

export type ChangesView = PageView & {
  readonly days: readonly {
    /** Empty where no source says from when a value holds. */
    readonly on: string;
    readonly anchor: string;
    readonly date: string;
    readonly chapters: readonly { readonly title: string; readonly changes: readonly ChangeView[] }[];
  }[];
  readonly feeds: readonly { readonly title: string; readonly atom: string; readonly json: string }[];
  readonly dataHref: string;
};

/** Returns all changes of substance by day and chapter, and where they can be followed. */
export function changesView(site: Site, locale: Locale): ChangesView {
  const t = translator(locale);
  const view = pageView(site, locale, {
    path: 'reference/changes',
    title: t('machines.changes.title'),
    description: t('machines.changes.intro'),
  });
  const changes = listChanges(site.handbook);
  const chapters = [...site.handbook.records.chapters.values()].sort((a, b) => a.order - b.order);
  const days = [...new Set(changes.map(({ on }) => on))].map((day) => {
    const on = day ?? '';
    const ofDay = changes.filter((change) => change.on === day);
    return {
      on,
      anchor: on === '' ? 'undated' : `on-${on}`,
      date: on === '' ? t('machines.changes.undated') : view.reading.date(on),
      // A change that several chapters show stands under the first of them.
      chapters: chapters.flatMap(({ id, title }) => {
        const own = ofDay.filter((change) => change.chapters[0] === id);
        return own.length === 0
          ? []
          : { title: title[locale], changes: own.map((change) => changeView(view, locale, change)) };
      }),
    };
  });
  const feed = (edition: Locale | 'all', chapter: string, title: string) => ({
    title,
    atom: feedUrl(site.base, edition, chapter, 'atom'),
    json: feedUrl(site.base, edition, chapter, 'json'),
  });
  return {
    ...view,
    days,
    feeds: [
      feed(locale, '', t('machines.changes.all')),
      ...chapters.filter(({ id }) => site.routes.has(id)).map(({ id, title }) => feed(locale, id, title[locale])),
      feed('all', '', t('machines.changes.everything')),
    ],
    dataHref: view.reading.url('reference/data'),
  };
}

function changeView({ reading }: PageView, locale: Locale, change: Change): ChangeView {
  return {
    title: change.title[locale],
    href: reading.url(change.path),
    note: change.note[locale],
    affects: change.affects?.[locale] ?? '',
    pages:
      change.kind === 'note'
        ? []
        : change.pages.map((page) => ({ title: page[locale].frontmatter.title, href: reading.url(page.path) })),
  };
}

export type DataView = PageView & {
  readonly files: readonly {
    readonly name: string;
    readonly what: string;
    readonly href: string;
    readonly schema: string;
  }[];
  readonly indexHref: string;
  readonly examples: readonly LinkView[];
  readonly markdown: readonly LinkView[];
  readonly llmsHref: string;
  readonly changesHref: string;
};

/** The files of the API that hold all of a kind, in the order in which they are told of. */
const FILES = [
  'pages',
  'sections',
  'facts',
  'sources',
  'terms',
  'doubts',
  'rules',
  'documents',
  'places',
  'qualifications',
  'articles',
  'changes',
] as const;

/** Pages and facts that stand for the rest; the first of each that exists is shown. */
const EXAMPLE_PAGE = 'visas/r-visa';
const EXAMPLE_FACT = 'visa-r-validity';

/** Returns what a programmer needs to know, with addresses that work. */
export function dataView(site: Site, locale: Locale): DataView {
  const t = translator(locale);
  const { handbook, base, origin } = site;
  const page = handbook.pages.has(EXAMPLE_PAGE) ? EXAMPLE_PAGE : ([...handbook.pages.keys()][0] ?? '');
  const fact = handbook.records.facts.has(EXAMPLE_FACT) ? EXAMPLE_FACT : [...handbook.records.facts.keys()][0];
  const view = pageView(site, locale, {
    path: 'reference/data',
    title: t('machines.data.title'),
    description: t('machines.data.intro'),
  });
  return {
    ...view,
    files: FILES.map((name) => ({
      name: `${name}.json`,
      what: t(`machines.files.${name}`),
      href: apiUrl(base, `${name}.json`),
      schema: apiUrl(base, `schemas/${name}.json`),
    })),
    indexHref: apiUrl(base, 'index.json'),
    examples: [
      ...(fact === undefined
        ? []
        : [{ title: t('machines.data.exampleFact'), href: apiUrl(base, `facts/${fact}.json`) }]),
      { title: t('machines.data.examplePage'), href: apiUrl(base, `pages/${page}.json`) },
    ].map(({ title, href }) => ({ title: `${title}${t('colon')}${origin}${href}`, href })),
    markdown: [page, 'print'].map((path) => ({
      title: `${origin}${markdownUrl(base, locale, path)}`,
      href: markdownUrl(base, locale, path),
    })),
    llmsHref: assetUrl(base, 'llms.txt'),
    changesHref: view.reading.url('reference/changes', 'feeds'),
  };
}
