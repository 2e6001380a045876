import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSite, openSite } from './open-site.ts';

/** A built page, read months later. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const WORDS = {
  en: { ended: 'no longer in force', due: 'due for a check', soon: 'until 31 December 2026' },
  zh: { ended: '已失效', due: '待重新核对', soon: '2026年12月31日' },
} as const;

/** The page on which the fee reportedly charged until the end of 2026 is read; its other facts have no end. */
const PAGE = 'visas/fees/';
const FACT = 'visa-fee-discount';

describe.each(['en', 'zh'] as const)('a page of the %s edition, built on 21 November 2026', (locale) => {
  /** Opens the page at a moment and returns the notices by the fact they stand at. */
  async function noticesAt(moment: string, path = PAGE): Promise<Readonly<Record<string, readonly string[]>>> {
    const { page, context, problems } = await site.open('/robots.txt');
    await page.clock.setFixedTime(new Date(moment));
    await page.goto(`${site.origin}/${locale}/${path}`);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main .fact')].flatMap((fact) => {
        const panel = fact.querySelector('.proof-mark')?.getAttribute('popovertarget');
        const link = document.querySelector(`#${panel} a[href*="/reference/facts/"]`)?.getAttribute('href');
        const id = link?.split('/').at(-2) ?? '';
        return [...fact.querySelectorAll('.notice')].map((notice) => [id, notice.textContent] as const);
      }),
    );
    expect(problems).toEqual([]);
    await context.close();
    const byFact: Record<string, string[]> = {};
    for (const [id, text] of found) byFact[id] = [...(byFact[id] ?? []), text];
    return byFact;
  }

  it('says nothing of its own on the last day of a fact, in Beijing', async () => {
    const notices = await noticesAt('2026-12-31T15:59:00Z');
    expect(notices[FACT]?.every((text) => text.includes(WORDS[locale].soon))).toBe(true);
    expect(Object.values(notices).flat()).not.toContain(WORDS[locale].ended);
    expect(Object.values(notices).flat()).not.toContain(WORDS[locale].due);
  });

  it('says at exactly that fact, from midnight in Beijing, that it has ended; in the place of what the build said', async () => {
    const before = await noticesAt('2026-12-31T15:59:00Z');
    const after = await noticesAt('2026-12-31T16:00:00Z');
    expect(new Set(after[FACT])).toEqual(new Set([WORDS[locale].ended]));
    expect(after[FACT]).toHaveLength(before[FACT]?.length ?? 0);
    const withEnd = Object.keys(before);
    expect(
      Object.keys(after)
        .filter((id) => after[id]?.includes(WORDS[locale].ended))
        .sort(),
    ).toEqual(withEnd.sort());
  });

  it('says at each fact that was to be checked again that it wasn’t', async () => {
    const notices = await noticesAt('2030-01-01T00:00:00Z', 'permanent-residence/the-card/');
    expect(notices['pr-fee-card']).toContain(WORDS[locale].due);
    expect(new Set(Object.values(notices).flat())).toEqual(new Set([WORDS[locale].due]));
  });

  it('says so on the fact’s own page', async () => {
    const { page, context } = await site.open('/robots.txt');
    await page.clock.setFixedTime(new Date('2030-01-01T00:00:00Z'));
    await page.goto(`${site.origin}/${locale}/reference/facts/pr-fee-card/`);
    expect(await page.locator('main .notice').allTextContents()).toEqual([WORDS[locale].due]);
    await context.close();
  });

  it('prints the dates in the proof without a script', async () => {
    const { page, context } = await site.open(`/${locale}/${PAGE}`, { javaScriptEnabled: false });
    const panel = page.locator(`.proof:has(a[href$="/facts/${FACT}/"])`);
    const text = (await panel.textContent()) ?? '';
    expect(text).toContain(locale === 'en' ? '31 December 2026' : '2026年12月31日');
    expect(text).toContain(locale === 'en' ? 'to be checked again by' : '下次核对');
    await context.close();
  });
});
