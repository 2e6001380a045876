import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildDate } from '../src/disk/build-date.ts';
import { LOCALES, type Locale } from '../src/handbook/locale.ts';
import { buildSite } from '../src/publish/build-site.ts';
import { serveSite } from '../src/publish/serve-site.ts';
import { RELEVANCE_EN } from '../tests/fixtures/relevance-en.ts';
import { RELEVANCE_ZH, type RelevanceQuery } from '../tests/fixtures/relevance-zh.ts';
import { findChromium } from './find-chromium.ts';

const SETS: Readonly<Record<Locale, readonly RelevanceQuery[]>> = { zh: RELEVANCE_ZH, en: RELEVANCE_EN };

/** Results that are read for showing, by both engines. */
const SHOWN = 10;

/** Every how manieth query is also asked as the first of a visit. */
const FIRST_EVERY = 8;

/** One engine under test: how a page asks it. */
type Engine = {
  readonly name: string;
  /** Prepares a page that may then be asked. */
  readonly open: (page: Page, origin: string, locale: Locale) => Promise<void>;
  /** Asks and returns the paths of the results shown, best first. */
  readonly ask: (page: Page, query: string) => Promise<readonly string[]>;
};

const OURS: Engine = {
  name: 'handbook',
  open: async (page, origin, locale) => {
    await page.goto(`${origin}/${locale}/search/`);
  },
  // Through the page, as a reader does: submitted, searched, read and printed.
  ask: (page, query) =>
    page.evaluate(async (typed) => {
      const part = <T extends Element>(selector: string): T => {
        const found = document.querySelector<T>(selector);
        if (!found) throw new Error(`The search page lacks ${selector}.`);
        return found;
      };
      const status = part('.search__status');
      const waiting = part<HTMLElement>('handbook-search').dataset['searching'];
      part<HTMLInputElement>('#query').value = typed;
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (status.textContent === waiting) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(status, { childList: true, characterData: true, subtree: true });
        part<HTMLFormElement>('handbook-search form').requestSubmit();
      });
      return [...document.querySelectorAll<HTMLAnchorElement>('#search-results a')].map((link) => link.pathname);
    }, query),
};

/** As `npx pagefind --site dist` and its documentation have it: no setting, the query as typed. */
const PLAIN_PAGEFIND: Engine = {
  name: 'plain Pagefind',
  open: async (page, origin, locale) => {
    await page.goto(`${origin}/${locale}/search/`);
  },
  ask: (page, query) =>
    page.evaluate<readonly string[]>(`(async () => {
      const engine = await import('/pagefind/pagefind.js');
      const { results } = await engine.search(${JSON.stringify(query)});
      const shown = await Promise.all(results.slice(0, ${SHOWN}).map((result) => result.data()));
      return shown.map((result) => new URL(result.url, location.href).pathname);
    })()`),
};

/**
 * Asks both engines the whole relevance set on the same pages and prints hits, bytes and milliseconds. Bytes are
 * those of a host that compresses text; what either engine stores compressed counts as it is.
 */
export async function benchSearch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-search-'));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const site = join(folder, 'dist');
    if (!(await buildSite({ root: process.cwd(), asOf: buildDate(), output: site }))) return;
    await indexWithPagefind(site);
    const { server, port } = await serveSite({ folder: site, base: '/', port: 0 });
    const origin = `http://127.0.0.1:${port}`;
    for (const locale of LOCALES) {
      const measures: Measure[] = [];
      for (const engine of [OURS, PLAIN_PAGEFIND]) measures.push(await measure(engine, browser, origin, site, locale));
      printMeasures(locale, measures);
    }
    server.close();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function indexWithPagefind(site: string): Promise<void> {
  try {
    const { index } = await createIndex();
    await index?.addDirectory({ path: site });
    await index?.writeFiles({ outputPath: join(site, 'pagefind') });
  } finally {
    await close();
  }
}

type Measure = {
  readonly name: string;
  readonly ranks: readonly { readonly query: RelevanceQuery; readonly paths: readonly string[] }[];
  readonly firstBytes: readonly number[];
  readonly nextBytes: readonly number[];
  readonly milliseconds: readonly number[];
};

