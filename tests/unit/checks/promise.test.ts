import { describe, expect, it } from 'vitest';
import { linkProblem } from '../../../src/checks/links.ts';
import { formerIds, idSubjects, livingIds, redirectRules, whereabouts } from '../../../src/handbook/promise.ts';
import { formatPublishedIds, readPublishedIds } from '../../../src/handbook/published-ids.ts';
import { listRoutes } from '../../../src/handbook/routes.ts';
import { idPath } from '../../../src/handbook/urls.ts';
import { checkChanged, MARK, SOUND, takeMark } from '../../content.ts';

/** The link promise on small content: what was published is there, or a record says where it went. */

const LIST = 'content/published/ids.txt';
const REDIRECTS = 'content/data/redirects/moved.yaml';
const TOMBSTONES = 'content/data/tombstones/gone.yaml';
const ZH = 'content/zh/visas/r-visa.mdx';
const EN = 'content/en/visas/r-visa.mdx';

const list = (...lines: readonly string[]) => `${SOUND[LIST]}${lines.map((line) => `${line}\n`).join('')}`;

const redirect = (name: string, from: string, to: string, rest = 'on: 2026-11-10') => `${name}:
  from: { ${from} }
  to: { ${to} }
  ${rest}
  why: { zh: 换了名字。, en: It was renamed. }
`;

const tombstone = (name: string, of: string, rest = 'since: 2026-11-10') => `${name}:
  of: { ${of} }
  title: { zh: 旧的金额, en: the old amount }
  lastText: { zh: 金额是八百元。, en: The amount is eight hundred. }
  ${rest}
  why: { zh: 来源已失效。, en: Its source has ended. }
`;

type Case = {
  readonly what: string;
  readonly code: string;
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly severity?: 'warning';
  readonly says?: RegExp;
};

