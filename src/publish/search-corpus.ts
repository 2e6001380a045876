import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Handbook, REGULATIONS_ID } from '../handbook/handbook.ts';
import { LOCALES, type Locale } from '../handbook/locale.ts';
import { idList } from '../handbook/page.ts';
import type { Fact } from '../handbook/records.ts';
import { listRoutes, type Route } from '../handbook/routes.ts';
import { formatDate, formatSentence, formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { addressKey } from '../search/addresses.ts';
import type { Corpus, CorpusAddress, CorpusEntry, CorpusPage } from '../search/compile-index.ts';
import { CHINESE_QUESTION_WORDS, EVERYDAY_WORDS } from '../search/everyday-words.ts';
import { foldText } from '../search/normalise-query.ts';
import { sourceTitle } from '../site/proof-view.ts';
import { readingsOf, simplifyText, traditionalPairs } from './chinese-tables.ts';
import { type BuiltPage, readBuiltPage } from './read-built-page.ts';

/**
 * Returns what each edition's search is compiled from: guides and tools as their finished pages say it, the rest
 * from the records. Both editions list the same pages and sections in the same order.
 */
export async function searchCorpora(handbook: Handbook, site: string): Promise<Readonly<Record<Locale, Corpus>>> {
  const routes = listRoutes(handbook).filter((route) => !FROM_RECORDS.has(route.kind));
  const built: { route: Route; page: Record<Locale, BuiltPage> }[] = [];
  for (const route of routes) {
    const [zh, en] = await Promise.all(LOCALES.map((locale) => readPage(site, locale, route.path)));
    if (zh && en) built.push({ route, page: { zh, en } });
  }
  return { zh: corpusOf(handbook, 'zh', built), en: corpusOf(handbook, 'en', built) };
}

/** Kinds of page that are indexed from the records, or not at all. */
const FROM_RECORDS: ReadonlySet<string> = new Set([
  'home',
  'search',
  'topics',
  'article',
  'regulation-chapter',
  'fact',
  'source',
]);

/** Lists of records: their titles are enough, the records are indexed one by one. */
const LISTS: ReadonlySet<string> = new Set([
  'glossary',
  'sources',
  'facts',
  'doubts',
  'changes',
  'regulations',
  'reference',
]);

async function readPage(site: string, locale: Locale, path: string): Promise<BuiltPage | undefined> {
  const html = await readFile(join(site, locale, path, 'index.html'), 'utf8').catch(() => '');
  return readBuiltPage(html);
}

function corpusOf(
  handbook: Handbook,
  locale: Locale,
  built: readonly { readonly route: Route; readonly page: Readonly<Record<Locale, BuiltPage>> }[],
): Corpus {
  const { records } = handbook;
  const pages = [
    ...built.map(({ route, page }) => builtPage(route, page, locale)),
    ...regulationPages(handbook, locale),
  ];
  const terms = [...records.terms.values()].map((term): CorpusEntry => {
    const aliases = term.aliases ?? {};
    // A query is simplified before it is looked up; a Traditional name that is another word stays one.
    const others =
      locale === 'zh'
        ? [...(aliases.zh ?? []), ...(aliases.hant ?? []).map(simplifyText)]
        : [...(aliases.en ?? []), foldText(term.pinyin)];
    return {
      chapter: chapterOfFile(handbook, term.origin.file),
      path: 'reference/glossary',
      anchor: term.id,
      names: [term[locale], ...new Set(others.filter((other) => other !== term[locale]))],
      text: term.definition[locale],
      checked: '',
      proof: (term.sources ?? [])
        .flatMap(({ source }) => records.sources.get(source) ?? [])
        .map((source) => sourceTitle(source, locale))
        .slice(0, 1)
        .join(''),
    };
  });
  const sources = [...records.sources.values()].map(
    (source): CorpusEntry => ({
      chapter: handbook.pagesOfSource.get(source.id)?.[0]?.chapter ?? 'reference',
      path: `reference/sources/${source.id}`,
      anchor: '',
      names: [sourceTitle(source, locale), ...(source.number === undefined ? [] : [source.number])],
      text: [source.issuer[locale], source.number, source.note?.[locale]].filter(Boolean).join(' · '),
      checked: formatDate(source.read.on, locale),
      proof: '',
    }),
  );
  const facts = [...records.facts.values()].map((fact) => factEntry(handbook, fact, locale));
  const names = [...pages.flatMap((page) => [page.title, ...page.keywords]), ...terms.flatMap((term) => term.names)];
  const isChinese = locale === 'zh';
  return {
    chapters: [...records.chapters.values()]
      .sort((a, b) => a.order - b.order)
      .map((chapter) => [chapter.id, chapter.title[locale]] as const),
    pages,
    terms,
    sources,
    facts,
    readings: isChinese ? readingsOf([...names, ...EVERYDAY_WORDS.zh.flatMap((group) => group.split('|'))]) : '',
    traditional: isChinese ? traditionalPairs(JSON.stringify([pages, terms, facts])) : '',
    everyday: EVERYDAY_WORDS[locale],
    questions: isChinese ? CHINESE_QUESTION_WORDS : [],
    numbers: [...documentNumbers(handbook), ...phoneNumbers(handbook)],
    ids: recordIds(handbook),
  };
}

function builtPage(route: Route, page: Readonly<Record<Locale, BuiltPage>>, locale: Locale): CorpusPage {
  const own = page[locale];
  const isList = LISTS.has(route.kind);
  // The Chinese edition's sections number both; what only one edition has can't be shown in the other.
  const anchors = isList ? [''] : page.zh.sections.map((section) => section.anchor);
  return {
    kind: route.path.startsWith('tools/') ? 'tool' : 'guide',
    chapter: route.path.split('/')[0] ?? '',
    path: route.path,
    title: own.title,
    summary: own.summary,
    keywords: own.keywords,
    checked: own.checked,
    sections: anchors.map((anchor) => {
      const section = own.sections.find((one) => one.anchor === anchor);
      return section && !isList ? section : { anchor, title: '', text: '' };
    }),
  };
}

function regulationPages(handbook: Handbook, locale: Locale): readonly CorpusPage[] {
  const read = handbook.records.sources.get(REGULATIONS_ID)?.read.on;
  const base = {
    kind: 'article',
    chapter: 'regulations',
    keywords: [],
    checked: read === undefined ? '' : formatDate(read, locale),
  } as const;
  const chapters = handbook.regulations.map(({ page }) => ({
    ...base,
    path: page.path,
    title: page[locale].frontmatter.title,
    summary: page[locale].frontmatter.summary,
    sections: [{ anchor: '', title: '', text: '' }],
  }));
  const articles = [...handbook.articles.values()].map((article) => ({
    ...base,
    path: `regulations/article-${article.number}`,
    title: `${article.label[locale]} ${article.caption[locale]}`,
    summary: '',
    sections: [{ anchor: '', title: '', text: article.paragraphs[locale].join(' ') }],
  }));
  return [...chapters, ...articles];
}

function factEntry(handbook: Handbook, fact: Fact, locale: Locale): CorpusEntry {
  const t = translator(locale);
  const [first] = fact.sources;
  const source = first && handbook.records.sources.get(first.source);
  const list = fact.value.type === 'list' ? ` ${formatValue(fact.value, locale)}` : '';
  return {
    chapter: handbook.pagesOfFact.get(fact.id)?.[0]?.chapter ?? chapterOfFile(handbook, fact.origin.file),
    path: `reference/facts/${fact.id}`,
    anchor: '',
    names: [fact.title[locale]],
    text: `${formatSentence(fact, locale)}${list}`,
    checked: formatDate(fact.checked, locale),
    proof: [source && sourceTitle(source, locale), t(`gradeShort.${fact.grade}`)].filter(Boolean).join(' · '),
  };
}

/** Returns the chapter whose id a file of records begins with. */
function chapterOfFile(handbook: Handbook, file: string): string {
  const name = file.split('/').at(-1) ?? '';
  return [...handbook.records.chapters.keys()].find((id) => name.startsWith(id)) ?? 'reference';
}

function documentNumbers(handbook: Handbook): readonly CorpusAddress[] {
  const byKey = new Map<string, { path: string; anchor: string }[]>();
  for (const source of handbook.records.sources.values()) {
    if (source.number === undefined) continue;
    const key = addressKey(source.number);
    byKey.set(key, [...(byKey.get(key) ?? []), { path: `reference/sources/${source.id}`, anchor: '' }]);
  }
  return [...byKey].map(([key, places]) => ({ key, places }));
}

/** Returns each phone number with the sections that list whose it is. */
function phoneNumbers(handbook: Handbook): readonly CorpusAddress[] {
  const byKey = new Map<string, { path: string; anchor: string }[]>();
  const uses = [...handbook.pages.values()].flatMap((page) =>
    page.zh.uses
      .filter((use) => use.component === 'Places')
      .map((use) => ({ ids: idList(use.attributes['ids']), place: { path: page.path, anchor: use.section } })),
  );
  for (const place of handbook.records.places.values()) {
    const shownAt = uses.filter((use) => use.ids.includes(place.id)).map((use) => use.place);
    for (const number of place.phone?.split(/[;；、]/) ?? []) {
      const key = addressKey(number);
      if (key !== '' && shownAt.length > 0) byKey.set(key, [...(byKey.get(key) ?? []), ...shownAt]);
    }
  }
  return [...byKey].map(([key, places]) => ({ key, places }));
}

function recordIds({ records }: Handbook): readonly CorpusAddress[] {
  const at = (key: string, path: string, anchor = '') => ({ key: addressKey(key), places: [{ path, anchor }] });
  return [
    ...[...records.facts.keys()].map((id) => at(id, `reference/facts/${id}`)),
    ...[...records.sources.keys()].map((id) => at(id, `reference/sources/${id}`)),
    ...[...records.terms.keys()].map((id) => at(id, 'reference/glossary', id)),
  ];
}
