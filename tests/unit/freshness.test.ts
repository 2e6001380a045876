import { describe, expect, it } from 'vitest';
import { freshnessDates } from '../../src/site/freshness.ts';

const fact = { checkAgain: '2027-05-21' };

describe('the days a page compares with today', () => {
  it('always has the day of the next check', () => {
    expect(freshnessDates(fact, 'in-force')).toEqual({ 'data-again': '2027-05-21' });
  });

  it('has the last day that a partial end can mean', () => {
    expect(freshnessDates({ ...fact, until: '2027-06' }, 'in-force')['data-until']).toBe('2027-06-30');
  });

  it('has the first day of a fact only while that is to come', () => {
    const from = '2027';
    expect(freshnessDates({ ...fact, from }, 'not-yet')['data-from']).toBe('2027-01-01');
    expect(freshnessDates({ ...fact, from }, 'in-force')['data-from']).toBeUndefined();
  });

  it('has none where the build itself says that the fact has ended', () => {
    expect(freshnessDates({ ...fact, until: '2026-01-01' }, 'ended')).toEqual({});
  });
});
