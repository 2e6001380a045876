import { ANSWER_SLOTS } from '../handbook/content-components.ts';
import { htmlLang, type Locale } from '../handbook/locale.ts';
import { idList, type Page } from '../handbook/page.ts';
import { type Former, formerCards, formerIds, newCardPath } from '../handbook/promise.ts';
import type { Fact } from '../handbook/records.ts';
import { cardPages } from '../handbook/routes.ts';
import { bothUrl, CARD_EDITIONS, type CardEdition, cardPath, idUrl, pageUrl } from '../handbook/urls.ts';
import { formatDate } from '../i18n/format.ts';
import { type Translate, translator } from '../i18n/translate.ts';
import { localesOf } from './embed-code.ts';
import { type GraveView, graveView, type MoveView, moveView, placeLink } from './id-view.ts';
import type { LinkView } from './page-view.ts';
import { promisedCheck } from './promised-names.ts';
import type { DoubtLink } from './proof-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

/** The card that other sites embed: the key facts of a guide, in one language or in both. */

export type CardFact = {
  readonly text: string;
  readonly grade: Fact['grade'];
  /** From when and until when it holds, as dates, which stay true on a card that nobody builds again; mostly empty. */
  readonly period: string;
};

export type CardSide = {
  readonly lang: string;
  readonly t: Translate;
  readonly title: string;
  readonly rows: readonly {
    readonly label: string;
    readonly facts: readonly CardFact[];
    readonly unanswered: string;
  }[];
  /** What stands for the rows of a page without key facts. */
  readonly summary: string;
  /** What is uncertain about these facts. */
  readonly doubts: readonly DoubtLink[];
  readonly grades: readonly string[];
  /** When it was checked, when to check again, of which release it is. */
  readonly dates: readonly string[];
  readonly read: LinkView;
  readonly home: LinkView;
};

export type CardView = {
  readonly lang: string;
  readonly title: string;
  readonly titles: readonly { readonly lang: string; readonly title: string }[];
  readonly href: string;
  readonly sides: readonly CardSide[];
};

/**
 * The policy of a card: styles and nothing else. Who may frame it only a server can say; see CARD_FOLDER. Below it nothing runs, loads
 * or sends.
 */
export const CARD_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/** One card: its address from the root of the site without slashes at the ends, and what it shows. */
export type Card =
  | { readonly address: string; readonly edition: CardEdition; readonly page: Page }
  | { readonly address: string; readonly edition: CardEdition; readonly former: Former };

/** Returns every card: those of today's guides, and those that pages had which are now elsewhere or gone. */
export function cards(site: Pick<Site, 'handbook'>): readonly Card[] {
  const trim = (path: string) => path.replace(/\/$/, '');
  return [
    ...cardPages(site.handbook).flatMap((page) =>
      CARD_EDITIONS.map((edition) => ({ address: trim(cardPath(edition, page.path)), edition, page })),
    ),
    ...formerIds(site.handbook).flatMap((former) =>
      formerCards(former).map(({ edition, from }) => ({ address: trim(from), edition, former })),
    ),
  ];
}

/** Returns the card of a page. */
export function cardView(site: Site, edition: CardEdition, page: Page): CardView {
  const locales = localesOf(edition);
  const titles = locales.map((locale) => ({ lang: htmlLang(locale), title: page[locale].frontmatter.title }));
  return {
    lang: edition === 'both' ? 'mul' : htmlLang(edition),
    title: titles.map(({ title }) => title).join(' · '),
    titles,
    href: edition === 'both' ? besideUrl(site, page) : pageUrl(site.base, edition, page.path),
    sides: locales.map((locale) => cardSide(site, locale, page)),
  };
}

function besideUrl(site: Site, page: Page): string {
  return site.routes.get(page.path)?.hasBoth
    ? bothUrl(site.base, page.path)
    : idUrl(site.base, { kind: 'page', id: page.path });
}

