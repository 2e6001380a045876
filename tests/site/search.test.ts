import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { LOCALES, type Locale } from '../../src/handbook/locale.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import type { DirectoryFile } from '../../src/search/directory.ts';
import { contentSecurityPolicy } from '../../src/site/page-view.ts';

const site = inject('site');
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const index = (locale: Locale, ...path: readonly string[]) => join(site, 'search-index', locale, ...path);

function directory(locale: Locale): DirectoryFile {
  return JSON.parse(inflateRawSync(readFileSync(index(locale, 'directory.bin'))).toString('utf8')) as DirectoryFile;
}

describe('the search index', () => {
  it('numbers pages and sections alike in both editions', () => {
    const numbered = ({ pages, terms, sources, facts }: DirectoryFile) => [
      pages.map(([kind, , path, , sections]) => [kind, path, sections]),
      terms.length,
      sources,
      facts,
    ];
    expect(numbered(directory('zh'))).toEqual(numbered(directory('en')));
  });

  it('holds every guide, article, term, fact and source', () => {
    const { pages, articles, records } = handbook;
    for (const locale of LOCALES) {
      const found = directory(locale);
      const paths = new Set(found.pages.map(([, , path]) => path));
      for (const path of pages.keys()) expect(paths).toContain(path);
      for (const number of articles.keys()) expect(paths).toContain(`regulations/article-${number}`);
      expect([found.terms.length, found.sources, found.facts]).toEqual([
        records.terms.size,
        records.sources.size,
        records.facts.size,
      ]);
    }
  });

  it('is read in small pieces', () => {
    for (const locale of LOCALES) {
      expect(statSync(index(locale, 'directory.bin')).size).toBeLessThan(32_000);
      for (const file of readdirSync(index(locale, 'words')))
        expect(statSync(index(locale, 'words', file)).size).toBeLessThan(9_000);
    }
  });
});

describe('the scripts of search', () => {
  const weigh = (part: string) => {
    const files = readdirSync(join(site, '_astro')).filter((file) => file.endsWith('.js') && file.includes(part));
    return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, '_astro', file))).length, 0);
  };

  it('weigh little on a page whose box stays closed, and not much when it is opened', () => {
    expect(weigh('SearchBox')).toBeGreaterThan(0);
    expect(weigh('SearchBox')).toBeLessThan(2_000);
    expect(weigh('search-')).toBeLessThan(12_000);
  });
});

describe('what a page may do', () => {
  it('is to fetch the index, nothing else, and on a tool not even that', () => {
    expect(contentSecurityPolicy({})).toContain("connect-src 'self'");
    expect(contentSecurityPolicy({})).not.toContain('wasm');
    expect(contentSecurityPolicy({ runsSearch: false })).toContain("connect-src 'none'");
    const tool = contentSecurityPolicy({ isTool: true });
    expect(tool).toContain("connect-src 'none'");
    expect(tool).toContain("form-action 'none'");
  });

  it('is told by its own policy', () => {
    for (const locale of LOCALES) {
      const page = readFileSync(join(site, locale, 'visas', 'index.html'), 'utf8');
      expect(page.replaceAll('&#39;', "'")).toContain("connect-src 'self'");
      expect(page).toContain('data-opens="box"');
      const kept = readFileSync(join(site, locale, 'search', 'index.html'), 'utf8');
      expect(kept).toMatch(/<template id="search-box">[\s\S]*role="combobox"[\s\S]*<\/template>/);
    }
  });
});

describe('the topic index', () => {
  it('lists every title, keyword and term of its edition', () => {
    const { pages, records } = handbook;
    for (const locale of LOCALES) {
      const html = readFileSync(join(site, locale, 'reference', 'topics', 'index.html'), 'utf8')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"');
      const wanted = [
        ...[...pages.values()]
          .filter(({ path }) => !/chapter-\d/.test(path))
          .flatMap((page) => [page[locale].frontmatter.title, ...page[locale].frontmatter.keywords]),
        ...[...records.terms.values()].flatMap((term) => [term[locale], ...(term.aliases?.[locale] ?? [])]),
      ];
      const lower = html.toLowerCase();
      expect(wanted.filter((name) => !lower.includes(name.toLowerCase()))).toEqual([]);
    }
  });
});
