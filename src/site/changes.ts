import { firstDay, lastDay } from '../handbook/dates.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { LOCALES, Localized } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import type { Fact, FactVersion } from '../handbook/records.ts';
import { formatSentence, formatValue } from '../i18n/format.ts';

/** One change of substance: an editor's note on a page, or a value that replaced another. */
export type Change = {
  /** Stays the same as long as the change is told; no two changes share it. */
  readonly id: string;
  readonly kind: 'note' | 'value';
  /** The day in Beijing: of the note, or from which the new value holds; undefined where no source says from when. */
  readonly on: string | undefined;
  /** The chapters of the pages that it concerns, in their order. */
  readonly chapters: readonly string[];
  /** The page that tells of it, below the language. */
  readonly path: string;
  readonly title: Localized;
  readonly note: Localized;
  readonly affects: Localized | undefined;
  /** Pages that show it. */
  readonly pages: readonly Page[];
  readonly fact: Fact | undefined;
};

/**
 * Returns all changes, the newest first, those without a date last. Checking a fact again, or a better word, is no
 * change: only change notes and earlier versions of facts are told.
 */
export function listChanges(handbook: Handbook): readonly Change[] {
  const order = new Map(
    [...handbook.records.chapters.values()].sort((a, b) => a.order - b.order).map(({ id }, index) => [id, index]),
  );
  const rank = (change: Change): number => order.get(change.chapters[0] ?? '') ?? order.size;
  const changes = [
    ...[...handbook.pages.values()].flatMap((page) => notesOf(page)),
    ...[...handbook.records.facts.values()].flatMap((fact) => valuesOf(handbook, fact, order)),
  ];
  // Sorting is stable: within a day and chapter, the order of the pages stays.
  return changes.sort((a, b) => {
    const [first, second] = [a.on ?? '', b.on ?? ''];
    return first < second ? 1 : first > second ? -1 : rank(a) - rank(b);
  });
}

function notesOf(page: Page): readonly Change[] {
  const english = page.en.frontmatter.changes;
  const ids = new Numbered();
  return page.zh.frontmatter.changes.flatMap((zh, index) => {
    const en = english[index];
    if (!en) return [];
    return {
      id: ids.next(`${page.path}/${zh.on}`),
      kind: 'note',
      on: zh.on,
      chapters: [page.chapter],
      path: page.path,
      title: { zh: page.zh.frontmatter.title, en: page.en.frontmatter.title },
      note: { zh: zh.note, en: en.note },
      affects: { zh: zh.affects, en: en.affects },
      pages: [page],
      fact: undefined,
    } satisfies Change;
  });
}

function valuesOf(handbook: Handbook, fact: Fact, order: ReadonlyMap<string, number>): readonly Change[] {
  const pages = handbook.pagesOfFact.get(fact.id) ?? [];
  const chapters = [...new Set(pages.map((page) => page.chapter))].sort(
    (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  // From the first version to the one that holds.
  const versions = [...[...(fact.earlier ?? [])].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)), fact];
  const ids = new Numbered();
  return versions.slice(1).flatMap((version, index): readonly Change[] => {
    const before = versions[index];
    if (!before) return [];
    const holdsFrom = version.from
      ? firstDay(version.from)
      : before.until
        ? dayAfter(lastDay(before.until))
        : undefined;
    const note = (locale: 'zh' | 'en') => `${wordsOf(before, locale)} → ${wordsOf(version, locale)}`;
    return [
      {
        id: ids.next(`facts/${fact.id}/${holdsFrom ?? 'undated'}`),
        kind: 'value',
        on: holdsFrom,
        chapters: chapters.length > 0 ? chapters : ['reference'],
        path: `reference/facts/${fact.id}`,
        title: fact.title,
        note: { zh: note('zh'), en: note('en') },
        affects: undefined,
        pages,
        fact,
      },
    ];
  });
}

function startOf(version: FactVersion): string {
  if (version.from !== undefined) return firstDay(version.from);
  return version.until === undefined ? '' : firstDay(version.until);
}

function wordsOf(version: FactVersion, locale: (typeof LOCALES)[number]): string {
  return formatValue(version.value, locale) || formatSentence(version, locale);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Gives a second use of a name a number. */
class Numbered {
  readonly #used = new Map<string, number>();
  next(name: string): string {
    const count = (this.#used.get(name) ?? 0) + 1;
    this.#used.set(name, count);
    return count === 1 ? name : `${name}/${count}`;
  }
}
