import { htmlLang, LOCALES, type Locale } from '../handbook/locale.ts';
import { formerAnchor, formerIds, ownPath, whereabouts } from '../handbook/promise.ts';
import { PROMISED_KINDS, type Promised, promisedKey } from '../handbook/published-ids.ts';
import { assetUrl, idPath, idUrl, localizedPath, pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { graveView, moveView, placeLink } from './id-view.ts';
import type { LinkView } from './page-view.ts';
import type { Site } from './site.ts';

/** Every id ever published and what became of it: as a page, and as a file for programs. */

export const LINKS_FILE = 'links.json';

/** The page that says what is promised. */
const POLICY_PATH = 'reference/link-to-us';

/** Returns the links to what we promise, one a language; none where the handbook has no such page. */
export function policyLinks(site: Site): readonly (LinkView & { readonly lang: string })[] {
  if (!site.routes.has(POLICY_PATH)) return [];
  return LOCALES.map((locale) => ({
    lang: htmlLang(locale),
    title: translator(locale)('promise.policy'),
    href: pageUrl(site.base, locale, POLICY_PATH),
  }));
}

export type LinkReport = {
  readonly rows: readonly {
    readonly kind: string;
    readonly counts: readonly string[];
  }[];
  readonly moved: readonly {
    readonly id: string;
    readonly href: string;
    readonly to: LinkView;
    readonly when: string;
    readonly why: string;
  }[];
  readonly removed: readonly {
    readonly id: string;
    readonly href: string;
    readonly title: string;
    readonly when: string;
    readonly why: string;
  }[];
  readonly file: LinkView;
};

/** Returns the public report in one language: counts by kind and state, and all that moved or went. */
export function linkReport(site: Site, locale: Locale): LinkReport {
  const t = translator(locale);
  const { handbook } = site;
  const states = handbook.published.map(({ kind, id }) => ({ kind, state: whereabouts(handbook, { kind, id }).state }));
  const countsOf = (own: typeof states) => [
    ...(['alive', 'moved', 'removed'] as const).map((state) => own.filter((one) => one.state === state).length),
    own.length,
  ];
  const row = (kind: string, own: typeof states) => ({
    kind,
    counts: countsOf(own).map((count) => count.toLocaleString('en')),
  });
  const former = formerIds(handbook);
  return {
    rows: [
      ...PROMISED_KINDS.map((kind) =>
        row(
          t(`promise.kind.${kind}`),
          states.filter((one) => one.kind === kind),
        ),
      ),
      row(t('promise.report.total'), states),
    ],
    moved: former.flatMap(({ kind, id, whereabouts: where }) => {
      if (where.state !== 'moved') return [];
      const { on, why } = moveView(locale, where);
      return [
        {
          id: promisedKey({ kind, id }),
          href: idUrl(site.base, { kind, id }),
          to: placeLink(site, locale, where.place),
          when: on,
          why,
        },
      ];
    }),
    removed: former.flatMap(({ kind, id, whereabouts: where }) => {
      if (where.state !== 'removed') return [];
      const { title, on, why } = graveView(site, locale, where.tombstone);
      return [{ id: promisedKey({ kind, id }), href: idUrl(site.base, { kind, id }), title, when: on, why }];
    }),
    file: { title: t('promise.report.file'), href: assetUrl(site.base, LINKS_FILE) },
  };
}

/** One id of the file. Addresses are counted from the root of the site; a removed thing keeps those it had, which explain. */
export type LinkEntry = Promised & {
  readonly state: 'alive' | 'moved' | 'removed';
  readonly since: string;
  readonly zh: string;
  readonly en: string;
  readonly short: string;
  /** What it became; for what was removed, what takes its place. */
  readonly now?: readonly Promised[];
  /** The day it moved or was removed. */
  readonly on?: string;
};

/** Returns the file: every id ever published and where it leads now. */
export function linkEntries(site: Site): readonly LinkEntry[] {
  const { handbook } = site;
  return handbook.published.map(({ kind, id, since }): LinkEntry => {
    const where = whereabouts(handbook, { kind, id });
    const short = idPath({ kind, id });
    if (where.state === 'lost') throw new Error(`Nothing is known of "${promisedKey({ kind, id })}".`);
    if (where.state === 'removed') {
      const { since: on, replacedBy = [] } = where.tombstone;
      const graves = { zh: gravePath(site, 'zh', { kind, id }), en: gravePath(site, 'en', { kind, id }) };
      return { kind, id, state: 'removed', since, ...graves, short, now: replacedBy, on };
    }
    const { path, anchor } = where.place;
    const both = { zh: localizedPath('zh', path, anchor), en: localizedPath('en', path, anchor) };
    if (where.state === 'alive') return { kind, id, state: 'alive', since, ...both, short };
    return {
      kind,
      id,
      state: 'moved',
      since,
      ...both,
      short,
      now: [{ kind: where.place.kind, id: where.place.id }],
      on: where.redirects[0]?.on ?? '',
    };
  });
}

/** The address that a removed thing had says what became of it. */
function gravePath({ handbook }: Site, locale: Locale, promised: Promised): string {
  const path = ownPath(promised);
  if (path !== undefined) return localizedPath(locale, path);
  const at = formerAnchor(promised);
  const host = at && whereabouts(handbook, { kind: 'page', id: at.path }).state;
  if (host === 'alive') return localizedPath(locale, at?.path ?? '', at?.anchor);
  return host === 'removed' ? localizedPath(locale, at?.path ?? '') : idPath(promised);
}

/** Returns the text of the file, one id a line, so that two releases can be compared. */
export function linksFile(site: Site): string {
  const head = JSON.stringify({ site: `${site.origin}${site.base}`, asOf: site.asOf }).slice(0, -1);
  return `${head},"links":[\n${linkEntries(site)
    .map((entry) => JSON.stringify(entry))
    .join(',\n')}\n]}\n`;
}
