import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY_TERMS } from '../fixtures/policy-terms.ts';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function results(
  path: string,
): Promise<{ readonly links: readonly string[]; readonly state: string | null; readonly problems: string[] }> {
  const { page, context, problems } = await site.open(path);
  await page.locator('#search-results[data-state]').waitFor({ state: 'attached', timeout: 20_000 });
  await page.waitForFunction(() => {
    const list = document.querySelector<HTMLElement>('#search-results');
    return list?.dataset['state'] !== 'found' || list.children.length > 0;
  });
  const links = await page
    .locator('#search-results a')
    .evaluateAll((anchors) => anchors.map((anchor) => new URL((anchor as HTMLAnchorElement).href).pathname));
  const state = await page.locator('#search-results').getAttribute('data-state');
  await context.close();
  return { links, state, problems };
}

describe('the search page', () => {
  it('lists results as links for a query in the address', async () => {
    const { links, state, problems } = await results(`/zh/search/?q=${encodeURIComponent('积分评估')}`);
    expect(state).toBe('found');
    expect(links.length).toBeGreaterThan(3);
    expect(links.every((link) => link.startsWith('/zh/'))).toBe(true);
    expect(problems).toEqual([]);
  });

  it('stays in its own edition', async () => {
    const { links } = await results('/en/search/?q=points-based+assessment');
    expect(links.length).toBeGreaterThan(3);
    expect(links.every((link) => link.startsWith('/en/'))).toBe(true);
  });

  it('says so when there is nothing, and where else to look', async () => {
    const { page, context } = await site.open('/en/search/?q=xyzzyqwv');
    await page.locator('#search-results[data-state="empty"]').waitFor({ state: 'attached', timeout: 20_000 });
    expect(await page.getByRole('status').textContent()).toContain('xyzzyqwv');
    expect(await page.locator('handbook-search nav a').count()).toBe(3);
    await context.close();
  });

  it.each(['<img src=x onerror=alert(1)>', '"', '👩🏽‍🔬', '\u202Eabc', '%%%', '签'.repeat(1000)])(
    'takes odd input as text: %.20s',
    async (query) => {
      const { page, context, problems } = await site.open(`/zh/search/?q=${encodeURIComponent(query)}`);
      // An answer is a list, nothing found, or, where nothing searchable is left of the query, the prompt.
      await page.waitForFunction(() => {
        const state = document.querySelector<HTMLElement>('#search-results')?.dataset['state'];
        const status = document.querySelector('.search__status')?.textContent ?? '';
        return state === 'found' || state === 'empty' || status === '输入要查的内容。';
      });
      expect(await page.locator('main img').count()).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('says what it needs when JavaScript is off', async () => {
    const { page, context } = await site.open('/zh/search/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('需要启用 JavaScript');
    expect(await page.locator('main a[href="/zh/reference/glossary/"]').count()).toBe(1);
    await context.close();
  });
});

describe('recall', () => {
  it('finds every policy term of the Regulations', async () => {
    const { page, context } = await site.open('/zh/search/');
    // As text: the test runner rewrites import() in code, and the page knows nothing of the rewrite.
    const missed = await page.evaluate(`(async () => {
      const engine = await import('/search-index/zh/pagefind.js');
      const lost = [];
      for (const [term, article] of ${JSON.stringify(POLICY_TERMS)}) {
        const { results } = await engine.search(term);
        const urls = await Promise.all(results.map(async (result) => (await result.data()).url));
        if (!urls.includes('/zh/regulations/article-' + article + '/')) lost.push(term + ' ' + article);
      }
      return lost;
    })()`);
    expect(missed).toEqual([]);
    await context.close();
  });
});
