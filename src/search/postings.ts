/** How a list of places is written: a capital for the weight, then the step from the place before, in base 36. */

const LEVELS_PER_DOUBLING = 4;

export type Posting = { readonly section: number; readonly weight: number };

/** Returns postings (in order of section) as text; weights keep about a fifth of their precision. */
export function encodePostings(postings: readonly Posting[]): string {
  let previous = -1;
  return postings
    .map(({ section, weight }) => {
      const step = section - previous - 1;
      previous = section;
      const level = Math.min(25, Math.max(0, Math.round(LEVELS_PER_DOUBLING * Math.log2(1 + weight))));
      return String.fromCharCode(65 + level) + (step === 0 ? '' : step.toString(36));
    })
    .join('');
}

/** Returns the postings of such a text. */
export function decodePostings(text: string): readonly Posting[] {
  let section = -1;
  return [...text.matchAll(/([A-Z])([0-9a-z]*)/g)].map(([, level = 'A', step = '']) => {
    section += 1 + (step === '' ? 0 : Number.parseInt(step, 36));
    return { section, weight: 2 ** ((level.charCodeAt(0) - 65) / LEVELS_PER_DOUBLING) - 1 };
  });
}
