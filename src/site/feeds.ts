import { htmlLang, LOCALES, type Locale } from '../handbook/locale.ts';
import { feedUrl, pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { type Change, listChanges } from './changes.ts';
import type { Site } from './site.ts';

/** Feeds of what changed: one a language, one a chapter and language, and one of everything in both languages. */

export type Edition = Locale | 'all';

export type Feed = {
  readonly edition: Edition;
  /** Chapter id; empty for all chapters. */
  readonly chapter: string;
  readonly title: string;
  readonly subtitle: string;
  /** The page that tells the same. */
  readonly home: string;
  /** RFC 3339, midnight in Beijing. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
};

export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  /** Absolute, the first is the one that JSON Feed names. */
  readonly links: readonly { readonly lang: string; readonly href: string }[];
  readonly text: string;
  readonly tags: readonly { readonly id: string; readonly title: string }[];
};

type DatedChange = Change & { readonly on: string };

/** A reader's programme asks for the whole file each time; older changes stand on the page of changes. */
const LIMIT = 200;

/** Returns all feeds of a site. */
export function feedsOf(site: Site): readonly Feed[] {
  // A change without a date would move each time it is checked; one to come is told on its day.
  const changes = listChanges(site.handbook).flatMap((change) =>
    change.on === undefined || change.on > site.asOf ? [] : { ...change, on: change.on },
  );
  const chapters = [...site.handbook.records.chapters.values()]
    .filter(({ id }) => site.routes.has(id))
    .sort((a, b) => a.order - b.order);
  return [
    feedOf(site, 'all', '', changes),
    ...LOCALES.flatMap((locale) => [
      feedOf(site, locale, '', changes),
      ...chapters.map(({ id }) => feedOf(site, locale, id, changes)),
    ]),
  ];
}

function feedOf(site: Site, edition: Edition, chapter: string, all: readonly DatedChange[]): Feed {
  const changes = all.filter((change) => chapter === '' || change.chapters.includes(chapter)).slice(0, LIMIT);
  const words = (of: (locale: Locale) => string) => inLanguages(edition, ' · ', of);
  const chapterTitle = (locale: Locale) => site.handbook.records.chapters.get(chapter)?.title[locale];
  return {
    edition,
    chapter,
    title: words((locale) =>
      [translator(locale)('site.name'), chapterTitle(locale), translator(locale)('machines.changes.title')]
        .filter(Boolean)
        .join(locale === 'zh' ? '：' : ': '),
    ),
    subtitle: words((locale) => translator(locale)('machines.changes.intro')),
    home: absolute(site, edition === 'all' ? 'en' : edition, 'reference/changes'),
    updated: midnight(changes[0]?.on ?? site.asOf),
    entries: changes.map((change) => entryOf(site, edition, change)),
  };
}

function entryOf(site: Site, edition: Edition, change: DatedChange): FeedEntry {
  const text = (locale: Locale): string => {
    const t = translator(locale);
    const pages = change.pages.map((page) => page[locale].frontmatter.title);
    return [
      change.note[locale],
      change.affects && `${t('section.affects')}${t('colon')}${change.affects[locale]}`,
      change.kind === 'value' && pages.length > 0 && `${t('machines.changes.pages')}${t('colon')}${pages.join(' · ')}`,
    ]
      .filter(Boolean)
      .join('\n');
  };
  return {
    // A tag (RFC 4151) stays when the page moves to another address.
    id: `tag:${new URL(site.origin).hostname},2026:${[edition === 'all' ? '' : edition, 'changes', change.id].filter(Boolean).join('/')}`,
    title: inLanguages(edition, ' · ', (locale) => change.title[locale]),
    updated: midnight(change.on),
    links: localesOf(edition).map((locale) => ({
      lang: htmlLang(locale),
      href: absolute(site, locale, change.path),
    })),
    text: inLanguages(edition, '\n\n', text),
    tags: change.chapters.map((id) => ({
      id,
      title: inLanguages(edition, ' · ', (locale) => site.handbook.records.chapters.get(id)?.title[locale] ?? id),
    })),
  };
}

function localesOf(edition: Edition): readonly Locale[] {
  return edition === 'all' ? LOCALES : [edition];
}

function inLanguages(edition: Edition, join: string, of: (locale: Locale) => string): string {
  return localesOf(edition).map(of).join(join);
}

function absolute(site: Site, locale: Locale, path: string): string {
  return site.origin + pageUrl(site.base, locale, path);
}

/** A day begins in Beijing, eight hours before Greenwich; there is no summer time. */
function midnight(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** Returns a feed as Atom (RFC 4287). */
export function atomFeed(site: Site, feed: Feed): string {
  const self = site.origin + feedUrl(site.base, feed.edition, feed.chapter, 'atom');
  const lang = feed.edition === 'all' ? 'mul' : htmlLang(feed.edition);
  const author = inLanguages(feed.edition, ' · ', (locale) => translator(locale)('site.name'));
  const entries = feed.entries.map((entry) =>
    [
      '<entry>',
      `<id>${escapeXml(entry.id)}</id>`,
      `<title>${escapeXml(entry.title)}</title>`,
      `<updated>${entry.updated}</updated>`,
      ...entry.links.map(
        ({ lang: hreflang, href }) =>
          `<link rel="alternate" type="text/html" hreflang="${hreflang}" href="${escapeXml(href)}"/>`,
      ),
      ...entry.tags.map(({ id, title }) => `<category term="${escapeXml(id)}" label="${escapeXml(title)}"/>`),
      `<content type="text">${escapeXml(entry.text)}</content>`,
      '</entry>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${escapeXml(self)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<subtitle>${escapeXml(feed.subtitle)}</subtitle>`,
    `<updated>${feed.updated}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** Returns a feed as JSON Feed 1.1. */
export function jsonFeed(site: Site, feed: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: site.origin + feedUrl(site.base, feed.edition, feed.chapter, 'json'),
    description: feed.subtitle,
    ...(feed.edition === 'all' ? {} : { language: htmlLang(feed.edition) }),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.links[0]?.href ?? feed.home,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.updated,
      tags: entry.tags.map(({ title }) => title),
    })),
  };
}

/** Returns a text as XML may hold it; what XML can't hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Returns where the changes of a chapter, or of all where it is empty, can be followed. */
export function feedLink(
  site: Site,
  locale: Locale,
  chapter: string,
): { readonly title: string; readonly href: string } {
  const t = translator(locale);
  const title = site.handbook.records.chapters.get(chapter)?.title[locale];
  return {
    title: [t('machines.feed'), title].filter(Boolean).join(t('colon')),
    href: feedUrl(site.base, locale, chapter, 'atom'),
  };
}
