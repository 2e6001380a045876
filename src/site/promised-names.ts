import { REGULATIONS_ID } from '../handbook/handbook.ts';
import { factsOfRule, factsUsed } from '../handbook/link.ts';
import type { Locale } from '../handbook/locale.ts';
import type { Living } from '../handbook/promise.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { sourceTitle } from './proof-view.ts';
import { shareCard } from './share-card.ts';
import type { Site } from './site.ts';

/** Returns what a published thing is called in one language. */
export function promisedTitle(site: Site, locale: Locale, place: Living): string {
  const { records, articles, pages } = site.handbook;
  switch (place.kind) {
    case 'section':
      return pages.get(place.path)?.[locale].sections.find(({ id }) => id === place.anchor)?.title ?? place.id;
    case 'article': {
      const article = articles.get(Number(place.id));
      return article ? [article.label[locale], article.caption[locale]].filter(Boolean).join(' ') : place.id;
    }
    case 'fact':
      return records.facts.get(place.id)?.title[locale] ?? place.id;
    case 'term':
      return records.terms.get(place.id)?.[locale] ?? place.id;
    case 'source': {
      const source = records.sources.get(place.id);
      return source ? sourceTitle(source, locale) : place.id;
    }
    case 'doubt':
      return records.doubts.get(place.id)?.title[locale] ?? place.id;
    case 'tool':
    case 'procedure':
      return records.rules.get(place.id)?.title[locale] ?? place.id;
    default:
      return shareCard(site.handbook, locale, site.routes.get(place.path)).title;
  }
}

/** Returns the day a published thing was last held against its sources, the oldest of its parts; empty where there is none. */
export function promisedCheck(site: Site, place: Living): string {
  const { records, pages } = site.handbook;
  const oldest = (facts: readonly string[]) =>
    facts.flatMap((id) => records.facts.get(id)?.checked ?? []).sort()[0] ?? '';
  const read = (source: string) => records.sources.get(source)?.read.on ?? '';
  switch (place.kind) {
    case 'fact':
      return oldest([place.id]);
    case 'source':
      return read(place.id);
    case 'article':
      return read(REGULATIONS_ID);
    case 'tool':
    case 'procedure':
      return oldest(factsOfRule(place.id, records));
    case 'page':
    case 'section': {
      const page = pages.get(place.path);
      if (!page) return '';
      return isRegulationChapter(page) ? read(REGULATIONS_ID) : oldest(factsUsed(page.zh, records));
    }
    default:
      return '';
  }
}
