import { describe, expect, it } from 'vitest';
import { isEarlier, isMoment, resolve, shift } from '../../../src/rules/moments.ts';

describe('a moment', () => {
  it.each([
    ['2026-02-28', false, true],
    ['2026-02-29', false, false],
    ['2028-02-29', false, true],
    ['2026-13-01', false, false],
    ['2026-1-1', false, false],
    ['1899-12-31', false, false],
    ['2026-12-01T14:30', true, true],
    ['2026-12-01T14:30', false, false],
    ['2026-12-01T24:00', true, false],
    ['tomorrow', true, false],
  ])('%s with time allowed %s: %s', (text, withTime, holds) => {
    expect(isMoment(text, withTime)).toBe(holds);
  });

  it.each([
    ['2026-12-01T14:30', 24, 'hour', '2026-12-02T14:30'],
    ['2026-12-31T23:59', 24, 'hour', '2027-01-01T23:59'],
    ['2026-12-01', 24, 'hour', '2026-12-02'],
    ['2026-12-01', 30, 'day', '2026-12-31'],
    ['2027-03-01', -30, 'day', '2027-01-30'],
    ['2027-01-31', 1, 'month', '2027-02-28'],
    ['2028-01-31', 1, 'month', '2028-02-29'],
    ['2027-08-31', -6, 'month', '2027-02-28'],
    ['2028-02-29', 1, 'year', '2029-02-28'],
    ['2027-03-31', -1, 'month', '2027-02-28'],
  ] as const)('%s moved by %s %s is %s', (moment, amount, unit, moved) => {
    expect(shift(moment, amount, unit)).toBe(moved);
  });

  it('compares days where one side has no time', () => {
    expect(isEarlier('2026-12-01', '2026-12-01T00:01')).toBe(false);
    expect(isEarlier('2026-12-01T14:30', '2026-12-01T14:31')).toBe(true);
  });

  it('is unknown while its date is not given', () => {
    const instant = { question: 'entry', shift: { amount: 24, unit: 'hour' as const } };
    expect(resolve(instant, {}, '2026-11-21T12:00')).toBeUndefined();
    expect(resolve('today', {}, '2026-11-21T12:00')).toBe('2026-11-21');
  });
});
