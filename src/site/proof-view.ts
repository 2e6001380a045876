import { endsSoon, holdsOn } from '../handbook/dates.ts';
import type { Reference } from '../handbook/fields.ts';
import { REGULATIONS_ID } from '../handbook/handbook.ts';
import type { Locale } from '../handbook/locale.ts';
import type { Doubt, Fact, FactVersion, Source } from '../handbook/records.ts';
import { pageUrl } from '../handbook/urls.ts';
import { formatClause, formatDate, formatSentence, formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { type FreshnessDates, freshnessDates } from './freshness.ts';
import { oncePerSite } from './once-per-site.ts';
import type { Site } from './site.ts';

/** What stands behind a statement: a source and the place in it, ready to print. */
export type ReferenceView = {
  readonly source: string;
  readonly href: string;
  /** Title as this edition names it; Chinese instruments in 《》. */
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
  readonly clause: string;
  readonly kind: string;
  /** The clause word for word, in Chinese; empty where it isn't held here. */
  readonly quote: readonly string[];
  /** Our translation of the clause; empty where there is none. */
  readonly translation: readonly string[];
  readonly articleHref: string;
  readonly grade: string;
};

/** A fact ready to print, with everything its proof says. */
export type ProofView = {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly href: string;
  readonly value: string;
  readonly bare: string;
  readonly sentence: string;
  readonly listHeading: string;
  readonly items: readonly string[];
  readonly isList: boolean;
  readonly grade: Fact['grade'];
  readonly gradeWords: string;
  readonly from: string;
  readonly until: string;
  readonly checked: string;
  readonly checkAgain: string;
  readonly dates: FreshnessDates;
  readonly references: readonly ReferenceView[];
  readonly doubts: readonly DoubtLink[];
  /** Whether the fact holds on the day of the build. */
  readonly state: 'in-force' | 'ended' | 'not-yet';
  /** What a reader is told beside the value: that it has ended, ends soon or is still to come; mostly empty. */
  readonly notice: string;
};

export type DoubtLink = { readonly title: string; readonly href: string };

/** Returns the printable proof of a fact in one language. */
export const proofView = oncePerSite((site: Site, locale: Locale, fact: Fact): ProofView => {
  const version = versionView(site, locale, fact);
  return {
    ...version,
    id: fact.id,
    anchor: proofAnchor(site, fact.id),
    title: fact.title[locale],
    href: pageUrl(site.base, locale, `reference/facts/${fact.id}`),
    checked: formatDate(fact.checked, locale),
    checkAgain: formatDate(fact.checkAgain, locale),
    dates: freshnessDates(fact, version.state),
    doubts: (site.handbook.doubtsOfFact.get(fact.id) ?? []).map((doubt) => doubtLink(site, locale, doubt)),
  };
});

/**
 * Seals and panels name each other several times a fact, far apart on the page; the name is short because nobody else uses it.
 * Sections can't be called so: their names have no underscore.
 */
function proofAnchor(site: Site, id: string): string {
  return `p_${(numbersOfFacts(site).get(id) ?? 0).toString(36)}`;
}

/** Returns the fact that a proof's anchor stands for; undefined when it is no such anchor. */
export function factOfAnchor(site: Site, anchor: string): string | undefined {
  const number = /^p_([0-9a-z]+)$/.exec(anchor)?.[1];
  if (number === undefined) return undefined;
  let ids = factIds.get(site);
  if (!ids) {
    ids = [...site.handbook.records.facts.keys()];
    factIds.set(site, ids);
  }
  return ids[Number.parseInt(number, 36)];
}

const factIds = new WeakMap<Site, readonly string[]>();

const factNumbers = new WeakMap<Site, ReadonlyMap<string, number>>();

function numbersOfFacts(site: Site): ReadonlyMap<string, number> {
  const known = factNumbers.get(site);
  if (known) return known;
  const numbers = new Map([...site.handbook.records.facts.keys()].map((id, index) => [id, index]));
  factNumbers.set(site, numbers);
  return numbers;
}

export type VersionView = Omit<
  ProofView,
  'id' | 'anchor' | 'title' | 'href' | 'checked' | 'checkAgain' | 'dates' | 'doubts'
>;

/** Returns one version of a fact, current or earlier, ready to print. */
export function versionView(site: Site, locale: Locale, version: FactVersion): VersionView {
  const t = translator(locale);
  const { value } = version;
  const isList = value.type === 'list';
  return {
    value: formatValue(value, locale),
    bare: formatValue(value, locale, 'bare'),
    sentence: formatSentence(version, locale),
    isList,
    listHeading: isList && value.of ? t(value.of === 'all' ? 'value.listAll' : 'value.listAny') : '',
    items: isList ? value.items.map((item) => item[locale]) : [],
    grade: version.grade,
    gradeWords: t(`grade.${version.grade}`),
    from: version.from === undefined ? '' : formatDate(version.from, locale),
    until: version.until === undefined ? '' : formatDate(version.until, locale),
    references: version.sources.map((reference) => referenceView(site, locale, reference)),
    state: versionState(version, site.asOf),
    notice: noticeOf(version, site.asOf, locale),
  };
}

function noticeOf(version: FactVersion, asOf: string, locale: Locale): string {
  const t = translator(locale);
  const state = versionState(version, asOf);
  if (state !== 'in-force') return t(`proof.state.${state}`);
  // A value that is itself a date already says when.
  const isDate = version.value.type === 'date' || version.value.type === 'period';
  return version.until !== undefined && !isDate && endsSoon(version.until, asOf)
    ? t('proof.endsSoon', { date: formatDate(version.until, locale) })
    : '';
}

/** Tells whether a version of a fact holds on the day `asOf`, has ended or is still to come. */
export function versionState(version: FactVersion, asOf: string): VersionView['state'] {
  if (holdsOn(version, asOf)) return 'in-force';
  return holdsOn({ from: version.from }, asOf) ? 'ended' : 'not-yet';
}

/** Returns a reference ready to print, with the clause itself where the handbook holds it. */
export function referenceView(site: Site, locale: Locale, reference: Reference): ReferenceView {
  const source = site.handbook.records.sources.get(reference.source);
  if (!source) throw new Error(`No source "${reference.source}".`);
  const t = translator(locale);
  const article =
    reference.source === REGULATIONS_ID && reference.article !== undefined
      ? site.handbook.articles.get(reference.article)
      : undefined;
  const pick = (paragraphs: readonly string[] | undefined): readonly string[] => {
    if (!paragraphs) return [];
    const one = reference.paragraph === undefined ? undefined : paragraphs[reference.paragraph - 1];
    return one === undefined ? paragraphs : [one];
  };
  return {
    source: source.id,
    href: pageUrl(site.base, locale, `reference/sources/${source.id}`),
    title: sourceTitle(source, locale),
    issuer: source.issuer[locale],
    number: source.number ?? '',
    clause: formatClause(reference, locale),
    kind: t(`sourceKind.${source.kind}`),
    quote: article ? pick(article.paragraphs.zh) : reference.quote ? [reference.quote] : [],
    translation: article && locale === 'en' ? pick(article.paragraphs.en) : [],
    articleHref: article ? pageUrl(site.base, locale, `regulations/article-${article.number}`) : '',
    grade: reference.grade ? t(`grade.${reference.grade}`) : '',
  };
}

/** Returns a source's title as it is written in running text: instruments stand in 《》 in Chinese. */
export function sourceTitle(source: Source, locale: Locale): string {
  const title = source.title[locale];
  const isInstrument = ['law', 'regulation', 'notice'].includes(source.kind);
  return locale === 'zh' && isInstrument && !title.startsWith('《') ? `《${title}》` : title;
}

/** Returns the link from a page or fact to one of its doubts. */
export function doubtLink(site: Site, locale: Locale, doubt: Doubt): DoubtLink {
  return { title: doubt.title[locale], href: pageUrl(site.base, locale, 'reference/doubts', doubt.id) };
}
