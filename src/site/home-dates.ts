import { daysBetween, firstDay } from '../handbook/dates.ts';
import { factsEndingSoon, factsOnPages, windowOf } from '../handbook/ending-facts.ts';
import { isToolPage } from '../handbook/link.ts';
import type { Locale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import type { Fact } from '../handbook/records.ts';
import { pageUrl } from '../handbook/urls.ts';
import { formatDate, formatValue } from '../i18n/format.ts';
import type { LinkView } from './page-view.ts';
import type { Site } from './site.ts';

/** A day on which rules end, and the pages that state them. */
export type EndingView = {
  readonly on: string;
  readonly date: string;
  readonly pages: readonly (LinkView & { readonly facts: readonly string[] })[];
};

/** A window for applications as the records give it. */
export type WindowView = LinkView & { readonly period: string; readonly fact: string };

/** How far back a window still tells something about the next: rounds come once a year, and some come late. */
const WINDOW_DAYS = 500;

/** Returns the rules in force that end within 90 days of the build, by day and page. */
export function endingSoon(site: Site, locale: Locale): readonly EndingView[] {
  const facts = factsEndingSoon(site.handbook, site.asOf);
  const days = [...new Set(facts.map((fact) => fact.until ?? ''))].sort();
  return days.map((on) => ({
    on,
    date: formatDate(on, locale),
    pages: byPage(
      site,
      facts.filter((fact) => fact.until === on),
    ).map(({ page, facts: own }) => ({
      ...linkTo(site, locale, page),
      facts: own.map((fact) => fact.title[locale]),
    })),
  }));
}

/** Returns the windows for applications that are open, to come, or not long past; the newest first. */
export function latestWindows(site: Site, locale: Locale): readonly WindowView[] {
  const windows = factsOnPages(site.handbook).flatMap((fact) => {
    const window = windowOf(fact);
    const start = window?.from ?? window?.until;
    if (start === undefined || daysBetween(firstDay(start), site.asOf) > WINDOW_DAYS) return [];
    return [{ fact, start: firstDay(start) }];
  });
  return windows
    .sort((one, other) => (one.start < other.start ? 1 : -1))
    .flatMap(({ fact }) =>
      byPage(site, [fact]).map(({ page }) => ({
        ...linkTo(site, locale, page),
        fact: fact.title[locale],
        period: formatValue(fact.value, locale),
      })),
    );
}

/** Puts each fact under one page: the guide that states most of them. */
function byPage(
  site: Site,
  facts: readonly Fact[],
): readonly { readonly page: Page; readonly facts: readonly Fact[] }[] {
  const count = new Map<Page, number>();
  for (const fact of facts) {
    for (const page of guidesOf(site, fact)) count.set(page, (count.get(page) ?? 0) + 1);
  }
  const pages = new Map<Page, Fact[]>();
  for (const fact of facts) {
    const [page] = [...guidesOf(site, fact)].sort((one, other) => (count.get(other) ?? 0) - (count.get(one) ?? 0));
    if (page) pages.set(page, [...(pages.get(page) ?? []), fact]);
  }
  return [...pages].map(([page, own]) => ({ page, facts: own }));
}

function guidesOf(site: Site, fact: Fact): readonly Page[] {
  const pages = site.handbook.pagesOfFact.get(fact.id) ?? [];
  const guides = pages.filter((page) => !isToolPage(page));
  return guides.length > 0 ? guides : pages;
}

function linkTo(site: Site, locale: Locale, page: Page): LinkView {
  return { title: page[locale].frontmatter.title, href: pageUrl(site.base, locale, page.path) };
}
