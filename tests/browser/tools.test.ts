import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ICAL from 'ical.js';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import type { DecisionRule } from '../../src/handbook/rule-records.ts';
import { writeFragment } from '../../src/rules/answers.ts';
import { compileRule } from '../../src/rules/compile.ts';
import type { Logic } from '../../src/rules/logic.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** The tools as readers use them: with mouse and keyboard, without script, on paper. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { records } = readContent(await loadContentFiles(process.cwd()));
const logicOf = (id: string): Logic => {
  const rule = records.rules.get(id);
  const logic = rule && compileRule(rule, records)?.logic;
  if (!logic) throw new Error(`No rule "${id}" to evaluate.`);
  return logic;
};
const decisionOf = (id: string): DecisionRule => {
  const rule = records.rules.get(id);
  if (rule?.kind !== 'decision') throw new Error(`The rule "${id}" is no decision.`);
  return rule;
};
const texts = (answers: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, String(answer)]));

const DECISIONS = [
  ['tools/choose-a-visa/', 'choose-a-visa'],
  ['tools/work-permit-points/', 'work-permit-categories'],
  ['tools/permanent-residence-routes/', 'permanent-residence-routes'],
  ['tools/permanent-residence-points/', 'permanent-residence-points'],
] as const;
const FORMS = [
  ...DECISIONS.map(([path]) => path),
  'tools/deadlines/',
  'tools/checklist/work-permit-from-abroad/',
] as const;
const LOCALES = ['zh', 'en'] as const;

/** Opens a tool on the day its cases are worked for. */
async function openTool(path: string, options?: BrowserContextOptions) {
  const opened = await site.open('/404.html', options);
  await opened.page.clock.setFixedTime(new Date('2026-11-21T12:00:00+08:00'));
  opened.problems.length = 0;
  await opened.page.goto(site.origin + path);
  return opened;
}

const statuses = (page: Page): Promise<Record<string, string | undefined>> =>
  page
    .locator('[data-outcome]')
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [(card as HTMLElement).dataset['outcome'], (card as HTMLElement).dataset['status']]),
      ),
    );
const summary = (page: Page) => page.locator('.tool-summary').textContent();
/** Gives a first answer to the first question that is shown and has none. */
async function answerNext(page: Page): Promise<void> {
  for (const question of await page.locator('fieldset:visible').all()) {
    const control = await question.getAttribute('data-control');
    const select = question.locator('select');
    const input = question.locator('input:not([type="radio"])');
    if (control === 'radio') {
      if (!(await question.locator('input[value=""]').isChecked())) continue;
      return question.locator('input').first().check();
    }
    if (control === 'select') {
      if ((await select.inputValue()) !== '') continue;
      await select.selectOption({ index: 1 });
      return;
    }
    if ((await input.inputValue()) !== '') continue;
    await input.fill(control === 'number' ? '3' : control === 'date' ? '2026-12-01' : '2026-12-01T14:30');
    return input.blur();
  }
  throw new Error('Every question is answered.');
}

