import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { pageUrl } from '../../src/handbook/urls.ts';
import { BUDGET, findHeavyPages, guideRoutes, totalOf, visitWeigher } from '../../src/publish/first-visit.ts';

/** The first visit to a page, on a slow line. */

const site = inject('site');
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const guides = guideRoutes(handbook).map(({ locale, route }) => pageUrl('/', locale, route.path));

describe('the first visit to a guide page', () => {
  const weigh = visitWeigher(site, 'brotli');
  const visits = guides.map((url) => ({ url, ...weigh(url) }));

  it('transfers no more than the budget, in the middle and at most', () => {
    const totals = visits.map(totalOf).sort((one, other) => one - other);
    expect(totals.length).toBeGreaterThan(160);
    expect(totals[Math.floor(totals.length / 2)]).toBeLessThanOrEqual(BUDGET.median);
    expect(totals.at(-1)).toBeLessThanOrEqual(BUDGET.most);
  }, 240_000);

  it('needs little style and hardly any script', () => {
    for (const { url, styles, scripts } of visits) {
      expect([url, styles > 2048 && styles <= BUDGET.styles]).toEqual([url, true]);
      expect([url, scripts > 100 && scripts <= BUDGET.scripts]).toEqual([url, true]);
    }
  });

  it('waits for no script', () => {
    for (const url of guides) {
      const html = readFileSync(join(site, url, 'index.html'), 'utf8');
      const blocking = [...html.matchAll(/<script(?![^>]*type="module")[^>]*src=[^>]*>/g)].map((match) => match[0]);
      expect([url, blocking]).toEqual([url, []]);
    }
  });
});

describe('a page that grew too heavy', () => {
  it('is named with its file, what it weighs and what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'handbook-weight-'));
    // Text that can't be compressed by much.
    let seed = 7;
    const noise = Array.from({ length: 60_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (seed % 90));
    }).join('');
    for (const url of guides) {
      const file = join(folder, url, 'index.html');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, url === '/en/visas/r-visa/' ? noise.replaceAll('<', '') : '<p>light</p>');
    }
    const found = findHeavyPages(handbook, folder);
    rmSync(folder, { recursive: true });
    expect(found.map(({ file, line, code, severity }) => ({ file, line, code, severity }))).toEqual([
      { file: 'content/en/visas/r-visa.mdx', line: 1, code: 'page/too-heavy', severity: 'error' },
    ]);
    expect(found[0]?.message.en).toMatch(/transfers \d+\.\d KB .* 30 KB is the most/);
  });
});
