import { type Handbook, REGULATIONS_ID } from '../handbook/handbook.ts';
import { LOCALES, type Locale, type Localized } from '../handbook/locale.ts';
import { listRoutes, type Route } from '../handbook/routes.ts';
import { translator } from '../i18n/translate.ts';

/** What the picture shows that stands for a page where its address is shared. */
export type ShareCard = {
  readonly locale: Locale;
  /** Where it lies in the site: `cards/zh/visas/r-visa.png`. */
  readonly file: string;
  readonly title: string;
  /** The chapter the page belongs to, with the number of an article; empty for a page that is its own chapter. */
  readonly chapter: string;
  readonly names: Localized;
};

export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Returns every card of both editions, each once. */
export function shareCards(handbook: Handbook): readonly ShareCard[] {
  const cards = LOCALES.flatMap((locale) => listRoutes(handbook).map((route) => shareCard(handbook, locale, route)));
  return [...new Map(cards.map((card) => [card.file, card])).values()];
}

/** Returns the card of a page. Facts and sources share the card of their list, and what has no title of its own the front page's. */
export function shareCard(handbook: Handbook, locale: Locale, route: Route | undefined): ShareCard {
  const t = translator(locale);
  const own = route && ownCard(handbook, locale, route);
  const { path, title, label } = own ?? { path: '', title: t('site.tagline') };
  const chapterId = path.split('/')[0] ?? '';
  const chapter = path === chapterId ? undefined : handbook.records.chapters.get(chapterId)?.title[locale];
  return {
    locale,
    file: `cards/${locale}/${path === '' ? 'index' : path}.png`,
    title,
    chapter: [chapter, label].filter(Boolean).join(' · '),
    names: { zh: translator('zh')('site.name'), en: translator('en')('site.name') },
  };
}

/** The page whose card a page carries. Every kind with a title of its own is listed here. */
function ownCard(
  handbook: Handbook,
  locale: Locale,
  { kind, path, subject }: Route,
): { readonly path: string; readonly title: string; readonly label?: string } | undefined {
  const t = translator(locale);
  switch (kind) {
    case 'guide':
    case 'regulation-chapter': {
      const page = handbook.pages.get(subject);
      return page && { path, title: page[locale].frontmatter.title };
    }
    case 'procedure': {
      const rule = handbook.records.rules.get(subject);
      return rule && { path, title: rule.title[locale] };
    }
    case 'regulations':
      return { path, title: handbook.records.sources.get(REGULATIONS_ID)?.title[locale] ?? t('nav.regulations') };
    case 'article': {
      const article = handbook.articles.get(Number(subject));
      if (!article) return undefined;
      const [label, caption] = [article.label[locale], article.caption[locale]];
      return caption ? { path, title: caption, label } : { path, title: label };
    }
    case 'reference':
      return { path, title: t('reference.title') };
    case 'glossary':
      return { path, title: t('glossary.title') };
    case 'source':
    case 'sources':
      return { path: 'reference/sources', title: t('sources.title') };
    case 'fact':
    case 'facts':
      return { path: 'reference/facts', title: t('facts.title') };
    case 'doubts':
      return { path, title: t('doubts.title') };
    case 'translation-status':
      return { path, title: t('status.title') };
    case 'changes':
      return { path, title: t('machines.changes.title') };
    case 'data':
      return { path, title: t('machines.data.title') };
    case 'topics':
      return { path, title: t('search.topics') };
    case 'search':
      return { path, title: t('search.title') };
    case 'print':
      return { path, title: t('print.title') };
    default:
      return undefined;
  }
}
