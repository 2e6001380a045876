import type { Locale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import type { Doubt, Fact, Source, Term } from '../handbook/records.ts';
import { formatDate, formatPeriod } from '../i18n/format.ts';
import { idLink } from './id-view.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { type ProofView, proofView, sourceTitle, type VersionView, versionView } from './proof-view.ts';
import { createReading, type DoubtView, doubtView } from './reading.ts';
import type { Site } from './site.ts';

/** The reference pages: glossary, sources, facts, doubts. */

export type GlossaryEntry = {
  readonly id: string;
  readonly zh: string;
  readonly pinyin: string;
  readonly en: string;
  readonly definition: string;
  readonly aliases: readonly { readonly lang: string; readonly words: readonly string[] }[];
  readonly avoid: readonly { readonly word: string; readonly lang: string; readonly why: string }[];
  readonly see: readonly LinkView[];
};

/** Returns the glossary: by pinyin in Chinese, by alphabet in English. */
export function glossaryEntries(site: Site, locale: Locale): readonly GlossaryEntry[] {
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
  const { terms } = site.handbook.records;
  const { url } = createReading(site, locale);
  return [...terms.values()]
    .sort((a, b) => collator.compare(a[locale], b[locale]))
    .map((term) => ({
      id: term.id,
      zh: term.zh,
      pinyin: term.pinyin,
      en: term.en,
      definition: term.definition[locale],
      aliases: aliasesOf(term),
      avoid: (term.avoid ?? []).map((word) => ({
        word: word.word,
        lang: word.lang === 'zh' ? 'zh-CN' : 'en',
        why: word.why[locale],
      })),
      see: (term.see ?? []).flatMap((id) => {
        const other = terms.get(id);
        return other ? [{ title: other[locale], href: url('reference/glossary', id) }] : [];
      }),
    }));
}

function aliasesOf(term: Term): GlossaryEntry['aliases'] {
  const { zh = [], hant = [], en = [] } = term.aliases ?? {};
  return [
    { lang: 'zh-CN', words: zh },
    { lang: 'zh-Hant', words: hant },
    { lang: 'en', words: en },
  ].filter(({ words }) => words.length > 0);
}

export type SourceRow = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly issuer: string;
  readonly number: string;
  readonly kind: string;
  readonly issued: string;
};

export type SourceGroup = {
  readonly kind: string;
  readonly id: Source['kind'];
  readonly sources: readonly SourceRow[];
};

const KINDS: readonly Source['kind'][] = ['law', 'regulation', 'notice', 'guide', 'news', 'report', 'copy'];

/** Returns the sources by kind, the newest first in each. */
export function sourceGroups(site: Site, locale: Locale): readonly SourceGroup[] {
  const { t, url } = createReading(site, locale);
  const sources = [...site.handbook.records.sources.values()];
  return KINDS.map((kind) => ({
    kind: t(`sourceKind.${kind}`).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    id: kind,
    sources: sources
      .filter((source) => source.kind === kind)
      .sort((a, b) => ((a.issued ?? '') < (b.issued ?? '') ? 1 : -1))
      .map((source) => ({
        id: source.id,
        title: sourceTitle(source, locale),
        href: url(`reference/sources/${source.id}`),
        issuer: source.issuer[locale],
        number: source.number ?? '',
        kind: t(`sourceKind.${source.kind}`),
        issued: source.issued === undefined ? '' : formatDate(source.issued, locale),
      })),
  })).filter((group) => group.sources.length > 0);
}

export type SourcePageView = PageView & {
  readonly idLink: LinkView;
  readonly rows: readonly { readonly label: string; readonly text: string; readonly href?: string }[];
  readonly otherTitle: string;
  readonly note: string;
  readonly externalHref: string;
  readonly externalLabel: string;
  /** What is said where the source has no address to follow. */
  readonly noAddress: string;
  readonly facts: readonly ProofView[];
  readonly pages: readonly LinkView[];
};

