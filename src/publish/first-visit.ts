import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { LOCALES, type Locale } from '../handbook/locale.ts';
import { isText, listRoutes, type Route } from '../handbook/routes.ts';
import { pageUrl } from '../handbook/urls.ts';

/** What a first visit to a page transfers in compressed bytes: the page, its styles and its scripts; no picture, no icon. */
export type FirstVisit = { readonly page: number; readonly styles: number; readonly scripts: number };

/** The most bytes, compressed with Brotli, that the first visit to a guide page may take. */
export const BUDGET = { median: 16 * 1024, most: 30 * 1024, styles: 9 * 1024, scripts: 3 * 1024 } as const;

export type Compression = 'brotli' | 'brotli-fast' | 'gzip';

const COMPRESS: Readonly<Record<Compression, (bytes: Buffer) => number>> = {
  brotli: (bytes) => brotliCompressSync(bytes).length,
  'brotli-fast': (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
};

/** Returns a function that weighs pages of a built site, each by its address below the base path. */
export function visitWeigher(site: string, compression: Compression): (url: string) => FirstVisit {
  const assets = new Map<string, number>();
  const weigh = (file: string): number => {
    const known = assets.get(file);
    if (known !== undefined) return known;
    const size = COMPRESS[compression](readFileSync(join(site, '_astro', file)));
    assets.set(file, size);
    return size;
  };
  return (url) => {
    const bytes = readFileSync(join(site, url, 'index.html'));
    const html = bytes.toString('utf8');
    const sum = (pattern: RegExp) =>
      [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))].reduce(
        (all, one) => all + weigh(one),
        0,
      );
    return {
      page: COMPRESS[compression](bytes),
      styles: sum(/<link [^>]*href="[^"]*\/_astro\/([^"/]+\.css)"/g),
      scripts: sum(/<script [^>]*src="[^"]*\/_astro\/([^"/]+\.js)"/g),
    };
  };
}

/** Returns the bytes of a first visit in all. */
export function totalOf(visit: FirstVisit): number {
  return visit.page + visit.styles + visit.scripts;
}

/** Returns the pages that the budget is for: guides that are read, in each language. */
export function guideRoutes(handbook: Handbook): readonly { readonly locale: Locale; readonly route: Route }[] {
  const guides = listRoutes(handbook).filter((route) => {
    const page = handbook.pages.get(route.subject);
    return route.kind === 'guide' && page !== undefined && isText(page);
  });
  return LOCALES.flatMap((locale) => guides.map((route) => ({ locale, route })));
}

/** Returns an error for each guide page of a built site whose first visit weighs more than the budget allows. */
export function findHeavyPages(handbook: Handbook, site: string): readonly Diagnostic[] {
  // Quick compression never comes out smaller, so most pages need no second, thorough one.
  const atMost = visitWeigher(site, 'brotli-fast');
  const exact = visitWeigher(site, 'brotli');
  return guideRoutes(handbook).flatMap(({ locale, route }) => {
    const url = pageUrl('/', locale, route.path);
    if (totalOf(atMost(url)) <= BUDGET.most) return [];
    const bytes = totalOf(exact(url));
    const file = handbook.pages.get(route.subject)?.[locale].file;
    if (bytes <= BUDGET.most || file === undefined) return [];
    const size = `${(bytes / 1024).toFixed(1)} KB`;
    const most = `${BUDGET.most / 1024} KB`;
    return [
      {
        file,
        line: 1,
        column: 1,
        severity: 'error',
        code: 'page/too-heavy',
        message: {
          zh: `打开本页要传输${size}（压缩后的页面、样式和脚本），最多${most}。把一部分小节移到单独的页面，或者少用几项事实。`,
          en: `Opening this page transfers ${size} (page, styles and scripts, compressed); ${most} is the most. Move sections to a page of their own, or use fewer facts.`,
        },
      },
    ];
  });
}
