import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { htmlLang, LOCALES } from '../../src/handbook/locale.ts';
import { idSubjects } from '../../src/handbook/promise.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { isIndexed, listRoutes, procedurePath } from '../../src/handbook/routes.ts';
import { bothUrl, idUrl, pageUrl } from '../../src/handbook/urls.ts';
import { cards } from '../../src/site/card-view.ts';
import { formerAddresses } from '../../src/site/former-view.ts';

/** What was built, page by page. */

type Element = DefaultTreeAdapterTypes.Element;
type BuiltPage = {
  readonly url: string;
  readonly html: string;
  readonly elements: readonly Element[];
  readonly ids: ReadonlySet<string>;
};

const site = inject('site');
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const routes = listRoutes(handbook);

function readPages(): ReadonlyMap<string, BuiltPage> {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return new Map(
    files.map((file) => {
      const url = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
      const html = readFileSync(join(site, file), 'utf8');
      const elements: Element[] = [];
      const visit = (node: DefaultTreeAdapterTypes.Node): void => {
        if ('tagName' in node) elements.push(node);
        for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
      };
      visit(parse(html));
      return [
        url,
        { url, html, elements, ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])) },
      ];
    }),
  );
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

const pages = readPages();
const all = <T>(of: (page: BuiltPage) => readonly T[]): readonly T[] => [...pages.values()].flatMap(of);

