import type { Locale } from '../handbook/locale.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { initialOf } from './initial-of.ts';
import type { LinkView } from './page-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

/** Everything people look for under one letter, each with the pages that answer it. */
export type TopicGroup = { readonly letter: string; readonly id: string; readonly topics: readonly Topic[] };

export type Topic = { readonly name: string; readonly links: readonly LinkView[] };

/**
 * Returns the topic index of an edition: titles, keywords, terms and their other names, by pinyin in Chinese and by
 * alphabet in English. What is written in figures or signs stands first, under `#`.
 */
export function topicIndex(site: Site, locale: Locale): readonly TopicGroup[] {
  const { t, url } = createReading(site, locale);
  const { pages, records } = site.handbook;
  const topics = new Map<string, { readonly name: string; readonly links: Map<string, string> }>();
  const add = (name: string, title: string, href: string) => {
    const key = name.toLowerCase();
    const topic = topics.get(key) ?? { name, links: new Map<string, string>() };
    topics.set(key, topic);
    if (!topic.links.has(href)) topic.links.set(href, title);
  };
  for (const page of pages.values()) {
    if (isRegulationChapter(page)) continue;
    const { title, keywords } = page[locale].frontmatter;
    for (const name of [title, ...keywords]) add(name, title, url(page.path));
  }
  for (const term of records.terms.values()) {
    const title = `${t('glossary.title')}${t('colon')}${term[locale]}`;
    for (const name of [term[locale], ...(term.aliases?.[locale] ?? [])])
      add(name, title, url('reference/glossary', term.id));
  }
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en', { numeric: true });
  const groups = new Map<string, Topic[]>();
  for (const { name, links } of [...topics.values()].sort((a, b) => collator.compare(a.name, b.name))) {
    const letter = initialOf(name);
    const topic = { name, links: [...links].map(([href, title]) => ({ href, title })) };
    groups.set(letter, [...(groups.get(letter) ?? []), topic]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, own]) => ({
      letter,
      id: letter === '#' ? 'figures' : `letter-${letter.toLowerCase()}`,
      topics: own,
    }));
}
