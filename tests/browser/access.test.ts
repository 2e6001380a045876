import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_KINDS, KINDS } from './kinds.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** What people meet who enlarge text, space it out, or hear the page. */

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PATHS = [
  ...['zh', 'en'].flatMap((locale) => KINDS.map((kind) => `/${locale}/${kind}`)),
  ...BOTH_KINDS.map((kind) => `/${kind}`),
];

/** The spacing of WCAG 2.2, 1.4.12, which a reader may set and nothing may be lost by. */
const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

/** Elements whose text is cut off, and a page wider than the window. */
const CUT_OFF = `(() => {
  const cut = [...document.querySelectorAll('body *')].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, svg, .skip')) return false;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath !== 'none') return false;
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
  }).map((element) => element.outerHTML.slice(0, 120));
  const wide = document.documentElement.scrollWidth - innerWidth;
  return wide > 0 ? [...cut, 'wider than the window by ' + wide] : cut;
})()`;

/** What stays in view while the page moves below it, as a share of the window's height. */
const STAYING = `[...document.querySelectorAll('body *')]
  .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility())
  .map((element) => element.getBoundingClientRect())
  .filter(({ width, height }) => width > 0 && height / innerHeight > 0.5 && width / innerWidth > 0.5).length`;

describe('a page with the text spaced out', () => {
  it.each(PATHS)('%s loses nothing', async (path) => {
    const { page, context } = await site.open(path, { viewport: { width: 360, height: 740 }, bypassCSP: true });
    await page.addStyleTag({ content: TEXT_SPACING });
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
    await context.close();
  });
});

describe('a page enlarged to 400 %', () => {
  // A window of 1280 by 1024 pixels, four times as large, is one of 320 by 256.
  it.each(PATHS)('%s reflows, and nothing stands in the way of the text', async (path) => {
    const { page, context } = await site.open(path, { viewport: { width: 320, height: 256 } });
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
    await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)');
    expect(await page.evaluate(STAYING)).toBe(0);
    await context.close();
  });
});

type Heard = { readonly role: string; readonly name: string; readonly level: number };

const LANDMARKS = ['banner', 'navigation', 'main', 'complementary', 'contentinfo', 'search', 'region', 'form'];
/** Roles that say nothing without a name; `details` is a group, and needs none. */
const NAMED = [
  'link',
  'button',
  'image',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'spinbutton',
  'dialog',
  'listbox',
  'heading',
  'navigation',
  'region',
  'DisclosureTriangle',
];

/** Returns the tree that Chromium gives a screen reader, in its order. */
async function heard(page: Page): Promise<readonly Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? '').trim(),
      level: Number(node.properties?.find(({ name }) => name === 'level')?.value.value ?? 0),
    }));
}

describe('a page as a screen reader hears it', () => {
  it.each(PATHS)('%s has its landmarks, and a name for whatever needs one', async (path) => {
    const { page, context } = await site.open(path);
    const all = await heard(page);
    await context.close();

    const nameless = all.filter(({ role, name }) => NAMED.includes(role) && name === '');
    expect(nameless).toEqual([]);

    const landmarks = all
      .filter(({ role }) => LANDMARKS.includes(role))
      .map(({ role, name }) => `${role} ${name}`.trim());
    expect(landmarks.filter((one, index) => landmarks.indexOf(one) !== index)).toEqual([]);
    for (const role of ['banner', 'main', 'contentinfo'])
      expect([role, landmarks.filter((one) => one.split(' ')[0] === role).length]).toEqual([role, 1]);

    const headings = all.filter(({ role }) => role === 'heading');
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
    const skipped = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1);
    expect(skipped).toEqual([]);

    // Names that come from content change with it; those of the frame don't.
    const frame = landmarks.filter((one) => !one.startsWith('region'));
    expect(frame.join('\n')).toMatchSnapshot();
  });
});
