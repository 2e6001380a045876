import { shift } from './moments.ts';

/** A date for a calendar: a whole day, or a time of a day in Beijing. */
export type CalendarEvent = {
  /** Stays the same when the file is made again, so that a calendar updates rather than doubles it. */
  readonly id: string;
  /** `2026-12-01` or `2026-12-01T14:30`. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
};

/** Beijing keeps one offset all year; clients that don't know the name read the rule. */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T020000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * Returns an iCalendar file (RFC 5545) of deadlines, each with a reminder a day before.
 *
 * @param stamp when the file is made, in UTC: `20261121T081500Z`.
 */
export function toCalendar(events: readonly CalendarEvent[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Beijing International Talent Handbook//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(events.some(({ at }) => at.includes('T')) ? TIME_ZONE : []),
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventLines({ id, at, title, text, url }: CalendarEvent, stamp: string): readonly string[] {
  const compact = (moment: string) => moment.replace(/[-:]/g, '');
  // A deadline with a time ends at that time: it is shown as the half hour before.
  const when = at.includes('T')
    ? [`DTSTART;TZID=Asia/Shanghai:${compact(halfHourBefore(at))}00`, `DTEND;TZID=Asia/Shanghai:${compact(at)}00`]
    : [`DTSTART;VALUE=DATE:${compact(at)}`, `DTEND;VALUE=DATE:${compact(shift(at, 1, 'day'))}`];
  return [
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${stamp}`,
    ...when,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(text)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

function halfHourBefore(at: string): string {
  return new Date(Date.parse(`${at}Z`) - 30 * 60_000).toISOString().slice(0, 16);
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** A line holds at most 75 octets; what follows begins with a space, and no character is cut. */
function fold(line: string): string {
  const folded: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = character.codePointAt(0) ?? 0;
    const length = size < 0x80 ? 1 : size < 0x800 ? 2 : size < 0x10000 ? 3 : 4;
    if (octets + length > 75) {
      folded.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...folded, current].join('\r\n');
}
