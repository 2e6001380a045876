import type { Locale } from '../handbook/locale.ts';
import { idList } from '../handbook/page.ts';
import { createReading, type PlaceView } from './reading.ts';
import type { Site } from './site.ts';

export type MapKind = 'community' | 'science-city' | 'other';

/** Places on a schematic map: no scale, no borders. */
export type MapView = {
  readonly title: string;
  readonly description: string;
  readonly places: readonly (PlaceView & {
    readonly mark: MapKind;
    readonly href: string;
    readonly name: string;
    /** The name in lines; empty where another mark in the same spot carries it. */
    readonly label: readonly string[];
    readonly anchor: 'start' | 'middle' | 'end';
    readonly spots: readonly { readonly x: string; readonly y: string }[];
  })[];
  readonly kinds: readonly { readonly mark: MapKind; readonly label: string }[];
};

/** Letters of a line of a label, so that neighbours keep clear of each other on a telephone. */
const LINE = 14;

/** Returns a schematic map of places that have positions and pages. */
export function mapView(site: Site, locale: Locale, ids: string): MapView {
  const { t, places, contentHref } = createReading(site, locale);
  const records = idList(ids).flatMap((id) => site.handbook.records.places.get(id) ?? []);
  const taken = new Set<string>();
  // Communities come first, since their names are on the map; a science city around one is a ring.
  const drawn = records.toSorted(
    (one, other) => Number(markOf(one.kind) !== 'community') - Number(markOf(other.kind) !== 'community'),
  );
  const views = drawn.flatMap((record) => {
    const view = places(record.id)[0];
    const first = record.positions?.[0];
    if (!view || !first || record.page === undefined) return [];
    const spot = `${first.x} ${first.y}`;
    const short = record.name[locale].replace(t('picture.map.shortens'), '');
    const label = taken.has(spot) ? [] : linesOf(short);
    taken.add(spot);
    return [
      {
        ...view,
        mark: markOf(record.kind),
        href: contentHref(record.page),
        label,
        anchor: first.x < 18 ? ('start' as const) : first.x > 86 ? ('end' as const) : ('middle' as const),
        spots: (record.positions ?? []).map(({ x, y }) => ({ x: `${x}%`, y: `${y}%` })),
      },
    ];
  });
  const kinds = (['community', 'science-city', 'other'] as const).filter((mark) =>
    views.some((view) => view.mark === mark),
  );
  return {
    title: t('picture.map.title'),
    description: t('picture.map.note'),
    // Rings lie below dots, so that both can be pressed.
    places: views.toSorted((one, other) => Number(one.mark === 'community') - Number(other.mark === 'community')),
    kinds: kinds.map((mark) => ({ mark, label: t(`picture.map.kind.${mark}`) })),
  };
}

function markOf(kind: string): MapKind {
  return kind === 'community' || kind === 'science-city' ? kind : 'other';
}

function linesOf(name: string): readonly string[] {
  if (!name.includes(' ')) return [name];
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
