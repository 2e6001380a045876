import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { toCalendar } from '../../../src/rules/calendar.ts';

const EVENTS = [
  {
    id: 'register@handbook.example',
    at: '2026-12-02T14:30',
    title: '办理住宿登记',
    text: '在住处所在的派出所登记；带护照，\n也可以网上办理。\\ 反斜线 and a long English tail that goes well beyond seventy-five octets of one line',
    url: 'https://handbook.example/zh/tools/deadlines/#v=1&entry=2026-12-01T14%3A30',
  },
  {
    id: 'permit@handbook.example',
    at: '2026-12-31',
    title: 'Residence permit',
    text: 'Apply.',
    url: 'https://handbook.example/',
  },
];
const FILE = toCalendar(EVENTS, '20261121T081500Z');

describe('the calendar file', () => {
  const calendar = new ICAL.Component(ICAL.parse(FILE));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

  it('is read by a calendar client as it was meant', () => {
    expect(events.map(({ uid, summary, description }) => ({ uid, summary, description }))).toEqual(
      EVENTS.map(({ id, title, text }) => ({ uid: id, summary: title, description: text })),
    );
  });

  it('holds a time in Beijing, and a whole day without time', () => {
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const end = events[0]?.endDate;
    expect(end?.toJSDate().toISOString()).toBe('2026-12-02T06:30:00.000Z');
    expect(events[1]?.startDate.isDate).toBe(true);
    expect(events[1]?.startDate.toString()).toBe('2026-12-31');
    expect(events[1]?.endDate.toString()).toBe('2027-01-01');
  });

  it('reminds a day before', () => {
    const alarms = calendar.getAllSubcomponents('vevent').map((event) => event.getFirstSubcomponent('valarm'));
    expect(alarms.map((alarm) => String(alarm?.getFirstPropertyValue('trigger')))).toEqual(['-P1D', '-P1D']);
  });

  it('keeps every line within 75 octets, ends lines with CRLF and cuts no character', () => {
    const lines = FILE.split('\r\n');
    expect(lines.at(-1)).toBe('');
    for (const line of lines) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\uFFFD]/);
    }
  });
});
