import { describe, expect, it } from 'vitest';
import { mergeHits } from '../../src/search/merge-hits.ts';
import { normaliseQuery } from '../../src/search/normalise-query.ts';
import { isPlausibleMatch } from '../../src/search/plausible-match.ts';

describe('a query', () => {
  it('is read as the index writes its words', () => {
    expect(normaliseQuery('  “ＡＢＣ１２”\u0000\t绿卡 ')).toBe('ABC12 绿卡');
    expect(normaliseQuery('签'.repeat(10_000))).toHaveLength(100);
  });
});

describe('hits', () => {
  it('of the phrase come first, each once', () => {
    expect(mergeHits([{ id: 'b' }], [{ id: 'a' }, { id: 'b' }])).toEqual([{ id: 'b' }, { id: 'a' }]);
  });

  it('that only share a first letter are none', () => {
    expect(isPlausibleMatch('xyzzyqwv', 'X1 visa X')).toBe(false);
    expect(isPlausibleMatch('residence permits', 'Residence permit')).toBe(true);
    expect(isPlausibleMatch('applying', 'How to apply')).toBe(true);
    expect(isPlausibleMatch('R visa', 'R visa')).toBe(true);
    expect(isPlausibleMatch('绿卡', '')).toBe(true);
  });
});
