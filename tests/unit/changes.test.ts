import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { listRoutes } from '../../src/handbook/routes.ts';
import { listChanges } from '../../src/site/changes.ts';
import { atomFeed, escapeXml, feedsOf, jsonFeed } from '../../src/site/feeds.ts';
import type { Site } from '../../src/site/site.ts';
import { AS_OF, checkChanged, SOUND } from '../content.ts';

const FACTS = SOUND['content/data/facts/visas.yaml'] ?? '';

const earlier = (version: string) =>
  FACTS.replace(
    '  grade: A\n  checked',
    `  grade: A\n  from: 2026-03-01\n  earlier:\n    - { value: { type: points, amount: 60 }, sentence: { zh: "曾是{value}。", en: "It was {value}." }, sources: [{ source: law }], grade: A${version} }\n  checked`,
  );

function changesOf(changes: Readonly<Record<string, string>>) {
  const { handbook } = checkChanged(changes);
  return listChanges(handbook);
}

function siteOf(changes: Readonly<Record<string, string>>, asOf = AS_OF, origin = 'https://handbook.example'): Site {
  const { handbook } = checkChanged(changes);
  return {
    handbook,
    asOf,
    origin,
    base: '/',
    routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
  };
}

describe('the list of changes', () => {
  it('tells the change notes of a page in both languages', () => {
    expect(changesOf({})).toMatchObject([
      {
        id: 'visas/r-visa/2026-11-01',
        kind: 'note',
        on: '2026-11-01',
        note: { zh: 'n', en: 'n' },
        chapters: ['visas'],
      },
    ]);
  });

  it('tells two notes of a day apart', () => {
    const two = (text = '') =>
      text.replace('affects: a }\n', 'affects: a }\n  - { on: 2026-11-01, note: second, affects: b }\n');
    const ids = changesOf({
      'content/zh/visas/r-visa.mdx': two(SOUND['content/zh/visas/r-visa.mdx']),
      'content/en/visas/r-visa.mdx': two(SOUND['content/en/visas/r-visa.mdx']),
    }).map(({ id }) => id);
    expect(ids).toEqual(['visas/r-visa/2026-11-01', 'visas/r-visa/2026-11-01/2']);
  });

  it('tells a value that replaced another, from the day on which it holds', () => {
    const change = changesOf({ 'content/data/facts/visas.yaml': earlier('') }).find(({ kind }) => kind === 'value');
    expect(change).toMatchObject({
      id: 'facts/pass-mark/2026-03-01',
      on: '2026-03-01',
      path: 'reference/facts/pass-mark',
      note: { zh: '60分 → 70分', en: '60 points → 70 points' },
    });
    expect(change?.pages.map(({ path }) => path)).toEqual(['visas/r-visa']);
  });

  it('takes the day after the earlier value when the new one has no day of its own', () => {
    const facts = earlier(', until: 2025-12-31').replace('  from: 2026-03-01\n', '');
    const change = changesOf({ 'content/data/facts/visas.yaml': facts }).find(({ kind }) => kind === 'value');
    expect(change?.on).toBe('2026-01-01');
  });

  it('gives no date where none is known, and keeps such a change out of the feeds', () => {
    const facts = { 'content/data/facts/visas.yaml': earlier('').replace('  from: 2026-03-01\n', '') };
    expect(changesOf(facts).at(-1)).toMatchObject({ kind: 'value', on: undefined });
    expect(feedsOf(siteOf(facts)).flatMap(({ entries }) => entries.filter(({ id }) => id.includes('facts/')))).toEqual(
      [],
    );
  });

  it('doesn’t change when a fact is checked again or a sentence is put better', () => {
    const before = changesOf({ 'content/data/facts/visas.yaml': earlier('') });
    const after = changesOf({
      'content/data/facts/visas.yaml': earlier('')
        .replaceAll('2026-11-01', '2026-11-20')
        .replace('The pass mark is {value}.', 'You need {value}.'),
    });
    expect(after.map(({ id, on, note }) => [id, on, note])).toEqual(before.map(({ id, on, note }) => [id, on, note]));
  });
});

describe('a feed', () => {
  const facts = { 'content/data/facts/visas.yaml': earlier('') };

  it('exists for both languages together, each language, and each chapter of a language', () => {
    const names = feedsOf(
      siteOf({
        ...facts,
        'content/zh/visas/index.mdx': SOUND['content/zh/visas/r-visa.mdx'] ?? '',
        'content/en/visas/index.mdx': SOUND['content/en/visas/r-visa.mdx'] ?? '',
      }),
    ).map(({ edition, chapter }) => `${edition}/${chapter}`);
    expect(names).toEqual(['all/', 'zh/', 'zh/visas', 'en/', 'en/visas']);
  });

  it('names each change by a tag that differs by language and not by feed', () => {
    const ids = feedsOf(siteOf(facts)).map(({ edition, entries }) => [edition, entries.map(({ id }) => id)]);
    expect(ids).toEqual([
      [
        'all',
        [
          'tag:handbook.example,2026:changes/visas/r-visa/2026-11-01',
          'tag:handbook.example,2026:changes/facts/pass-mark/2026-03-01',
        ],
      ],
      [
        'zh',
        [
          'tag:handbook.example,2026:zh/changes/visas/r-visa/2026-11-01',
          'tag:handbook.example,2026:zh/changes/facts/pass-mark/2026-03-01',
        ],
      ],
      [
        'en',
        [
          'tag:handbook.example,2026:en/changes/visas/r-visa/2026-11-01',
          'tag:handbook.example,2026:en/changes/facts/pass-mark/2026-03-01',
        ],
      ],
    ]);
  });

  it('dates a day from its midnight in Beijing, and tells what is to come on its day', () => {
    const day = (asOf: string) => feedsOf(siteOf(facts, asOf))[0]?.entries.map(({ updated }) => updated);
    expect(day('2026-11-21')).toEqual(['2026-11-01T00:00:00+08:00', '2026-03-01T00:00:00+08:00']);
    expect(day('2026-10-31')).toEqual(['2026-03-01T00:00:00+08:00']);
  });

  it('says the same in Atom and JSON, whatever stands in a text', () => {
    const nasty = `]]></content></entry> & "quotes" <script>'`;
    const note = (text = '') => text.replace('note: n', `note: ${JSON.stringify(nasty)}`);
    const site = siteOf({
      'content/zh/visas/r-visa.mdx': note(SOUND['content/zh/visas/r-visa.mdx']),
      'content/en/visas/r-visa.mdx': note(SOUND['content/en/visas/r-visa.mdx']),
    });
    const feed = feedsOf(site).find(({ edition }) => edition === 'en');
    if (!feed) throw new Error('No English feed.');
    const atom = new XMLParser({ ignoreAttributes: false }).parse(atomFeed(site, feed));
    expect(atom.feed.entry.content['#text']).toBe(`${nasty}\nAffects: a`);
    expect(jsonFeed(site, feed)).toMatchObject({ items: [{ content_text: `${nasty}\nAffects: a` }] });
  });

  it('leaves out what XML can’t hold', () => {
    expect(escapeXml('a\u0000b\u001fc\uffffd😀')).toBe('abcd😀');
  });
});