describe.each(LOCALES)('in %s', (locale) => {
  describe.each(DECISIONS)('%s', (path, id) => {
    it('comes to what the worked cases say', async () => {
      const rule = decisionOf(id);
      const logic = logicOf(id);
      const cases = rule.cases.filter(
        ({ on, answers }) => (on === undefined || on === rule.checked) && Object.keys(answers).length > 0,
      );
      expect(cases.length).toBeGreaterThanOrEqual(12);
      const { page, context, problems } = await openTool(`/${locale}/${path}`);
      for (const worked of cases.filter((_case, index) => index % Math.ceil(cases.length / 12) === 0)) {
        await page.goto('about:blank');
        await page.goto(`${site.origin}/${locale}/${path}#${writeFragment(logic, texts(worked.answers))}`);
        const found = await statuses(page);
        const of = (status: string) =>
          Object.keys(found)
            .filter((outcome) => found[outcome] === status)
            .sort();
        expect({ title: worked.title.en, fits: of('fits'), nearly: of('nearly'), depends: of('depends') }).toEqual({
          title: worked.title.en,
          fits: [...(worked.fits ?? [])].sort(),
          nearly: [...(worked.nearly ?? [])].sort(),
          depends: [...(worked.depends ?? [])].sort(),
        });
      }
      expect(problems).toEqual([]);
      await context.close();
    });

    it('can be read whole without JavaScript', async () => {
      const { page, context } = await site.open(`/${locale}/${path}`, { javaScriptEnabled: false });
      expect(await page.locator('.tool-form').isVisible()).toBe(false);
      expect(await page.locator('[data-outcome]:visible').count()).toBe(decisionOf(id).outcomes.length);
      for (const condition of await page.locator('[data-condition]').all())
        expect(await condition.isVisible()).toBe(true);
      await context.close();
    });
  });

  describe.each(FORMS)('%s', (path) => {
    it('is used with the mouse; back, forward, reload and the language switch keep the answers', async () => {
      const { page, context, problems } = await openTool(`/${locale}/${path}`);
      const start = await summary(page);
      await answerNext(page);
      const first = page.url();
      expect(new URL(first).hash).toMatch(/^#v=\d+&/);
      await answerNext(page);
      const second = page.url();
      const after = await summary(page);
      expect(second).not.toBe(first);
      await page.goBack();
      expect(page.url()).toBe(first);
      await page.goForward();
      expect(page.url()).toBe(second);
      expect(await summary(page)).toBe(after);
      const hash = new URL(page.url()).hash;
      const before = await summary(page);
      await page.reload();
      expect(await summary(page)).toBe(before);
      await page.locator('.language-switch').click();
      await page.waitForURL((url) => url.pathname === `/${locale === 'zh' ? 'en' : 'zh'}/${path}`);
      expect(new URL(page.url()).hash).toBe(hash);
      await page.locator('.language-switch').click();
      await page.waitForURL((url) => url.pathname === `/${locale}/${path}`);
      await page.locator('.tool-form button[type="reset"]').click();
      await expect.poll(() => summary(page)).toBe(start);
      expect(new URL(page.url()).hash).toBe('');
      expect(problems).toEqual([]);
      await context.close();
    });

    it('is used with the keyboard alone', async () => {
      const { page, context } = await openTool(`/${locale}/${path}`, { reducedMotion: 'reduce' });
      const before = await summary(page);
      await page.locator('.tool-form').evaluate((form) => {
        form.querySelector<HTMLElement>('input, select')?.focus();
      });
      const kind = await page.evaluate(() => (document.activeElement as HTMLInputElement).type);
      await page.keyboard.press(kind === 'radio' ? 'Space' : 'ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.closest('.tool-form') !== null)).toBe(true);
      expect(new URL(page.url()).hash).not.toBe('');
      if (!path.startsWith('tools/deadlines')) expect(await summary(page)).not.toBe(before);
      // On through the form: each stop is in sight and marked.
      for (let stop = 0; stop < 4; stop++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const box = element.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          const isInSight =
            box.top >= 0 && box.bottom <= innerHeight && (element.contains(top) || top?.contains(element));
          return { isInSight, width: getComputedStyle(element.closest('label') ?? element).outlineWidth };
        });
        expect(focus.isInSight).toBe(true);
        expect(focus.width).not.toBe('0px');
      }
      const live = page.locator('.tool-summary');
      expect([await live.getAttribute('role'), await live.getAttribute('aria-live')]).toEqual(['status', 'polite']);
      await context.close();
    });

    it('sends nothing and keeps nothing while it is used', async () => {
      const { page, context } = await openTool(`/${locale}/${path}`);
      await page.waitForLoadState('networkidle');
      const requests: string[] = [];
      // Chromium looks for the site's icon again when the address changes; the fragment is never part of a request.
      page.on('request', (request) => {
        if (!request.url().endsWith('/favicon.svg')) requests.push(request.url());
      });
      for (let turn = 0; turn < 3; turn++) await answerNext(page);
      await page.locator('.tool-form').evaluate((form) => (form as HTMLFormElement).requestSubmit());
      expect(requests).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
      expect(policy).toContain("connect-src 'none'");
      expect(policy).toContain("form-action 'none'");
      const isRefused = await page.evaluate('fetch(location.href).then(() => false, () => true)');
      expect(isRefused).toBe(true);
      await context.close();
    });

    it('says what in an address doesn’t hold, and keeps the rest', async () => {
      const { page, context, problems } = await openTool(
        `/${locale}/${path}#v=99&no-such-question=1&%3Cb%3E=x&=&a=%F0%9F%98%80`,
      );
      const list = page.locator('.tool-problems li');
      expect(await list.count()).toBeGreaterThanOrEqual(3);
      expect(await list.first().textContent()).toMatch(locale === 'zh' ? /较早的规则/ : /earlier version of the rules/);
      expect(await page.locator('.tool-problems b').count()).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    });

    it('has no axe violation and fits 320 pixels with a result on it, light and dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context } = await openTool(`/${locale}/${path}`, {
          colorScheme,
          bypassCSP: true,
          viewport: { width: 320, height: 640 },
        });
        for (let turn = 0; turn < 3; turn++) await answerNext(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: runner } = window as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const result = await runner.run();
          return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
        });
        expect([colorScheme, violations]).toEqual([colorScheme, []]);
        await context.close();
      }
    });

    it('prints a sheet in both languages', async () => {
      const { page, context } = await openTool(`/${locale}/${path}`);
      await answerNext(page);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.tool-form').isVisible()).toBe(false);
      expect(await page.locator('.tool .twin:visible').count()).toBeGreaterThan(0);
      // The answers are on the sheet; what surrounds the result in the guide is not.
      expect(await page.locator('.tool-answers dt:visible').count()).toBe(1);
      expect(await page.locator('.page-foot:visible').count()).toBe(0);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
      await context.close();
    });
  });
});

