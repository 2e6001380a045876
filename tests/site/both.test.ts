import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { LOCALES } from '../../src/handbook/locale.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import { bothUrl, pageUrl } from '../../src/handbook/urls.ts';

/** The pages with both languages, and the handbook on one page, as they were built. */

type Element = DefaultTreeAdapterTypes.Element;

const site = inject('site');
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const routes = listRoutes(handbook).filter(({ hasBoth }) => hasBoth);
const read = (url: string) => readFileSync(join(site, url, 'index.html'), 'utf8');
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

/** All elements in reading order, each with the language it stands in. */
function elementsOf(html: string): readonly { readonly element: Element; readonly lang: string }[] {
  const found: { element: Element; lang: string }[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node, lang: string): void => {
    const own = 'tagName' in node ? (attribute(node, 'lang') ?? lang) : lang;
    if ('tagName' in node) found.push({ element: node, lang: own });
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child, own);
  };
  visit(parse(html), '');
  return found;
}

describe('a page in both languages', () => {
  it('exists for each guide, chapter and article, and for nothing that asks for answers', () => {
    expect(routes.filter(({ kind }) => kind === 'article')).toHaveLength(handbook.articles.size);
    expect(routes.filter(({ kind }) => kind === 'regulation-chapter')).toHaveLength(handbook.regulations.length);
    expect(routes.map(({ path }) => path)).toContain('visas/r-visa');
    expect(routes.map(({ path }) => path)).not.toContain('tools/choose-a-visa');
  });

  it('brings the styles of pictures in its head wherever one stands', () => {
    const drawn = routes.map(({ path }) => read(bothUrl('/', path))).filter((html) => html.includes('class="picture '));
    expect(drawn.length).toBeGreaterThan(3);
    for (const html of drawn) {
      const [head = '', body = ''] = html.split('<body');
      expect(head).toMatch(/<link rel="stylesheet" href="[^"]*\/pictures\.[^"]+\.css">/);
      expect(body).not.toContain('rel="stylesheet"');
    }
  });

  it('alternates the languages section by section, each heading in its language', () => {
    for (const route of routes.filter(({ kind }) => kind === 'guide')) {
      const page = handbook.pages.get(route.subject);
      const expected = (page?.zh.sections ?? [])
        .filter(({ depth, id }) => depth === 2 && id !== '')
        .map(({ id }) => id);
      const headings = elementsOf(read(bothUrl('/', route.path))).filter(
        ({ element }) => element.tagName === 'h2' && attribute(element, 'id') !== 'notes',
      );
      const written = headings
        .map(({ element, lang }) => [attribute(element, 'id') ?? '', lang])
        .filter(
          ([id]) => expected.includes((id ?? '').replace(/^en-/, '')) && !/^(?:en-)?(?:changes|doubts)$/.test(id ?? ''),
        );
      expect([route.path, written]).toEqual([
        route.path,
        expected.flatMap((id) => [
          [id, 'zh-CN'],
          [`en-${id}`, 'en'],
        ]),
      ]);
    }
  });

  it('leads each reader on in the own language', () => {
    for (const route of routes) {
      for (const { element, lang } of elementsOf(read(bothUrl('/', route.path)))) {
        const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
        // Short addresses, cards and the list of links belong to both editions.
        if (lang === 'mul' || !href?.startsWith('/') || /^\/(?:id\/|card\/|links\.json$)/.test(href)) continue;
        expect([route.path, href.startsWith(lang === 'en' ? '/en/' : '/zh/')]).toEqual([route.path, true]);
      }
    }
  });

  it('is linked from its pages, and is for readers, not for search engines', () => {
    for (const route of routes) {
      for (const locale of LOCALES) {
        expect(read(pageUrl('/', locale, route.path))).toContain(`href="${bothUrl('/', route.path)}"`);
      }
      expect(read(bothUrl('/', route.path))).toContain('<meta name="robots" content="noindex">');
    }
    expect(readFileSync(join(site, 'sitemap.xml'), 'utf8')).not.toMatch(/\/both\/|\/print\//);
  });
});

describe('the handbook on one page', () => {
  it.each(LOCALES)('holds every guide and every article once, in order: %s', (locale) => {
    const html = read(pageUrl('/', locale, 'print'));
    const ids = elementsOf(html).flatMap(({ element }) => attribute(element, 'id') ?? []);
    const guides = routes.filter(({ kind }) => kind === 'guide').map(({ path }) => path.replaceAll('/', '-'));
    for (const id of [...guides, ...[...handbook.articles.keys()].map((number) => `article-${number}`)]) {
      expect([id, ids.filter((one) => one === id).length]).toEqual([id, 1]);
    }
    expect(ids.indexOf('visas-r-visa')).toBeLessThan(ids.indexOf('permanent-residence'));
    expect(ids.indexOf('reference-about')).toBeLessThan(ids.indexOf('article-1'));
    expect(html).not.toMatch(/popovertarget|data-pagefind-body/);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});