function cardSide(site: Site, locale: Locale, page: Page): CardSide {
  const { t, answerCard } = createReading(site, locale);
  const { records } = site.handbook;
  const text = page[locale];
  const use = text.uses.find(({ component }) => component === 'AnswerCard');
  const lines = use ? answerCard(use.attributes).lines : [];
  const ids = use ? ANSWER_SLOTS.flatMap((slot) => idList(use.attributes[slot])) : [];
  const facts = [...new Set(ids)].flatMap((id) => records.facts.get(id) ?? []);
  const proofs = lines.flatMap((line) => line.facts);
  const date = (key: 'checked' | 'again' | 'version', day: string | undefined) =>
    day ? [t(`embed.${key}`, { date: formatDate(day, locale) })] : [];
  const oldest = promisedCheck(site, {
    kind: 'page',
    id: page.path,
    path: page.path,
    anchor: '',
    hasBoth: false,
    position: undefined,
  });
  return {
    lang: htmlLang(locale),
    t,
    title: text.frontmatter.title,
    rows: lines.map((line) => ({
      label: line.label,
      facts: line.facts.map((proof) => ({
        text: proof.value || proof.sentence,
        grade: proof.grade,
        period: periodOf(records.facts.get(proof.id), proof.state, locale),
      })),
      unanswered: line.unanswered,
    })),
    summary: use ? '' : text.frontmatter.summary,
    doubts: [...new Map(proofs.flatMap(({ doubts }) => doubts).map((doubt) => [doubt.href, doubt])).values()],
    grades: [...new Map(proofs.map(({ grade, gradeWords }) => [grade, gradeWords])).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, words]) => words),
    dates: [
      ...date('checked', facts.length > 0 ? facts.map(({ checked }) => checked).sort()[0] : oldest),
      ...date('again', facts.map(({ checkAgain }) => checkAgain).sort()[0]),
      ...date('version', site.asOf),
    ],
    read: { title: t('embed.read'), href: pageUrl(site.base, locale, page.path) },
    home: { title: t('site.name'), href: pageUrl(site.base, locale, '') },
  };
}

/** A value that is a date, or holds until one, may pass after this card was written; the day itself says so. */
function periodOf(fact: Fact | undefined, state: 'in-force' | 'ended' | 'not-yet', locale: Locale): string {
  if (!fact || fact.value.type === 'date' || fact.value.type === 'period') return '';
  const t = translator(locale);
  const from = state === 'not-yet' && fact.from ? [t('embed.from', { date: formatDate(fact.from, locale) })] : [];
  const until = fact.until ? [t('embed.until', { date: formatDate(fact.until, locale) })] : [];
  return [...from, ...until].join(locale === 'zh' ? '，' : ', ');
}

export type FormerCardSide = {
  readonly lang: string;
  readonly t: Translate;
  readonly move: (MoveView & { readonly to: LinkView }) | undefined;
  readonly grave: GraveView | undefined;
};

export type FormerCardView = {
  readonly lang: string;
  readonly title: string;
  /** The new card, to which a frame goes by itself; empty where there is none. */
  readonly goesTo: string;
  readonly sides: readonly FormerCardSide[];
};

/** Returns what stands where the card of a page was that is now elsewhere or gone. */
export function formerCardView(site: Site, edition: CardEdition, former: Former): FormerCardView {
  const where = former.whereabouts;
  const to = newCardPath(site.handbook, edition, former);
  const sides = localesOf(edition).map((locale) => ({
    lang: htmlLang(locale),
    t: translator(locale),
    move:
      where.state === 'moved' ? { ...moveView(locale, where), to: placeLink(site, locale, where.place) } : undefined,
    grave: where.state === 'removed' ? graveView(site, locale, where.tombstone) : undefined,
  }));
  return {
    lang: edition === 'both' ? 'mul' : htmlLang(edition),
    title: sides.map(({ move, grave }) => move?.to.title ?? grave?.title ?? '').join(' · '),
    goesTo: to ? `${site.base}${to}` : '',
    sides,
  };
}
