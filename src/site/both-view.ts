import type { Article, RegulationChapter } from '../handbook/handbook.ts';
import { factsUsed } from '../handbook/link.ts';
import { htmlLang, LOCALES, type Locale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import type { Fact } from '../handbook/records.ts';
import { BUILT_SECTIONS } from '../handbook/routes.ts';
import { assetUrl, bothUrl } from '../handbook/urls.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { guideView } from './guide-view.ts';
import { type LinkView, pageView } from './page-view.ts';
import { type NoteView, noteViews, type ProofNote } from './proof-notes.ts';
import { createReading, type DoubtView, type Reading } from './reading.ts';
import { type ArticleView, articleView } from './regulation-view.ts';
import { type ShareTags, shareTags } from './share-tags.ts';
import type { Site } from './site.ts';

/** A page that shows the Chinese and the English of one text, section by section. */

export type BothSide = {
  readonly locale: Locale;
  readonly lang: string;
  readonly t: Translate;
  readonly title: string;
  readonly description: string;
  /** The same page in this language alone. */
  readonly href: string;
  readonly home: LinkView;
  readonly chapter: LinkView | undefined;
};

export type BothFrame = {
  readonly sides: readonly BothSide[];
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly favicon: string;
  /** The card of its Chinese page: that side comes first. */
  readonly share: ShareTags;
  /** The sections in both languages; each leads to its first language on the page. */
  readonly contents: readonly { readonly anchor: string; readonly titles: readonly string[] }[];
};

export type GuideSide = BothSide & {
  /** As the edition reads, with ids that don't meet those of the other side. */
  readonly reading: Reading;
  readonly notes: readonly NoteView[];
  readonly marks: ReadonlyMap<string, ProofNote>;
  readonly doubts: readonly DoubtView[];
  readonly changes: readonly { readonly on: string; readonly date: string; readonly note: string }[];
  readonly checked: string;
};

export type BothGuideView = BothFrame & {
  readonly sides: readonly GuideSide[];
  /** Ids of the sections, the text before the first heading as an empty one. */
  readonly sections: readonly string[];
};

export type BothArticlesView = BothFrame & {
  /** Each article in both languages, in the order of the sides. */
  readonly articles: readonly (readonly (ArticleView & { readonly id: string })[])[];
};

/** Returns a guide in both languages. */
export function bothGuideView(site: Site, page: Page): BothGuideView {
  const facts = factsOfBoth(site, page);
  const sides = LOCALES.map((locale) => {
    const view = guideView(site, locale, page);
    return {
      ...sideOf(site, locale, page.path, page[locale].frontmatter.title, page[locale].frontmatter.summary),
      reading: besideItsTwin(site, locale, page),
      ...noteViews(site, locale, facts, 'note'),
      doubts: (site.handbook.doubtsOfPage.get(page.path) ?? [])
        .map((doubt) => createReading(site, locale).doubt(doubt.id))
        .filter((_, index) => view.doubts[index]?.anchor === ''),
      changes: view.changes,
      checked: view.checked,
    };
  });
  const headings = LOCALES.map((locale) => page[locale].sections.filter(({ depth }) => depth === 2));
  return {
    ...frameOf(site, page.path, sides),
    sides,
    sections: ['', ...(headings[0] ?? []).map(({ id }) => id)],
    contents: (headings[0] ?? []).map(({ id }) => ({
      anchor: id,
      titles: headings.flatMap((list) => list.find((section) => section.id === id)?.title ?? []),
    })),
  };
}

/** Returns a chapter of the Regulations in both languages, article by article. */
export function bothChapterView(site: Site, chapter: RegulationChapter): BothArticlesView {
  const { page } = chapter;
  const sides = LOCALES.map((locale) =>
    sideOf(site, locale, page.path, page[locale].frontmatter.title, page[locale].frontmatter.summary),
  );
  const articles = chapter.articles.map((article) => articleOfBoth(site, article));
  return {
    ...frameOf(site, page.path, sides),
    articles,
    contents: articles.map((both) => ({
      anchor: both[0]?.id ?? '',
      titles: both.map((article) => `${article.label} ${article.caption}`),
    })),
  };
}

/** Returns one article in both languages. */
export function bothArticleView(site: Site, article: Article): BothArticlesView {
  const path = `regulations/article-${article.number}`;
  const both = articleOfBoth(site, article);
  const sides = LOCALES.map((locale, index) => {
    const own = both[index];
    return sideOf(site, locale, path, `${own?.label} · ${own?.caption}`, own?.paragraphs[0] ?? '');
  });
  return { ...frameOf(site, path, sides), articles: [both], contents: [] };
}

/** The facts of both texts, in the order of the first; the check holds them to the same set. */
function factsOfBoth(site: Site, page: Page): readonly Fact[] {
  const { records } = site.handbook;
  const ids = new Set(LOCALES.flatMap((locale) => factsUsed(page[locale], records)));
  return [...ids].flatMap((id) => records.facts.get(id) ?? []);
}

/** Links to sections stay on the page, on the reader's side; built sections only stand in the edition. */
function besideItsTwin(site: Site, locale: Locale, page: Page): Reading {
  const reading = createReading(site, locale);
  const anchor = (id: string) => anchorOf(locale, id);
  return {
    ...reading,
    anchor,
    contentHref: (link) => {
      if (!link.startsWith('#')) return reading.contentHref(link);
      const id = link.slice(1);
      return (BUILT_SECTIONS as readonly string[]).includes(id) ? reading.url(page.path, id) : `#${anchor(id)}`;
    },
  };
}

/** The first language keeps the ids of the edition; the other takes its name before them. */
function anchorOf(locale: Locale, id: string): string {
  return locale === LOCALES[0] ? id : `${locale}-${id}`;
}

function articleOfBoth(site: Site, article: Article): readonly (ArticleView & { readonly id: string })[] {
  return LOCALES.map((locale) => {
    const view = articleView(site, locale, article);
    return { ...view, id: anchorOf(locale, view.anchor) };
  });
}

function sideOf(site: Site, locale: Locale, path: string, title: string, description: string): BothSide {
  const view = pageView(site, locale, { path, title, description });
  const { t, url } = view.reading;
  return {
    locale,
    lang: htmlLang(locale),
    t,
    title,
    description,
    href: url(path),
    home: { title: t('site.name'), href: url('') },
    chapter: view.breadcrumbs.length > 2 ? view.breadcrumbs.at(-2) : undefined,
  };
}

function frameOf(site: Site, path: string, sides: readonly BothSide[]): Omit<BothFrame, 'contents'> {
  const names = LOCALES.map((locale) => translator(locale)('both.title'));
  return {
    sides,
    title: `${sides.map(({ title }) => title).join(' · ')} · ${names.join(' · ')}`,
    description: sides.map(({ description }) => description).join(' '),
    address: `${site.origin}${bothUrl(site.base, path)}`,
    favicon: assetUrl(site.base, 'favicon.svg'),
    share: shareTags(site, 'zh', path, `${site.origin}${bothUrl(site.base, path)}`),
  };
}