describe('numbers and dates', () => {
  it('takes figures as people write them, and says what is wrong with others', async () => {
    const { page, context } = await openTool('/en/tools/work-permit-points/');
    const more = page.locator('.tool-more');
    if (await more.isVisible()) await more.click();
    const field = page.locator('[data-control="number"]:visible').first();
    const input = field.locator('input');
    await input.fill('many');
    await input.press('Tab');
    expect(await field.locator('.tool-question__problem').textContent()).toBe(
      '“many” isn’t a number. Write figures only, such as 12 or 12.5.',
    );
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    await input.fill(' １２ ');
    await input.press('Tab');
    expect(await field.locator('.tool-question__problem').textContent()).toBe('');
    expect(new URL(page.url()).hash).toMatch(/=12$|=12&/);
    await context.close();
  });

  it('gives a calendar file that a calendar client reads', async () => {
    const { page, context, problems } = await openTool('/zh/tools/deadlines/');
    const rule = records.rules.get('deadlines');
    if (rule?.kind !== 'deadlines') throw new Error('No deadlines.');
    const worked = rule.cases.find(
      ({ due, on }) => Object.keys(due ?? {}).length >= 3 && (on === undefined || on === rule.checked),
    );
    await page.goto('about:blank');
    await page.goto(
      `${site.origin}/zh/tools/deadlines/#${writeFragment(logicOf('deadlines'), texts(worked?.answers ?? {}))}`,
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-action="calendar"]').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
    const path = await download.path();
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(events.length).toBe(Object.keys(worked?.due ?? {}).length);
    for (const event of events) {
      expect(event.summary).not.toBe('');
      expect(event.description).not.toMatch(/undefined|\[object/);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('the qualifications', () => {
  it('narrows the list as one types, and says where else to look when nothing is left', async () => {
    const { page, context } = await openTool('/en/tools/qualifications/');
    const all = await page.locator('.qualifications > li:visible').count();
    expect(all).toBe(records.qualifications.size);
    const input = page.locator('handbook-filter input');
    await input.fill('IEEE');
    expect(await page.locator('.qualifications > li:visible').count()).toBe(2);
    await input.fill('no such paper');
    expect(await page.locator('.tool-summary').textContent()).toContain('The official catalogue is longer');
    await context.close();
    const plain = await site.open('/en/tools/qualifications/', { javaScriptEnabled: false });
    expect(await plain.page.locator('.qualifications > li:visible').count()).toBe(all);
    await plain.context.close();
  });
});

describe('the way to a tool', () => {
  it('leads from a guide to its tool, and back from every outcome', async () => {
    const { page, context } = await openTool('/en/visas/r-visa/');
    await page.locator('.answer-card__tools a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/tools\//);
    for (const [path] of DECISIONS) {
      await page.goto(`${site.origin}/en/${path}`);
      for (const href of await page
        .locator('[data-outcome] > p > a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))) {
        expect(href).toMatch(/^\/en\/(?!tools\/)[a-z-]+\//);
      }
    }
    await context.close();
  });
});

describe('a tool whose script comes late', () => {
  it('is there to be answered, and keeps what was answered before', async () => {
    const { page, context } = await openTool('/favicon.svg');
    let arrive: () => void = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(`${site.origin}/en/tools/deadlines/`, { waitUntil: 'commit' });
    const first = page.locator('[data-question]:visible input[type="radio"]').first();
    await first.check();
    expect(await page.locator('.tool-summary').textContent()).toBe('Give at least one date.');
    arrive();
    await page.waitForFunction(() => document.querySelector('[data-started]') !== null);
    expect(await first.isChecked()).toBe(true);
    expect(new URL(page.url()).hash).toMatch(/=/);
    await context.close();
  });
});

describe('a tool whose rules have ended since it was built', () => {
  it('asks nothing and says why, and doesn’t before', async () => {
    for (const [until, isOver] of [
      ['2026-11-20', true],
      ['2026-11-21', false],
    ] as const) {
      const { page, context, problems } = await openTool('/404.html');
      await page.route('**/en/tools/choose-a-visa/', async (route) => {
        const response = await route.fetch();
        const note = `<p class="tool-ended" data-until="${until}" hidden>These rules have ended.</p>`;
        await route.fulfill({
          response,
          body: (await response.text()).replace('<form class="tool-form"', `${note}$&`),
        });
      });
      await page.goto(`${site.origin}/en/tools/choose-a-visa/`);
      await page.waitForFunction(() => customElements.get('handbook-decision') !== undefined);
      expect([until, await page.locator('.tool-ended').isVisible()]).toEqual([until, isOver]);
      expect([until, await page.locator('.tool-form').isVisible()]).toEqual([until, !isOver]);
      expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
      await context.close();
    }
  });
});
