import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { LOCALES } from '../src/handbook/locale.ts';
import { COMPRESSED_TYPES, TYPES } from '../src/publish/hosting/description.ts';
import { BOTH_KINDS, ID_KINDS, KINDS } from '../tests/browser/kinds.ts';
import { findChromium } from './find-chromium.ts';

/** Fetched when it is asked for: it is large, and only the people who build the handbook need it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

type Report = {
  readonly categories: Readonly<
    Record<Category, { readonly score: number | null; readonly auditRefs: readonly Ref[] }>
  >;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly numericValue?: number }>>;
};
type Ref = { readonly id: string; readonly weight: number };

/** Runs Lighthouse with its mobile profile on one page of each kind in `dist`, or on those that contain `only`, and prints the scores. */
export async function benchLighthouse(only = ''): Promise<void> {
  const { origin, close } = await serveCompressed('dist');
  const folder = mkdtempSync(join(tmpdir(), 'handbook-lighthouse-'));
  const paths = [
    ...LOCALES.flatMap((locale) => KINDS.map((kind) => `${locale}/${kind}`)),
    ...BOTH_KINDS,
    ...ID_KINDS,
  ].filter((path) => path.includes(only) && !path.endsWith('404.html'));
  const scores = new Map<Category, number[]>();
  console.log(`${CATEGORIES.join(' / ')}, largest paint, layout shift, blocking`);
  try {
    for (const path of paths) {
      const report = await run(`${origin}/${path}`, join(folder, 'report.json'));
      if (!report) {
        console.log(`  –  ${path}`);
        continue;
      }
      const row = CATEGORIES.map((category) => Math.round((report.categories[category].score ?? 0) * 100));
      row.forEach((score, index) => {
        const category = CATEGORIES[index];
        if (category) scores.set(category, [...(scores.get(category) ?? []), score]);
      });
      const value = (audit: string) => report.audits[audit]?.numericValue ?? 0;
      const figures = `${(value('largest-contentful-paint') / 1000).toFixed(2)} s, ${value('cumulative-layout-shift').toFixed(3)}, ${value('total-blocking-time').toFixed(0)} ms`;
      console.log(`  ${row.join(' / ')}  ${figures}  ${path}  ${lost(report)}`);
    }
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const [category, all] of scores) console.log(`lowest ${category}: ${Math.min(...all)} of ${all.length} pages`);
}

/** Names what cost points, apart from speed, whose parts are in the figures. */
function lost({ categories, audits }: Report): string {
  return CATEGORIES.filter((category) => category !== 'performance')
    .flatMap((category) => categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id)
    .join(', ');
}

/** Returns the report, or undefined with the reason printed; the server answers from this process meanwhile. */
async function run(url: string, output: string): Promise<Report | undefined> {
  try {
    await promisify(execFile)(
      'npm',
      [
        ...['exec', '--yes', '--package', LIGHTHOUSE, '--', 'lighthouse', url],
        ...['--quiet', '--output', 'json', '--output-path', output, `--only-categories=${CATEGORIES.join(',')}`],
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking',
      ],
      { env: { ...process.env, CHROME_PATH: findChromium() } },
    );
    return JSON.parse(readFileSync(output, 'utf8')) as Report;
  } catch (error) {
    console.error(String(error).split('\n').slice(0, 4).join('\n'));
    return undefined;
  }
}

/** Serves a folder as a host does that compresses: the local server sends files as they are. */
async function serveCompressed(folder: string): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const bytes = readFileSync(file);
      const extension = extname(file).slice(1);
      const type = TYPES[extension] ?? 'application/octet-stream';
      const isText = COMPRESSED_TYPES.includes(extension);
      response.writeHead(200, {
        'Content-Type': type,
        'Cache-Control': path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'public, max-age=600',
        ...(isText ? { 'Content-Encoding': 'br' } : {}),
      });
      response.end(isText ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
