import { factsOfRule, factsUsed, referencesUsed } from '../handbook/link.ts';
import { htmlLang, type Locale, type Localized } from '../handbook/locale.ts';
import { idList, type Page } from '../handbook/page.ts';
import type { Fact, FactVersion, Rule } from '../handbook/records.ts';
import { isRegulationChapter, procedurePath } from '../handbook/routes.ts';
import { ruleReferences } from '../handbook/rule-references.ts';
import { apiUrl, assetUrl, feedUrl, markdownUrl, pageUrl } from '../handbook/urls.ts';
import { formatClause, formatSentence, formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { ApiFact, ApiFile, ApiName, ApiPage, ApiSection } from './api-schema.ts';
import { type Change, listChanges } from './changes.ts';
import { feedsOf } from './feeds.ts';
import { versionState } from './proof-view.ts';
import type { Site } from './site.ts';

/** What the JSON API says. Every address in it is absolute; every text is in both languages. */

/** The Markdown of a page by section, as it was built; the text before the first section has an empty id. */
export type PageMarkdown = (locale: Locale, path: string) => ReadonlyMap<string, string>;

/** A file of the API: where it lies below `api/v1/`, and what is in it. */
export type ApiOutput = { readonly file: string; readonly schema: ApiName; readonly content: object };

/** Returns every file of the API but its schemas. */
export function apiFiles(site: Site, markdown: PageMarkdown): readonly ApiOutput[] {
  const { records } = site.handbook;
  const facts = [...records.facts.values()].map((fact) => factOf(site, fact));
  const changes = listChanges(site.handbook);
  const pages = [...site.handbook.pages.values()].map((page) => ({ page, entry: pageOf(site, page, changes) }));
  const sections = pages.flatMap(({ page }) => sectionsOf(site, page));
  const lists = {
    pages: list(
      site,
      'pages',
      pages.map(({ entry }) => entry),
    ),
    sections: list(site, 'sections', sections),
    facts: list(site, 'facts', facts),
    sources: list(site, 'sources', sourcesOf(site)),
    terms: list(
      site,
      'terms',
      [...records.terms.values()].map((term) => ({
        ...bare(term),
        links: linksTo(site, 'reference/glossary', term.id),
      })),
    ),
    doubts: list(
      site,
      'doubts',
      [...records.doubts.values()].map((doubt) => ({
        ...bare(doubt),
        links: linksTo(site, 'reference/doubts', doubt.id),
      })),
    ),
    documents: list(site, 'documents', [...records.documents.values()].map(bare)),
    places: list(site, 'places', [...records.places.values()].map(bare)),
    qualifications: list(site, 'qualifications', [...records.qualifications.values()].map(bare)),
    rules: list(
      site,
      'rules',
      [...records.rules.values()].map((rule) => ruleOf(site, rule)),
    ),
    articles: list(site, 'articles', articlesOf(site)),
    changes: list(site, 'changes', changesOf(site, changes)),
  };
  const all = Object.entries(lists) as [ListName, { readonly count: number }][];
  return [
    { file: 'index.json', schema: 'index', content: indexOf(site, lists, all) },
    ...all.map(([name, content]) => ({ file: `${name}.json`, schema: name, content })),
    ...facts.map((fact) => ({
      file: `facts/${fact.id}.json`,
      schema: 'fact' as const,
      content: { ...head(site, 'fact'), ...fact } satisfies ApiFile<'fact'>,
    })),
    ...pages.map(({ page, entry }) => ({
      file: `pages/${page.path}.json`,
      schema: 'page' as const,
      content: pageFile(site, page, entry, markdown),
    })),
  ];
}

/** Returns the address of a schema. */
export function schemaUrl(site: Site, name: ApiName): string {
  return site.origin + apiUrl(site.base, `schemas/${name}.json`);
}

type ListName = Exclude<ApiName, 'index' | 'page' | 'fact'>;

function list<Name extends ListName>(
  site: Site,
  name: Name,
  items: readonly ApiFile<Name>['items'][number][],
): { $schema: string; asOf: string; count: number; items: typeof items } {
  return { ...head(site, name), count: items.length, items };
}

function head(site: Site, name: ApiName): { $schema: string; asOf: string } {
  return { $schema: schemaUrl(site, name), asOf: site.asOf };
}

/** A record as its editors wrote it, without where it was read from. */
function bare<T extends { readonly origin: unknown }>({ origin: _, ...record }: T): Omit<T, 'origin'> {
  return record;
}

function linksTo(site: Site, path: string, anchor = ''): Localized {
  const link = (locale: Locale) => site.origin + pageUrl(site.base, locale, path, anchor);
  return { zh: link('zh'), en: link('en') };
}

function markdownTwins(site: Site, path: string): Localized {
  const link = (locale: Locale) => site.origin + markdownUrl(site.base, locale, path);
  return { zh: link('zh'), en: link('en') };
}

function both(of: (locale: Locale) => string): { zh: string; en: string } {
  return { zh: of('zh'), en: of('en') };
}

function pathsOf(pages: readonly Page[] | undefined): string[] {
  return (pages ?? []).map((page) => page.path);
}

function idsOf(records: readonly { readonly id: string }[] | undefined): string[] {
  return (records ?? []).map(({ id }) => id);
}

function versionOf(site: Site, version: FactVersion) {
  return {
    value: version.value,
    printed: both((locale) => formatValue(version.value, locale)),
    sentence: both((locale) => formatSentence(version, locale)),
    sources: version.sources.map((reference) => ({
      ...reference,
      clause: both((locale) => formatClause(reference, locale)),
      links: linksTo(site, `reference/sources/${reference.source}`),
    })),
    grade: version.grade,
    from: version.from,
    until: version.until,
  };
}

function factOf(site: Site, fact: Fact): ApiFact {
  return {
    id: fact.id,
    title: fact.title,
    ...versionOf(site, fact),
    state: versionState(fact, site.asOf),
    checked: fact.checked,
    checkAgain: fact.checkAgain,
    earlier: (fact.earlier ?? []).map((version) => versionOf(site, version)),
    doubts: idsOf(site.handbook.doubtsOfFact.get(fact.id)),
    pages: pathsOf(site.handbook.pagesOfFact.get(fact.id)),
    links: linksTo(site, `reference/facts/${fact.id}`),
    api: site.origin + apiUrl(site.base, `facts/${fact.id}.json`),
  };
}

function pageOf(site: Site, page: Page, changes: readonly Change[]): ApiPage {
  const { records } = site.handbook;
  const heads = { zh: page.zh.frontmatter, en: page.en.frontmatter };
  const facts = factsUsed(page.zh, records);
  const checked = facts.flatMap((id) => records.facts.get(id)?.checked ?? []).sort()[0];
  return {
    path: page.path,
    kind: isRegulationChapter(page) ? 'regulation-chapter' : 'guide',
    chapter: page.chapter,
    title: both((locale) => heads[locale].title),
    summary: both((locale) => heads[locale].summary),
    keywords: { zh: heads.zh.keywords, en: heads.en.keywords },
    updated:
      heads.zh.changes
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? '',
    checked,
    related: heads.zh.related.map((link) => link.replace(/^\/|\/$/g, '')),
    facts: [...facts],
    sources: [...new Set(referencesUsed(page.zh, records).map(({ source }) => source))],
    doubts: idsOf(site.handbook.doubtsOfPage.get(page.path)),
    changes: changes.filter((change) => change.pages.includes(page)).map(({ id }) => id),
    links: linksTo(site, page.path),
    markdown: markdownTwins(site, page.path),
    api: site.origin + apiUrl(site.base, `pages/${page.path}.json`),
  };
}

/** Sections are the headings of the second level; what stands below them is theirs. */
function sectionsOf(site: Site, page: Page): readonly ApiSection[] {
  const english = new Map(page.en.sections.map((section) => [section.id, section.title]));
  const title = (id: string, zh: string): Localized => ({ zh, en: english.get(id) ?? zh });
  const sections: (ApiSection & { parts: ApiSection['parts'] })[] = [];
  for (const { id, title: zh, depth } of page.zh.sections) {
    if (depth === 2) {
      const uses = page.zh.uses.filter((use) => use.section === id);
      sections.push({
        id: `${page.path}#${id}`,
        page: page.path,
        anchor: id,
        title: title(id, zh),
        parts: [],
        facts: [...factsUsed({ uses }, site.handbook.records)],
        links: linksTo(site, page.path, id),
      });
    } else sections.at(-1)?.parts.push({ anchor: id, title: title(id, zh), links: linksTo(site, page.path, id) });
  }
  return sections;
}

function pageFile(site: Site, page: Page, entry: ApiPage, markdown: PageMarkdown): ApiFile<'page'> {
  const texts = { zh: markdown('zh', page.path), en: markdown('en', page.path) };
  const text = (id: string) => both((locale) => texts[locale].get(id) ?? '');
  return {
    ...head(site, 'page'),
    ...entry,
    opening: text(''),
    sections: sectionsOf(site, page).map((section) => ({ ...section, text: text(section.anchor) })),
  };
}

function sourcesOf(site: Site): ApiFile<'sources'>['items'] {
  const { records, factsOfSource, pagesOfSource } = site.handbook;
  return [...records.sources.values()].map((source) => ({
    ...bare(source),
    facts: idsOf(factsOfSource.get(source.id)),
    pages: pathsOf(pagesOfSource.get(source.id)),
    links: linksTo(site, `reference/sources/${source.id}`),
  }));
}

function ruleOf(site: Site, record: Rule): ApiFile<'rules'>['items'][number] {
  const { id, origin: _, ...rule } = record;
  const { records, pages } = site.handbook;
  const shown = [...pages.values()].filter((page) =>
    page.zh.uses.some(({ attributes }) =>
      ['rule', 'rules', 'procedure'].some((name) => idList(attributes[name]).includes(id)),
    ),
  );
  const path = record.kind === 'procedure' ? procedurePath(id) : shown[0]?.path;
  const documents = ruleReferences(record).flatMap((part) => (part.kind === 'documents' ? part.id : []));
  return {
    id,
    rule,
    facts: [...new Set(factsOfRule(id, records))],
    documents: [...new Set(documents)],
    pages: pathsOf(shown),
    links: path === undefined ? undefined : linksTo(site, path),
  };
}

function articlesOf(site: Site): ApiFile<'articles'>['items'] {
  const { articles, pagesOfArticle, factsOfArticle } = site.handbook;
  return [...articles.values()].map((article) => ({
    number: article.number,
    chapter: article.chapter,
    label: article.label,
    caption: article.caption,
    paragraphs: { zh: [...article.paragraphs.zh], en: [...article.paragraphs.en] },
    pages: pathsOf(pagesOfArticle.get(article.number)),
    facts: idsOf(factsOfArticle.get(article.number)),
    links: linksTo(site, `regulations/article-${article.number}`),
    markdown: markdownTwins(site, `regulations/article-${article.number}`),
  }));
}

function changesOf(site: Site, changes: readonly Change[]): ApiFile<'changes'>['items'] {
  return changes.map((change) => ({
    id: change.id,
    kind: change.kind,
    on: change.on,
    chapters: [...change.chapters],
    title: change.title,
    note: change.note,
    affects: change.affects,
    fact: change.fact?.id,
    pages: pathsOf(change.pages),
    links: linksTo(site, change.path),
  }));
}

function indexOf(
  site: Site,
  lists: Readonly<Record<ListName, { readonly count: number }>>,
  all: readonly (readonly [ListName, { readonly count: number }])[],
): ApiFile<'index'> {
  const t = { zh: translator('zh'), en: translator('en') };
  const { records } = site.handbook;
  return {
    ...head(site, 'index'),
    name: both((locale) => t[locale]('site.name')),
    description: both((locale) => t[locale]('site.description')),
    disclaimer: both((locale) => `${t[locale]('footer.authority')} ${t[locale]('footer.archived')}`),
    version: 'v1',
    documentation: linksTo(site, 'reference/data'),
    llms: site.origin + assetUrl(site.base, 'llms.txt'),
    counts: {
      pages: lists.pages.count,
      sections: lists.sections.count,
      facts: lists.facts.count,
      sources: lists.sources.count,
      terms: lists.terms.count,
      rules: lists.rules.count,
      cases: [...records.rules.values()].reduce((sum, rule) => sum + rule.cases.length, 0),
      articles: lists.articles.count,
      changes: lists.changes.count,
    },
    files: all.map(([name, { count }]) => ({
      name,
      url: site.origin + apiUrl(site.base, `${name}.json`),
      schema: schemaUrl(site, name),
      count,
      description: both((locale) => t[locale](`machines.files.${name}`)),
    })),
    each: (['fact', 'page'] as const).map((name) => ({
      name,
      url: site.origin + apiUrl(site.base, name === 'fact' ? 'facts/{id}.json' : 'pages/{path}.json'),
      schema: schemaUrl(site, name),
      description: both((locale) => t[locale](`machines.files.${name}`)),
    })),
    feeds: feedsOf(site).map(({ edition, chapter, title }) => ({
      language: edition === 'all' ? 'mul' : htmlLang(edition),
      chapter: chapter === '' ? undefined : chapter,
      title,
      atom: site.origin + feedUrl(site.base, edition, chapter, 'atom'),
      json: site.origin + feedUrl(site.base, edition, chapter, 'json'),
    })),
  };
}
