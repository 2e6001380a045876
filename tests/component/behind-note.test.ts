import { describe, expect, it } from 'vitest';
import Heading2 from '../../src/components/content/Heading2.astro';
import { listRoutes } from '../../src/handbook/routes.ts';
import { articleBehind, behindNotes, PAGE_HEAD } from '../../src/site/behind-notes.ts';
import type { Site } from '../../src/site/site.ts';
import { AS_OF, checkChanged, confirmed, SOUND } from '../content.ts';
import { renderComponent } from './render.ts';

/** What readers see of a section that is behind, and that they see nothing where none is. */

const ZH = 'content/zh/visas/r-visa.mdx';
const LEDGER = 'content/ledger/visas/r-visa.yaml';

function siteWith(changes: Readonly<Record<string, string | undefined>>): Site {
  const { handbook } = checkChanged({ [LEDGER]: confirmed(SOUND)[LEDGER], ...changes });
  const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
  return { handbook, routes, asOf: AS_OF, base: '/base/', origin: 'https://x.example' } as Site;
}

const pageOf = (site: Site) => {
  const page = site.handbook.pages.get('visas/r-visa');
  if (!page) throw new Error('The page is not there.');
  return page;
};
const heading = (site: Site, locale: 'zh' | 'en', id: string) =>
  renderComponent(site, locale, Heading2, { id }, 'Heading', { behind: behindNotes(site, locale, pageOf(site)) });

const BEHIND = siteWith({ [ZH]: (SOUND[ZH] ?? '').replace('去办。', '去派出所办。') });

describe('a section that is behind', () => {
  it('says so under its heading and leads to both languages at that section', async () => {
    const html = await heading(BEHIND, 'en', 'steps');
    expect(html).toContain('The Chinese of this section is newer than the English here.');
    expect(html).toContain('<a href="/base/both/visas/r-visa/#steps">Compare both languages</a>');
  });

  it('says nothing in the language that is newer, nor at any other section', async () => {
    for (const [locale, id] of [
      ['zh', 'steps'],
      ['zh', 'who'],
      ['en', 'who'],
    ] as const) {
      expect(await heading(BEHIND, locale, id)).not.toMatch(/role="note"|both\//);
    }
  });

  it('adds no byte to a page whose languages are together', async () => {
    const site = siteWith({});
    expect(behindNotes(site, 'en', pageOf(site)).size).toBe(0);
    const bare = await renderComponent(site, 'en', Heading2, { id: 'steps' }, 'Heading');
    expect(await heading(site, 'en', 'steps')).toBe(bare);
  });

  it('speaks of the head of the page where title, summary or opening changed', () => {
    const site = siteWith({ [ZH]: (SOUND[ZH] ?? '').replace('title: 人才签证', 'title: 人才的签证') });
    const note = behindNotes(site, 'en', pageOf(site)).get(PAGE_HEAD);
    expect(note).toMatchObject({
      text: expect.stringContaining('head of this page'),
      link: { href: '/base/both/visas/r-visa/' },
    });
  });

  it('says nothing of sections that nobody has confirmed yet', () => {
    const site = siteWith({ [LEDGER]: '{}\n' });
    expect(behindNotes(site, 'en', pageOf(site)).size).toBe(0);
  });

  it('stands on the page of an article too', () => {
    const law = (words: string, text: string) =>
      `---\ntitle: ${words}\nsummary: ${words}\norder: 10\ncaptions: { 1: ${words} }\nchanges: [{ on: 2026-11-01, note: n, affects: a }]\n---\n\n## ${words} {#article-1}\n\n${text}\n`;
    const files = {
      'content/zh/regulations/chapter-1.mdx': law('第一条', '新的文字。'),
      'content/en/regulations/chapter-1.mdx': law('Article', 'The text.'),
    };
    const old = confirmed({ ...SOUND, ...files, 'content/zh/regulations/chapter-1.mdx': law('第一条', '文字。') });
    const ledger = 'content/ledger/regulations/chapter-1.yaml';
    const site = siteWith({ ...files, [ledger]: old[ledger] });
    const article = site.handbook.articles.get(1);
    expect(article && articleBehind(site, 'en', article)?.text).toContain('The Chinese of this section is newer');
    expect(article && articleBehind(site, 'zh', article)).toBeUndefined();
    // The law is written in Chinese; a better translation says nothing against its text.
    const translated = siteWith({
      ...files,
      'content/en/regulations/chapter-1.mdx': law('Article', 'Better words.'),
      [ledger]: confirmed({ ...SOUND, ...files })[ledger],
    });
    const same = translated.handbook.articles.get(1);
    expect(same && articleBehind(translated, 'zh', same)).toBeUndefined();
  });
});
