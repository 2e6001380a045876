import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENT_TEMPLATES } from '../../src/components/content/bindings.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import type { Site } from '../../src/site/site.ts';
import { LARGEST_SPAN } from '../../src/site/way-view.ts';
import { AS_OF, checkChanged } from '../content.ts';
import { PICTURE_RECORDS } from '../pictures.ts';
import { renderComponent } from './render.ts';

/** Pictures as they are drawn from records, and the words beside them. */

const { handbook } = checkChanged(PICTURE_RECORDS);
const site: Site = {
  handbook,
  routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
  asOf: AS_OF,
  base: '/',
  origin: 'https://handbook.example',
};
const T = CONTENT_TEMPLATES;
const text = (html: string) =>
  html
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const part = (html: string, tag: string) => new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? '';
const drawing = (html: string) => /<svg[^>]*(?:role="img"|role="group")[\s\S]*<\/svg>/.exec(html)?.[0] ?? '';

describe('Way', () => {
  const draw = (locale: 'zh' | 'en') => renderComponent(site, locale, T.Way, { procedure: 'path' });

  it('has a column for each who acts and a numbered node for each step, the first above the last', async () => {
    const svg = drawing(await draw('en'));
    expect(svg.match(/class="way__lane"/g)).toHaveLength(3);
    expect([...svg.matchAll(/<text[^>]*>(\d)<\/text>/g)].map((match) => match[1])).toEqual(['1', '2', '3']);
    const heights = [...svg.matchAll(/<circle[^>]* cy="([\d.]+)%"/g)].map((match) => Number(match[1]));
    expect(heights).toEqual([...heights].sort((one, other) => one - other));
    expect(heights[0]).toBe(0);
  });

  it('says in a list what it draws: who, how long, what, where and when only', async () => {
    const html = await draw('en');
    const list = text(part(html, 'ol'));
    expect(list).toContain('Employer File with 70 points A hall International Talent Community');
    expect(list).toContain('Authority · 30 days A Decides');
    expect(list).toContain('You Enter A');
    expect(list).toContain('abroad: yes');
    expect(html.match(/way__node--open/g)).toHaveLength(2);
  });

  it('is named and described, in the language of the page', async () => {
    const html = await draw('zh');
    expect(html).toMatch(/role="img"[^>]* aria-labelledby="way-path-title way-path-desc"/);
    expect(text(part(html, 'title'))).toBe('流程图：手续');
    expect(text(part(html, 'desc'))).toBe(
      '共3步。从左到右的各栏：本人、用人单位、主管机关。 第1步，用人单位。 第2步，主管机关，30日。 第3步，本人。',
    );
  });

  it('gives its rows the units that the drawing counts with, all of them known to the styles', async () => {
    const styles = readFileSync('src/styles/pictures.css', 'utf8');
    for (let span = 2; span <= LARGEST_SPAN; span++) {
      expect(styles).toMatch(new RegExp(`\\.way__step--${span} \\{\\s*grid-row: span ${span};`));
    }
    const html = await draw('en');
    const spans = [...html.matchAll(/way__step--(\d+)/g)].map((match) => Number(match[1]));
    const total = spans.reduce((sum, span) => sum + span, 0);
    const second = /<circle[^>]* cy="([\d.]+)%"[^>]*>(?:<\/circle>)?\s*<text[^>]*>2</.exec(drawing(html))?.[1];
    expect(Number(second)).toBeCloseTo(((spans[0] ?? 0) / total) * 100, 1);
  });
});

describe('Windows', () => {
  const ids = 'round winter unfinished unknown day';
  const draw = () => renderComponent(site, 'en', T.Windows, { ids });

  it('has a row for every year, also one in which nothing is known, and a column for every month', async () => {
    const svg = drawing(await draw());
    expect([...svg.matchAll(/>(20\d\d)<\/text>/g)].map((match) => match[1])).toEqual(['2018', '2019', '2020', '2021']);
    expect(svg).toContain('>12</text>');
  });

  it('draws a period as long as it is, splits it at New Year, and claims no end that is not known', async () => {
    const svg = drawing(await draw());
    const bars = [...svg.matchAll(/<rect[^>]* x="([\d.]+)%"[^>]* width="([\d.]+)%"/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ]);
    // 1 November is 304 days into 2018, and 20 December 49 days later, of a year that is 86 % wide.
    expect(bars[0]?.[0]).toBeCloseTo(14 + (304 / 365) * 86, 1);
    expect(bars[0]?.[1]).toBeCloseTo((49 / 365) * 86, 1);
    expect((bars[1]?.[0] ?? 0) + (bars[1]?.[1] ?? 0)).toBeCloseTo(100, 1);
    expect(bars[2]?.[0]).toBe(14);
    expect(bars).toHaveLength(3);
    expect(svg.match(/windows__stub/g)).toHaveLength(1);
    expect(svg.match(/windows__day/g)).toHaveLength(1);
  });

  it('says the same as a table with sources, and what is not known', async () => {
    const html = await draw();
    expect(text(part(html, 'table'))).toContain('unknown');
    expect(text(part(html, 'desc'))).toContain('round: 1 November 2018 to 20 December 2018');
    expect(text(html)).toContain('stand in the table only');
  });
});

describe('DutyLine', () => {
  it('draws durations on one scale of days and says the same in words', async () => {
    const html = await renderComponent(site, 'en', T.DutyLine, { rule: 'dates', facts: 'day-long month-long' });
    expect([...html.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map((match) => match[1])).toEqual(['3.33', '100']);
    expect(text(part(html, 'ol'))).toBe(
      'Register counted from the day of entry Register within 24 hours A . Apply counted from the day of entry Apply within 30 days A .',
    );
    expect(html).toContain('href="/en/visas/r-visa/#steps"');
    expect(text(part(html, 'desc'))).toBe(
      'Register, 24 hours, counted from the day of entry; Apply, 30 days, counted from the day of entry',
    );
  });
});

describe('CommunityMap', () => {
  const draw = (locale: 'zh' | 'en') => renderComponent(site, locale, T.CommunityMap, { ids: 'ring hall' });

  it('makes each mark a link, rings below dots, one name for one spot', async () => {
    const svg = drawing(await draw('en'));
    const marks = [...svg.matchAll(/<a [^>]*aria-label="([^"]*)"/g)].map((match) => match[1]);
    expect(marks).toEqual([
      'ring International Talent Community (science city)',
      'hall International Talent Community (talent community)',
    ]);
    expect(svg.match(/<a [^>]*href="\/en\/visas\/r-visa\/"/g)).toHaveLength(2);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('>hall </text>');
    expect(svg).not.toContain('>ring ');
  });

  it('says that positions are approximate, and lists every place with its district', async () => {
    expect(text(await draw('zh'))).toContain('位置是大致的');
    const list =
      part(await draw('en'), 'ul') + part((await draw('en')).replace(part(await draw('en'), 'ul'), ''), 'ul');
    expect(text(list)).toBe(
      'hall International Talent Community Some District ring International Talent Community Some District',
    );
  });
});
