import { isFullDate } from '../src/handbook/dates.ts';

/** Returns the day to build for, in Beijing: `AS_OF=2026-11-21` or today. Throws on a date that doesn't exist. */
export function buildDate(): string {
  const asked = process.env['AS_OF'];
  if (asked !== undefined && asked !== '') {
    if (!isFullDate(asked)) throw new UsageError(`AS_OF is "${asked}"; write a date such as 2026-11-21.`);
    return asked;
  }
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** A mistake of the person who called a command: shown as one sentence, without a stack. */
export class UsageError extends Error {}
