import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY_TERMS } from '../fixtures/policy-terms.ts';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const search = (locale: string, query: string, more = '') => `/${locale}/search/?q=${encodeURIComponent(query)}${more}`;

/** Waits for the answer to the query in the address. */
async function answered(page: Page): Promise<void> {
  await page.locator('#search-results[data-state]').waitFor({ state: 'attached', timeout: 20_000 });
}

async function links(page: Page, list = '#search-results'): Promise<readonly string[]> {
  return page.locator(`${list} a`).evaluateAll((anchors) =>
    anchors.map((anchor) => {
      const { pathname, hash } = new URL((anchor as HTMLAnchorElement).href);
      return pathname + hash;
    }),
  );
}

async function results(path: string) {
  const { page, context, problems } = await site.open(path);
  await answered(page);
  const found = await links(page);
  const state = await page.locator('#search-results').getAttribute('data-state');
  await context.close();
  return { links: found, state, problems };
}

describe('the search page', () => {
  it('lists results as links for a query in the address', async () => {
    const { links, state, problems } = await results(search('zh', '积分评估'));
    expect(state).toBe('found');
    expect(links.length).toBeGreaterThan(3);
    expect(links.every((link) => link.startsWith('/zh/'))).toBe(true);
    expect(problems).toEqual([]);
  });

  it('stays in its own edition, and shows the other one apart for a query in its language', async () => {
    const { page, context } = await site.open(search('en', '积分评估'));
    await answered(page);
    const own = await links(page);
    expect(own.length).toBeGreaterThan(3);
    expect(own.every((link) => link.startsWith('/en/'))).toBe(true);
    const other = await links(page, '.search__other-results');
    expect(other.length).toBeGreaterThan(0);
    expect(other.every((link) => link.startsWith('/zh/'))).toBe(true);
    await context.close();
  });

  it('leads to the section that matched', async () => {
    const { page, context } = await site.open(search('zh', '签证过期了会罚多少钱'));
    await answered(page);
    const first = (await links(page))[0] ?? '';
    expect(first).toMatch(/^\/zh\/work\/breaking-the-rules\/#./);
    await page.locator('#search-results a').first().click();
    await page.waitForURL(`**${first}`);
    expect(await page.evaluate(() => document.querySelector(location.hash) !== null)).toBe(true);
    await context.close();
  });

  it('puts a definition and a value with their proof on top', async () => {
    const { page, context } = await site.open(search('en', 'green card'));
    await answered(page);
    const answer = page.locator('#search-answer');
    expect(await answer.textContent()).toContain('Term');
    expect(await answer.locator('a').getAttribute('href')).toBe('/en/reference/glossary/#permanent-residence');
    await page.goto(`${site.origin}${search('zh', 'pr-two-zones-passmark')}`);
    await answered(page);
    await answer.locator('.search-answer__text').waitFor();
    expect(await answer.textContent()).toContain('70分');
    expect(await answer.textContent()).toContain('级');
    expect((await links(page))[0]).toBe('/zh/reference/facts/pr-two-zones-passmark/');
    await context.close();
  });

  it('filters by chapter and kind, in the address too, and goes back and forward', async () => {
    const { page, context, problems } = await site.open(search('zh', '工作许可'));
    await answered(page);
    expect((await links(page)).every((link) => link.startsWith('/zh/reference/facts/'))).toBe(false);
    await page.getByLabel('类型').selectOption('fact');
    await page.waitForFunction(() => location.search.includes('kind=fact'));
    // The list of before stands while one waits, so this waits for the list itself.
    await page.waitForFunction(() => {
      const found = [...document.querySelectorAll<HTMLAnchorElement>('#search-results a')];
      return found.length > 0 && found.every((link) => link.pathname.startsWith('/zh/reference/facts/'));
    });
    await page.getByLabel('搜索本手册').fill('住宿登记');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '住宿登记');
    await page.goBack();
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '工作许可');
    expect(await page.getByLabel('搜索本手册').inputValue()).toBe('工作许可');
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('kind'));
    expect(await page.getByLabel('类型').inputValue()).toBe('');
    await page.goForward();
    await page.waitForFunction(() => location.search.includes('kind=fact'));
    expect(await page.getByLabel('类型').inputValue()).toBe('fact');
    await page.goto(`${site.origin}${search('zh', '工作许可', '&kind=article&chapter=regulations')}`);
    await answered(page);
    const filtered = await links(page);
    expect(filtered.length).toBeGreaterThan(0);
    expect(filtered.every((link) => link.startsWith('/zh/regulations/'))).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('searches while one types and shows more on demand', async () => {
    const { page, context } = await site.open('/en/search/');
    await page.getByLabel('Search the handbook').pressSequentially('work permit');
    await answered(page);
    await page.waitForFunction(() => document.querySelectorAll('#search-results > li').length === 10);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#search-results > li').length === 20);
    expect(await page.evaluate(() => document.activeElement?.matches('#search-results > li:nth-child(11) a'))).toBe(
      true,
    );
    await context.close();
  });

  it('says so when there is nothing, what was tried, and where else to look', async () => {
    const { page, context } = await site.open(search('en', 'xyzzyqwv'));
    await page.locator('#search-results[data-state="empty"]').waitFor({ state: 'attached', timeout: 20_000 });
    expect(await page.locator('.search__status').textContent()).toContain('xyzzyqwv');
    expect(await page.locator('.search__nothing').isVisible()).toBe(true);
    expect(await page.locator('.search__nothing a[href="/en/visas/"]').isVisible()).toBe(true);
    expect(await page.locator('handbook-search nav a[href="/en/reference/glossary/"]').count()).toBe(1);
    await context.close();
  });

  it.each(['<img src=x onerror=alert(1)>', '"', '👩🏽‍🔬', '\u202Eabc', '%%%', 'تأشيرة العمل', '签'.repeat(1000)])(
    'takes odd input as text: %.20s',
    async (query) => {
      const { page, context, problems } = await site.open(search('zh', query));
      await answered(page);
      expect(await page.locator('main img').count()).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('takes 10,000 typed characters', async () => {
    const { page, context, problems } = await site.open('/zh/search/');
    await page.getByLabel('搜索本手册').fill('签证延期 visa\u0007 '.repeat(1000).slice(0, 10_000));
    await answered(page);
    expect(await page.locator('#search-results > li').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('says what it needs when JavaScript is off, and offers the topic index', async () => {
    const { page, context } = await site.open('/zh/search/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('需要启用 JavaScript');
    expect(await page.locator('.search__status').isVisible()).toBe(false);
    await page.locator('main a[href="/zh/reference/topics/"]').click();
    await page.waitForURL('**/zh/reference/topics/');
    const topic = page.locator('.topics__list li', { hasText: '五星卡' }).first();
    expect(await topic.locator('a').first().getAttribute('href')).toMatch(/^\/zh\//);
    const letters = await page.locator('.topics h2').allTextContents();
    expect(letters).toEqual([...letters].sort());
    await context.close();
  });
});

describe('the search box', () => {
  it.each(['/', 'Control+k', 'Meta+k'])(
    'opens with %s, finds as one types and goes there with the keyboard',
    async (key) => {
      const { page, context, problems } = await site.open('/en/visas/');
      await page.keyboard.press(key);
      const input = page.getByRole('combobox');
      await input.waitFor();
      expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.type('five-star card');
      const options = page.getByRole('option');
      await options.first().waitFor();
      expect(await input.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      const chosen = await input.getAttribute('aria-activedescendant');
      expect(await page.locator(`#${chosen}`).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('ArrowUp');
      expect(await input.getAttribute('aria-activedescendant')).toBeNull();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/permanent-residence/the-card/**');
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('sends a query to the search page with Enter and closes with Escape', async () => {
    const { page, context } = await site.open('/zh/work/');
    await page.getByRole('link', { name: '搜索', exact: true }).click();
    await page.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(false);
    await page.keyboard.press('/');
    await page.keyboard.type('社保');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/zh/search/?q=*');
    await answered(page);
    expect((await links(page))[0]).toMatch('/zh/living/social-insurance/');
    await context.close();
  });

  it('downloads nothing before it is opened', async () => {
    const { page, context } = await site.open('/zh/work/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.waitForTimeout(300);
    expect(asked.filter((path) => !path.endsWith('favicon.svg'))).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('工签');
    await page.getByRole('option').first().waitFor();
    expect(asked.some((path) => path.startsWith('/search-index/zh/'))).toBe(true);
    expect(asked.some((path) => path.startsWith('/search-index/en/'))).toBe(false);
    await context.close();
  });

  it('leaves a slash to fields and the link to those who want a new tab', async () => {
    const { page, context } = await site.open('/en/');
    await page.locator('#home-query').focus();
    await page.keyboard.press('/');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await context.close();
  });

  it('fits a phone', async () => {
    const { page, context } = await site.open('/en/work/', { viewport: { width: 320, height: 568 }, hasTouch: true });
    await page.getByRole('link', { name: 'Search', exact: true }).tap();
    await page.getByRole('combobox').fill('visa');
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true);
    for (const box of await page.locator('dialog :is(a, button):visible').all())
      expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await context.close();
  });

  it('sends to the search page where a page may not search', async () => {
    const { page, context } = await site.open('/en/work/');
    await page.evaluate(() => document.querySelector('search-box')?.removeAttribute('data-opens'));
    await page.keyboard.press('/');
    await page.waitForURL('**/en/search/');
    await context.close();
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no findings, box open and results shown, in %s', async (colorScheme) => {
    const { page, context } = await site.open(search('zh', '绿卡'), { colorScheme, bypassCSP: true });
    await answered(page);
    expect(await findings(page)).toEqual([]);
    await page.goto(`${site.origin}/en/work/`);
    await page.keyboard.press('/');
    await page.keyboard.type('visa');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await findings(page)).toEqual([]);
    await page.goto(`${site.origin}${search('en', 'xyzzyqwv')}`);
    await answered(page);
    expect(await findings(page)).toEqual([]);
    await context.close();
  });

  async function findings(page: Page): Promise<readonly string[]> {
    await page.addScriptTag({ content: axe.source });
    return page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    });
  }
});

describe('recall', () => {
  it('finds every policy term of the Regulations', async () => {
    const { page, context } = await site.open('/zh/search/');
    const missed: string[] = [];
    for (const [term, article] of POLICY_TERMS) {
      await page.goto(`${site.origin}${search('zh', term, '&kind=article')}`);
      await answered(page);
      while (await page.locator('.search__more').isVisible()) {
        const before = await page.locator('#search-results > li').count();
        await page.locator('.search__more').click();
        await page.waitForFunction((count) => document.querySelectorAll('#search-results > li').length > count, before);
      }
      if (!(await links(page)).includes(`/zh/regulations/article-${article}/`)) missed.push(`${term} ${article}`);
    }
    expect(missed).toEqual([]);
    await context.close();
  });
});
