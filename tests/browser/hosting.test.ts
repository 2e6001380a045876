import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningServer, startServer } from '../servers.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** The handbook through the servers that publish it: their headers must not take from readers what the pages allow. */

/** The site of this run with a card beside it; the site itself stays as it was built. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbook-served-'));
  for (const name of readdirSync(inject('site')))
    if (name !== 'card') symlinkSync(join(inject('site'), name), join(folder, name));
  mkdirSync(join(folder, 'card'));
  writeFileSync(join(folder, 'card', 'index.html'), '<!doctype html><title>card</title><p id="card">A card.</p>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['nginx', 'caddy'] as const)('served by %s', (kind) => {
  let server: RunningServer | undefined;
  let site: OpenSite | undefined;
  beforeAll(async () => {
    server = await startServer(kind, folder, { base: '/', redirects: [] });
    site = await openSite({ served: server.origin });
  });
  afterAll(async () => {
    await site?.close();
    await server?.close();
  });
  const open = (path: string) => {
    if (!site) throw new Error('No server was started.');
    return site.open(path);
  };

  it('the front page of each language is whole', async () => {
    for (const locale of ['zh', 'en']) {
      const { page, context, problems } = await open(`/${locale}/`);
      await page.waitForLoadState('networkidle');
      expect(await page.locator('main h1').count()).toBe(1);
      expect(
        await page.evaluate('getComputedStyle(document.body).fontFamily.length > 0 && document.styleSheets.length > 0'),
      ).toBe(true);
      expect(problems).toEqual([]);
      await context.close();
    }
  });

  it('a guide opens its proofs', async () => {
    const { page, context, problems } = await open('/en/permanent-residence/points-two-zones/');
    const mark = page.locator('main .proof-mark[popovertarget]').first();
    const panel = page.locator(`#${await mark.getAttribute('popovertarget')}`);
    expect(await panel.isVisible()).toBe(false);
    await mark.click();
    expect(await panel.isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('search finds, from its page and from the box on every page', async () => {
    const { page, context, problems } = await open(`/zh/search/?q=${encodeURIComponent('积分评估')}`);
    await page.locator('#search-results[data-state="found"]').waitFor({ state: 'attached', timeout: 20_000 });
    expect(await page.locator('#search-results a').count()).toBeGreaterThan(3);
    expect(problems).toEqual([]);
    await context.close();

    const list = await open('/en/tools/checklist/');
    // The script that listens for the key comes after the page.
    await list.page.waitForLoadState('networkidle');
    await list.page.keyboard.press('/');
    await list.page.locator('dialog[open] input').waitFor();
    await list.page.keyboard.type('talent visa');
    await list.page.locator('dialog[open] a[href^="/en/"]').first().waitFor({ timeout: 20_000 });
    expect(list.problems).toEqual([]);
    await list.context.close();
  });

  it('a tool comes to a result and opens no connection', async () => {
    const { page, context, problems } = await open('/en/tools/choose-a-visa/');
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.locator('.tool-form input[type="radio"]').first().check();
    await page.locator('.tool-form').evaluate((form) => (form as HTMLFormElement).requestSubmit());
    await page.locator('.tool-result').first().waitFor({ timeout: 10_000 });
    expect(asked.filter((url) => new URL(url).pathname !== '/favicon.svg')).toEqual([]);
    expect(problems).toEqual([]);
    // A script that tried to send something would be refused.
    expect(await page.evaluate("fetch('/zh/').then(() => 'sent', () => 'refused')")).toBe('refused');
    await context.close();
  });

  describe('in a frame on a page of another site', () => {
    let other: Server;
    let origin = '';
    beforeAll(async () => {
      other = createServer((request, response) => {
        const framed = new URL(request.url ?? '/', 'http://other').searchParams.get('framed') ?? '';
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end(`<!doctype html><title>other</title><iframe src="${server?.origin}${framed}"></iframe>`);
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      // Another name for the same machine is another site.
      origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
    });
    afterAll(() => new Promise((resolve) => other.close(resolve)));

    const framed = async (path: string) => {
      const { page, context } = await open('/zh/404.html');
      const refusals: string[] = [];
      page.on('console', (message) => {
        if (/frame-ancestors|X-Frame-Options/i.test(message.text())) refusals.push(message.text());
      });
      await page.goto(`${origin}/?framed=${encodeURIComponent(path)}`);
      await page.waitForLoadState('networkidle');
      const frame = page.frames().find((one) => one !== page.mainFrame());
      const text = await frame
        ?.locator('body')
        .textContent({ timeout: 2000 })
        .catch(() => '');
      await context.close();
      return { text: text ?? '', refusals };
    };

    it('a card is shown', async () => {
      const { text, refusals } = await framed('/card/');
      expect([text.trim(), refusals]).toEqual(['A card.', []]);
    });

    it.each(['/', '/en/', '/en/visas/r-visa/', '/zh/tools/choose-a-visa/', '/both/visas/r-visa/', '/zh/nowhere/'])(
      '%s is not',
      async (path) => {
        const { text, refusals } = await framed(path);
        expect(text).not.toMatch(/手册|Handbook/);
        expect(refusals.length).toBeGreaterThan(0);
      },
    );
  });
});
