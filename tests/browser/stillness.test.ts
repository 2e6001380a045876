import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_KINDS, ID_KINDS, KINDS } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** Nothing moves while a page arrives: neither when a stylesheet nor when a script comes late. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PAGES_OF_BOTH = [...BOTH_KINDS, ...ID_KINDS];
const SCREENS = [
  { name: 'a phone, in Chinese', viewport: { width: 412, height: 823 }, paths: KINDS.map((kind) => `zh/${kind}`) },
  {
    name: 'a wide screen, in English',
    viewport: { width: 1280, height: 900 },
    paths: KINDS.map((kind) => `en/${kind}`),
  },
] as const;

/** What moved and how far, from the first paint on. */
const COLLECT = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map(({ node }) => node?.nodeName + '.' + (node?.className ?? ''));
      window.shifts.push(entry.value.toFixed(4) + ' ' + moved.join(' '));
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

describe.each(SCREENS)('on $name', ({ viewport, paths }) => {
  it.each([...paths, ...PAGES_OF_BOTH])('/%s stands still', async (path) => {
    const { page, context } = await site.open('/favicon.svg', { viewport });
    await page.addInitScript(COLLECT);
    // Scripts and stylesheets come after the text, as on a slow line.
    await page.route(/\.(?:css|js)$/, async (route) => {
      const later = route.request().url().endsWith('.css') ? 40 : 120;
      await new Promise((resolve) => setTimeout(resolve, later));
      await route.continue();
    });
    await page.goto(`${site.origin}/${path}`, { waitUntil: 'networkidle' });
    expect(await page.evaluate('window.shifts')).toEqual([]);
    await context.close();
  });
});
