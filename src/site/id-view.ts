import { htmlLang, LOCALES, type Locale, type Localized } from '../handbook/locale.ts';
import { formerIds, type Living, livingIds, type Whereabouts, whereabouts } from '../handbook/promise.ts';
import { type Promised, promisedKey, splitSection } from '../handbook/published-ids.ts';
import type { Tombstone } from '../handbook/records.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { assetUrl, bothUrl, idUrl, pageUrl } from '../handbook/urls.ts';
import { formatDate } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { type CitationSide, type CitationView, citationView, sectionCitation } from './citation-view.ts';
import { type EmbedCode, embedCodes } from './embed-code.ts';
import type { LinkView } from './page-view.ts';
import { promisedCheck, promisedTitle } from './promised-names.ts';
import { qrUrl } from './qr-code.ts';
import { type ShareTags, shareTags } from './share-tags.ts';
import type { Site } from './site.ts';

/** The page at the short address of a published thing: both editions, with what one needs to link to it or cite it. */

/** A place in one language, and its whole address to copy. */
export type PlaceView = LinkView & { readonly address: string };

export type IdSide = {
  readonly locale: Locale;
  readonly lang: string;
  readonly t: Translate;
  readonly title: string;
  readonly kind: string;
  /** Where it is read in this language; undefined for what is gone. */
  readonly place: PlaceView | undefined;
  readonly checked: string;
  readonly since: string;
  readonly move: MoveView | undefined;
  readonly grave: GraveView | undefined;
};

/** When and why something moved. */
export type MoveView = { readonly on: string; readonly why: string };

/** What is said of something that is gone. */
export type GraveView = {
  readonly title: string;
  readonly on: string;
  readonly why: string;
  readonly lastText: readonly string[];
  readonly replacements: readonly LinkView[];
};

export type IdSectionView = {
  readonly anchor: string;
  /** Its short address. */
  readonly address: string;
  readonly sides: readonly (LinkView & { readonly lang: string })[];
  /** What is said of it where it is gone, one a language. */
  readonly graves: readonly { readonly lang: string; readonly t: Translate; readonly grave: GraveView }[];
  /** When and why it moved, one a language; none for what stands where it stood. */
  readonly moves: readonly { readonly lang: string; readonly t: Translate; readonly move: MoveView }[];
  /** How it is cited, one a language; none for what is elsewhere or gone. */
  readonly citations: readonly CitationSide[];
};

export type IdView = {
  readonly title: string;
  readonly description: string;
  readonly favicon: string;
  readonly sides: readonly IdSide[];
  /** The short address itself. */
  readonly address: string;
  /** Both languages side by side; undefined where there is no such page. */
  readonly beside: PlaceView | undefined;
  readonly sections: readonly IdSectionView[];
  /** Undefined for what is gone. */
  readonly citation: CitationView | undefined;
  /** The code of the short address; empty for what is gone. */
  readonly code: string;
  readonly share: ShareTags;
  /** The code that puts its card on another site, one list a language; none where there is no card. */
  readonly embed: readonly { readonly lang: string; readonly t: Translate; readonly codes: readonly EmbedCode[] }[];
};

/** Returns the page at the short address of a published thing. Throws when nothing is known of it; the check sees to that. */
export function idView(site: Site, promised: Promised): IdView {
  const where = known(site, promised);
  const place = placeOf(where);
  const sides = LOCALES.map((locale) => sideOf(site, locale, promised, where));
  return {
    title: [...new Set(sides.map(({ title }) => title))].join(' · '),
    description: sides.map(({ kind, title, t }) => `${kind}${t('colon')}${title}`).join(' · '),
    favicon: assetUrl(site.base, 'favicon.svg'),
    sides,
    address: absolute(site, idUrl(site.base, promised)),
    beside: place?.hasBoth ? withAddress(site, '', `${bothUrl(site.base, place.path)}`) : undefined,
    sections: promised.kind === 'page' ? sectionsOf(site, promised.id) : [],
    citation: place && citationView(site, promised, place),
    code: place ? qrUrl(site, promised) : '',
    embed: embedOf(site, place),
    share: shareTags(site, 'en', place?.path ?? '', ''),
  };
}

function embedOf(site: Site, place: Living | undefined): IdView['embed'] {
  const page = place?.kind === 'page' ? site.handbook.pages.get(place.path) : undefined;
  if (!page || isRegulationChapter(page)) return [];
  return LOCALES.map((locale) => ({
    lang: htmlLang(locale),
    t: translator(locale),
    codes: embedCodes(site, page, locale),
  }));
}

function known(site: Site, promised: Promised): Exclude<Whereabouts, { readonly state: 'lost' }> {
  const where = whereabouts(site.handbook, promised);
  if (where.state === 'lost') throw new Error(`Nothing is known of "${promisedKey(promised)}".`);
  return where;
}

