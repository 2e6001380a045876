import { describe, expect, it } from 'vitest';
import { formatStatus, formatStatusJson } from '../../src/checks/status-report.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { linkHandbook } from '../../src/handbook/link.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { readStatus } from '../../src/handbook/status.ts';
import { AS_OF, checkChanged, confirmed, SOUND } from '../content.ts';

const FACTS = 'content/data/facts/visas.yaml';
const ZH = 'content/zh/visas/r-visa.mdx';
const LEDGER = 'content/ledger/visas/r-visa.yaml';

const statusOf = (changes: Readonly<Record<string, string | undefined>>, asOf = AS_OF) =>
  readStatus(checkChanged(changes).handbook, asOf);
const sound = (file: string) => SOUND[file] ?? '';

describe('the status', () => {
  it('counts a fact as due within 60 days of its day, and as overdue the day after', () => {
    const on = (asOf: string) => {
      const { overdue, soon } = statusOf({}, asOf).facts;
      return [overdue.map(({ id }) => id), soon.map(({ id }) => id)];
    };
    expect(on('2027-03-01')).toEqual([[], []]);
    expect(on('2027-03-02')).toEqual([[], ['pass-mark', 'unsure']]);
    expect(on('2027-05-01')).toEqual([[], ['pass-mark', 'unsure']]);
    expect(on('2027-05-02')).toEqual([['pass-mark', 'unsure'], []]);
  });

  it('lists facts by the month they are due, the first due first', () => {
    const later = sound(FACTS).replace('checkAgain: 2027-05-01', 'checkAgain: 2027-06-30');
    expect(statusOf({ [FACTS]: later }).facts.byMonth).toEqual([
      { month: '2027-05', count: 1 },
      { month: '2027-06', count: 1 },
    ]);
  });

  it('dates a page by its oldest check', () => {
    const older = sound(FACTS).replace('checked: 2026-11-01', 'checked: 2026-10-05');
    expect(statusOf({ [FACTS]: older }).pages).toMatchObject([{ checked: '2026-10-05', due: 0 }]);
    expect(statusOf({}, '2027-04-01').pages).toMatchObject([{ checked: '2026-11-01', due: 1 }]);
  });

  it('names the sections that are behind, and counts each state', () => {
    const { sections } = statusOf({
      [LEDGER]: confirmed(SOUND)[LEDGER],
      [ZH]: sound(ZH).replace('去办。', '去派出所办。'),
    });
    expect(sections.total).toBe(5);
    expect(sections.count).toEqual({ together: 4, 'zh-behind': 0, 'en-behind': 1, 'both-changed': 0, unconfirmed: 0 });
    expect(sections.open.map(({ page, part }) => [page.path, part.label])).toEqual([['visas/r-visa', '#steps']]);
  });

  it('puts doubts under their chapters, and those of no page apart', () => {
    const { doubts } = statusOf({});
    expect(doubts.count).toEqual({ conflict: 0, unconfirmed: 1, 'not-found': 0 });
    expect(doubts.byChapter.map(({ chapter, doubts: own }) => [chapter?.id, own.length])).toEqual([[undefined, 1]]);
    const onPage = sound(ZH).replace('<Fact id="pass-mark" />', '<Fact id="pass-mark" /><Fact id="unsure" />');
    expect(statusOf({ [ZH]: onPage }).doubts.byChapter.map(({ chapter }) => chapter?.id)).toEqual(['visas']);
  });

  it('names the sources that were never read live', () => {
    expect(statusOf({}).sources).toMatchObject({
      count: { live: 0, archived: 1, held: 0 },
      neverLive: [{ source: { id: 'law' }, facts: 2 }],
    });
    const live = sound('content/data/sources/law.yaml').replace('form: archived', 'form: live');
    expect(statusOf({ 'content/data/sources/law.yaml': live }).sources.neverLive).toEqual([]);
  });

  it('names the facts, windows and rules that end within 90 days', () => {
    const ends = sound(FACTS).replace('  grade: A\n', '  grade: A\n  until: 2026-12-31\n');
    expect(statusOf({ [FACTS]: ends }).endings).toMatchObject([
      { on: '2026-12-31', kind: 'fact', record: { id: 'pass-mark' } },
    ]);
    expect(statusOf({ [FACTS]: ends }, '2027-01-01').endings).toEqual([]);
    const window = sound(FACTS).replace(
      '{ type: points, amount: 70 }',
      '{ type: period, from: 2026-11-01, until: 2026-12-20 }',
    );
    expect(statusOf({ [FACTS]: window }).endings).toMatchObject([{ on: '2026-12-20', kind: 'window' }]);
  });
});

const handbook = linkHandbook(readContent(await loadContentFiles(process.cwd())));

describe('the status of the handbook', () => {
  it('is quick to read and has every page, doubt and source once', () => {
    const started = performance.now();
    const status = readStatus(handbook, AS_OF);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(status.pages).toHaveLength(handbook.pages.size);
    const doubts = new Set(status.doubts.byChapter.flatMap((group) => group.doubts));
    expect(doubts.size).toBe(handbook.records.doubts.size);
    const { live, archived, held } = status.sources.count;
    expect(live + archived + held).toBe(handbook.records.sources.size);
    const due = status.facts.byMonth.reduce((sum, { count }) => sum + count, 0);
    expect(due + status.facts.overdue.length).toBe(handbook.records.facts.size);
  });

  it('prints every group in both languages, cuts long lists, and gives all of them as data', () => {
    const status = readStatus(handbook, AS_OF);
    const text = formatStatus(status);
    for (const heading of ['事实', 'Facts', '页面', 'Pages', '小节', 'Sections', '存疑', 'Doubts', '来源', 'Sources'])
      expect(text).toMatch(new RegExp(`^${heading}`, 'm'));
    expect(text).toMatch(/… \d+ more, all with --json/);
    const data = JSON.parse(formatStatusJson(status));
    expect(data.facts.soon).toHaveLength(status.facts.soon.length);
    expect(data.sources.neverLive).toHaveLength(status.sources.neverLive.length);
    expect(data.sections.open).toEqual([]);
  });
});