const CASES: readonly Case[] = [
  {
    what: 'a fact that vanished, with the name it was given',
    code: 'promise/broken',
    changes: { [LIST]: list('fact ‸pass-marks 2026-11-01') },
    says: /pass-mark/,
  },
  {
    what: 'a page that vanished; its sections are not reported one by one',
    code: 'promise/broken',
    changes: { [LIST]: list('page ‸visas/old 2026-11-01', 'section visas/old#who 2026-11-01') },
    says: /redirects.*tombstones/,
  },
  {
    what: 'a section that was given another id',
    code: 'promise/broken',
    changes: {
      [LIST]: SOUND[LIST]?.replace('section visas/r-visa#who', 'section ‸visas/r-visa#who'),
      [ZH]: SOUND[ZH]?.replace('{#who}', '{#applicants}'),
      [EN]: SOUND[EN]?.replace('{#who}', '{#applicants}'),
    },
    says: /visas\/r-visa#applicants/,
  },
  { what: 'a list that is gone', code: 'promise/no-list', changes: { [LIST]: MARK } },
  { what: 'a line that is none', code: 'promise/line', changes: { [LIST]: list('‸fact pass-mark-2') } },
  { what: 'a kind that does not exist', code: 'promise/line', changes: { [LIST]: list('‸figure x 2026-11-01') } },
  {
    what: 'a section without its anchor',
    code: 'promise/line',
    changes: { [LIST]: list('‸section visas 2026-11-01') },
  },
  { what: 'an id listed twice', code: 'promise/line', changes: { [LIST]: list('‸fact pass-mark 2026-11-02') } },
  { what: 'a day that does not exist', code: 'promise/line', changes: { [LIST]: list('fact x ‸2026-02-30') } },
  {
    what: 'a publication to come',
    code: 'promise/date',
    severity: 'warning',
    changes: { [LIST]: SOUND[LIST]?.replace('fact unsure 2026-11-01', 'fact unsure ‸2027-01-01') },
  },
  {
    what: 'a fact that is not in the list, with the line to paste',
    code: 'promise/unlisted',
    severity: 'warning',
    changes: {
      [LIST]: SOUND[LIST]?.replace('fact unsure 2026-11-01\n', ''),
      'content/data/facts/visas.yaml': SOUND['content/data/facts/visas.yaml']?.replace('unsure:', '‸unsure:'),
    },
    says: /npm run publish-ids[\s\S]*\n {6}fact unsure 2026-11-21/,
  },
  {
    what: 'a new page, with the lines of its sections',
    code: 'promise/unlisted',
    severity: 'warning',
    changes: {
      'content/zh/visas/k-visa.mdx': `${MARK}${SOUND[ZH]}`,
      'content/en/visas/k-visa.mdx': SOUND[EN],
    },
    says: /page visas\/k-visa 2026-11-21\n {6}section visas\/k-visa#who 2026-11-21\n {6}section visas\/k-visa#steps/,
  },
  {
    what: 'a folder with the name of a kind',
    code: 'promise/reserved',
    changes: { 'content/zh/fact/x.mdx': `${MARK}${SOUND[ZH]}`, 'content/en/fact/x.mdx': SOUND[EN] },
  },
  {
    what: 'a redirect from what is still there',
    code: 'promise/still-alive',
    changes: { [REDIRECTS]: redirect('a', 'kind: fact, id: ‸unsure', 'kind: fact, id: pass-mark') },
  },
  {
    what: 'a tombstone for what is still there',
    code: 'promise/still-alive',
    changes: { [TOMBSTONES]: tombstone('a', 'kind: fact, id: ‸unsure') },
  },
  {
    what: 'a redirect from what was never published',
    code: 'promise/never-published',
    changes: { [REDIRECTS]: redirect('a', 'kind: page, id: ‸visas/never', 'kind: page, id: visas/r-visa') },
  },
  {
    what: 'a tombstone for what was never published, with the id that was meant',
    code: 'promise/never-published',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [TOMBSTONES]: tombstone('a', 'kind: fact, id: ‸old-amounts'),
    },
    says: /old-amount"/,
  },
  {
    what: 'a redirect to nothing, with what was meant',
    code: 'promise/no-target',
    changes: {
      [LIST]: list('page visas/old 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: page, id: visas/old', 'kind: page, id: ‸visas/r-visas'),
    },
    says: /visas\/r-visa"/,
  },
  {
    what: 'a redirect to a section that is not there',
    code: 'promise/no-target',
    changes: {
      [LIST]: list('page visas/old 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: page, id: visas/old', 'kind: section, id: ‸"visas/r-visa#whom"'),
    },
    says: /visas\/r-visa#who"/,
  },
  {
    what: 'a replacement that is not there',
    code: 'promise/no-target',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [TOMBSTONES]: tombstone(
        'a',
        'kind: fact, id: old-amount',
        'since: 2026-11-10\n  replacedBy: [{ kind: fact, id: ‸pass-marks }]',
      ),
    },
    says: /pass-mark"/,
  },
  {
    what: 'a redirect to itself',
    code: 'promise/loop',
    changes: {
      [LIST]: list('page visas/old 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: page, id: visas/old', 'kind: page, id: ‸visas/old'),
    },
  },
  {
    what: 'two records for one id',
    code: 'promise/twice',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: fact, id: old-amount', 'kind: fact, id: pass-mark'),
      [TOMBSTONES]: tombstone('b', 'kind: fact, id: ‸old-amount'),
    },
  },
  {
    what: 'a redirect to come',
    code: 'promise/date',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: fact, id: old-amount', 'kind: fact, id: pass-mark', 'on: ‸2027-01-01'),
    },
  },
  {
    what: 'a removal before the first publication',
    code: 'promise/date',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [TOMBSTONES]: tombstone('a', 'kind: fact, id: old-amount', 'since: ‸2026-10-01'),
    },
  },
  {
    what: 'a redirect without a reason',
    code: 'record/missing-key',
    changes: {
      [REDIRECTS]: `${MARK}a:\n  from: { kind: fact, id: x }\n  to: { kind: fact, id: unsure }\n  on: 2026-11-10\n`,
    },
  },
  {
    what: 'a redirect to a web address',
    code: 'record/wrong-value',
    changes: {
      [LIST]: list('fact old-amount 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: fact, id: old-amount', 'kind: page, id: ‸"https://elsewhere.example/"'),
    },
  },
  {
    what: 'a link of content to a page that has moved, with its new address',
    code: 'link/broken',
    changes: {
      [LIST]: list('page visas/old 2026-11-01'),
      [REDIRECTS]: redirect('a', 'kind: page, id: visas/old', 'kind: page, id: visas/r-visa'),
      [ZH]: SOUND[ZH]?.replace('先看[怎么办]', '先看‸[旧页](/visas/old/)和[怎么办]'),
      [EN]: SOUND[EN]?.replace('First see [how]', 'First see [the old page](/visas/old/) and [how]'),
    },
    says: /\/visas\/r-visa\//,
  },
];

