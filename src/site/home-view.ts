import { htmlLang, LOCALES, type Locale, otherLocale } from '../handbook/locale.ts';
import { pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { type EndingView, endingSoon, latestWindows, type WindowView } from './home-dates.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

export type HomeView = PageView & {
  readonly chapters: readonly LinkView[];
  /** The handbook's name in the other language. */
  readonly twinName: string;
  readonly twinLang: string;
  readonly people: readonly LinkView[];
  readonly tasks: readonly LinkView[];
  readonly endings: readonly EndingView[];
  readonly windows: readonly WindowView[];
  readonly windowsHref: string;
  readonly tools: readonly (LinkView & { readonly summary: string })[];
  readonly ways: readonly (LinkView & { readonly summary: string; readonly pages: readonly LinkView[] })[];
  readonly numbers: string;
  readonly asOf: string;
};

/** What people come for, by the page that begins it; the words are those of the interface. */
const TASKS = [
  ['visa', 'visas'],
  ['work', 'work/apply-in-beijing'],
  ['residence', 'work/residence-permit'],
  ['arrive', 'start/first-30-days'],
  ['extend', 'visas/extend-or-change'],
  ['job', 'work/renew-change-leave'],
  ['card', 'permanent-residence'],
  ['title', 'titles'],
  ['funding', 'research/funding'],
  ['family', 'visas/family'],
] as const;

/** The page whose sections are the ways in by person; the last of them goes by event. */
const PEOPLE_PAGE = 'start/choose-your-path';
const BY_EVENT = 'by-event';
const WINDOWS_PAGE = 'permanent-residence/application-windows';

/** Returns the front page of one edition: the chapters with their pages, and what stands behind them. */
export function homeView(site: Site, locale: Locale): HomeView {
  const t = translator(locale);
  const view = pageView(site, locale, { path: '', title: t('site.name'), description: t('site.description') });
  const { url, date } = createReading(site, locale);
  const { handbook } = site;
  const ways = [...handbook.records.chapters.values()]
    .filter((chapter) => site.routes.has(chapter.id) && chapter.id !== 'tools')
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
    twinName: translator(otherLocale(locale))('site.name'),
    twinLang: htmlLang(otherLocale(locale)),
    people: (handbook.pages.get(PEOPLE_PAGE)?.[locale].sections ?? [])
      .filter((section) => section.depth === 2 && section.id !== BY_EVENT)
      .map((section) => ({ title: section.title, href: url(PEOPLE_PAGE, section.id) })),
    tasks: TASKS.filter(([, path]) => site.routes.has(path)).map(([id, path]) => ({
      title: t(`front.tasks.${id}`),
      href: url(path),
    })),
    endings: endingSoon(site, locale),
    windows: latestWindows(site, locale),
    windowsHref: site.routes.has(WINDOWS_PAGE) ? url(WINDOWS_PAGE) : '',
    tools: (handbook.pagesOfChapter.get('tools') ?? [])
      .filter((page) => page.path !== 'tools')
      .map((page) => ({
        title: page[locale].frontmatter.title,
        summary: page[locale].frontmatter.summary,
        href: url(page.path),
      })),
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
