import { dateParts, firstDay, lastDay } from '../handbook/dates.ts';
import type { Locale } from '../handbook/locale.ts';
import { idList } from '../handbook/page.ts';
import type { Fact } from '../handbook/records.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';
import { percent } from './way-view.ts';

type MarkKind = 'window' | 'open-ended' | 'day';

/** Dates and periods by year: a row for each year, a column for each month. */
export type WindowsView = {
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly months: readonly { readonly number: number; readonly x: string; readonly line: string }[];
  readonly years: readonly { readonly year: number; readonly y: number }[];
  readonly marks: readonly {
    readonly kind: MarkKind;
    readonly label: string;
    readonly x: string;
    readonly width: string;
    readonly y: number;
  }[];
  /** What the marks mean; only those that occur. */
  readonly kinds: readonly { readonly kind: MarkKind; readonly label: string }[];
  /** Facts whose dates are not known stand in the table only. */
  readonly undated: number;
};

const GUTTER = 0.14;
const ROW = 30;
const HEAD = 26;
/** How far an unfinished period reaches: long enough to be seen, short enough not to claim anything. */
const STUB = 0.04;

type Span = { readonly fact: Fact; readonly from: string; readonly until: string; readonly kind: MarkKind };

/** Returns the timeline of date and period facts, ready to draw. */
export function windowsView(site: Site, locale: Locale, ids: string): WindowsView {
  const reading = createReading(site, locale);
  const { t } = reading;
  const facts = idList(ids).flatMap((id) => site.handbook.records.facts.get(id) ?? []);
  const spans = facts.flatMap(spanOf);
  const yearOf = (date: string) => dateParts(date)?.year ?? 0;
  const first = Math.min(...spans.map(({ from }) => yearOf(from)));
  const last = Math.max(...spans.map(({ until }) => yearOf(until)));
  const count = spans.length === 0 ? 0 : last - first + 1;
  const years = Array.from({ length: count }, (_, index) => ({ year: first + index, y: HEAD + index * ROW }));
  const label = (fact: Fact) => {
    const { title, value } = reading.fact(fact.id);
    return t('picture.windows.mark', { title, value });
  };
  const marks = spans.flatMap(({ fact, from, until, kind }) =>
    years
      .filter(({ year }) => year >= yearOf(from) && year <= yearOf(until))
      .map(({ year, y }) => {
        const start = year === yearOf(from) ? shareOfYear(from) : 0;
        const end = year === yearOf(until) ? shareOfYear(until) : 1;
        const width = kind === 'window' ? Math.max(end - start, 0.012) : kind === 'open-ended' ? STUB : 0;
        return { kind, label: label(fact), x: place(start), width: percent(width * (1 - GUTTER)), y };
      }),
  );
  const kinds = (['window', 'open-ended', 'day'] as const).filter((kind) => marks.some((mark) => mark.kind === kind));
  return {
    title: t('picture.windows.title', { first, last }),
    description: marks.map((mark) => mark.label).join(t('picture.semicolon')),
    height: HEAD + count * ROW,
    months: Array.from({ length: 12 }, (_, index) => ({
      number: index + 1,
      x: place((index + 0.5) / 12),
      line: place(index / 12),
    })),
    years,
    marks,
    kinds: kinds.map((kind) => ({ kind, label: t(`picture.windows.kind.${kind}`) })),
    undated: facts.length - spans.length,
  };
}

function spanOf(fact: Fact): readonly Span[] {
  const { value } = fact;
  if (value.type === 'date') return [{ fact, from: firstDay(value.date), until: firstDay(value.date), kind: 'day' }];
  if (value.type !== 'period' || value.from === undefined) return [];
  const from = firstDay(value.from);
  return value.until === undefined
    ? [{ fact, from, until: from, kind: 'open-ended' }]
    : [{ fact, from, until: lastDay(value.until), kind: 'window' }];
}

/** How much of its year has passed when a day begins. */
function shareOfYear(date: string): number {
  const { year, month = 1, day = 1 } = dateParts(date) ?? { year: 0 };
  const length = Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1);
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / length;
}

function place(share: number): string {
  return percent(GUTTER + share * (1 - GUTTER));
}
