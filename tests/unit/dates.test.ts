import { describe, expect, it } from 'vitest';
import { dateParts, endsSoon, firstDay, holdsOn, isFullDate, isPast, lastDay } from '../../src/handbook/dates.ts';

describe('dates as the sources give them', () => {
  it('may lack day and month, but not be impossible', () => {
    expect(dateParts('2024-03-01')).toEqual({ year: 2024, month: 3, day: 1 });
    expect(dateParts('2017-09')).toEqual({ year: 2017, month: 9 });
    expect(dateParts('2017')).toEqual({ year: 2017 });
    for (const wrong of ['2024-02-30', '2023-02-29', '2024-13', '24-01-01', '2024/01/01', '']) {
      expect([wrong, dateParts(wrong)]).toEqual([wrong, undefined]);
    }
    expect(isFullDate('2024-02-29')).toBe(true);
    expect(isFullDate('2024-02')).toBe(false);
  });

  it('span all the days they can mean', () => {
    expect([firstDay('2017'), lastDay('2017')]).toEqual(['2017-01-01', '2017-12-31']);
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
  });

  it('still hold on their last day', () => {
    expect(isPast('2026-12-31', '2026-12-31')).toBe(false);
    expect(isPast('2026-12-31', '2027-01-01')).toBe(true);
    expect(holdsOn({ from: '2024-03-01' }, '2024-02-29')).toBe(false);
    expect(holdsOn({ from: '2024-03-01' }, '2024-03-01')).toBe(true);
    expect(holdsOn({ until: '2019' }, '2019-12-31')).toBe(true);
    expect(holdsOn({ until: '2019' }, '2020-01-01')).toBe(false);
    expect(holdsOn({}, '2026-11-21')).toBe(true);
  });

  it('end soon in their last ninety days', () => {
    expect(endsSoon('2026-12-31', '2026-11-21')).toBe(true);
    expect(endsSoon('2026-12-31', '2026-12-31')).toBe(true);
    expect(endsSoon('2026-12-31', '2027-01-01')).toBe(false);
    expect(endsSoon('2027', '2026-11-21')).toBe(false);
  });
});
