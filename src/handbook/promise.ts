import type { Origin, Position } from './diagnostic.ts';
import type { Handbook } from './handbook.ts';
import { LOCALES } from './locale.ts';
import { idList } from './page.ts';
import { type Promised, type PublishedId, promisedKey, splitSection } from './published-ids.ts';
import type { Redirect, Tombstone } from './records.ts';
import { isRegulationChapter, listRoutes, procedurePath, type Route } from './routes.ts';
import { bothPath, CARD_EDITIONS, type CardEdition, cardPath, idPath, localizedPath } from './urls.ts';

/** Where everything that was ever published is now. */

/** A thing that exists, and where a reader finds it. */
export type Living = Promised & {
  /** Path below the language. */
  readonly path: string;
  readonly anchor: string;
  readonly hasBoth: boolean;
  /** Where its content stands; the pages that only the site builds stand nowhere. */
  readonly position: (Position & { readonly file: string }) | undefined;
};

export type Whereabouts =
  | { readonly state: 'alive'; readonly place: Living }
  /** Redirects in the order in which they are followed; the first says why. */
  | { readonly state: 'moved'; readonly place: Living; readonly redirects: readonly Redirect[] }
  | { readonly state: 'removed'; readonly tombstone: Tombstone; readonly redirects: readonly Redirect[] }
  | { readonly state: 'lost'; readonly isLoop: boolean; readonly missing: Promised };

const livingOf = new WeakMap<Handbook, ReadonlyMap<string, Living>>();

/** Returns everything one can link to, by its key, in the order of the content. */
export function livingIds(handbook: Handbook): ReadonlyMap<string, Living> {
  const known = livingOf.get(handbook);
  if (known) return known;
  const living = new Map(
    [...listRoutes(handbook).flatMap((route) => ofRoute(handbook, route)), ...toolsOfPages(handbook)].map((one) => [
      promisedKey(one),
      one,
    ]),
  );
  livingOf.set(handbook, living);
  return living;
}

function ofRoute(handbook: Handbook, route: Route): readonly Living[] {
  const { path, subject, hasBoth } = route;
  const { records } = handbook;
  const at = { path, anchor: '', hasBoth };
  const start = (record: { readonly origin: Origin } | undefined) =>
    record && { file: record.origin.file, ...record.origin.locate([]) };
  const page: Living = { kind: 'page', id: path, ...at, position: undefined };
  switch (route.kind) {
    case 'home':
      // The front door stands at the root of the site, for both languages.
      return [];
    case 'guide':
    case 'regulation-chapter': {
      const text = handbook.pages.get(path)?.zh;
      if (!text) return [];
      const { file } = text;
      return [
        { ...page, position: { file, line: 1, column: 1 } },
        ...text.sections
          .filter(({ id }) => id !== '')
          .map(({ id: anchor, line, column }): Living => {
            return { kind: 'section', id: `${path}#${anchor}`, ...at, anchor, position: { file, line, column } };
          }),
      ];
    }
    case 'article':
      return [{ kind: 'article', id: subject, ...at, position: handbook.articles.get(Number(subject))?.position.zh }];
    case 'fact':
      return [{ kind: 'fact', id: subject, ...at, position: start(records.facts.get(subject)) }];
    case 'source':
      return [{ kind: 'source', id: subject, ...at, position: start(records.sources.get(subject)) }];
    case 'procedure':
      return [{ kind: 'procedure', id: subject, ...at, position: start(records.rules.get(subject)) }];
    case 'glossary':
      return [
        page,
        ...[...records.terms.values()].map((term): Living => {
          return { kind: 'term', id: term.id, ...at, anchor: term.id, position: start(term) };
        }),
      ];
    case 'doubts':
      return [
        page,
        ...[...records.doubts.values()].map((doubt): Living => {
          return { kind: 'doubt', id: doubt.id, ...at, anchor: doubt.id, position: start(doubt) };
        }),
      ];
    default:
      return [page];
  }
}

