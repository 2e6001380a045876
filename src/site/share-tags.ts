import type { Locale } from '../handbook/locale.ts';
import { assetUrl, pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { CARD_SIZE, shareCard } from './share-card.ts';
import type { Site } from './site.ts';

/** What the head of a page says to programs that show it elsewhere. */
export type ShareTags = {
  /** The page's own address; empty where it has none to share. */
  readonly address: string;
  readonly siteName: string;
  /** With origin: those programs take no relative address. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
  /** The words on the picture. */
  readonly alt: string;
  readonly touchIcon: string;
  readonly manifest: string;
};

/** Returns the tags of the page at a path below the language. */
export function shareTags(site: Site, locale: Locale, path: string, address: string): ShareTags {
  const card = shareCard(site.handbook, locale, site.routes.get(path));
  const siteName = translator(locale)('site.name');
  return {
    address,
    siteName,
    image: `${site.origin}${assetUrl(site.base, card.file)}`,
    ...CARD_SIZE,
    alt: [card.title, card.chapter, siteName].filter(Boolean).join(' · '),
    touchIcon: assetUrl(site.base, 'icons/apple-touch-icon.png'),
    manifest: `${pageUrl(site.base, locale, '')}manifest.webmanifest`,
  };
}
