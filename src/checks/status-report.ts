import type { Localized } from '../handbook/locale.ts';
import { SOON_DAYS, type Status } from '../handbook/status.ts';
import { changedWords } from '../handbook/twin-states.ts';
import { wordChanges } from '../handbook/word-diff.ts';

/** How the status is printed: for an editor at a terminal, and as data. */

/** How many of a long list the terminal shows; the data has all. */
const SHOWN = 12;

/** Returns the status as text, a line in both languages over each list. */
export function formatStatus(status: Status): string {
  const { asOf, facts, pages, sections, doubts, sources, endings } = status;
  const { count } = sections;
  return [
    `Status on ${asOf} · ${asOf}的状况\n`,
    part(
      {
        zh: `事实：共${facts.total}项，${facts.overdue.length}项已过期限，${facts.soon.length}项${SOON_DAYS}天内要复核`,
        en: `Facts: ${facts.total}, ${facts.overdue.length} overdue, ${facts.soon.length} to check again within ${SOON_DAYS} days`,
      },
      [...facts.overdue, ...facts.soon].map(({ checkAgain, id, title }) => `${checkAgain}  ${id}  ${inBoth(title)}`),
    ),
    part(
      { zh: '各月到期的事实', en: 'Facts due in each month' },
      [facts.byMonth.map(({ month, count: due }) => `${month}: ${due}`).join('  ')].filter(Boolean),
    ),
    part(
      { zh: '页面：最久没有核对的在前', en: 'Pages: the longest unchecked first' },
      pages.map(
        ({ page, checked, due }) => `${checked}  ${page.path}${due > 0 ? `  ${due} facts due · ${due}项待复核` : ''}`,
      ),
    ),
    part(
      {
        zh: `小节（连同标题和摘要）：共${sections.total}处，中文没有跟上${count['zh-behind']}，英文没有跟上${count['en-behind']}，都改过待确认${count['both-changed']}，尚未确认${count.unconfirmed}`,
        en: `Sections, with titles and summaries: ${sections.total}, Chinese behind ${count['zh-behind']}, English behind ${count['en-behind']}, both changed ${count['both-changed']}, unconfirmed ${count.unconfirmed}`,
      },
      sections.open.map(({ page, part: one }) => `${one.state}  ${page.path} ${one.label}`),
    ),
    part(
      {
        zh: `存疑：共${doubts.total}条，说法不一${doubts.count.conflict}，未经证实${doubts.count.unconfirmed}，未查到${doubts.count['not-found']}（一条可属几章）`,
        en: `Doubts: ${doubts.total}, conflicts ${doubts.count.conflict}, unconfirmed ${doubts.count.unconfirmed}, not found ${doubts.count['not-found']} (one can stand in several chapters)`,
      },
      doubts.byChapter.map(
        ({ chapter, doubts: own }) =>
          `${String(own.length).padStart(3)}  ${chapter ? inBoth(chapter.title) : 'on no page · 不在任何页面'}`,
      ),
    ),
    part(
      {
        zh: `来源：共${sources.total}份，在原网页读过${sources.count.live}份，读存档副本${sources.count.archived}份，本手册存有全文${sources.count.held}份。下面是没有在原网页读过的，支持事实最多的在前`,
        en: `Sources: ${sources.total}, read live ${sources.count.live}, from an archived copy ${sources.count.archived}, held here ${sources.count.held}. Below, those never read live, the most relied on first`,
      },
      sources.neverLive.map(({ source, facts: own }) => `${String(own).padStart(3)} facts · 项事实  ${source.id}`),
    ),
    part(
      { zh: '90天内结束的规定和申报期', en: 'Rules and application windows that end within 90 days' },
      endings.map(({ on, kind, record }) => `${on}  ${kind}  ${record.id}  ${inBoth(record.title)}`),
    ),
  ].join('\n');
}

/** Returns the status as JSON: every list whole, records by their ids. */
export function formatStatusJson({ asOf, facts, pages, sections, doubts, sources, endings }: Status): string {
  const due = facts.overdue
    .concat(facts.soon)
    .map(({ id, title, checked, checkAgain }) => ({ id, title, checked, checkAgain }));
  const data = {
    asOf,
    facts: {
      total: facts.total,
      overdue: due.slice(0, facts.overdue.length),
      soon: due.slice(facts.overdue.length),
      byMonth: facts.byMonth,
    },
    pages: pages.map(({ page, checked, due: count }) => ({ path: page.path, checked, factsDue: count })),
    sections: {
      total: sections.total,
      count: sections.count,
      open: sections.open.map(({ page, part: one }) => ({
        page: page.path,
        section: one.label,
        state: one.state,
        restsOnOther: one.restsOnOther,
        changes: Object.fromEntries(one.changed.map((locale) => [locale, wordChanges(changedWords(one, locale))])),
      })),
    },
    doubts: {
      total: doubts.total,
      count: doubts.count,
      byChapter: doubts.byChapter.map(({ chapter, doubts: own }) => ({
        chapter: chapter?.id ?? null,
        doubts: own.map(({ id }) => id),
      })),
    },
    sources: {
      total: sources.total,
      count: sources.count,
      neverLive: sources.neverLive.map(({ source, facts: own }) => ({
        id: source.id,
        readOn: source.read.on,
        facts: own,
      })),
    },
    endings: endings.map(({ on, kind, record }) => ({ on, kind, id: record.id, title: record.title })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function part(heading: Localized, lines: readonly string[]): string {
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}\n`);
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(`  … ${rest} more, all with --json · 另有${rest}项，--json 列出全部\n`);
  return `${heading.zh}\n${heading.en}\n${shown.length > 0 ? shown.join('') : '  –\n'}`;
}

function inBoth({ zh, en }: Localized): string {
  return `${zh} · ${en}`;
}
