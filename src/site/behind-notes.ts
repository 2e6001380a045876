import type { Article } from '../handbook/handbook.ts';
import { type Locale, otherLocale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { behindLocale, twinStates } from '../handbook/twin-states.ts';
import { bothUrl } from '../handbook/urls.ts';
import type { LinkView } from './page-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

/** Says that a section is behind its twin, and where to read both. */
export type BehindNote = { readonly text: string; readonly link: LinkView };

/** The place of the note for title, summary and the text before the first heading. */
export const PAGE_HEAD = '';

/** Returns a note for each section of a page that is behind in this language, by the section's id. */
export function behindNotes(site: Site, locale: Locale, page: Page): ReadonlyMap<string, BehindNote> {
  // The law is written in Chinese: to mend our translation doesn't make its text the older one.
  if (locale === 'zh' && isRegulationChapter(page)) return new Map();
  const known = site.handbook.ledger.get(page.path);
  const behind = twinStates(page, known).filter(({ state }) => behindLocale(state) === locale);
  return new Map(
    behind.map(({ name }) => {
      const id = name.kind === 'section' ? name.id : PAGE_HEAD;
      return [
        id,
        {
          text: createReading(site, locale).t(id === PAGE_HEAD ? 'behind.head' : 'behind.section'),
          link: twinLink(site, locale, page, id),
        },
      ];
    }),
  );
}

/** Returns the note of one article on its own page, where both languages stand; undefined where it isn't behind. */
export function articleBehind(site: Site, locale: Locale, article: Article): BehindNote | undefined {
  const chapter = site.handbook.regulations.find(({ number }) => number === article.chapter);
  return chapter && behindNotes(site, locale, chapter.page).get(`article-${article.number}`);
}

/** Returns where a reader compares a section: both languages side by side or, where a page has none, its twin. */
export function twinLink(site: Site, locale: Locale, page: Page, id: string): LinkView {
  const { t } = createReading(site, locale);
  return site.routes.get(page.path)?.hasBoth
    ? { title: t('behind.both'), href: bothUrl(site.base, page.path, id) }
    : { title: t('behind.twin'), href: createReading(site, otherLocale(locale)).url(page.path, id) };
}