describe('the built site', () => {
  it('has every page in both languages, and no other', () => {
    const expected = LOCALES.flatMap((locale) => routes.map((route) => pageUrl('/', locale, route.path)));
    const others = ['/', '/404.html', ...LOCALES.map((locale) => `/${locale}/404.html`)];
    const both = routes.filter(({ hasBoth }) => hasBoth).map((route) => bothUrl('/', route.path));
    const short = idSubjects(handbook).map((subject) => idUrl('/', subject));
    const former = formerAddresses(handbook).map(({ address }) => `/${address}/`);
    const framed = cards({ handbook }).map(({ address }) => `/${address}/`);
    expect([...pages.keys()].sort()).toEqual([...expected, ...both, ...short, ...former, ...framed, ...others].sort());
  });

  it('has no link or anchor that leads nowhere', () => {
    const broken = all((page) =>
      page.elements.flatMap((element) => {
        const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
        if (href === undefined || /^https?:/.test(href)) return [];
        const target = new URL(href, `https://x${page.url}`);
        const found = pages.get(decodeURI(target.pathname));
        // What programs read are files, not pages.
        if (
          !found &&
          /\.(?:json|atom|md|txt|bib|ris)$/.test(target.pathname) &&
          existsSync(join(site, target.pathname))
        )
          return [];
        if (!found) return [`${page.url} → ${href}`];
        const anchor = decodeURIComponent(target.hash.slice(1));
        return anchor === '' || found.ids.has(anchor) ? [] : [`${page.url} → ${href}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('opens only panels that are on the page', () => {
    const lost = all((page) =>
      page.elements.flatMap((element) => {
        const target = attribute(element, 'popovertarget');
        return target === undefined || page.ids.has(target) ? [] : [`${page.url} → ${target}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  it('uses each id once on a page', () => {
    const twice = all((page) => {
      const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page.url}#${id}`);
    });
    expect(twice).toEqual([]);
  });

  it('loads nothing from a third party', () => {
    const loaded = all((page) =>
      page.elements.flatMap((element) => {
        const source =
          attribute(element, 'src') ??
          (element.tagName === 'link' && !/canonical|alternate/.test(attribute(element, 'rel') ?? '')
            ? attribute(element, 'href')
            : undefined);
        return source !== undefined && /^(?:[a-z]+:|\/\/)/i.test(source) ? [`${page.url} ${source}`] : [];
      }),
    );
    expect(loaded).toEqual([]);
  });

  it('has no inline script, style or handler, and a policy that forbids them', () => {
    for (const page of pages.values()) {
      const inline = page.elements.filter(
        (element) =>
          element.tagName === 'style' ||
          (element.tagName === 'script' &&
            attribute(element, 'src') === undefined &&
            // Data, which browsers don't run; tests/site/machines.test.ts reads it.
            attribute(element, 'type') !== 'application/ld+json') ||
          element.attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
      );
      expect([page.url, inline.map((element) => element.tagName)]).toEqual([page.url, []]);
      const policy = page.elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
      expect(policy && attribute(policy, 'content')).toMatch(/default-src 'none'/);
      expect(policy && attribute(policy, 'content')).not.toMatch(/unsafe-inline|unsafe-eval|https:|\*/);
    }
  });

  it('says its language, its twin and its address', () => {
    for (const locale of LOCALES) {
      for (const route of routes.filter(isIndexed)) {
        const page = pages.get(pageUrl('/', locale, route.path));
        const html = page?.elements.find((element) => element.tagName === 'html');
        expect(html && attribute(html, 'lang')).toBe(htmlLang(locale));
        const links = (page?.elements ?? []).filter((element) => element.tagName === 'link');
        const canonical = links.find((element) => attribute(element, 'rel') === 'canonical');
        expect(canonical && new URL(attribute(canonical, 'href') ?? '').pathname).toBe(page?.url);
        const twins = links.flatMap((element) => attribute(element, 'hreflang') ?? []);
        expect(twins).toEqual(['zh-CN', 'en', 'x-default']);
        const descriptions = page?.elements.filter((element) => attribute(element, 'name') === 'description') ?? [];
        expect([page?.url, attribute(descriptions[0] as Element, 'content')?.trim()]).not.toEqual([page?.url, '']);
      }
    }
  });

  it('has one first-level heading a page and never skips a level', () => {
    for (const page of pages.values()) {
      const levels = page.elements
        .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
        .map(({ tagName }) => Number(tagName[1]));
      expect([page.url, levels.filter((level) => level === 1).length]).toEqual([page.url, 1]);
      const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
      expect([page.url, skipped]).toEqual([page.url, []]);
    }
  });

  it('prints no hole: no placeholder, undefined or component name', () => {
    const holes = /\{\{|\{value\}|undefined|NaN|\[object|<(?:Fact|Cite|Term|Doubt)\b/;
    // Double braces are how BibTeX keeps a title whole.
    const printed = (html: string) => html.replace(/<pre [^>]*aria-label="BibTeX"[\s\S]*?<\/pre>/g, '');
    const found = [...pages.values()].filter((page) => holes.test(printed(page.html))).map((page) => page.url);
    expect(found).toEqual([]);
  });

  it('loads every stylesheet in the head, and those of what stands on it', () => {
    const sheets = { pictures: 'class="picture ', tool: '<handbook-(?:decision|deadlines|procedure|filter)' };
    for (const page of pages.values()) {
      const [head = '', body = ''] = page.html
        .replace(/<template id="search-box">[\s\S]*?<\/template>/, '')
        .split('<body');
      expect([page.url, body.includes('rel="stylesheet"')]).toEqual([page.url, false]);
      for (const [sheet, mark] of Object.entries(sheets)) {
        const stands = new RegExp(mark).test(body);
        expect([page.url, sheet, new RegExp(`/${sheet}\\.[^"]+\\.css"`).test(head)]).toEqual([page.url, sheet, stands]);
      }
    }
  });

  it('lists the clauses of a source in their order', () => {
    let lists = 0;
    for (const page of pages.values()) {
      const [, basis = ''] = /<ul class="basis">([\s\S]*?)<\/ul>/.exec(page.html) ?? [];
      for (const line of basis.split('<li>')) {
        const articles = [...line.matchAll(/Article (\d+)/g)].map(([, article]) => Number(article));
        if (articles.length > 1) lists++;
        expect([page.url, articles]).toEqual([page.url, articles.toSorted((a, b) => a - b)]);
      }
    }
    expect(lists).toBeGreaterThan(10);
  });

  it('keeps page and section in the language switch', () => {
    for (const route of routes) {
      const switchLink = pages
        .get(pageUrl('/', 'zh', route.path))
        ?.elements.find((element) => attribute(element, 'class') === 'language-switch');
      expect(switchLink && attribute(switchLink, 'href')).toBe(pageUrl('/', 'en', route.path));
      expect(switchLink && attribute(switchLink, 'lang')).toBe('en');
    }
  });

  it('has a sitemap of all indexed pages with dates, and robots that names it', () => {
    const sitemap = readFileSync(join(site, 'sitemap.xml'), 'utf8');
    const listed = [...sitemap.matchAll(/<loc>[a-z]+:\/\/[^/]+([^<]*)<\/loc><lastmod>(\d{4}-\d{2}-\d{2})<\/lastmod>/g)];
    const indexed = LOCALES.flatMap((locale) =>
      routes.filter(isIndexed).map((route) => pageUrl('/', locale, route.path)),
    );
    expect(listed.map((match) => match[1]).sort()).toEqual([...indexed].sort());
    expect(readFileSync(join(site, 'robots.txt'), 'utf8')).toMatch(/Sitemap: \S+\/sitemap\.xml/);
  });
});

describe('a guide page', () => {
  const guide = (locale: 'zh' | 'en') => pages.get(`/${locale}/permanent-residence/points-two-zones/`);

  it('ends with basis, changes and doubts, in both languages', () => {
    for (const locale of LOCALES) {
      for (const id of ['who', 'documents', 'steps', 'basis', 'changes', 'doubts'])
        expect(guide(locale)?.ids).toContain(id);
    }
  });

  it('carries the proof of each of its facts: source, grade in words, dates, link', () => {
    const html = guide('en')?.html ?? '';
    const link = html.indexOf('/facts/pr-two-zones-passmark/"', html.indexOf('class="proofs"'));
    const panel = html.slice(html.lastIndexOf('popover id=', link)).split('proof__close')[0] ?? '';
    expect(panel).toContain('aria-label="Proof: ');
    expect(panel).toContain('at least 70 points');
    expect(panel).toContain('read on the issuer’s own page');
    expect(panel).toContain('21 November 2026');
    expect(panel).toContain('href="/en/reference/facts/pr-two-zones-passmark/"');
  });

  it('says a sentence once, in the text or in its proof', () => {
    const { html = '' } = pages.get('/en/start/work-plan/') ?? {};
    const sentence = 'The work plan names three kinds of safeguard';
    expect(html.split(sentence)).toHaveLength(2);
    // Where the text has the value alone, the proof has the sentence.
    expect(guide('en')?.html.slice(guide('en')?.html.indexOf('class="proofs"'))).toContain('at least 70 points');
  });

  it('shows the Chinese clause where the text is held here', () => {
    const html = pages.get('/en/permanent-residence/points-assessment/')?.html ?? '';
    expect(html).toContain('实行在华永久居留积分评估制度');
  });
});

describe('an article', () => {
  it('shows its text, its translation, and what rests on it', () => {
    const html = pages.get('/zh/regulations/article-72/')?.html ?? '';
    expect(html).toContain('本市探索海外高层次人才职称直接认定制度');
    expect(html).toContain('direct recognition of');
    expect(html).toContain('/zh/permanent-residence/points-assessment/');
    expect(html).toContain('/zh/regulations/article-71/');
    expect(html).toContain('/zh/regulations/article-73/');
  });
});

describe('the tools', () => {
  const tools = pages.size === 0 ? [] : [...pages.values()].filter(({ url }) => /\/tools\/.+/.test(url));

  it('stand on pages that open no connection and send no form', () => {
    const asking = tools.filter(({ elements }) => elements.some((element) => element.tagName.startsWith('handbook-')));
    expect(asking.length).toBeGreaterThan(80);
    for (const { url, html } of asking) {
      expect([url, html.includes("connect-src 'none'"), html.includes("form-action 'none'")]).toEqual([
        url,
        true,
        true,
      ]);
    }
  });

  it('take less than 12 KB of script, engine and interface together', () => {
    for (const { url, html } of tools) {
      const scripts = new Set([...html.matchAll(/_astro\/([\w.-]+\.js)/g)].map((match) => match[1] ?? ''));
      for (const file of scripts) {
        const code = readFileSync(join(site, '_astro', file), 'utf8');
        for (const match of code.matchAll(/["']\.\/([\w.-]+\.js)["']/g)) scripts.add(match[1] ?? '');
      }
      const bytes = [...scripts].reduce(
        (sum, file) => sum + gzipSync(readFileSync(join(site, '_astro', file))).length,
        0,
      );
      expect([url, bytes < 12 * 1024]).toEqual([url, true]);
    }
  });

  it('are named by the pages they belong to', () => {
    for (const [path, links] of handbook.toolsOfPage) {
      for (const locale of LOCALES) {
        const html = pages.get(pageUrl('/', locale, path))?.html ?? '';
        for (const link of links) {
          const target = link.procedure ? procedurePath(link.procedure.id) : link.page.path;
          expect([path, html.includes(`href="${pageUrl('/', locale, target)}"`)]).toEqual([path, true]);
        }
      }
    }
    expect(handbook.toolsOfPage.size).toBeGreaterThan(30);
  });
});
