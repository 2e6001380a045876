import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** What a reader does, in Chromium. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GUIDE = '/en/permanent-residence/points-two-zones/';
const PASS_MARK_PANEL = '.proof:has(a[href$="/facts/pr-two-zones-passmark/"])';

describe.each(['zh', 'en'])('every kind of page in %s', (locale) => {
  it.each(KINDS)('%s opens without an error under its policy, fits a phone and has no axe violation', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context, problems } = await site.open(`/${locale}/${path}`, {
        colorScheme,
        viewport: { width: 320, height: 800 },
        // axe is injected from outside the page's own policy.
        bypassCSP: false,
      });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, colorScheme, overflow <= 0]).toEqual([path, colorScheme, true]);
      expect(problems).toEqual([]);
      await context.close();

      const audit = await site.open(`/${locale}/${path}`, { colorScheme, bypassCSP: true });
      await audit.page.evaluate(axe);
      const violations = await audit.page.evaluate(async () => {
        const { axe: runner } = window as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const result = await runner.run();
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      });
      expect(violations).toEqual([]);
      await audit.context.close();
    }
  });
});

describe('the front door', () => {
  it('offers both editions and remembers nothing', async () => {
    const { page, context, problems } = await site.open('/');
    expect(await page.locator('a.door__enter').allTextContents()).toEqual([
      '北京国际人才手册',
      'Beijing International Talent Handbook',
    ]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('a proof', () => {
  it('opens without JavaScript, and closes again', async () => {
    const { page, context } = await site.open(GUIDE, { javaScriptEnabled: false });
    const panel = page.locator(PASS_MARK_PANEL);
    expect(await panel.isVisible()).toBe(false);
    await page
      .locator(`main .page-body [popovertarget="${await panel.getAttribute('id')}"]`)
      .first()
      .click();
    expect(await panel.isVisible()).toBe(true);
    expect(await panel.textContent()).toContain('at least 70 points');
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await panel.isVisible()).toBe(false);
    await context.close();
  });

  it('can be read with the keyboard alone: Tab, Enter, Escape', async () => {
    const { page, context } = await site.open(GUIDE);
    const mark = page.locator('main .proof-mark[popovertarget]').first();
    await mark.focus();
    const target = await mark.getAttribute('popovertarget');
    await page.keyboard.press('Enter');
    expect(await page.locator(`#${target}`).isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate((id) => document.getElementById(id ?? '')?.contains(document.activeElement), target),
    ).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator(`#${target}`).isVisible()).toBe(false);
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  it('has a target of at least 24 by 24 pixels', async () => {
    const { page, context } = await site.open(GUIDE, { viewport: { width: 360, height: 800 } });
    for (const mark of await page.locator('main .proof-mark').all()) {
      const box = await mark.boundingBox();
      if (!box) continue;
      expect(box.width).toBeGreaterThanOrEqual(24);
      expect(box.height).toBeGreaterThanOrEqual(24);
    }
    await context.close();
  });
});

describe('the language switch', () => {
  it('keeps page and section', async () => {
    const { page, context } = await site.open(`${GUIDE}#steps`);
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL('**/zh/permanent-residence/points-two-zones/#steps');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await context.close();
  });

  it('leads to the same page without JavaScript', async () => {
    const { page, context } = await site.open(GUIDE, { javaScriptEnabled: false });
    await page.getByRole('link', { name: '中文' }).click();
    expect(new URL(page.url()).pathname).toBe('/zh/permanent-residence/points-two-zones/');
    await context.close();
  });
});

describe('the keyboard', () => {
  it('reaches the content first, past the navigation', async () => {
    const { page, context } = await site.open(GUIDE);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await context.close();
  });
});

describe('what is not there', () => {
  it.each([
    ['/zh/no/such/page/', '没有这个页面'],
    ['/en/no/such/page/', 'There is no such page'],
    ['/nothing/', '没有这个页面'],
  ])('%s gets an answer in its language', async (path, words) => {
    const response = await fetch(site.origin + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(words);
  });
});

describe('print', () => {
  it('puts the proofs at the end as notes and leaves the navigation out', async () => {
    const { page, context } = await site.open(GUIDE);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(PASS_MARK_PANEL).isVisible()).toBe(true);
    expect(await page.locator('.site-nav').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
    await context.close();
  });
});