/** Returns one source with its dates, how it was read, and everything that rests on it. */
export function sourcePageView(site: Site, locale: Locale, source: Source): SourcePageView {
  const title = sourceTitle(source, locale);
  const { handbook } = site;
  const view = pageView(site, locale, {
    path: `reference/sources/${source.id}`,
    title,
    description: `${title} · ${source.issuer[locale]}`,
  });
  const { t, url } = view.reading;
  const date = (text: string | undefined) => (text === undefined ? t('proof.notStated') : formatDate(text, locale));
  const successor = source.supersededBy === undefined ? undefined : handbook.records.sources.get(source.supersededBy);
  const language =
    new Intl.DisplayNames(view.reading.lang, { type: 'language' }).of(source.language) ?? source.language;
  return {
    ...view,
    idLink: idLink(site, locale, { kind: 'source', id: source.id }),
    otherTitle: source.title[locale === 'zh' ? 'en' : 'zh'],
    rows: [
      { label: t('sources.issuer'), text: source.issuer[locale] },
      ...(source.number === undefined ? [] : [{ label: t('sources.number'), text: source.number }]),
      { label: t('sources.kind'), text: t(`sourceKind.${source.kind}`) },
      { label: t('sources.issued'), text: date(source.issued) },
      { label: t('sources.inForce'), text: date(source.inForce) },
      ...(source.ended === undefined ? [] : [{ label: t('sources.ended'), text: date(source.ended) }]),
      ...(successor === undefined
        ? []
        : [
            {
              label: t('sources.superseded'),
              text: sourceTitle(successor, locale),
              href: url(`reference/sources/${successor.id}`),
            },
          ]),
      { label: t('sources.language'), text: language },
      { label: t('sources.form'), text: t(`readForm.${source.read.form}`) },
      { label: t('sources.extent'), text: t(`readExtent.${source.read.extent}`) },
      { label: t('sources.read'), text: formatDate(source.read.on, locale) },
    ],
    note: source.note?.[locale] ?? '',
    externalHref: source.url ?? '',
    externalLabel: t('sources.external', { language }),
    noAddress:
      source.read.form === 'held'
        ? t('readForm.held')
        : t(source.kind === 'copy' ? 'sources.copyNotLinked' : 'sources.noAddress'),
    facts: (handbook.factsOfSource.get(source.id) ?? []).map((fact) => proofView(site, locale, fact)),
    pages: pageLinks(site, locale, handbook.pagesOfSource.get(source.id) ?? []),
  };
}

export type FactRow = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly sentence: string;
  readonly grade: string;
};

/** Returns all facts in the order of their ids. */
export function factRows(site: Site, locale: Locale): readonly FactRow[] {
  const { t } = createReading(site, locale);
  return [...site.handbook.records.facts.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((fact) => {
      const { id, title, href, sentence, grade } = proofView(site, locale, fact);
      return { id, title, href, sentence, grade: t(`gradeShort.${grade}`) };
    });
}

export type FactPageView = PageView & {
  readonly idLink: LinkView;
  readonly proof: ProofView;
  readonly otherSentence: string;
  readonly earlier: readonly (VersionView & { readonly period: string })[];
  readonly pages: readonly LinkView[];
};

/** Returns one fact with its proof, its earlier values and the pages that use it. */
export function factPageView(site: Site, locale: Locale, fact: Fact): FactPageView {
  const proof = proofView(site, locale, fact);
  const other = proofView(site, locale === 'zh' ? 'en' : 'zh', fact);
  return {
    ...pageView(site, locale, { path: `reference/facts/${fact.id}`, title: proof.title, description: proof.sentence }),
    idLink: idLink(site, locale, { kind: 'fact', id: fact.id }),
    proof,
    otherSentence: other.sentence,
    earlier: (fact.earlier ?? []).map((version) => ({
      ...versionView(site, locale, version),
      period: formatPeriod(version, locale),
    })),
    pages: pageLinks(site, locale, site.handbook.pagesOfFact.get(fact.id) ?? []),
  };
}

export type DoubtEntry = DoubtView & { readonly facts: readonly LinkView[]; readonly pages: readonly LinkView[] };

const DOUBT_KINDS: readonly Doubt['kind'][] = ['conflict', 'unconfirmed', 'not-found'];

/** Returns all doubts by kind: conflicts, unconfirmed, not found. */
export function doubtGroups(
  site: Site,
  locale: Locale,
): readonly { readonly id: Doubt['kind']; readonly title: string; readonly doubts: readonly DoubtEntry[] }[] {
  const { t, url } = createReading(site, locale);
  const { handbook } = site;
  return DOUBT_KINDS.map((kind) => ({
    id: kind,
    title: t(`doubtKind.${kind}`),
    doubts: [...handbook.records.doubts.values()]
      .filter((doubt) => doubt.kind === kind)
      .map((doubt) => ({
        ...doubtView(site, locale, doubt),
        facts: (doubt.facts ?? []).flatMap((id) => {
          const fact = handbook.records.facts.get(id);
          return fact ? [{ title: fact.title[locale], href: url(`reference/facts/${id}`) }] : [];
        }),
        pages: pageLinks(
          site,
          locale,
          [...handbook.pages.values()].filter((page) => handbook.doubtsOfPage.get(page.path)?.includes(doubt)),
        ),
      })),
  })).filter((group) => group.doubts.length > 0);
}

function pageLinks(site: Site, locale: Locale, pages: readonly Page[]): readonly LinkView[] {
  const { url } = createReading(site, locale);
  return pages.map((page) => ({ title: page[locale].frontmatter.title, href: url(page.path) }));
}
