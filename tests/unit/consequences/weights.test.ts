import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareWeights } from '../../../src/publish/compare-weights.ts';
import { checkChanged, SOUND } from '../../content.ts';

/** Two built sites of one guide page; the second has a page more, and a heavier one. */

let folder = '';

function build(site: string, pages: Readonly<Record<string, string>>): void {
  for (const [url, html] of Object.entries({ ...pages, '_astro/a.css': 'a{}' })) {
    const file = join(folder, site, url.endsWith('.css') ? url : `${url}index.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
}

/** Text that can't be compressed away. */
const noise = Array.from({ length: 4000 }, (_, index) => ((index * 7919) % 10007).toString(36)).join('');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbook-weights-'));
  const light = '<link href="/_astro/a.css"><p>x</p>';
  build('base', { 'zh/visas/r-visa/': light, 'en/visas/r-visa/': light });
  const more = { 'zh/visas/new/': light, 'en/visas/new/': light };
  build('head', { 'zh/visas/r-visa/': light, 'en/visas/r-visa/': `${light}${noise}`, ...more });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('weighs the first visit to every guide page of both', () => {
  const { handbook: base } = checkChanged({});
  const { handbook: head } = checkChanged({
    'content/zh/visas/new.mdx': SOUND['content/zh/visas/r-visa.mdx'],
    'content/en/visas/new.mdx': SOUND['content/en/visas/r-visa.mdx'],
  });
  const weights = compareWeights(base, join(folder, 'base'), head, join(folder, 'head'));
  const of = (locale: string, path: string) => weights.find((one) => one.locale === locale && one.path === path);
  expect(weights).toHaveLength(4);
  const same = of('zh', 'visas/r-visa');
  expect(same?.before).toBe(same?.after);
  const heavier = of('en', 'visas/r-visa');
  expect((heavier?.after ?? 0) - (heavier?.before ?? 0)).toBeGreaterThan(1000);
  expect(() => compareWeights(head, join(folder, 'base'), head, join(folder, 'head'))).toThrow(
    /lacks \/zh\/visas\/new\//,
  );
  expect(of('zh', 'visas/new')).toMatchObject({ before: undefined, after: expect.any(Number) });
});
