import { type ApaCitation, apa } from '../citations/apa.ts';
import { bibtex } from '../citations/bibtex.ts';
import type { CitedLaw, CitedWork } from '../citations/cited-work.ts';
import { wholeTitle } from '../citations/cited-work.ts';
import { cslItem } from '../citations/csl-json.ts';
import { gbt7714 } from '../citations/gbt7714.ts';
import { legal } from '../citations/legal.ts';
import { ris } from '../citations/ris.ts';
import { REGULATIONS_ID } from '../handbook/handbook.ts';
import { htmlLang, LOCALES, type Locale } from '../handbook/locale.ts';
import type { Living } from '../handbook/promise.ts';
import type { Promised } from '../handbook/published-ids.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { idFileUrl, idPath, idUrl } from '../handbook/urls.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { lastChange } from './last-change.ts';
import { promisedCheck, promisedTitle } from './promised-names.ts';
import type { Site } from './site.ts';

/** How a published thing is cited: lines to copy, and files for programs that keep references. */

/** The files beside a short address, with the types a host should send. */
export const CITATION_FILES = {
  bib: { file: 'cite.bib', type: 'text/x-bibtex' },
  ris: { file: 'cite.ris', type: 'application/x-research-info-systems' },
  csl: { file: 'cite.csl.json', type: 'application/vnd.citationstyles.csl+json' },
} as const;

export type CitationFormat = keyof typeof CITATION_FILES;

export const CITATION_FORMATS = Object.keys(CITATION_FILES) as readonly CitationFormat[];

/** One line to copy; only the title of an APA citation stands apart. */
export type CitationLine = ApaCitation & { readonly name: string };

export type CitationSide = { readonly lang: string; readonly t: Translate; readonly lines: readonly CitationLine[] };

export type CitationView = {
  readonly sides: readonly CitationSide[];
  readonly files: readonly {
    readonly name: string;
    readonly href: string;
    readonly type: string;
    /** The file as text; empty where it is only to be downloaded. */
    readonly text: string;
  }[];
};

/** Kinds whose page shows the files as text too. Records number thousands and are cited by their line. */
const SHOWN: readonly Living['kind'][] = ['page', 'article', 'tool', 'procedure'];

/** Returns how a thing is cited, in both languages. Its files lie beside the address `at`, which it may have moved from. */
export function citationView(site: Site, at: Promised, place: Living): CitationView {
  const works = citedWorks(site, place);
  const isShown = SHOWN.includes(place.kind);
  return {
    sides: works.map(citationSide),
    files: CITATION_FORMATS.map((format) => ({
      name: translator('en')(`cite.file.${format}`),
      href: idFileUrl(site.base, at, CITATION_FILES[format].file),
      type: CITATION_FILES[format].type,
      text: isShown ? fileOf(format, works) : '',
    })),
  };
}

/** Returns the lines of a section, in both languages. */
export function sectionCitation(site: Site, place: Living): readonly CitationSide[] {
  return citedWorks(site, place).map(citationSide);
}

/** Returns the files beside the address `at`. */
export function citationFiles(
  site: Site,
  at: Promised,
  place: Living,
): readonly { readonly href: string; readonly text: string }[] {
  const works = citedWorks(site, place);
  return CITATION_FORMATS.map((format) => ({
    href: idFileUrl(site.base, at, CITATION_FILES[format].file),
    text: fileOf(format, works),
  }));
}

function fileOf(format: CitationFormat, works: readonly CitedWork[]): string {
  switch (format) {
    case 'bib':
      return works.map(bibtex).join('\n');
    case 'ris':
      return works.map(ris).join('\r\n');
    case 'csl':
      return `[\n${works.map((work) => JSON.stringify(cslItem(work))).join(',\n')}\n]\n`;
  }
}

function citationSide(work: CitedWork): CitationSide {
  const t = translator(work.locale);
  const plain = (name: string, title: string): CitationLine => ({ name, before: '', title, after: '' });
  const clause = legal(work);
  return {
    lang: htmlLang(work.locale),
    t,
    lines: [
      ...(clause === undefined ? [] : [plain(t('cite.legal'), clause)]),
      plain(t('cite.gbt'), gbt7714(work)),
      { name: t('cite.apa'), ...apa(work) },
    ],
  };
}

/** Returns what is cited of a thing, one work a language. */
export function citedWorks(site: Site, place: Living): readonly CitedWork[] {
  const english = citedWork(site, 'en', place, '');
  return LOCALES.map((locale) => (locale === 'en' ? english : citedWork(site, locale, place, wholeTitle(english))));
}

function citedWork(site: Site, locale: Locale, place: Living, inEnglish: string): CitedWork {
  const law = lawOf(site, locale, place);
  return {
    key: `bith:${idPath(place)
      .replace(/^id\/|\/(?:#|$)/g, ':')
      .replace(/^:|:$/g, '')
      .replaceAll('/', ':')}:${locale}`,
    locale,
    ...(law ? law.names : namesOf(site, locale, place)),
    inEnglish,
    author: translator(locale)('site.name'),
    updated: updatedOn(site, place),
    checked: promisedCheck(site, place),
    version: site.asOf,
    address: `${site.origin}${idUrl(site.base, place)}`,
    law: law?.law,
  };
}

function updatedOn(site: Site, place: Living): string {
  const route = site.routes.get(place.path);
  return (route && lastChange(site, route)) || site.asOf;
}

type Names = Pick<CitedWork, 'title' | 'part'>;

/** A section is a part of its page; records say what they are, for a source’s title alone would name somebody else's work. */
function namesOf(site: Site, locale: Locale, place: Living): Names {
  const title = promisedTitle(site, locale, place);
  const t = translator(locale);
  switch (place.kind) {
    case 'section':
      return { title: site.handbook.pages.get(place.path)?.[locale].frontmatter.title ?? '', part: title };
    case 'term':
    case 'source':
      return { title: `${t(`promise.kind.${place.kind}`)}${t('colon')}${title}`, part: '' };
    default:
      return { title, part: '' };
  }
}

const INSTRUMENTS: Readonly<Record<string, CitedLaw['kind']>> = {
  law: 'legislation',
  regulation: 'regulation',
  notice: 'regulation',
};

/** The Regulations, their parts, and every source that is an instrument are cited as law. */
function lawOf(
  site: Site,
  locale: Locale,
  place: Living,
): { readonly names: Names; readonly law: CitedLaw } | undefined {
  const page = site.handbook.pages.get(place.path);
  const isOurText =
    place.kind === 'article' || place.path === 'regulations' || (page !== undefined && isRegulationChapter(page));
  const source = site.handbook.records.sources.get(
    isOurText ? REGULATIONS_ID : place.kind === 'source' ? place.id : '',
  );
  const kind = source && INSTRUMENTS[source.kind];
  if (!source || kind === undefined) return undefined;
  const article = place.kind === 'article' ? site.handbook.articles.get(Number(place.id)) : undefined;
  const part = article ? article.label[locale] : isOurText && page ? promisedTitle(site, locale, place) : '';
  return {
    names: { title: source.title[locale].replace(/^《([^《》]*)》$/, '$1'), part },
    law: {
      kind,
      issuer: source.issuer[locale],
      number: source.number ?? '',
      article: article ? String(article.number) : '',
      issued: source.issued,
      inForce: source.inForce,
      isOurTranslation: isOurText && htmlLang(locale).slice(0, 2) !== source.language.slice(0, 2),
    },
  };
}
