import { daysBetween, endsSoon, isPast, lastDay } from './dates.ts';
import { factsEndingSoon, factsOnPages, windowOf } from './ending-facts.ts';
import type { Handbook } from './handbook.ts';
import { factsUsed } from './link.ts';
import type { Page } from './page.ts';
import type { Chapter, Doubt, Fact, Rule, Source } from './records.ts';
import { type PartState, pagesToCompare, TWIN_STATES, type TwinState, twinStates } from './twin-states.ts';

/** What in the handbook needs care on a day: the same for editors on a terminal and for readers on a page. */

/** How far ahead an editor plans checks. */
export const SOON_DAYS = 60;

export type Status = {
  readonly asOf: string;
  readonly facts: {
    readonly total: number;
    /** To have been checked again before the day, the oldest first. */
    readonly overdue: readonly Fact[];
    /** To be checked again within 60 days, the first due first. */
    readonly soon: readonly Fact[];
    /** How many are due in each month, `2026-12`, the overdue left out. */
    readonly byMonth: readonly { readonly month: string; readonly count: number }[];
  };
  /** All pages, the longest unchecked first; among equals the one with most facts due. */
  readonly pages: readonly PageAge[];
  readonly sections: {
    readonly total: number;
    readonly count: Readonly<Record<TwinState, number>>;
    /** Those that are not together. */
    readonly open: readonly { readonly page: Page; readonly part: PartState }[];
  };
  readonly doubts: {
    readonly total: number;
    readonly count: Readonly<Record<Doubt['kind'], number>>;
    /** A doubt of several chapters stands under each; one that no page names under none. */
    readonly byChapter: readonly { readonly chapter: Chapter | undefined; readonly doubts: readonly Doubt[] }[];
  };
  readonly sources: {
    readonly total: number;
    readonly count: Readonly<Record<Source['read']['form'], number>>;
    /** Never read on the live page, those first on which most facts rest. */
    readonly neverLive: readonly { readonly source: Source; readonly facts: number }[];
  };
  /** What ends within 90 days, the first to end first. */
  readonly endings: readonly Ending[];
};

export type PageAge = {
  readonly page: Page;
  /** The oldest check among its facts; of a page without facts, its newest change. */
  readonly checked: string;
  /** How many of its facts are overdue or due within 60 days. */
  readonly due: number;
};

export type Ending = { readonly on: string } & (
  | { readonly kind: 'fact' | 'window'; readonly record: Fact }
  | { readonly kind: 'rule'; readonly record: Rule }
);

/** Returns what needs care in the handbook on the day `asOf`. */
export function readStatus(handbook: Handbook, asOf: string): Status {
  const facts = [...handbook.records.facts.values()].sort(byText(({ checkAgain, id }) => `${checkAgain} ${id}`));
  const overdue = facts.filter(({ checkAgain }) => isPast(checkAgain, asOf));
  const ahead = facts.filter(({ checkAgain }) => !isPast(checkAgain, asOf));
  const soon = ahead.filter(({ checkAgain }) => daysBetween(asOf, checkAgain) <= SOON_DAYS);
  return {
    asOf,
    facts: {
      total: facts.length,
      overdue,
      soon,
      byMonth: [...countBy(ahead, ({ checkAgain }) => checkAgain.slice(0, 7))].map(([month, count]) => ({
        month,
        count,
      })),
    },
    pages: pageAges(handbook, new Set([...overdue, ...soon].map(({ id }) => id))),
    sections: sectionStates(handbook),
    doubts: doubtsByChapter(handbook),
    sources: sourcesByForm(handbook),
    endings: endings(handbook, asOf),
  };
}

function pageAges(handbook: Handbook, due: ReadonlySet<string>): readonly PageAge[] {
  const { records } = handbook;
  return [...handbook.pages.values()]
    .map((page): PageAge => {
      const facts = factsUsed(page.zh, records).flatMap((id) => records.facts.get(id) ?? []);
      const checks = facts.map(({ checked }) => checked).sort();
      const changes = page.zh.frontmatter.changes.map(({ on }) => on).sort();
      return {
        page,
        checked: checks[0] ?? changes.at(-1) ?? '',
        due: facts.filter(({ id }) => due.has(id)).length,
      };
    })
    .sort((a, b) => compareText(a.checked, b.checked) || b.due - a.due || compareText(a.page.path, b.page.path));
}

function sectionStates(handbook: Handbook): Status['sections'] {
  const all = pagesToCompare(handbook.pages, handbook.diagnostics).flatMap((page) =>
    twinStates(page, handbook.ledger.get(page.path)).map((part) => ({ page, part })),
  );
  const found = countBy(all, ({ part }) => part.state);
  return {
    total: all.length,
    count: complete(TWIN_STATES, found),
    open: all.filter(({ part }) => part.state !== 'together'),
  };
}

function doubtsByChapter(handbook: Handbook): Status['doubts'] {
  const { doubts, chapters } = handbook.records;
  const all = [...doubts.values()];
  const pages = [...handbook.pages.values()];
  const groups = [...chapters.values()]
    .sort((a, b) => a.order - b.order)
    .map((chapter) => ({
      chapter,
      doubts: all.filter((doubt) =>
        pages.some((page) => page.chapter === chapter.id && handbook.doubtsOfPage.get(page.path)?.includes(doubt)),
      ),
    }));
  const placed = new Set(groups.flatMap((group) => group.doubts));
  const rest = all.filter((doubt) => !placed.has(doubt));
  return {
    total: all.length,
    count: complete(
      ['conflict', 'unconfirmed', 'not-found'],
      countBy(all, ({ kind }) => kind),
    ),
    byChapter: [...groups, { chapter: undefined, doubts: rest }].filter((group) => group.doubts.length > 0),
  };
}

function sourcesByForm({ records, factsOfSource }: Handbook): Status['sources'] {
  const all = [...records.sources.values()];
  return {
    total: all.length,
    count: complete(
      ['live', 'archived', 'held'],
      countBy(all, ({ read }) => read.form),
    ),
    neverLive: all
      .filter(({ read }) => read.form === 'archived')
      .map((source) => ({ source, facts: factsOfSource.get(source.id)?.length ?? 0 }))
      .sort((a, b) => b.facts - a.facts || compareText(a.source.id, b.source.id)),
  };
}

function endings(handbook: Handbook, asOf: string): readonly Ending[] {
  const windows = factsOnPages(handbook).flatMap((record): readonly Ending[] => {
    const until = windowOf(record)?.until;
    return until !== undefined && endsSoon(until, asOf) ? [{ kind: 'window', on: lastDay(until), record }] : [];
  });
  const facts = factsEndingSoon(handbook, asOf).map(
    (record): Ending => ({ kind: 'fact', on: lastDay(record.until ?? ''), record }),
  );
  const rules = [...handbook.records.rules.values()].flatMap((record): readonly Ending[] =>
    record.until !== undefined && endsSoon(record.until, asOf)
      ? [{ kind: 'rule', on: lastDay(record.until), record }]
      : [],
  );
  return [...windows, ...facts, ...rules].sort(byText(({ on, record }) => `${on} ${record.id}`));
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Returns a count for every key, nought for those that don't occur. */
function complete<K extends string>(keys: readonly K[], counts: ReadonlyMap<K, number>): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<K, number>;
}

function byText<T>(keyOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => compareText(keyOf(a), keyOf(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
