import { isFullDate } from '../handbook/dates.ts';
import { UsageError } from './usage-error.ts';

/** Returns the day to build for, in Beijing: `AS_OF=2026-11-21`, or today. Throws UsageError on a date that doesn't exist. */
export function buildDate(): string {
  const asked = process.env['AS_OF'];
  if (asked !== undefined && asked !== '') {
    if (!isFullDate(asked)) throw new UsageError(`AS_OF is "${asked}"; write a date such as 2026-11-21.`);
    return asked;
  }
  // Swedish writes dates as the records do.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