function placeOf(where: Whereabouts): Living | undefined {
  return where.state === 'alive' || where.state === 'moved' ? where.place : undefined;
}

function sideOf(
  site: Site,
  locale: Locale,
  promised: Promised,
  where: Exclude<Whereabouts, { readonly state: 'lost' }>,
): IdSide {
  const t = translator(locale);
  const place = placeOf(where);
  const checked = place ? promisedCheck(site, place) : '';
  const since = firstPublished(site, promised);
  const grave = where.state === 'removed' ? graveView(site, locale, where.tombstone) : undefined;
  const title = place ? promisedTitle(site, locale, place) : (grave?.title ?? '');
  return {
    locale,
    lang: htmlLang(locale),
    t,
    title,
    kind: t(`promise.kind.${place?.kind ?? promised.kind}`),
    place: place && withAddress(site, title, pageUrl(site.base, locale, place.path, place.anchor)),
    checked: checked === '' ? '' : formatDate(checked, locale),
    since: since === undefined ? '' : formatDate(since, locale),
    move: where.state === 'moved' ? moveView(locale, where) : undefined,
    grave,
  };
}

/** Returns when and why something moved, by the first of its redirects. */
export function moveView(locale: Locale, where: Extract<Whereabouts, { readonly state: 'moved' }>): MoveView {
  const [first] = where.redirects;
  return { on: first ? formatDate(first.on, locale) : '', why: first?.why[locale] ?? '' };
}

/** Returns what is said of something that is gone, in one language. */
export function graveView(site: Site, locale: Locale, tombstone: Tombstone): GraveView {
  return {
    title: tombstone.title[locale],
    on: formatDate(tombstone.since, locale),
    why: tombstone.why[locale],
    lastText: paragraphs(tombstone.lastText, locale),
    replacements: (tombstone.replacedBy ?? []).flatMap((promised) => {
      const place = placeOf(known(site, promised));
      return place ? [placeLink(site, locale, place)] : [];
    }),
  };
}

/** A text of several paragraphs is written with empty lines between them. */
function paragraphs(text: Localized, locale: Locale): readonly string[] {
  return text[locale]
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Returns the link to a published thing in one language. */
export function placeLink(site: Site, locale: Locale, place: Living): LinkView {
  return {
    title: promisedTitle(site, locale, place),
    href: pageUrl(site.base, locale, place.path, place.anchor),
  };
}

const datesOf = new WeakMap<Site, ReadonlyMap<string, string>>();

function firstPublished(site: Site, promised: Promised): string | undefined {
  let dates = datesOf.get(site);
  if (!dates) {
    dates = new Map(site.handbook.published.map((one) => [promisedKey(one), one.since]));
    datesOf.set(site, dates);
  }
  return dates.get(promisedKey(promised));
}

const sectionsByPage = new WeakMap<Site, ReadonlyMap<string, readonly Promised[]>>();

/** The sections that a page has, and those it had. */
function sectionsOf(site: Site, path: string): readonly IdSectionView[] {
  let byPage = sectionsByPage.get(site);
  if (!byPage) {
    const sections = new Map<string, Promised>();
    for (const one of [...livingIds(site.handbook).values(), ...formerIds(site.handbook)]) {
      if (one.kind === 'section') sections.set(one.id, one);
    }
    byPage = Map.groupBy(sections.values(), ({ id }) => splitSection(id).path);
    sectionsByPage.set(site, byPage);
  }
  return (byPage.get(path) ?? []).map((section): IdSectionView => {
    const where = known(site, section);
    const place = placeOf(where);
    return {
      anchor: splitSection(section.id).anchor,
      address: absolute(site, idUrl(site.base, section)),
      sides: place ? LOCALES.map((locale) => ({ lang: htmlLang(locale), ...placeLink(site, locale, place) })) : [],
      citations: where.state === 'alive' ? sectionCitation(site, where.place) : [],
      moves:
        where.state === 'moved'
          ? LOCALES.map((locale) => ({
              lang: htmlLang(locale),
              t: translator(locale),
              move: moveView(locale, where),
            }))
          : [],
      graves:
        where.state === 'removed'
          ? LOCALES.map((locale) => ({
              lang: htmlLang(locale),
              t: translator(locale),
              grave: graveView(site, locale, where.tombstone),
            }))
          : [],
    };
  });
}

function withAddress(site: Site, title: string, href: string): PlaceView {
  return { title, href, address: absolute(site, href) };
}

function absolute(site: Site, href: string): string {
  return `${site.origin}${href}`;
}

/** Returns the quiet link from a page to its short address. */
export function idLink(site: Site, locale: Locale, promised: Promised): LinkView {
  return { title: translator(locale)('promise.link'), href: idUrl(site.base, promised) };
}
