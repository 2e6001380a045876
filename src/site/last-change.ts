import type { Route } from '../handbook/routes.ts';
import type { Site } from './site.ts';

/** Returns the day a page last changed, from its change notes or its record; empty when no date is recorded. */
export function lastChange(site: Site, route: Route): string {
  const { pages, records, regulations } = site.handbook;
  switch (route.kind) {
    case 'guide':
    case 'regulation-chapter':
      return newest(pages.get(route.subject)?.zh.frontmatter.changes.map((change) => change.on));
    case 'article': {
      const chapter = regulations.find((one) =>
        one.articles.some((article) => String(article.number) === route.subject),
      );
      return newest(chapter?.page.zh.frontmatter.changes.map((change) => change.on));
    }
    case 'fact':
      return records.facts.get(route.subject)?.checked ?? '';
    case 'source':
      return records.sources.get(route.subject)?.read.on ?? '';
    default:
      return newest([...pages.values()].flatMap((page) => page.zh.frontmatter.changes.map((change) => change.on)));
  }
}

function newest(dates: readonly string[] | undefined): string {
  return [...(dates ?? [])].sort().at(-1) ?? '';
}
