import { type Article, REGULATIONS_ID, type RegulationChapter } from '../handbook/handbook.ts';
import { htmlLang, LOCALES, type Locale } from '../handbook/locale.ts';
import { idList, type Page } from '../handbook/page.ts';
import type { Source } from '../handbook/records.ts';
import { apiUrl, assetUrl, pageUrl, parseContentLink } from '../handbook/urls.ts';
import { formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { PageView } from './page-view.ts';
import type { Site } from './site.ts';

/** What a page says of itself to programs, in the words of schema.org; articles of law also in those of ELI. */

export type Thing = { readonly '@type': string } & { readonly [property: string]: Json };
type Json = string | number | boolean | undefined | readonly Json[] | { readonly [property: string]: Json };

/** Returns things as the text of a data block. A text can't end the block: no `<` is left in it. */
export function dataBlock(things: readonly Thing[]): string {
  const usesEli = JSON.stringify(things).includes('"eli:');
  const context = usesEli
    ? ['https://schema.org', { eli: 'http://data.europa.eu/eli/ontology#' }]
    : 'https://schema.org';
  return JSON.stringify({ '@context': context, '@graph': things })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Returns the way to a page as a list; undefined for the front page. */
export function breadcrumbList(view: PageView): Thing | undefined {
  if (view.breadcrumbs.length === 0) return undefined;
  const { origin } = view.reading.site;
  return {
    '@type': 'BreadcrumbList',
    itemListElement: view.breadcrumbs.map(({ title, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      // The last is the page itself; leaving its address out keeps the block light.
      ...(index === view.breadcrumbs.length - 1 ? {} : { item: origin + href }),
    })),
  };
}

/**
 * Returns the service that a guide is about; undefined unless it explains a procedure in which an authority acts and its
 * answer card names who decides. What an employer or a society decides is no service of government.
 */
export function governmentService(site: Site, locale: Locale, page: Page): Thing | undefined {
  const { facts, rules } = site.handbook.records;
  const isService = [...rules.values()].some(
    (rule) =>
      rule.kind === 'procedure' &&
      parseContentLink(rule.page)?.path === page.path &&
      rule.steps.some(({ who }) => who === 'authority'),
  );
  const card = page.zh.uses.find(({ component }) => component === 'AnswerCard');
  const providers = idList(card?.attributes['decides'])
    .flatMap((id) => facts.get(id) ?? [])
    .map(({ value }) => formatValue(value, locale))
    .filter((name) => name !== '')
    .map((name) => ({ '@type': 'GovernmentOrganization', name }));
  if (!isService || providers.length === 0) return undefined;
  const t = translator(locale);
  return {
    '@type': 'GovernmentService',
    name: page[locale].frontmatter.title,
    url: absolute(site, locale, page.path),
    provider: providers.length === 1 ? providers[0] : providers,
    areaServed: t('machines.city'),
    audience: { '@type': 'Audience', audienceType: t('machines.audience') },
  };
}

/** Returns the Regulations as a work of law; undefined when the handbook doesn't hold them. */
export function regulationsThing(site: Site, locale: Locale): Thing | undefined {
  const source = site.handbook.records.sources.get(REGULATIONS_ID);
  if (!source) return undefined;
  return {
    ...legislation(site, locale, source, 'regulations', source.title[locale], ''),
    hasPart: site.handbook.regulations.map(({ page }) => ({ '@id': legalId(site, page.path) })),
  };
}

/** Returns a chapter of the Regulations with its articles. */
export function chapterThing(site: Site, locale: Locale, chapter: RegulationChapter): Thing | undefined {
  const source = site.handbook.records.sources.get(REGULATIONS_ID);
  if (!source) return undefined;
  const { path } = chapter.page;
  return {
    ...legislation(site, locale, source, path, chapter.page[locale].frontmatter.title, 'regulations'),
    hasPart: chapter.articles.map(({ number }) => ({ '@id': legalId(site, `regulations/article-${number}`) })),
  };
}

/** Returns one article of the Regulations. */
export function articleThing(site: Site, locale: Locale, article: Article): Thing | undefined {
  const source = site.handbook.records.sources.get(REGULATIONS_ID);
  const chapter = site.handbook.regulations.find(({ number }) => number === article.chapter);
  if (!source || !chapter) return undefined;
  const name = `${source.title[locale]}${locale === 'zh' ? '' : ', '}${article.label[locale]}`;
  return legislation(site, locale, source, `regulations/article-${article.number}`, name, chapter.page.path);
}

/** What is the same for the whole law, a chapter and an article. */
function legislation(site: Site, locale: Locale, source: Source, path: string, name: string, parent: string): Thing {
  const t = translator(locale);
  const isInForce = source.ended === undefined && (source.inForce ?? '9999') <= site.asOf;
  return {
    '@type': 'Legislation',
    '@id': legalId(site, path),
    name,
    // The shape of an ELI without its authority: it names our copy, no official register does.
    legislationIdentifier: localId(path),
    legislationType: t('machines.lawType'),
    legislationDate: source.issued,
    legislationDateVersion: source.inForce,
    legislationLegalForce: `https://schema.org/${isInForce ? 'InForce' : 'NotInForce'}`,
    legislationPassedBy: { '@type': 'GovernmentOrganization', name: source.issuer[locale] },
    legislationJurisdiction: { '@type': 'AdministrativeArea', name: t('machines.city') },
    inLanguage: htmlLang(locale),
    url: absolute(site, locale, path),
    ...(parent === '' ? {} : { isPartOf: { '@type': 'Legislation', '@id': legalId(site, parent) } }),
    encoding: LOCALES.map((language) => ({
      '@type': 'LegislationObject',
      inLanguage: htmlLang(language),
      contentUrl: absolute(site, language, path),
      encodingFormat: 'text/html',
      legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
    })),
    'eli:id_local': localId(path),
    'eli:type_document': t('machines.lawType'),
    'eli:date_document': source.issued,
    'eli:first_date_entry_in_force': source.inForce,
    'eli:in_force': { '@id': `eli:InForce-${isInForce ? 'inForce' : 'notInForce'}` },
    'eli:jurisdiction': t('machines.city'),
    'eli:passed_by': source.issuer[locale],
    ...(parent === '' ? {} : { 'eli:is_part_of': { '@id': legalId(site, parent) } }),
  };
}

/** The law is one thing in both languages; its name is the address in the language that prevails. */
function legalId(site: Site, path: string): string {
  return `${absolute(site, 'zh', path)}#law`;
}

/** `regulations/article-72` is `bj-istic-2024/art_72`, as ELI names parts of a law. */
function localId(path: string): string {
  const part = /^regulations\/(article|chapter)-(\d+)$/.exec(path);
  return part ? `${REGULATIONS_ID}/${part[1] === 'article' ? 'art' : 'chp'}_${part[2]}` : REGULATIONS_ID;
}

/** Returns the glossary as a set of defined terms; the definitions stand in the page. */
export function glossaryThing(site: Site, locale: Locale): Thing {
  const t = translator(locale);
  const set = absolute(site, locale, 'reference/glossary');
  return {
    '@type': 'DefinedTermSet',
    '@id': set,
    name: t('glossary.title'),
    url: set,
    hasDefinedTerm: [...site.handbook.records.terms.values()].map((term) => ({
      '@type': 'DefinedTerm',
      name: term[locale],
      termCode: term.id,
      url: `${set}#${term.id}`,
    })),
  };
}

/** Returns what the API holds as a data set. */
export function datasetThing(site: Site, locale: Locale): Thing {
  const t = translator(locale);
  return {
    '@type': 'Dataset',
    name: t('site.name'),
    description: t('machines.data.dataset'),
    url: absolute(site, locale, 'reference/data'),
    inLanguage: LOCALES.map(htmlLang),
    isAccessibleForFree: true,
    dateModified: site.asOf,
    spatialCoverage: t('machines.city'),
    distribution: [
      {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: site.origin + apiUrl(site.base, 'index.json'),
      },
      {
        '@type': 'DataDownload',
        encodingFormat: 'application/atom+xml',
        contentUrl: `${site.origin}${assetUrl(site.base, 'feeds/all.atom')}`,
      },
    ],
  };
}

function absolute(site: Site, locale: Locale, path: string): string {
  return site.origin + pageUrl(site.base, locale, path);
}
