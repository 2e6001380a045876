import type { OpenSite } from './open-site.ts';

/** Returns the page paths, below the language, of the first results of each query, as the search page lists them. */
export async function searchAll(
  site: OpenSite,
  locale: string,
  queries: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const { page, context } = await site.open(`/${locale}/search/`);
  const found: (readonly string[])[] = [];
  for (const query of queries) {
    await page.locator('#query').fill(query);
    await page.locator('#query').press('Enter');
    await page.waitForFunction(() => {
      const waiting = document.querySelector<HTMLElement>('handbook-search')?.dataset['searching'];
      return document.querySelector('.search__status')?.textContent !== waiting;
    });
    const paths = await page
      .locator('#search-results a')
      .evaluateAll((anchors) => anchors.map((anchor) => new URL((anchor as HTMLAnchorElement).href).pathname));
    found.push(paths.map((path) => path.replace(`/${locale}/`, '').replace(/\/$/, '')));
  }
  await context.close();
  return found;
}
