import { createServer } from 'node:http';
import AxeBuilder from 'axe-core';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARD_KINDS, ID_KINDS } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** What people do who cite, share or embed. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const ID = '/id/visas/r-visa/';

describe('a short address', () => {
  it('copies a citation and says so', async () => {
    const { page, context, problems } = await site.open(ID, { permissions: ['clipboard-read', 'clipboard-write'] });
    const line = page.locator('.citation__text').first();
    await line.locator('xpath=following-sibling::button').click();
    await page
      .getByRole('status')
      .filter({ hasText: /^已复制$/ })
      .first()
      .waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe((await line.textContent())?.trim());
    expect(problems).toEqual([]);
    await context.close();
  });

  it('selects the text where the clipboard is closed', async () => {
    const { page, context } = await site.open(ID);
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))`);
    const line = page.locator('[lang="en"] .citation__text').first();
    await line.locator('xpath=following-sibling::button').click();
    await page
      .getByRole('status')
      .filter({ hasText: /^Selected/ })
      .first()
      .waitFor();
    expect(await page.evaluate('getSelection().toString().trim()')).toBe((await line.textContent())?.trim());
    await context.close();
  });

  it('names each button by what it copies', async () => {
    const { page, context } = await site.open(ID);
    const names = await page
      .getByRole('button', { name: /^(?:Copy|复制)/ })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
    expect(names).toContain('Copy: GB/T 7714—2015');
    expect(names.every((name) => /: \S/.test(name))).toBe(true);
    await context.close();
  });

  it('shows all of it without a script, and no button that does nothing', async () => {
    const { page, context } = await site.open(ID, { javaScriptEnabled: false });
    expect(await page.locator('button:visible').count()).toBe(0);
    expect(await page.locator('.citation__text').first().isVisible()).toBe(true);
    await page.locator('#who summary').click();
    expect(await page.locator('#who .citation__text').first().isVisible()).toBe(true);
    const code = page.getByRole('img', { name: /QR code: https:.*\/id\/visas\/r-visa\// });
    expect(await code.isVisible()).toBe(true);
    await context.close();
  });

  it('gives its files with the types that reference managers know', async () => {
    for (const [file, type] of [
      ['cite.bib', 'text/x-bibtex'],
      ['cite.ris', 'application/x-research-info-systems'],
      ['cite.csl.json', 'application/vnd.citationstyles.csl+json'],
    ]) {
      const answer = await fetch(`${site.origin}${ID}${file}`);
      expect([file, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([file, 200, type]);
    }
  });
});

describe.each([...ID_KINDS, ...CARD_KINDS])('%s', (path) => {
  it.each(['light', 'dark'] as const)('is accessible in %s', async (colorScheme) => {
    const { page, context, problems } = await site.open(`/${path}`, { colorScheme, bypassCSP: true });
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.addScriptTag({ content: AxeBuilder.source });
    const violations = await page.evaluate(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target).join(' ')))`,
    );
    expect(violations).toEqual([]);
    // A card opened by itself names no icon, for its policy loads no picture; the browser asks for one at the root.
    const own = path.startsWith('card/') ? problems.filter((problem) => !/status of 404/.test(problem)) : problems;
    expect(own).toEqual([]);
    await context.close();
  });

  it.each([280, 320, 700])('fits a width of %i pixels', async (width) => {
    const { page, context } = await site.open(`/${path}`, { viewport: { width, height: 600 } });
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('a code on paper', () => {
  it.each([
    ['/en/reference/facts/pr-fee-card/', '/id/fact/pr-fee-card/'],
    ['/zh/regulations/article-72/', '/id/article/72/'],
    ['/zh/visas/r-visa/', '/id/visas/r-visa/'],
  ])('%s prints it and doesn’t show it', async (path, short) => {
    const { page, context } = await site.open(path);
    const code = page.locator('.print-code img');
    expect(await code.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await code.isVisible()).toBe(true);
    const { data, info } = await sharp(await code.screenshot({ scale: 'device' }))
      .resize(600)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const read = jsqr(new Uint8ClampedArray(data), info.width, info.height);
    expect(new URL(read?.data ?? 'about:blank').pathname).toBe(short);
    await context.close();
  });
});

describe('a card on another site', () => {
  it('shows in a sandboxed frame and leads out of it', async () => {
    const { page: link, context: first } = await site.open('/en/reference/link-to-us/');
    const code = (await link.locator('.embed-code code').nth(1).textContent()) ?? '';
    await first.close();
    const host = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Host</title>${code.replace(/https:\/\/[^/]+/, site.origin)}`);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const address = host.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { page, context } = await site.open('/en/404.html');
    await page.goto(`http://127.0.0.1:${port}/`);
    const frame = page.frameLocator('iframe');
    expect(await frame.locator('.fact').count()).toBeGreaterThan(3);
    // Nothing to scroll: the height in the code is enough.
    expect(await frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
    await frame.locator('.read a').click();
    await page.waitForURL(`${site.origin}/en/**`);
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/[a-z-]+\//);
    await context.close();
    await new Promise((resolve) => host.close(resolve));
  });
});
