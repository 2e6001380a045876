import type { Locale } from '../handbook/locale.ts';
import { readStatus, SOON_DAYS, type Status } from '../handbook/status.ts';
import { TWIN_STATES } from '../handbook/twin-states.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { PAGE_HEAD, twinLink } from './behind-notes.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import type { Site } from './site.ts';

/** A line of a table: what is counted, and how many. */
export type CountRow = { readonly label: string; readonly count: number };

export type StatusView = PageView & {
  readonly intro: string;
  readonly sections: {
    readonly summary: string;
    readonly rows: readonly CountRow[];
    readonly open: readonly (LinkView & { readonly state: string; readonly compare: LinkView })[];
  };
  readonly facts: {
    readonly summary: string;
    readonly rows: readonly CountRow[];
    readonly soon: readonly (LinkView & { readonly due: string })[];
    readonly soonTitle: string;
  };
  readonly doubts: { readonly summary: string; readonly rows: readonly CountRow[]; readonly href: string };
  readonly sources: { readonly summary: string; readonly rows: readonly CountRow[]; readonly href: string };
  readonly endings: readonly (LinkView & { readonly on: string })[];
};

/** Returns what readers see of the state of translation and checks. */
export function statusView(site: Site, locale: Locale): StatusView {
  const status = readStatus(site.handbook, site.asOf);
  const words = translator(locale);
  const view = pageView(site, locale, {
    path: 'reference/translation-status',
    title: words('status.title'),
    description: words('status.intro'),
  });
  const { t, url } = view.reading;
  const { facts, doubts, sources, endings } = status;
  return {
    ...view,
    intro: t('status.asOf', { date: formatDate(status.asOf, locale) }),
    sections: sectionsOf(site, locale, view, status),
    facts: {
      summary: t('status.facts', counted(facts.total, locale)),
      rows: [
        ...(facts.overdue.length > 0 ? [{ label: t('status.overdue'), count: facts.overdue.length }] : []),
        ...facts.byMonth.map(({ month, count }) => ({ label: formatDate(month, locale), count })),
      ],
      soon: [...facts.overdue, ...facts.soon].map((fact) => ({
        title: fact.title[locale],
        href: url(`reference/facts/${fact.id}`),
        due: formatDate(fact.checkAgain, locale),
      })),
      soonTitle: t('status.soon', { count: facts.overdue.length + facts.soon.length, days: SOON_DAYS }),
    },
    doubts: {
      summary: t('status.doubts', counted(doubts.total, locale)),
      rows: doubts.byChapter.map(({ chapter, doubts: own }) => ({
        label: chapter?.title[locale] ?? t('status.onNoPage'),
        count: own.length,
      })),
      href: url('reference/doubts'),
    },
    sources: {
      summary: t('status.sources', counted(sources.total, locale)),
      rows: (['live', 'archived', 'held'] as const).map((form) => ({
        label: t(`readForm.${form}`),
        count: sources.count[form],
      })),
      href: url('reference/sources'),
    },
    endings: endings.map(({ on, kind, record }) => ({
      on: formatDate(on, locale),
      title: record.title[locale],
      href: kind === 'rule' ? '' : url(`reference/facts/${record.id}`),
    })),
  };
}

function sectionsOf(site: Site, locale: Locale, view: PageView, { sections }: Status): StatusView['sections'] {
  const { t, url } = view.reading;
  const together = sections.count.together === sections.total;
  return {
    summary: t(together ? 'status.allTogether' : 'status.notTogether', counted(sections.total, locale)),
    rows: together
      ? []
      : TWIN_STATES.map((state) => ({ label: t(`status.state.${state}`), count: sections.count[state] })),
    open: sections.open.map(({ page, part }) => {
      const id = part.name.kind === 'section' ? part.name.id : PAGE_HEAD;
      const heading = page[locale].sections.find((section) => section.id === id && id !== PAGE_HEAD);
      const { title } = page[locale].frontmatter;
      return {
        title: heading ? t('status.section', { page: title, section: heading.title }) : title,
        href: url(page.path, id),
        state: t(`status.state.${part.state}`),
        compare: twinLink(site, locale, page, id),
      };
    }),
  };
}

/** A count as i18next wants it to choose a form, and as readers see it. */
function counted(count: number, locale: Locale): { readonly count: number; readonly number: string } {
  return { count, number: formatNumber(count, locale) };
}
