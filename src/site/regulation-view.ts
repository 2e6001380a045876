import { type Article, REGULATIONS_ID, type RegulationChapter } from '../handbook/handbook.ts';
import { type Locale, otherLocale } from '../handbook/locale.ts';
import { formatDate } from '../i18n/format.ts';
import { idLink } from './id-view.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { type ProofView, proofView } from './proof-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

export type ArticleView = {
  readonly number: number;
  readonly anchor: string;
  readonly label: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
  /** The same article in the other language. */
  readonly otherLabel: string;
  readonly otherParagraphs: readonly string[];
  readonly href: string;
};

export type ChapterView = PageView & {
  readonly idLink: LinkView;
  readonly articles: readonly ArticleView[];
  readonly previous: LinkView | undefined;
  readonly next: LinkView | undefined;
};

export type ArticlePageView = PageView & {
  readonly idLink: LinkView;
  readonly article: ArticleView;
  readonly chapter: LinkView;
  readonly guides: readonly (LinkView & { readonly summary: string })[];
  readonly facts: readonly ProofView[];
  readonly previous: LinkView | undefined;
  readonly next: LinkView | undefined;
};

export type RegulationsView = PageView & {
  readonly adopted: string;
  readonly inForce: string;
  readonly intro: string;
  readonly sourceHref: string;
  readonly parts: readonly (LinkView & { readonly range: string; readonly articles: readonly ArticleView[] })[];
};

/** Returns the contents page of the Regulations. */
export function regulationsView(site: Site, locale: Locale): RegulationsView {
  const source = site.handbook.records.sources.get(REGULATIONS_ID);
  const view = pageView(site, locale, {
    path: 'regulations',
    title: source?.title[locale] ?? '',
    description: '',
  });
  const { t, url } = view.reading;
  const intro = t('regulations.intro', {
    chapters: site.handbook.regulations.length,
    articles: site.handbook.articles.size,
  });
  return {
    ...view,
    description: intro,
    intro,
    adopted: source?.issued
      ? t('regulations.adopted', { date: formatDate(source.issued, locale), issuer: source.issuer[locale] })
      : '',
    inForce: source?.inForce ? t('regulations.inForce', { date: formatDate(source.inForce, locale) }) : '',
    sourceHref: url(`reference/sources/${REGULATIONS_ID}`),
    parts: site.handbook.regulations.map((chapter) => ({
      ...chapterLink(site, locale, chapter),
      range: t('regulations.articles', {
        first: chapter.articles[0]?.number ?? '',
        last: chapter.articles.at(-1)?.number ?? '',
      }),
      articles: chapter.articles.map((article) => articleView(site, locale, article)),
    })),
  };
}

/** Returns one chapter of the Regulations with all its articles. */
export function chapterView(site: Site, locale: Locale, chapter: RegulationChapter): ChapterView {
  const { path } = chapter.page;
  const { title, summary } = chapter.page[locale].frontmatter;
  const at = site.handbook.regulations.indexOf(chapter);
  const neighbour = (offset: number) => {
    const other = site.handbook.regulations[at + offset];
    return other && chapterLink(site, locale, other);
  };
  return {
    ...pageView(site, locale, { path, title, description: summary }),
    idLink: idLink(site, locale, { kind: 'page', id: path }),
    articles: chapter.articles.map((article) => articleView(site, locale, article)),
    previous: neighbour(-1),
    next: neighbour(1),
  };
}

/** Returns one article with its translation and everything that rests on it. */
export function articlePageView(site: Site, locale: Locale, article: Article): ArticlePageView {
  const { handbook } = site;
  const own = articleView(site, locale, article);
  const chapter = handbook.regulations.find((candidate) => candidate.number === article.chapter);
  if (!chapter) throw new Error(`Article ${article.number} belongs to no chapter.`);
  const view = pageView(site, locale, {
    path: `regulations/article-${article.number}`,
    title: own.caption ? `${own.label} · ${own.caption}` : own.label,
    description: clip(own.paragraphs[0] ?? '', locale === 'zh' ? 76 : 156),
  });
  const neighbour = (offset: number): LinkView | undefined => {
    const other = handbook.articles.get(article.number + offset);
    return (
      other && {
        title: `${other.label[locale]} · ${other.caption[locale]}`,
        href: view.reading.url(`regulations/article-${other.number}`),
      }
    );
  };
  const home = chapterLink(site, locale, chapter);
  return {
    ...view,
    breadcrumbs: [...view.breadcrumbs.slice(0, -1), home, ...view.breadcrumbs.slice(-1)],
    idLink: idLink(site, locale, { kind: 'article', id: String(article.number) }),
    chapter: home,
    article: own,
    guides: (handbook.pagesOfArticle.get(article.number) ?? []).map((page) => ({
      title: page[locale].frontmatter.title,
      summary: page[locale].frontmatter.summary,
      href: view.reading.url(page.path),
    })),
    facts: (handbook.factsOfArticle.get(article.number) ?? []).map((fact) => proofView(site, locale, fact)),
    previous: neighbour(-1),
    next: neighbour(1),
  };
}

function chapterLink(site: Site, locale: Locale, chapter: RegulationChapter): LinkView {
  const { url } = createReading(site, locale);
  return { title: chapter.page[locale].frontmatter.title, href: url(chapter.page.path) };
}

/** Returns one article, with its text in both languages. */
export function articleView(site: Site, locale: Locale, article: Article): ArticleView {
  const other = otherLocale(locale);
  const { url } = createReading(site, locale);
  return {
    number: article.number,
    anchor: `article-${article.number}`,
    label: article.label[locale],
    caption: article.caption[locale],
    paragraphs: article.paragraphs[locale],
    otherLabel: article.label[other],
    otherParagraphs: article.paragraphs[other],
    href: url(`regulations/article-${article.number}`),
  };
}

/** Returns the beginning of a text that fits a search result, cut at a word or mark. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('，'), cut.lastIndexOf('；'), cut.lastIndexOf('。'));
  return `${cut.slice(0, end > limit / 2 ? end : limit)}…`;
}
