import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_KINDS, ID_KINDS } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** Two languages in view, and paper, in Chromium. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BOTH = '/both/visas/r-visa/';
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
const left = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.x ?? Number.NaN;

describe('a page in both languages', () => {
  it.each([...BOTH_KINDS, ...ID_KINDS])(
    '%s opens without an error, fits a phone and has no axe violation',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context, problems } = await site.open(`/${path}`, {
          colorScheme,
          viewport: { width: 320, height: 800 },
          bypassCSP: true,
        });
        expect(problems).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: runner } = window as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await runner.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
        });
        expect(violations).toEqual([]);
        await context.close();
      }
    },
  );

  it('stands side by side on a wide screen and stacked on a phone, without JavaScript', async () => {
    const { page, context } = await site.open(BOTH, { javaScriptEnabled: false });
    expect(await left(page, '#en-who')).toBeGreaterThan((await left(page, '#who')) + 400);
    await page.setViewportSize({ width: 360, height: 800 });
    const chinese = await page.locator('#who').boundingBox();
    const english = await page.locator('#en-who').boundingBox();
    expect(english?.y).toBeGreaterThan((chinese?.y ?? 0) + 100);
    expect(Math.abs((english?.x ?? 0) - (chinese?.x ?? 0))).toBeLessThan(40);
    await context.close();
  });

  it('leads from a seal to the note in both languages', async () => {
    const { page, context } = await site.open(BOTH, { javaScriptEnabled: false });
    await page.locator('[lang="en"] .proof-mark').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#note-/);
    const note = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    expect(await note.locator('[lang="zh-CN"]').textContent()).toContain('核对');
    expect(await note.locator('[lang="en"]').textContent()).toContain('checked');
    await context.close();
  });
});

describe('paper', () => {
  it.each([
    ['/en/visas/r-visa/', 'a guide'],
    ['/zh/permanent-residence/points-two-zones/', 'a guide in Chinese'],
    [BOTH, 'both languages'],
    ['/both/regulations/chapter-6/', 'a chapter of the Regulations'],
  ])('%s prints with its address, tables as wide as the sheet and details opened: %s', async (path) => {
    const { page, context } = await site.open(path);
    // A4 less its margins, in CSS pixels.
    await page.setViewportSize({ width: 672, height: 900 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-address').textContent()).toContain(path);
    expect(await page.locator('.print-address').isVisible()).toBe(true);
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('table')].filter((table) => table.getBoundingClientRect().right > innerWidth)
          .length,
    );
    expect(cut).toBe(0);
    const closed = await page.evaluate(
      () => [...document.querySelectorAll('main details.doubt > p')].filter((text) => !text.checkVisibility()).length,
    );
    expect(closed).toBe(0);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(1);
    await context.close();
  });

  it('gives each seal the number of its note', async () => {
    const { page, context } = await site.open('/en/visas/r-visa/');
    await page.emulateMedia({ media: 'print' });
    const panel = page.locator('.proof:has(a[href$="/facts/visa-r-stay/"])');
    const seal = page.locator(`main .proof-mark[popovertarget="${await panel.getAttribute('id')}"]`).first();
    const number = await seal.getAttribute('data-note');
    expect(Number(number)).toBeGreaterThan(0);
    expect(await panel.locator('.proof-mark').getAttribute('data-note')).toBe(number);
    await context.close();
  });

  it('takes the whole handbook, hundreds of sheets of it', async () => {
    const { page, context, problems } = await site.open('/en/print/');
    expect(problems).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(200);
    await context.close();
  }, 240_000);
});
