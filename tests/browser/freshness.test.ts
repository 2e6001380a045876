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

/** The page on which the fee reportedly charged until the end of 2026 is read. */
const PAGE = 'visas/fees/';
const FACT = 'visa-fee-discount';

describe.each(['en', 'zh'] as const)('a page of the %s edition, built on 21 November 2026', (locale) => {
  /** Opens the page at a moment and returns the notices by the fact they stand at. */
  async function noticesAt(moment: string, path = PAGE): Promise<Readonly<Record<string, readonly string[]>>> {
    const { page, context, problems } = await site.open('/');
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

  it('says nothing that the build didn’t, the day after', async () => {
    const all = Object.values(await noticesAt('2026-11-22T00:00:00Z')).flat();
    expect(all).not.toContain(WORDS[locale].due);
    // One fact of the page had ended before the build.
    expect(all.filter((text) => text === WORDS[locale].ended)).toHaveLength(1);
  });

  it('says at exactly the facts that end, from midnight in Beijing, that they have; in the place of what the build said', async () => {
    const ended = (notices: Readonly<Record<string, readonly string[]>>) =>
      Object.keys(notices).filter((id) => notices[id]?.includes(WORDS[locale].ended));
    const before = await noticesAt('2026-12-31T15:59:00Z');
    expect(ended(before)).not.toContain(FACT);
    expect(before[FACT]?.some((text) => text.includes(WORDS[locale].soon))).toBe(true);
    const after = await noticesAt('2026-12-31T16:00:00Z');
    expect(after[FACT]).toEqual([WORDS[locale].ended]);
    expect(
      ended(after)
        .filter((id) => !ended(before).includes(id))
        .sort(),
    ).toEqual([FACT, 'visa-fingerprint-since', 'visa-fingerprint-still-needed', 'visa-fingerprint-waiver']);
  });

  it('says at each fact that was to be checked again that it wasn’t', async () => {
    const notices = await noticesAt('2030-01-01T00:00:00Z', 'permanent-residence/the-card/');
    expect(notices['pr-fee-card']).toContain(WORDS[locale].due);
    expect(new Set(Object.values(notices).flat())).toEqual(new Set([WORDS[locale].due]));
  });

  it('says so on the fact’s own page', async () => {
    const { page, context } = await site.open('/');
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
