import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import { endingSoon, latestWindows } from '../../src/site/home-dates.ts';
import type { Site } from '../../src/site/site.ts';

const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
const siteOn = (asOf: string): Site => ({ handbook, routes, asOf, base: '/', origin: 'https://x.example' }) as Site;

describe('the dates on the front page', () => {
  it('are those of facts that end within 90 days, under the page that reads them', () => {
    const [ending, ...others] = endingSoon(siteOn('2026-11-21'), 'en');
    expect(others).toEqual([]);
    expect(ending?.on).toBe('2026-12-31');
    expect(ending?.pages.map(({ href }) => href)).toContain('/en/visas/visa-free-entry/');
  });

  it('are gone when the day has passed, and not there too early', () => {
    const days = (asOf: string) => endingSoon(siteOn(asOf), 'zh').map(({ on }) => on);
    expect(days('2026-12-31')).toEqual(['2026-12-31']);
    expect(days('2027-01-01')).toEqual([]);
    expect(days('2026-10-01')).toEqual([]);
  });

  it('leave out the day on which a rule began', () => {
    const facts = endingSoon(siteOn('2026-11-21'), 'en').flatMap(({ pages }) => pages.flatMap((page) => page.facts));
    expect(facts).not.toContain('Sweden’s addition to the list');
    expect(facts).toContain('End of the unilateral visa exemption');
  });

  it('hold the windows of the last rounds, newest first, with what isn’t known about them', () => {
    const windows = latestWindows(siteOn('2026-11-21'), 'en');
    expect(windows.map(({ period }) => period)).toEqual([
      'from 27 November 2025 (closing date not found)',
      '10 July 2025 to 31 July 2025',
    ]);
    expect(latestWindows(siteOn('2029-01-01'), 'en')).toEqual([]);
  });
});
