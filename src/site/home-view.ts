import { LOCALES, type Locale } from '../handbook/locale.ts';
import { pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

export type HomeView = PageView & {
  readonly chapters: readonly LinkView[];
  readonly ways: readonly (LinkView & { readonly summary: string; readonly pages: readonly LinkView[] })[];
  readonly numbers: string;
  readonly asOf: string;
};

/** Returns the front page of one edition: the chapters with their pages, and what stands behind them. */
export function homeView(site: Site, locale: Locale): HomeView {
  const t = translator(locale);
  const view = pageView(site, locale, { path: '', title: t('site.name'), description: t('site.description') });
  const { url, date } = createReading(site, locale);
  const { handbook } = site;
  const ways = [...handbook.records.chapters.values()]
    .filter((chapter) => site.routes.has(chapter.id))
    .sort((a, b) => a.order - b.order)
    .map((chapter) => ({
      title: chapter.title[locale],
      summary: chapter.summary[locale],
      href: url(chapter.id),
      pages: (handbook.pagesOfChapter.get(chapter.id) ?? [])
        .filter((page) => page.path !== chapter.id)
        .map((page) => ({ title: page[locale].frontmatter.title, href: url(page.path) })),
    }));
  return {
    ...view,
    ways,
    numbers: t('home.numbers', {
      pages: site.routes.size,
      facts: handbook.records.facts.size,
      sources: handbook.records.sources.size,
    }),
    asOf: t('home.asOf', { date: date(site.asOf) }),
  };
}

/** Returns both editions for the front door and the page that is shown where nothing is found. */
export function editions(site: Site): readonly {
  readonly locale: Locale;
  readonly lang: string;
  readonly name: string;
  readonly tagline: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly links: readonly LinkView[];
}[] {
  return LOCALES.map((locale) => {
    const t = translator(locale);
    return {
      locale,
      lang: createReading(site, locale).lang,
      name: t('site.name'),
      tagline: t('site.tagline'),
      notFoundTitle: t('notFound.title'),
      notFoundText: t('notFound.text'),
      links: [
        { title: t('nav.home'), href: pageUrl(site.base, locale, '') },
        { title: t('nav.search'), href: pageUrl(site.base, locale, 'search') },
        { title: t('nav.regulations'), href: pageUrl(site.base, locale, 'regulations') },
        { title: t('nav.glossary'), href: pageUrl(site.base, locale, 'reference/glossary') },
      ],
    };
  });
}