describe.each(CASES)('$what', ({ code, changes, severity = 'error', says }) => {
  const marked = Object.entries(changes).find(([, text]) => text?.includes(MARK));
  if (!marked?.[1]) throw new Error('No file of this case has a mark.');
  const [file] = marked;
  const { text, line, column } = takeMark(marked[1]);
  const found = checkChanged({ ...changes, [file]: text }).diagnostics.filter(
    (diagnostic) => diagnostic.code === code && diagnostic.file === file,
  );

  it(`is reported as ${code} where it stands, once`, () => {
    expect(found.map((diagnostic) => `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`)).toEqual([
      `${file}:${line}:${column}`,
    ]);
    expect(found[0]?.severity).toBe(severity);
  });

  it('says so in both languages, with the way out where there is one', () => {
    expect(found[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(found[0]?.message.en).toMatch(/[a-z]{2}/);
    if (says) expect(found[0]?.message.en).toMatch(says);
  });
});

describe('lines pasted as the check prints them', () => {
  it('are read with the spaces before and after them', () => {
    const { diagnostics } = checkChanged({
      [LIST]: SOUND[LIST]?.replace('fact unsure 2026-11-01', '      fact unsure 2026-11-01  '),
    });
    expect(diagnostics.filter(({ code }) => code.startsWith('promise/'))).toEqual([]);
  });
});

describe('two redirects that lead to each other', () => {
  it('are both reported, and following them ends', () => {
    const { diagnostics } = checkChanged({
      [LIST]: list('page visas/a 2026-11-01', 'page visas/b 2026-11-01'),
      [REDIRECTS]: `${redirect('a', 'kind: page, id: visas/a', 'kind: page, id: visas/b')}${redirect('b', 'kind: page, id: visas/b', 'kind: page, id: visas/a')}`,
    });
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['promise/loop', 3],
      ['promise/loop', 8],
    ]);
  });
});

