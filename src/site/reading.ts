import { ANSWER_SLOTS } from '../handbook/content-components.ts';
import { htmlLang, type Locale } from '../handbook/locale.ts';
import { idList } from '../handbook/page.ts';
import type { Doubt, Fact } from '../handbook/records.ts';
import { assetUrl, pageUrl, parseContentLink } from '../handbook/urls.ts';
import { formatDate, formatList } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { oncePerSite } from './once-per-site.ts';
import { type ProofView, proofView, type ReferenceView, referenceView } from './proof-view.ts';
import type { Site } from './site.ts';

/** A doubt ready to print: what is uncertain, whom to ask, the question to copy. */
export type DoubtView = {
  readonly id: string;
  readonly kind: string;
  /** Conflicts and unconfirmed things qualify what stands beside them; a gap doesn't. */
  readonly isReadInPlace: boolean;
  readonly title: string;
  readonly text: string;
  readonly who: string;
  readonly how: string;
  /** In Chinese, to copy. */
  readonly question: string;
  readonly references: readonly ReferenceView[];
  readonly since: string;
  readonly href: string;
};

/** A line of the answer card: what one slot answers, or which slots have no answer and why not. */
export type AnswerLineView = {
  readonly label: string;
  readonly facts: readonly ProofView[];
  /** The slots without an answer, where there are no facts. */
  readonly unanswered: string;
};

export type DocumentView = {
  readonly id: string;
  readonly zh: string;
  readonly pinyin: string;
  readonly en: string;
  readonly form: string;
  readonly issuer: string;
  readonly validity: ProofView | undefined;
  readonly note: string;
};

export type PlaceView = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The name to show at a counter, for readers of the English edition. */
  readonly chineseName: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly url: string;
  readonly note: string;
  readonly references: readonly ReferenceView[];
};

export type TermView = {
  readonly id: string;
  readonly zh: string;
  readonly pinyin: string;
  readonly en: string;
  readonly definition: string;
  readonly href: string;
};

export type PointsTableView = {
  readonly title: string;
  readonly channel: string;
  readonly thresholds: readonly { readonly name: string; readonly proof: ProofView }[];
  readonly gates: readonly { readonly subject: string; readonly heading: string; readonly proof: ProofView }[];
  readonly indicators: readonly {
    readonly name: string;
    readonly group: string;
    readonly evidence: string;
    readonly options: readonly { readonly name: string; readonly points: string }[];
    readonly references: readonly ReferenceView[];
  }[];
  /** Columns that would be empty are left out. */
  readonly hasGroups: boolean;
  readonly hasEvidence: boolean;
  readonly isComplete: boolean;
  readonly published: string;
};

/** Everything a template may ask while a page of one language is printed. */
export type Reading = {
  readonly locale: Locale;
  readonly lang: string;
  readonly t: Translate;
  readonly site: Site;
  readonly url: (path: string, anchor?: string) => string;
  readonly asset: (file: string) => string;
  /** Turns a content link (`/visas/#who`, `#who`) into an address of this edition. */
  readonly contentHref: (link: string) => string;
  /** Turns an id of the content into the id it has on this page, where several pages may stand together. */
  readonly anchor: (id: string) => string;
  readonly date: (date: string) => string;
  readonly fact: (id: string) => ProofView;
  readonly facts: (ids: string) => readonly ProofView[];
  readonly factDate: (id: string, end: 'from' | 'until') => string;
  readonly cite: (reference: { source: string; article?: string; paragraph?: string; item?: string }) => ReferenceView;
  readonly term: (id: string) => TermView;
  readonly doubt: (id: string) => DoubtView;
  readonly answerCard: (slots: Readonly<Record<string, string>>) => {
    readonly lines: readonly AnswerLineView[];
    /** When the fact checked longest ago was checked; empty where the card has no facts. */
    readonly checked: string;
  };
  readonly documents: (ids: string) => readonly DocumentView[];
  readonly places: (ids: string) => readonly PlaceView[];
  readonly pointsTable: (id: string) => PointsTableView;
};

/** Returns the reading of one language; what the content names exists, the check has seen to it. */
export function createReading(site: Site, locale: Locale): Reading {
  return readingOf(site, locale, site);
}