async function measure(
  engine: Engine,
  browser: Browser,
  origin: string,
  site: string,
  locale: Locale,
): Promise<Measure> {
  const set = SETS[locale];
  // Plain Pagefind needs WebAssembly, which the pages' own policy refuses.
  const newVisit = async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    let bytes = 0;
    await engine.open(page, origin, locale);
    page.on('response', (response) => {
      bytes += response.ok() ? weightOf(site, new URL(response.url()).pathname) : 0;
    });
    const takeBytes = () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    };
    return { page, context, takeBytes };
  };

  const visit = await newVisit();
  await engine.ask(visit.page, set[0]?.query ?? '');
  visit.takeBytes();
  const ranks: { query: RelevanceQuery; paths: readonly string[] }[] = [];
  const nextBytes: number[] = [];
  const milliseconds: number[] = [];
  for (const query of set) {
    const started = performance.now();
    const paths = await engine.ask(visit.page, query.query);
    milliseconds.push(performance.now() - started);
    nextBytes.push(visit.takeBytes());
    ranks.push({ query, paths: paths.map((path) => path.replace(`/${locale}/`, '').replace(/\/$/, '')) });
  }
  await visit.context.close();

  const firstBytes: number[] = [];
  for (const { query } of set.filter((_, index) => index % FIRST_EVERY === 0)) {
    const first = await newVisit();
    await engine.ask(first.page, query);
    firstBytes.push(first.takeBytes() + scriptsOf(engine, site, locale));
    await first.context.close();
  }
  return { name: engine.name, ranks, firstBytes, nextBytes, milliseconds };
}

/** Returns what our search page loaded with itself: the scripts it names. */
function scriptsOf(engine: Engine, site: string, locale: Locale): number {
  if (engine !== OURS) return 0;
  const html = readFileSync(join(site, locale, 'search', 'index.html'), 'utf8');
  const named = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map((match) => match[1] ?? '');
  const imported = named.flatMap((path) =>
    [...readFileSync(join(site, path), 'utf8').matchAll(/from"\.\/([^"]+)"/g)].map((match) => `/_astro/${match[1]}`),
  );
  return [...new Set([...named, ...imported])].reduce((sum, path) => sum + weightOf(site, path), 0);
}

function weightOf(site: string, path: string): number {
  const bytes = readFileSync(join(site, decodeURIComponent(path)));
  return /\.(?:js|css|json|html)$/.test(path) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
}

function printMeasures(locale: Locale, measures: readonly Measure[]): void {
  console.log(`\n${locale}: ${SETS[locale].length} queries`);
  console.log(row(['', 'top-1', 'top-3', 'empty', 'first KB', '(most)', 'next KB', '(most)', 'ms', '(95 %)']));
  for (const { name, ranks, firstBytes, nextBytes, milliseconds } of measures) {
    console.log(
      row([
        name,
        share(ranks, 1).toFixed(3),
        share(ranks, 3).toFixed(3),
        ranks.filter(({ paths }) => paths.length === 0).length,
        kilobytes(quantile(firstBytes, 0.5)),
        kilobytes(quantile(firstBytes, 1)),
        kilobytes(quantile(nextBytes, 0.5)),
        kilobytes(quantile(nextBytes, 1)),
        quantile(milliseconds, 0.5).toFixed(0),
        quantile(milliseconds, 0.95).toFixed(0),
      ]),
    );
  }
  console.log(row(['top-1 / top-3 by kind', 'queries', ...measures.map(({ name }) => name)]));
  for (const kind of new Set(SETS[locale].map((query) => query.kind))) {
    const of = (one: Measure) => one.ranks.filter(({ query }) => query.kind === kind);
    const hits = measures.map((one) => `${share(of(one), 1).toFixed(2)} / ${share(of(one), 3).toFixed(2)}`);
    console.log(row([`  ${kind}`, measures[0] ? of(measures[0]).length : 0, ...hits]));
  }
}

function share(ranks: Measure['ranks'], first: number): number {
  const hits = ranks.filter(({ query, paths }) => paths.slice(0, first).some((path) => query.pages.includes(path)));
  return hits.length / Math.max(1, ranks.length);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, index) => String(cell).padEnd(index === 0 ? 24 : 16))
    .join('')
    .trimEnd();
}