describe('content whose parts have moved and gone', () => {
  const { handbook, diagnostics } = checkChanged({
    [LIST]: list(
      'page visas/first 2026-11-01',
      'page visas/second 2026-11-01',
      'section visas/second#who 2026-11-01',
      'section visas/second#fees 2026-11-01',
      'section visas/second#gone 2026-11-01',
      'section visas/r-visa#how 2026-11-01',
      'page visas/closed 2026-11-01',
      'section visas/closed#who 2026-11-01',
      'fact old-amount 2026-11-01',
      'procedure old-sheet 2026-11-01',
      'term old-word 2026-11-01',
    ),
    [REDIRECTS]: [
      redirect('a', 'kind: page, id: visas/first', 'kind: page, id: visas/second'),
      redirect('b', 'kind: page, id: visas/second', 'kind: page, id: visas/r-visa', 'on: 2026-11-12'),
      redirect('c', 'kind: section, id: "visas/r-visa#how"', 'kind: section, id: "visas/r-visa#steps"'),
      redirect('d', 'kind: procedure, id: old-sheet', 'kind: section, id: "visas/r-visa#steps"'),
      redirect('e', 'kind: term, id: old-word', 'kind: term, id: talent-visa'),
    ].join(''),
    [TOMBSTONES]: [
      tombstone('a', 'kind: fact, id: old-amount', 'since: 2026-11-10\n  replacedBy: [{ kind: fact, id: pass-mark }]'),
      tombstone('b', 'kind: page, id: visas/closed'),
      tombstone('c', 'kind: section, id: "visas/second#gone"'),
    ].join(''),
  });
  const where = (kind: 'page' | 'section' | 'fact' | 'term', id: string) => {
    const found = whereabouts(handbook, { kind, id });
    if (found.state === 'removed') return `removed: ${found.tombstone.id}`;
    return found.state === 'lost' ? 'lost' : `${found.state}: ${found.place.id}`;
  };

  it('breaks no promise', () => {
    expect(diagnostics).toEqual([]);
  });

  it('is followed to the end of each chain', () => {
    expect(where('page', 'visas/r-visa')).toBe('alive: visas/r-visa');
    expect(where('page', 'visas/first')).toBe('moved: visas/r-visa');
    expect(where('fact', 'old-amount')).toBe('removed: a');
    expect(where('term', 'old-word')).toBe('moved: talent-visa');
  });

  it('takes the sections of a page along: to the same section, or to the page, or to the grave', () => {
    expect(where('section', 'visas/second#who')).toBe('moved: visas/r-visa#who');
    expect(where('section', 'visas/second#fees')).toBe('moved: visas/r-visa');
    expect(where('section', 'visas/second#gone')).toBe('removed: c');
    expect(where('section', 'visas/closed#who')).toBe('removed: b');
    expect(where('section', 'visas/r-visa#how')).toBe('moved: visas/r-visa#steps');
  });

  it('gives a host the status of each address that was a page’s own', () => {
    expect(redirectRules(handbook)).toEqual([
      { from: 'zh/visas/first/', status: 301, to: 'zh/visas/r-visa/' },
      { from: 'en/visas/first/', status: 301, to: 'en/visas/r-visa/' },
      { from: 'both/visas/first/', status: 301, to: 'both/visas/r-visa/' },
      { from: 'card/zh/visas/first/', status: 301, to: 'card/zh/visas/r-visa/' },
      { from: 'card/en/visas/first/', status: 301, to: 'card/en/visas/r-visa/' },
      { from: 'card/both/visas/first/', status: 301, to: 'card/both/visas/r-visa/' },
      { from: 'zh/visas/second/', status: 301, to: 'zh/visas/r-visa/' },
      { from: 'en/visas/second/', status: 301, to: 'en/visas/r-visa/' },
      { from: 'both/visas/second/', status: 301, to: 'both/visas/r-visa/' },
      { from: 'card/zh/visas/second/', status: 301, to: 'card/zh/visas/r-visa/' },
      { from: 'card/en/visas/second/', status: 301, to: 'card/en/visas/r-visa/' },
      { from: 'card/both/visas/second/', status: 301, to: 'card/both/visas/r-visa/' },
      { from: 'zh/visas/closed/', status: 410 },
      { from: 'en/visas/closed/', status: 410 },
      { from: 'both/visas/closed/', status: 410 },
      { from: 'card/zh/visas/closed/', status: 410 },
      { from: 'card/en/visas/closed/', status: 410 },
      { from: 'card/both/visas/closed/', status: 410 },
      { from: 'zh/reference/facts/old-amount/', status: 410 },
      { from: 'en/reference/facts/old-amount/', status: 410 },
      { from: 'zh/tools/checklist/old-sheet/', status: 301, to: 'zh/visas/r-visa/#steps' },
      { from: 'en/tools/checklist/old-sheet/', status: 301, to: 'en/visas/r-visa/#steps' },
    ]);
  });

  it('lists what is no longer where it was, and nothing else', () => {
    expect(formerIds(handbook)).toHaveLength(11);
  });

  it('has one short address for each id, and no two alike', () => {
    const paths = idSubjects(handbook).map(idPath);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('id/visas/first/');
    expect(paths).toContain('id/fact/old-amount/');
    expect(idPath({ kind: 'section', id: 'visas/r-visa#who' })).toBe('id/visas/r-visa/#who');
  });

  it('says to an editor who links to the old page where it is now', () => {
    const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
    expect(linkProblem('/visas/first/#who', routes, handbook, 'visas/r-visa')?.message.en).toContain(
      'moved to "/visas/r-visa/"',
    );
    expect(linkProblem('/visas/r-visa/#how', routes, handbook, 'visas/r-visa')?.message.en).toContain('"#steps"');
  });
});

describe('the list', () => {
  it('is written sorted by kind and id, articles by number, and read back whole', () => {
    const { handbook } = checkChanged({});
    const ids = [
      ...handbook.published,
      { kind: 'article', id: '10', since: '2026-11-01' } as const,
      { kind: 'article', id: '9', since: '2026-11-01' } as const,
    ];
    const text = formatPublishedIds([...ids].reverse());
    expect(text).toBe(formatPublishedIds(ids));
    expect(text.indexOf('article 9 ')).toBeLessThan(text.indexOf('article 10 '));
    const { ids: read, diagnostics } = readPublishedIds(LIST, text);
    expect(diagnostics).toEqual([]);
    expect(read).toHaveLength(ids.length);
  });

  it('holds everything that small content has to link to', () => {
    const { handbook } = checkChanged({});
    expect(handbook.published).toHaveLength(livingIds(handbook).size);
  });
});