const readingOf = oncePerSite((site: Site, locale: Locale): Reading => {
  const t = translator(locale);
  const { records } = site.handbook;
  const url: Reading['url'] = (path, anchor) => pageUrl(site.base, locale, path, anchor);

  const fact = (id: string) => proofView(site, locale, known(records.facts, id));
  const facts = (ids: string) => idList(ids).map(fact);

  return {
    locale,
    lang: htmlLang(locale),
    t,
    site,
    url,
    asset: (file) => assetUrl(site.base, file),
    contentHref: (link) => {
      if (link.startsWith('#')) return link;
      const target = parseContentLink(link);
      return target ? url(target.path, target.anchor) : link;
    },
    anchor: (id) => id,
    date: (date) => formatDate(date, locale),
    fact,
    facts,
    factDate: (id, end) => {
      const date = known(records.facts, id)[end];
      return date === undefined ? t('proof.notStated') : formatDate(date, locale);
    },
    cite: ({ source, article, paragraph, item }) =>
      referenceView(site, locale, {
        source,
        article: asNumber(article),
        paragraph: asNumber(paragraph),
        item: asNumber(item),
      }),
    term: (id) => {
      const term = known(records.terms, id);
      return {
        id,
        zh: term.zh,
        pinyin: term.pinyin,
        en: term.en,
        definition: term.definition[locale],
        href: url('reference/glossary', id),
      };
    },
    doubt: (id) => doubtView(site, locale, known(records.doubts, id)),
    answerCard: (slots) => {
      const answers = ANSWER_SLOTS.map((slot) => ({
        label: t(`card.${slot}`),
        facts: facts(slots[slot] ?? ''),
        why: slots[slot] === 'not-applicable' ? ('card.notApplicable' as const) : ('card.none' as const),
      }));
      const dates = ANSWER_SLOTS.flatMap((slot) => idList(slots[slot])).map((id) => known(records.facts, id).checked);
      const oldest = dates.sort()[0];
      const unanswered = (['card.none', 'card.notApplicable'] as const).flatMap((why) => {
        const names = answers
          .filter((answer) => answer.facts.length === 0 && answer.why === why)
          .map(({ label }) => label.toLowerCase());
        return names.length > 0 ? [{ label: t(why), facts: [], unanswered: formatList(names, locale) }] : [];
      });
      const answered = answers
        .filter((answer) => answer.facts.length > 0)
        .map((answer) => ({ label: answer.label, facts: answer.facts, unanswered: '' }));
      return { lines: [...answered, ...unanswered], checked: oldest ? formatDate(oldest, locale) : '' };
    },
    documents: (ids) =>
      idList(ids).map((id) => {
        const document = known(records.documents, id);
        return {
          id,
          zh: document.zh,
          pinyin: document.pinyin ?? '',
          en: document.en,
          form: t(`documentForm.${document.form}`),
          issuer: document.issuer?.[locale] ?? '',
          validity: document.validity === undefined ? undefined : fact(document.validity),
          note: document.note?.[locale] ?? '',
        };
      }),
    places: (ids) =>
      idList(ids).map((id) => {
        const place = known(records.places, id);
        return {
          id,
          kind: t(`placeKind.${place.kind}`),
          name: place.name[locale],
          chineseName: locale === 'en' && place.name.zh !== place.name.en ? place.name.zh : '',
          address: place.address?.[locale] ?? '',
          hours: place.hours?.[locale] ?? '',
          phone: place.phone ?? '',
          url: place.url ?? '',
          note: place.note?.[locale] ?? '',
          references: place.sources.map((reference) => referenceView(site, locale, reference)),
        };
      }),
    pointsTable: (id) => {
      const rule = known(records.rules, id);
      if (rule.kind !== 'points-table') throw new Error(`The rule "${id}" is no points table.`);
      return {
        title: rule.title[locale],
        channel: rule.channel[locale],
        thresholds: rule.thresholds.map((threshold) => ({ name: threshold.name[locale], proof: fact(threshold.fact) })),
        gates: rule.gates.map((gate) => ({
          subject: t(`points.subject.${gate.subject}`),
          heading: t(gate.of === 'all' ? 'value.listAll' : 'value.listAny'),
          proof: fact(gate.fact),
        })),
        indicators: rule.indicators.map((indicator) => ({
          name: indicator.name[locale],
          group: indicator.group?.[locale] ?? '',
          evidence: indicator.evidence?.[locale] ?? '',
          options: indicator.options.map((option) => ({
            name: option.name[locale],
            points: t('value.points', { amount: option.points, count: option.points }),
          })),
          references: indicator.sources.map((reference) => referenceView(site, locale, reference)),
        })),
        hasGroups: rule.indicators.some((indicator) => indicator.group !== undefined),
        hasEvidence: rule.indicators.some((indicator) => indicator.evidence !== undefined),
        isComplete: rule.complete,
        published: rule.published[locale],
      };
    },
  };
});

/** Returns a doubt ready to print. */
export function doubtView(site: Site, locale: Locale, doubt: Doubt): DoubtView {
  return {
    id: doubt.id,
    kind: translator(locale)(`doubtKind.${doubt.kind}`),
    isReadInPlace: doubt.kind !== 'not-found',
    title: doubt.title[locale],
    text: doubt.text[locale],
    who: doubt.ask?.who[locale] ?? '',
    how: doubt.ask?.how?.[locale] ?? '',
    question: doubt.ask?.question ?? '',
    references: (doubt.sources ?? []).map((reference) => referenceView(site, locale, reference)),
    since: formatDate(doubt.since, locale),
    href: pageUrl(site.base, locale, 'reference/doubts', doubt.id),
  };
}

function known<T extends Fact | object>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`No record "${id}".`);
  return record;
}

function asNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
