/**
 * Calendar dates as the sources give them: `2024-03-01`, `2017-09` or `2017`.
 * They are plain strings, so that no time zone can move a day.
 */
export type PartialDate = string;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export type DateParts = { readonly year: number; readonly month?: number; readonly day?: number };

/** Returns year, month and day of a date, or undefined when it is not a date of the calendar. */
export function dateParts(date: PartialDate): DateParts | undefined {
  const match = PARTIAL_DATE.exec(date);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  // Other years are slips of the keyboard: nothing in force is older, nothing promised is further.
  if (year === undefined || year < 1900 || year > 2199) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/** Tells whether a text is a full calendar date such as `2024-03-01`. */
export function isFullDate(date: string): boolean {
  return dateParts(date)?.day !== undefined;
}

/** Returns the first day a partial date can mean: `2017` is 2017-01-01. */
export function firstDay(date: PartialDate): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** Returns the last day a partial date can mean: `2017-02` is 2017-02-28. */
export function lastDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  const [year = 0, month = 1] = date.split('-').map(Number);
  return `${date}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
}

/** Tells whether the whole of `date` lies before the day `asOf`. A thing that ends on a day still holds on that day. */
export function isPast(date: PartialDate, asOf: string): boolean {
  return lastDay(date) < asOf;
}

/** Tells whether a period with optional partial ends holds on the day `asOf`. */
export function holdsOn(
  period: { readonly from?: PartialDate | undefined; readonly until?: PartialDate | undefined },
  asOf: string,
): boolean {
  if (period.from !== undefined && firstDay(period.from) > asOf) return false;
  return period.until === undefined || !isPast(period.until, asOf);
}

/** Days before its end in which a reader is told that a rule ends soon. */
const SOON_DAYS = 90;

/** Tells whether something that still holds on the day `asOf` ends within the next weeks. */
export function endsSoon(until: PartialDate, asOf: string): boolean {
  const daysLeft = daysBetween(asOf, lastDay(until));
  return daysLeft >= 0 && daysLeft <= SOON_DAYS;
}

/** Returns how many days a full date lies after another; negative where it lies before. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / 86_400_000;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
