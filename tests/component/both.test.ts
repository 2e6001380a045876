import { describe, expect, it } from 'vitest';
import BothLink from '../../src/components/BothLink.astro';
import { CONTENT_TEMPLATES, MDX_COMPONENTS } from '../../src/components/content/bindings.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import { accessRows } from '../../src/site/access-results.ts';
import { createReading } from '../../src/site/reading.ts';
import type { Site } from '../../src/site/site.ts';
import { AS_OF, checkChanged } from '../content.ts';
import { renderComponent } from './render.ts';

const { handbook } = checkChanged({});
const site: Site = {
  handbook,
  routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
  asOf: AS_OF,
  base: '/',
  origin: 'https://handbook.example',
};
const { PageSection, h2, th } = MDX_COMPONENTS;

describe('a section of a page', () => {
  it('is printed with the page, and alone when the page asks for it', async () => {
    const print = (id: string, section?: string) =>
      renderComponent(site, 'en', PageSection, { id }, '<p>words</p>', section === undefined ? {} : { section });
    expect(await print('who')).toContain('words');
    expect(await print('who', 'who')).toContain('words');
    expect(await print('who', 'steps')).not.toContain('words');
    expect(await print('', '')).toContain('words');
    expect(await print('who', '')).not.toContain('words');
  });

  it('takes the id that its page gives it', async () => {
    const reading = { ...createReading(site, 'en'), anchor: (id: string) => `en-${id}` };
    const html = await renderComponent(site, 'en', h2, { id: 'who' }, 'Who', { reading });
    expect(html).toContain('<h2 id="en-who">');
    expect(html).toContain('href="#en-who"');
  });
});

describe('the corner of a table', () => {
  it('heads nothing when it has no words', async () => {
    expect(await renderComponent(site, 'en', th, {}, '')).toBe('<td></td>');
    expect(await renderComponent(site, 'en', th, {}, 'Fee')).toContain('<th scope="col">Fee</th>');
  });
});

describe('a seal', () => {
  const notes = new Map([['pass-mark', { number: 7, href: '#note-pass-mark' }]]);

  it('leads to its note where the page has notes and no panels', async () => {
    const html = await renderComponent(site, 'en', CONTENT_TEMPLATES.Fact, { id: 'pass-mark' }, undefined, { notes });
    expect(html).toContain('href="#note-pass-mark"');
    expect(html).toContain('data-note="7"');
    expect(html).not.toContain('popovertarget');
  });

  it('keeps its panel where the note has no place of its own, and takes its number to paper', async () => {
    const numbered = new Map([['pass-mark', { number: 7 }]]);
    const html = await renderComponent(site, 'en', CONTENT_TEMPLATES.Fact, { id: 'pass-mark' }, undefined, {
      notes: numbered,
    });
    expect(html).toMatch(/popovertarget="p_[0-9a-z]+"/);
    expect(html).toContain('data-note="7"');
  });
});

describe('the link to both languages', () => {
  it('is named in both, and absent where there is no such page', async () => {
    const html = await renderComponent(site, 'zh', BothLink, { href: '/both/visas/r-visa/' });
    expect(html).toContain('<span lang="zh-CN">中英对照</span>');
    expect(html).toContain('<span lang="en">Both languages side by side</span>');
    expect(await renderComponent(site, 'zh', BothLink, { href: '' })).not.toContain('<a');
  });
});

describe('the results of the accessibility test', () => {
  const result = {
    on: '2026-11-21',
    axe: '4.14.1',
    chromium: '140',
    rules: ['wcag2aa'],
    pages: 1,
    standFor: 1500,
    runs: 2,
    violations: [],
    undecided: [],
  };

  it('are printed in both languages from the record', async () => {
    for (const locale of ['zh', 'en'] as const) {
      const html = await renderComponent(site, locale, CONTENT_TEMPLATES.AccessResults, {});
      expect(html).toMatch(/axe-core \d+\.\d+\.\d+ · Chromium \d+/);
      expect(html.match(/<th scope="row">/g)).toHaveLength(accessRows(result, locale).length);
    }
  });

  it('say what was found, and name it', () => {
    const text = (changed: Partial<typeof result> | object) =>
      accessRows({ ...result, ...changed }, 'en')
        .map((row) => row.text)
        .join(' | ');
    expect(text({})).toContain('| none |');
    expect(text({})).toContain('1, standing for 1,500 ');
    expect(text({ violations: [{ rule: 'region', count: 3, pages: 2 }] })).toContain('3 on 2 pages: region');
    expect(text({ undecided: [{ rule: 'color-contrast', count: 1200, pages: 2 }] })).toContain('1,200: color-contrast');
  });
});