/** Rules that a reader answers on a page; a rule on several pages is found on the first. */
function toolsOfPages(handbook: Handbook): readonly Living[] {
  const tools = new Map<string, Living>();
  for (const page of handbook.pages.values()) {
    for (const { component, attributes } of page.zh.uses) {
      for (const id of component === 'Tool' ? idList(attributes['rule']) : []) {
        const rule = handbook.records.rules.get(id);
        if (!rule || tools.has(id)) continue;
        const position = { file: rule.origin.file, ...rule.origin.locate([]) };
        tools.set(id, { kind: 'tool', id, path: page.path, anchor: '', hasBoth: false, position });
      }
    }
  }
  return [...tools.values()];
}

/** Follows an id to where it leads now: through its redirects, and for a section through those of its page. */
export function whereabouts(handbook: Handbook, promised: Promised): Whereabouts {
  const living = livingIds(handbook);
  const redirects: Redirect[] = [];
  const seen = new Set<string>();
  let at = promised;
  for (;;) {
    const key = promisedKey(at);
    if (seen.has(key)) return { state: 'lost', isLoop: true, missing: at };
    seen.add(key);
    const place = living.get(key);
    if (place) return redirects.length === 0 ? { state: 'alive', place } : { state: 'moved', place, redirects };
    const tombstone = tombstoneOf(handbook, at);
    if (tombstone) return { state: 'removed', tombstone, redirects };
    const step = redirectOf(handbook, at);
    if (!step) return { state: 'lost', isLoop: false, missing: at };
    redirects.push(step.redirect);
    at = step.to;
  }
}

function tombstoneOf({ records }: Handbook, promised: Promised): Tombstone | undefined {
  const tombstones = [...records.tombstones.values()];
  const own = tombstones.find(({ of }) => isSame(of, promised));
  if (own || promised.kind !== 'section') return own;
  // A section goes with its page, unless it was sent elsewhere before.
  if ([...records.redirects.values()].some(({ from }) => isSame(from, promised))) return undefined;
  const page = pageOf(promised);
  return tombstones.find(({ of }) => isSame(of, page));
}

function redirectOf(
  handbook: Handbook,
  promised: Promised,
): { readonly redirect: Redirect; readonly to: Promised } | undefined {
  const redirects = [...handbook.records.redirects.values()];
  const own = redirects.find(({ from }) => isSame(from, promised));
  if (own) return { redirect: own, to: own.to };
  if (promised.kind !== 'section') return undefined;
  const page = pageOf(promised);
  const moved = redirects.find(({ from }) => isSame(from, page));
  if (!moved) return undefined;
  // The section keeps its name where the new page has it, or had it; else the new page is as near as one gets.
  const same: Promised = { kind: 'section', id: `${moved.to.id}#${splitSection(promised.id).anchor}` };
  const isKnown = livingIds(handbook).has(promisedKey(same)) || isRecorded(handbook, same);
  return { redirect: moved, to: moved.to.kind === 'page' && isKnown ? same : moved.to };
}

function isRecorded({ records }: Handbook, promised: Promised): boolean {
  return (
    [...records.redirects.values()].some(({ from }) => isSame(from, promised)) ||
    [...records.tombstones.values()].some(({ of }) => isSame(of, promised))
  );
}

function pageOf(section: Promised): Promised {
  return { kind: 'page', id: splitSection(section.id).path };
}

function isSame(a: Promised, b: Promised): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Something published that is no longer where it was. */
export type Former = PublishedId & {
  readonly whereabouts: Extract<Whereabouts, { readonly state: 'moved' | 'removed' }>;
};

const formerOf = new WeakMap<Handbook, readonly Former[]>();

/** Returns everything that was moved or removed, in the order of the list. */
export function formerIds(handbook: Handbook): readonly Former[] {
  const known = formerOf.get(handbook);
  if (known) return known;
  const former = handbook.published.flatMap((published) => {
    const where = whereabouts(handbook, published);
    return where.state === 'moved' || where.state === 'removed' ? [{ ...published, whereabouts: where }] : [];
  });
  formerOf.set(handbook, former);
  return former;
}

