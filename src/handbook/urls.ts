import { LOCALES, type Locale } from './locale.ts';
import type { Promised } from './published-ids.ts';

/** The only module that builds addresses. `base` is the folder the site lives in: `/` or `/handbook/`. */

/** Returns the base path with a slash at both ends, whatever way it was written. */
export function normaliseBase(base: string | undefined): string {
  const trimmed = (base ?? '').replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '/' : `/${trimmed}/`;
}

/** Returns the address of a page of an edition: `/handbook/zh/visas/#who`. */
export function pageUrl(base: string, locale: Locale, path: string, anchor = ''): string {
  return `${base}${localizedPath(locale, path, anchor)}`;
}

/** Returns the same counted from the root of the site, wherever that lies: `zh/visas/#who`. */
export function localizedPath(locale: Locale, path: string, anchor = ''): string {
  return `${locale}/${path === '' ? '' : `${path}/`}${hash(anchor)}`;
}

/** Returns the address where a page stands in both languages side by side; it belongs to neither edition. */
export function bothUrl(base: string, path: string, anchor = ''): string {
  return `${base}${bothPath(path, anchor)}`;
}

/** Returns the same counted from the root of the site: `both/visas/`. */
export function bothPath(path: string, anchor = ''): string {
  return `both/${path}/${hash(anchor)}`;
}

/** Returns the short address of a published id, for both languages: `/handbook/id/visas/#who`. */
export function idUrl(base: string, promised: Promised): string {
  return `${base}${idPath(promised)}`;
}

/** Returns the same counted from the root of the site. Pages go by their path, the rest by kind and id: `id/fact/pr-fee-card/`. */
export function idPath({ kind, id }: Promised): string {
  const [path = '', anchor = ''] = id.split('#');
  return `id/${kind === 'page' || kind === 'section' ? path : `${kind}/${id}`}/${hash(anchor)}`;
}

/** Returns the address of a file beside a short address: `/handbook/id/visas/qr.svg`. */
export function idFileUrl(base: string, promised: Promised, file: string): string {
  return `${base}${idPath(promised).split('#')[0]}${file}`;
}

/** The folder of the cards, from the root of the site: what lies in it, and nothing else, may be framed by other sites. */
export const CARD_FOLDER = 'card/';

/** A card is in one language or in both. */
export const CARD_EDITIONS = [...LOCALES, 'both'] as const;

export type CardEdition = (typeof CARD_EDITIONS)[number];

/** Returns the address of the card of a page: `/handbook/card/both/visas/r-visa/`. */
export function cardUrl(base: string, edition: CardEdition, path: string): string {
  return `${base}${cardPath(edition, path)}`;
}

/** Returns the same counted from the root of the site. */
export function cardPath(edition: CardEdition, path: string): string {
  return `${CARD_FOLDER}${edition}/${path}/`;
}

function hash(anchor: string): string {
  return anchor === '' ? '' : `#${anchor}`;
}

/** Returns the address of a file that belongs to no edition: `/handbook/favicon.svg`. */
export function assetUrl(base: string, file: string): string {
  return `${base}${file.replace(/^\//, '')}`;
}

/** Returns the address of a page's Markdown twin: the page's own address and a file name. */
export function markdownUrl(base: string, locale: Locale, path: string): string {
  return `${pageUrl(base, locale, path)}index.md`;
}

/** Returns the address of a file of the JSON API: `/handbook/api/v1/facts.json`. */
export function apiUrl(base: string, file: string): string {
  return assetUrl(base, `api/v1/${file}`);
}

/** Returns the address of a feed; a chapter is an id, and the feed of all chapters has none. */
export function feedUrl(base: string, edition: Locale | 'all', chapter: string, format: 'atom' | 'json'): string {
  return assetUrl(base, `feeds/${[edition, chapter].filter(Boolean).join('/')}.${format}`);
}

/** Splits a content link `/visas/r-visa/#who` into page path and anchor; undefined when it isn't one. */
export function parseContentLink(link: string): { readonly path: string; readonly anchor: string } | undefined {
  const match = /^\/(?:([a-z0-9/-]*?)\/)?(?:#(.*))?$/.exec(link);
  return match ? { path: match[1] ?? '', anchor: match[2] ?? '' } : undefined;
}

/** Returns the path that content links use for a page: `/visas/r-visa/`. */
export function contentLink(path: string): string {
  return path === '' ? '/' : `/${path}/`;
}
