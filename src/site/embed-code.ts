import { ANSWER_SLOTS } from '../handbook/content-components.ts';
import { LOCALES, type Locale } from '../handbook/locale.ts';
import { idList, type Page } from '../handbook/page.ts';
import { cardPages } from '../handbook/routes.ts';
import { CARD_EDITIONS, type CardEdition, cardUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import type { Site } from './site.ts';

/** The code that puts a card on another site. */

/** Returns the languages that a card is in. */
export function localesOf(edition: CardEdition): readonly Locale[] {
  return edition === 'both' ? LOCALES : [edition];
}

/** What a site that embeds a card copies. */
export type EmbedCode = { readonly name: string; readonly href: string; readonly code: string };

/** Room for the longest card of each kind at this width; a shorter one leaves some. */
const EMBED_SIZE: Readonly<Record<CardEdition, { readonly width: number; readonly height: number }>> = {
  zh: { width: 480, height: 880 },
  en: { width: 480, height: 880 },
  both: { width: 680, height: 980 },
};

/** Returns the code for each card of a page, named in one language. */
export function embedCodes(site: Site, page: Page, locale: Locale): readonly EmbedCode[] {
  const t = translator(locale);
  return CARD_EDITIONS.map((edition) => {
    const locales = localesOf(edition);
    const names = locales.map((one) => `${page[one].frontmatter.title} · ${translator(one)('site.name')}`);
    const { width, height } = EMBED_SIZE[edition];
    const href = cardUrl(site.base, edition, page.path);
    const attributes = [
      ['src', `${site.origin}${href}`],
      ['title', names.join(' / ')],
      ['width', String(width)],
      ['height', String(height)],
      ['loading', 'lazy'],
      // Nothing in a card runs or sends; a click on a link may take the reader to the handbook.
      ['sandbox', 'allow-top-navigation-by-user-activation'],
    ].map(([name, value = '']) => `${name}="${escapeAttribute(value)}"`);
    return { name: t(`embed.edition.${edition}`), href, code: `<iframe ${attributes.join(' ')}></iframe>` };
  });
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns the page whose card holds most facts, the first of several; undefined where no page has key facts. */
export function cardExample(site: Site): Page | undefined {
  const count = (page: Page) => {
    const use = page.zh.uses.find(({ component }) => component === 'AnswerCard');
    return use ? ANSWER_SLOTS.flatMap((slot) => idList(use.attributes[slot])).length : 0;
  };
  return cardPages(site.handbook).reduce<Page | undefined>(
    (best, page) => (count(page) > (best ? count(best) : 0) ? page : best),
    undefined,
  );
}
