import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RELEVANCE_EN } from '../fixtures/relevance-en.ts';
import { RELEVANCE_ZH, type RelevanceQuery } from '../fixtures/relevance-zh.ts';
import { type OpenSite, openSite } from './open-site.ts';
import { searchAll } from './search-all.ts';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Shares of a set that find an answer among the first results; queries without any result. */
function score(set: readonly RelevanceQuery[], found: readonly (readonly string[])[]) {
  const isAnswered = (first: number) =>
    set.filter(({ pages }, index) => found[index]?.slice(0, first).some((path) => pages.includes(path))).length /
    set.length;
  return { top1: isAnswered(1), top3: isAnswered(3), empty: found.filter((paths) => paths.length === 0).length };
}

describe.each([
  ['zh', RELEVANCE_ZH],
  ['en', RELEVANCE_EN],
] as const)('what readers of the %s edition type', (locale, set) => {
  it('leads to its page', async () => {
    const { top1, top3, empty } = score(
      set,
      await searchAll(
        site,
        locale,
        set.map(({ query }) => query),
      ),
    );
    expect(empty).toBe(0);
    expect(top1).toBeGreaterThanOrEqual(0.85);
    expect(top3).toBeGreaterThanOrEqual(0.97);
  });
});
