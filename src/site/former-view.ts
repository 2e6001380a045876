import type { Handbook } from '../handbook/handbook.ts';
import { htmlLang, LOCALES, type Locale, otherLocale } from '../handbook/locale.ts';
import { besidePath, type Former, formerAnchor, formerIds, hadBoth, ownPath } from '../handbook/promise.ts';
import { splitSection } from '../handbook/published-ids.ts';
import { assetUrl, bothPath, localizedPath, pageUrl } from '../handbook/urls.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { type GraveView, graveView, type MoveView, moveView, placeLink } from './id-view.ts';
import type { LinkView } from './page-view.ts';
import type { Site } from './site.ts';

/** What stands at an address where something was: the way to its new place, or why there is none. */

export type FormerSide = {
  readonly lang: string;
  readonly t: Translate;
  readonly move: (MoveView & { readonly to: LinkView }) | undefined;
  readonly grave: GraveView | undefined;
};

export type FormerView = {
  readonly title: string;
  readonly description: string;
  readonly favicon: string;
  /** The language of the address first; then the other, for whoever was sent the link. */
  readonly sides: readonly FormerSide[];
  /** Where the browser goes by itself; empty for what is gone. */
  readonly goesTo: string;
  readonly canonical: string;
  /** Where its sections went, by the anchors they had. */
  readonly sections: readonly (LinkView & { readonly anchor: string; readonly lang: string })[];
};

/** An address where something was: below the root of the site, without slashes at the ends. */
export type FormerAddress = {
  readonly address: string;
  readonly former: Former;
  /** The edition it belonged to; none for the page that held both. */
  readonly locale: Locale | undefined;
};

/** Returns every address where something was that had a page of its own. */
export function formerAddresses(handbook: Handbook): readonly FormerAddress[] {
  return formerIds(handbook).flatMap((former) => {
    const path = ownPath(former);
    if (path === undefined) return [];
    const editions = LOCALES.map((locale) => ({ address: localizedPath(locale, path), former, locale }));
    const both = hadBoth(former) ? [{ address: bothPath(path), former, locale: undefined }] : [];
    return [...editions, ...both].map((one) => ({ ...one, address: one.address.replace(/\/$/, '') }));
  });
}

/** Returns the page at such an address. */
export function formerView(site: Site, { former, locale }: FormerAddress): FormerView {
  const where = former.whereabouts;
  const order = locale === undefined ? LOCALES : [locale, otherLocale(locale)];
  const sides = order.map((language): FormerSide => {
    const t = translator(language);
    return {
      lang: htmlLang(language),
      t,
      move:
        where.state === 'moved'
          ? { ...moveView(language, where), to: placeLink(site, language, where.place) }
          : undefined,
      grave: where.state === 'removed' ? graveView(site, language, where.tombstone) : undefined,
    };
  });
  const goesTo = (() => {
    if (where.state === 'removed') return '';
    const { place } = where;
    return locale === undefined
      ? `${site.base}${besidePath(place)}`
      : pageUrl(site.base, locale, place.path, place.anchor);
  })();
  return {
    title: sides.map(({ move, grave }) => move?.to.title ?? grave?.title ?? '').join(' · '),
    description: sides.map(({ t, move }) => (move ? t('promise.moved') : t('promise.removed'))).join(' '),
    favicon: assetUrl(site.base, 'favicon.svg'),
    sides,
    goesTo,
    canonical: goesTo === '' ? '' : `${site.origin}${goesTo.split('#')[0]}`,
    sections: former.kind === 'page' ? sectionsOf(site, locale, former.id) : [],
  };
}

function sectionsOf(site: Site, locale: Locale | undefined, path: string): FormerView['sections'] {
  return formerIds(site.handbook).flatMap(({ kind, id, whereabouts: where }) => {
    const section = kind === 'section' ? splitSection(id) : undefined;
    if (section?.path !== path || where.state !== 'moved') return [];
    const language = locale ?? LOCALES[0];
    const link = placeLink(site, language, where.place);
    const href = locale === undefined ? `${site.base}${besidePath(where.place)}` : link.href;
    return [{ anchor: section.anchor, lang: htmlLang(language), title: link.title, href }];
  });
}

/** A part that left a page which is still there; its anchor is kept. */
export type FormerPart = {
  readonly anchor: string;
  readonly move: (MoveView & { readonly to: LinkView }) | undefined;
  readonly grave: GraveView | undefined;
};

export type FormerParts = {
  /** Anchors that now belong to another anchor of the same page, by that anchor. */
  readonly here: ReadonlyMap<string, readonly string[]>;
  /** Anchors whose text went elsewhere or is gone. */
  readonly notes: readonly FormerPart[];
};

/** Returns the anchors that a page keeps for what stood there. */
export function formerParts(site: Site, locale: Locale, path: string): FormerParts {
  const parts = formerIds(site.handbook).flatMap((former) => {
    const at = formerAnchor(former);
    return at?.path === path ? [{ anchor: at.anchor, where: former.whereabouts }] : [];
  });
  const here = new Map<string, readonly string[]>();
  const notes: FormerPart[] = [];
  for (const { anchor, where } of parts) {
    if (where.state === 'moved' && where.place.path === path && where.place.anchor !== '') {
      here.set(where.place.anchor, [...(here.get(where.place.anchor) ?? []), anchor]);
    } else if (where.state === 'moved') {
      const to = placeLink(site, locale, where.place);
      notes.push({ anchor, move: { ...moveView(locale, where), to }, grave: undefined });
    } else {
      notes.push({ anchor, move: undefined, grave: graveView(site, locale, where.tombstone) });
    }
  }
  return { here, notes };
}
