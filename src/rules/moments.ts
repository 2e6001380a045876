import type { Answers, Instant, Now, ShiftUnit } from './logic.ts';

/** Dates and times are Beijing's, written `2026-12-01` or `2026-12-01T14:30`; no other time zone comes into it. */

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;

/** Tells whether a text is a day of the calendar, or a time of one; years 1900 to 2199. */
export function isMoment(text: string, withTime: boolean): boolean {
  const match = SHAPE.exec(text);
  if (!match || (match[4] !== undefined && !withTime)) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (year < 1900 || year > 2199 || hour > 23 || minute > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Returns a day or time moved by a period. The first day isn't counted; a month or year ends on the same day of its last month,
 * or on that month's last day (Civil Code, articles 201 and 202).
 */
export function shift(moment: string, amount: number, unit: ShiftUnit): string {
  const [day = '', time] = moment.split('T');
  const date = new Date(`${day}T${time ?? '00:00'}Z`);
  switch (unit) {
    case 'hour':
      // A day alone has no hour to count from: the period ends within the day that many hours later.
      date.setUTCHours(date.getUTCHours() + amount);
      break;
    case 'day':
      date.setUTCDate(date.getUTCDate() + amount);
      break;
    default: {
      const dayOfMonth = date.getUTCDate();
      date.setUTCDate(1);
      date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'year' ? 12 : 1));
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      date.setUTCDate(Math.min(dayOfMonth, last));
    }
  }
  return date.toISOString().slice(0, time === undefined ? 10 : 16);
}

/** Returns the day or time an instant stands for; undefined while its date isn't given. */
export function resolve(instant: Instant, answers: Answers, now: Now): string | undefined {
  if (instant === 'today') return now.slice(0, 10);
  if (instant === 'now') return now;
  const given = answers[instant.question];
  if (given === undefined || instant.shift === undefined) return given;
  return shift(given, instant.shift.amount, instant.shift.unit);
}

/** Tells whether one moment is earlier than another; where one of them is a whole day, days are compared. */
export function isEarlier(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