/** Returns the path of the page that was a thing's own; undefined for what stood on the page of something else. */
export function ownPath({ kind, id }: Promised): string | undefined {
  switch (kind) {
    case 'page':
      return id;
    case 'article':
      return `regulations/article-${id}`;
    case 'fact':
      return `reference/facts/${id}`;
    case 'source':
      return `reference/sources/${id}`;
    case 'procedure':
      return procedurePath(id);
    default:
      return undefined;
  }
}

/** Returns the page and anchor where a section, term or doubt was read; undefined for what had a page of its own. */
export function formerAnchor({ kind, id }: Promised): { readonly path: string; readonly anchor: string } | undefined {
  switch (kind) {
    case 'section':
      return splitSection(id);
    case 'term':
      return { path: 'reference/glossary', anchor: id };
    case 'doubt':
      return { path: 'reference/doubts', anchor: id };
    default:
      return undefined;
  }
}

/** Returns what has a page of its own at `/id/`: all but sections, whose anchors stand on the page of their page. */
export function idSubjects(handbook: Handbook): readonly Promised[] {
  const subjects = new Map<string, Promised>();
  for (const one of [...livingIds(handbook).values(), ...handbook.published]) {
    if (one.kind !== 'section') subjects.set(promisedKey(one), { kind: one.kind, id: one.id });
  }
  return [...subjects.values()];
}

/** One rule for a host that can answer for addresses: paths from the root of the site, without a slash before them. */
export type HostRule =
  | { readonly from: string; readonly status: 301; readonly to: string }
  /** The page that stands at the address explains; the status says that it stays away. */
  | { readonly from: string; readonly status: 410 };

/** Returns what a host answers at addresses that have moved or gone; without it small pages there do the same. */
export function redirectRules(handbook: Handbook): readonly HostRule[] {
  return formerIds(handbook).flatMap((former): HostRule[] => {
    const path = ownPath(former);
    if (path === undefined) return [];
    const { whereabouts: where } = former;
    const editions = LOCALES.map((locale) => ({
      from: localizedPath(locale, path),
      to: where.state === 'moved' ? localizedPath(locale, where.place.path, where.place.anchor) : '',
    }));
    const both = hadBoth(former)
      ? [{ from: bothPath(path), to: where.state === 'moved' ? besidePath(where.place) : '' }]
      : [];
    const cards = formerCards(former).map(({ edition, from }) => ({
      from,
      to: newCardPath(handbook, edition, former),
    }));
    return [...editions, ...both, ...cards].flatMap(({ from, to }): HostRule | readonly HostRule[] => {
      if (to === undefined) return [];
      return where.state === 'moved' ? { from, status: 301, to } : { from, status: 410 };
    });
  });
}

/** Where both languages of a thing are read: side by side, or at its short address where no page holds both. */
export function besidePath(place: Living): string {
  return place.hasBoth ? bothPath(place.path, place.anchor) : idPath(place);
}

/** Tells whether a thing may have stood in both languages side by side. Tools never did; what else did isn't recorded. */
export function hadBoth({ kind }: Promised): boolean {
  return kind === 'page' || kind === 'article';
}

/** Returns the addresses of the cards that a page may have had, from the root of the site; only pages had any. */
export function formerCards({
  kind,
  id,
}: Promised): readonly { readonly edition: CardEdition; readonly from: string }[] {
  return kind === 'page' ? CARD_EDITIONS.map((edition) => ({ edition, from: cardPath(edition, id) })) : [];
}

/**
 * Returns where the card of a page that moved is now: empty for a page that is gone, undefined where the new place has no card. A frame
 * can't be sent to a page that may not be framed; the old card stays there and leads on.
 */
export function newCardPath(
  { pages }: Handbook,
  edition: CardEdition,
  { whereabouts: where }: Former,
): string | undefined {
  if (where.state === 'removed') return '';
  const page = pages.get(where.place.path);
  return page && !isRegulationChapter(page) ? cardPath(edition, page.path) : undefined;
}
