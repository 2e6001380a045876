import type { Directory, ResultKind } from './directory.ts';
import type { Posting } from './postings.ts';
import type { Unit } from './understand.ts';

/** A page that answers a query, and the section that does so best. */
export type Hit = {
  readonly page: number;
  readonly section: number;
  readonly score: number;
  /** The share of what was asked that the page speaks of, 0 to 1. */
  readonly matched: number;
};

export type FindPostings = (token: string) => readonly Posting[];

/** Guides come before the single facts and articles they rest on; a tool speaks of much that it doesn't explain. */
const KIND_WEIGHTS: Readonly<Record<ResultKind, number>> = {
  guide: 1,
  tool: 0.9,
  article: 0.66,
  term: 0.62,
  fact: 0.55,
  source: 0.5,
};

/** Weight at which a token counts half of what it can. */
const HALF = 4;

/** How much of what its title says a section may claim. */
const INHERITED = 0.9;

/** A page that misses some of what was asked and has less of the best score than this is noise. */
const FLOOR = 0.22;

/** Returns the pages that answer a query, best first. Every unit may be missing; pages that miss less come first. */
export function rankPages(
  units: readonly Unit[],
  directory: Directory,
  find: FindPostings,
  bonus: (page: number) => number,
): readonly Hit[] {
  const { pageCount, sectionCount, pageOfSection } = directory;
  const pageScores = new Float32Array(pageCount);
  const sectionScores = new Float32Array(sectionCount);
  const placeScores = new Float32Array(sectionCount);
  const matchedWeights = new Float32Array(pageCount);
  let possible = 0;
  let possibleWords = 0;

  for (const unit of units) {
    const scored = unit.alternatives.flatMap(({ tokens, weight }) => {
      const scores = scoreAlternative(tokens, directory, find);
      return scores ? [{ ...scores, weight }] : [];
    });
    const [first] = scored;
    if (!first) continue;
    const weight = unit.weight * first.rarity;
    possible += weight;
    if (!unit.isBridge) possibleWords += weight;
    const bestPage = new Float32Array(pageCount);
    const bestSection = new Float32Array(sectionCount);
    for (const one of scored) {
      for (const [page, score] of one.pages) bestPage[page] = Math.max(bestPage[page] ?? 0, score * one.weight);
      for (const [section, score] of one.sections) {
        bestSection[section] = Math.max(bestSection[section] ?? 0, score * one.weight);
      }
    }
    bestPage.forEach((score, page) => {
      if (score === 0) return;
      pageScores[page] = (pageScores[page] ?? 0) + weight * score;
      if (!unit.isBridge && score > 0.04) matchedWeights[page] = (matchedWeights[page] ?? 0) + weight;
    });
    bestSection.forEach((score, section) => {
      const page = pageOfSection[section] ?? 0;
      if ((bestPage[page] ?? 0) === 0) return;
      sectionScores[section] = (sectionScores[section] ?? 0) + weight * score;
      // What a page's title says holds for each of its sections.
      const inherited = INHERITED * (bestSection[directory.firstSectionOf(page)] ?? 0);
      placeScores[section] = (placeScores[section] ?? 0) + weight * Math.max(score, inherited);
    });
  }
  if (possible === 0) return [];

  const bestSections = new Map<number, number>();
  const together = new Float32Array(pageCount);
  placeScores.forEach((score, section) => {
    if (score === 0) return;
    const page = pageOfSection[section] ?? 0;
    together[page] = Math.max(together[page] ?? 0, sectionScores[section] ?? 0);
    const best = bestSections.get(page);
    if (best === undefined || score > (placeScores[best] ?? 0)) bestSections.set(page, section);
  });

  const hits: Hit[] = [];
  let best = 0;
  for (const [page, section] of bestSections) {
    const matched = possibleWords === 0 ? 1 : (matchedWeights[page] ?? 0) / possibleWords;
    const all = (pageScores[page] ?? 0) / possible;
    const close = (together[page] ?? 0) / possible;
    const score = (all + 0.35 * close) * (0.35 + 0.65 * matched) * KIND_WEIGHTS[directory.kindOf(page)];
    best = Math.max(best, score);
    hits.push({ page, section, score, matched });
  }
  return hits
    .filter((hit) => hit.matched > 0.99 || hit.score >= best * FLOOR)
    .map((hit) => ({ ...hit, score: hit.score + bonus(hit.page) }))
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

type Scores = {
  readonly pages: ReadonlyMap<number, number>;
  readonly sections: ReadonlyMap<number, number>;
  /** How much the words say: that of the rarest. */
  readonly rarity: number;
};

/** Scores every page and section that holds a token of one wording, 0 to 1; undefined when none does. */
function scoreAlternative(tokens: readonly string[], directory: Directory, find: FindPostings): Scores | undefined {
  const { pageOfSection, pageCount } = directory;
  const pages = new Map<number, number>();
  const sections = new Map<number, number>();
  const covered = new Map<number, number>();
  let possible = 0;
  let rarest = 0;
  for (const token of tokens) {
    const weights = new Map<number, number>();
    const own = new Map<number, number>();
    for (const { section, weight } of find(token)) {
      const page = pageOfSection[section] ?? 0;
      const before = weights.get(page) ?? 0;
      // The strongest section counts whole, the others a little: a long page is no better for being long.
      weights.set(page, Math.max(before, weight) + 0.2 * Math.min(before, weight));
      own.set(section, weight);
    }
    if (weights.size === 0) {
      // A word of its own that the index lacks; a pair or phrase that it lacks says nothing.
      if (!token.includes(' ')) possible += UNKNOWN_RARITY / tokens.length;
      continue;
    }
    const rarity = Math.log(1 + pageCount / weights.size) / Math.log(1 + pageCount);
    possible += rarity;
    rarest = Math.max(rarest, rarity);
    for (const [page, weight] of weights) {
      pages.set(page, (pages.get(page) ?? 0) + (rarity * weight) / (weight + HALF));
      covered.set(page, (covered.get(page) ?? 0) + rarity);
    }
    for (const [section, weight] of own) {
      sections.set(section, (sections.get(section) ?? 0) + (rarity * weight) / (weight + HALF));
    }
  }
  if (rarest === 0) return undefined;
  for (const [page, score] of pages) {
    pages.set(page, (score / possible) * ((covered.get(page) ?? 0) / possible));
  }
  for (const [section, score] of sections) sections.set(section, score / possible);
  return { pages, sections, rarity: rarest };
}

const UNKNOWN_RARITY = 0.8;
