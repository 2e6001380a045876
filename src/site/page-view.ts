import type { Locale } from '../handbook/locale.ts';
import { htmlLang, LOCALES, otherLocale } from '../handbook/locale.ts';
import { assetUrl, bothUrl, pageUrl } from '../handbook/urls.ts';
import { createReading, type Reading } from './reading.ts';
import { type ShareTags, shareTags } from './share-tags.ts';
import type { Site } from './site.ts';

export type LinkView = { readonly title: string; readonly href: string; readonly isCurrent?: boolean };

/** What the frame of every page needs: head, header, navigation, footer. */
export type PageView = {
  readonly reading: Reading;
  readonly path: string;
  readonly title: string;
  readonly headTitle: string;
  readonly description: string;
  readonly canonical: string;
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly isIndexed: boolean;
  readonly policy: string;
  /** Whether the search box may open here. */
  readonly runsSearch: boolean;
  readonly switchHref: string;
  /** Where this page stands in both languages; empty where it doesn't. */
  readonly bothHref: string;
  readonly breadcrumbs: readonly LinkView[];
  readonly chapters: readonly LinkView[];
  readonly chapterTitle: string;
  readonly chapterPages: readonly (LinkView & { readonly summary: string })[];
  readonly favicon: string;
  readonly share: ShareTags;
};

export type PageHead = {
  /** Path below the language. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly isIndexed?: boolean;
  /** Whether the search box may open; not on tools, nor where this says so. */
  readonly runsSearch?: boolean;
  /** A page whose answers must not leave it. */
  readonly isTool?: boolean;
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
];

/** Returns the Content-Security-Policy of a page; a server adds frame-ancestors, which a page itself can't. */
export function contentSecurityPolicy(head: Pick<PageHead, 'runsSearch' | 'isTool'>): string {
  // Search fetches its index; it needs nothing else, not even WebAssembly.
  const connections = maySearch(head) ? "connect-src 'self'" : "connect-src 'none'";
  // A reader's answers go nowhere: a tool page opens no connection and sends no form.
  return [...POLICY, connections, head.isTool ? "form-action 'none'" : "form-action 'self'"].join('; ');
}

function maySearch({ runsSearch, isTool }: Pick<PageHead, 'runsSearch' | 'isTool'>): boolean {
  return runsSearch ?? !isTool;
}

/** Returns the frame of a page in one language. */
export function pageView(site: Site, locale: Locale, head: PageHead): PageView {
  const reading = createReading(site, locale);
  const { t } = reading;
  const { path, title, description } = head;
  const absolute = (language: Locale) => `${site.origin}${pageUrl(site.base, language, path)}`;
  const isHome = path === '';
  return {
    reading,
    path,
    title,
    headTitle: isHome ? t('site.name') : `${title} · ${t('site.name')}`,
    description,
    canonical: absolute(locale),
    alternates: [
      ...LOCALES.map((language) => ({ hreflang: htmlLang(language), href: absolute(language) })),
      { hreflang: 'x-default', href: isHome ? `${site.origin}${site.base}` : absolute('en') },
    ],
    isIndexed: head.isIndexed ?? true,
    policy: contentSecurityPolicy(head),
    runsSearch: maySearch(head),
    bothHref: site.routes.get(path)?.hasBoth ? bothUrl(site.base, path) : '',
    switchHref: pageUrl(site.base, otherLocale(locale), path),
    breadcrumbs: breadcrumbs(site, locale, path, title),
    chapters: chapterLinks(site, locale, path),
    ...chapterNavigation(site, locale, path),
    favicon: assetUrl(site.base, 'favicon.svg'),
    share: shareTags(site, locale, path, (head.isIndexed ?? true) ? absolute(locale) : ''),
  };
}

/** Returns the chapters that have a first page, in the order of their records. */
export function chapterLinks(site: Site, locale: Locale, path: string): readonly LinkView[] {
  const { handbook } = site;
  const current = path.split('/')[0];
  return [...handbook.records.chapters.values()]
    .filter((chapter) => site.routes.has(chapter.id))
    .sort((a, b) => a.order - b.order)
    .map((chapter) => ({
      title: chapter.title[locale],
      href: pageUrl(site.base, locale, chapter.id),
      isCurrent: chapter.id === current,
    }));
}

function chapterNavigation(site: Site, locale: Locale, path: string): Pick<PageView, 'chapterTitle' | 'chapterPages'> {
  const id = path.split('/')[0] ?? '';
  const chapter = site.handbook.records.chapters.get(id);
  if (!chapter) return { chapterTitle: '', chapterPages: [] };
  const { t } = createReading(site, locale);
  const own = (site.handbook.pagesOfChapter.get(id) ?? []).map((page) => ({
    path: page.path,
    title: page[locale].frontmatter.title,
    summary: page[locale].frontmatter.summary,
  }));
  const built =
    id === 'reference'
      ? [
          { path: 'reference/glossary', title: t('glossary.title'), summary: t('glossary.intro') },
          { path: 'reference/sources', title: t('sources.title'), summary: t('sources.intro') },
          { path: 'reference/facts', title: t('facts.title'), summary: t('facts.intro') },
          { path: 'reference/doubts', title: t('doubts.title'), summary: t('doubts.intro') },
          { path: 'reference/changes', title: t('machines.changes.title'), summary: t('machines.changes.intro') },
          { path: 'reference/data', title: t('machines.data.title'), summary: t('machines.data.intro') },
          { path: 'reference/topics', title: t('search.topics'), summary: t('search.topicsIntro') },
          { path: 'reference/translation-status', title: t('status.title'), summary: t('status.intro') },
        ]
      : [];
  return {
    chapterTitle: chapter.title[locale],
    chapterPages: [...built, ...own].map((page) => ({
      title: page.title,
      summary: page.summary,
      href: pageUrl(site.base, locale, page.path),
      isCurrent: page.path === path,
    })),
  };
}

function breadcrumbs(site: Site, locale: Locale, path: string, title: string): readonly LinkView[] {
  if (path === '') return [];
  const { t, url } = createReading(site, locale);
  const crumbs: LinkView[] = [{ title: t('nav.home'), href: url('') }];
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = parts.slice(0, depth).join('/');
    const parentTitle = titleOf(site, locale, parent);
    if (parentTitle !== undefined) crumbs.push({ title: parentTitle, href: url(parent) });
  }
  return [...crumbs, { title, href: url(path), isCurrent: true }];
}

function titleOf(site: Site, locale: Locale, path: string): string | undefined {
  const { t } = createReading(site, locale);
  const chapter = site.handbook.records.chapters.get(path);
  if (chapter) return chapter.title[locale];
  const route = site.routes.get(path);
  switch (route?.kind) {
    case 'guide':
    case 'regulation-chapter':
      return site.handbook.pages.get(path)?.[locale].frontmatter.title;
    case 'sources':
      return t('sources.title');
    case 'facts':
      return t('facts.title');
    default:
      return undefined;
  }
}
