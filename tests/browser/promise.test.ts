import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkEntry } from '../../src/site/link-report.ts';
import { plainEnvironment } from '../build-once.ts';
import { SOUND } from '../content.ts';
import { type OpenSite, openSite } from './open-site.ts';

/** Small content of which a page and a section have moved and a fact and a term are gone, below a base path. */

const BASE = '/handbook/';
const on = 'on: 2026-11-10, why: { zh: 合并到人才签证页。, en: Merged into the page on the talent visa. }';

const CONTENT: Readonly<Record<string, string>> = {
  ...SOUND,
  'content/published/ids.txt': `${SOUND['content/published/ids.txt']}page visas/old-visa 2026-11-01
section visas/old-visa#steps 2026-11-01
section visas/old-visa#fees 2026-11-01
section visas/r-visa#how 2026-11-01
section visas/r-visa#marks 2026-11-01
section visas/r-visa#gone 2026-11-01
fact old-mark 2026-11-01
fact older-mark 2026-11-01
term old-word 2026-11-01
page visas/closed 2026-11-01
`,
  'content/data/redirects/moved.yaml': `old-visa: { from: { kind: page, id: visas/old-visa }, to: { kind: page, id: visas/r-visa }, ${on} }
how: { from: { kind: section, id: visas/r-visa#how }, to: { kind: section, id: visas/r-visa#steps }, ${on} }
marks: { from: { kind: section, id: visas/r-visa#marks }, to: { kind: fact, id: pass-mark }, ${on} }
older-mark: { from: { kind: fact, id: older-mark }, to: { kind: fact, id: old-mark }, ${on} }
old-word: { from: { kind: term, id: old-word }, to: { kind: term, id: talent-visa }, ${on} }
`,
  'content/data/tombstones/gone.yaml': `old-mark:
  of: { kind: fact, id: old-mark }
  title: { zh: 旧的合格分, en: the old pass mark }
  lastText: { zh: 合格分是六十分。, en: The pass mark is sixty. }
  since: 2026-11-10
  why: { zh: 来源已经失效。, en: Its source has ended. }
  replacedBy: [{ kind: fact, id: pass-mark }]
closed:
  of: { kind: page, id: visas/closed }
  title: { zh: 已停办的签证, en: A visa no longer issued }
  lastText: { zh: 没有费用。, en: There is no fee. }
  since: 2026-11-10
  why: { zh: 已经停办。, en: It is no longer issued. }
  replacedBy: [{ kind: page, id: visas/r-visa }]
gone:
  of: { kind: section, id: visas/r-visa#gone }
  title: { zh: 费用, en: What it costs }
  lastText: { zh: 没有费用。, en: There is no fee. }
  since: 2026-11-10
  why: { zh: 没有来源。, en: No source says so. }
`,
};

let copy = '';
let site: OpenSite;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'handbook-promise-'));
  for (const part of ['public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(process.cwd(), part), join(copy, part), { recursive: true });
  }
  for (const [path, text] of Object.entries(CONTENT)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  const built = spawnSync(join(process.cwd(), 'node_modules', '.bin', 'node'), ['scripts/build.ts'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...plainEnvironment(), BASE: '/handbook', AS_OF: '2026-11-21' },
  });
  if (built.status !== 0) throw new Error(`The build failed.\n${built.stdout}${built.stderr}`);
  site = await openSite({ folder: join(copy, 'dist'), base: BASE });
});
afterAll(async () => {
  await site?.close();
  rmSync(copy, { recursive: true, force: true });
});

const NO_SCRIPT = { javaScriptEnabled: false } as const;

async function arrive(path: string, options?: { readonly javaScriptEnabled: boolean }) {
  const { page, context, problems } = await site.open(`${BASE}${path}`, options);
  return { page, problems, close: () => context.close(), at: () => page.url().slice(site.origin.length) };
}

describe.each([
  { locale: 'zh', why: '合并到人才签证页。', last: '合格分是六十分。' },
  { locale: 'en', why: 'Merged into the page on the talent visa.', last: 'The pass mark is sixty.' },
])('in $locale, the address', ({ locale, why, last }) => {
  it.each([true, false])('of a page that moved leads to its new place (script: %s)', async (javaScriptEnabled) => {
    const { page, problems, close } = await arrive(`${locale}/visas/old-visa/`, { javaScriptEnabled });
    await page.waitForURL(`**${BASE}${locale}/visas/r-visa/`);
    expect(problems).toEqual([]);
    await close();
  });

  it('of a section of that page leads to the section', async () => {
    const { page, close } = await arrive(`${locale}/visas/old-visa/#steps`);
    await page.waitForURL(`**${BASE}${locale}/visas/r-visa/#steps`);
    await close();
  });

  it('of a page that moved says where and why to those who go nowhere by themselves', async () => {
    const html = await (await fetch(`${site.origin}${BASE}${locale}/visas/old-visa/`)).text();
    expect(html).toContain(why);
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${BASE}${locale}/visas/r-visa/">`);
    expect(html).toMatch(new RegExp(`<link rel="canonical" href="https://[^"]+${BASE}${locale}/visas/r-visa/">`));
    expect(html).toContain('content="noindex"');
    expect(html).toContain(`href="${BASE}${locale}/visas/r-visa/#steps"`);
  });

  it('of a section that moved on its page is an anchor at its new place', async () => {
    const { page, close } = await arrive(`${locale}/visas/r-visa/#how`, NO_SCRIPT);
    expect(await page.locator('h2#steps #how').count()).toBe(1);
    await close();
  });

  it('of a section that moved elsewhere, or is gone, is a note on its old page', async () => {
    const { page, close } = await arrive(`${locale}/visas/r-visa/#marks`, NO_SCRIPT);
    expect(await page.locator('li#marks a').getAttribute('href')).toBe(`${BASE}${locale}/reference/facts/pass-mark/`);
    const gone = (await page.locator('li#gone').textContent()) ?? '';
    for (const said of [/没有来源|No source says so/, /没有费用|There is no fee/, /2026年11月10日|10 November 2026/]) {
      expect(gone).toMatch(said);
    }
    await close();
  });

  it.each(['old-mark', 'older-mark'])(
    'of the fact %s, gone, says what it said last, why, and what replaces it',
    async (id) => {
      const { page, close, at } = await arrive(`${locale}/reference/facts/${id}/`, NO_SCRIPT);
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain(last);
      expect(text).toContain('来源已经失效。');
      expect(text).toContain('Its source has ended.');
      expect(text).toMatch(/2026年11月10日[\s\S]*10 November 2026|10 November 2026[\s\S]*2026年11月10日/);
      await page.locator(`main a[href="${BASE}${locale}/reference/facts/pass-mark/"]`).first().click();
      await page.waitForURL(`**/${locale}/reference/facts/pass-mark/`);
      expect(at()).toBe(`${BASE}${locale}/reference/facts/pass-mark/`);
      await close();
    },
  );

  it('of a term under another name is an anchor at its entry', async () => {
    const { page, close } = await arrive(`${locale}/reference/glossary/#old-word`, NO_SCRIPT);
    expect(await page.locator('h2#talent-visa #old-word').count()).toBe(1);
    await close();
  });

  it('of a page names its short address once, in its foot', async () => {
    const { page, close } = await arrive(`${locale}/visas/r-visa/`, NO_SCRIPT);
    expect(await page.locator(`a[href="${BASE}id/visas/r-visa/"]`).count()).toBe(1);
    await close();
  });
});

describe('a short address', () => {
  it('offers both editions, side by side, and each section, as text to copy', async () => {
    const { page, problems, close } = await arrive('id/visas/r-visa/', NO_SCRIPT);
    const links = await page.locator('main a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual(
      expect.arrayContaining([
        `${BASE}zh/visas/r-visa/`,
        `${BASE}en/visas/r-visa/`,
        `${BASE}both/visas/r-visa/`,
        `${BASE}en/visas/r-visa/#who`,
      ]),
    );
    const codes = await page.locator('code.promise__address').allTextContents();
    expect(codes.map((code) => new URL(code).pathname + new URL(code).hash)).toEqual(
      expect.arrayContaining([`${BASE}zh/visas/r-visa/`, `${BASE}id/visas/r-visa/`, `${BASE}id/visas/r-visa/#who`]),
    );
    expect(await page.locator('li#how a').first().getAttribute('href')).toBe(`${BASE}zh/visas/r-visa/#steps`);
    expect(problems).toEqual([]);
    await close();
  });

  it('stays when its page moves or a fact is removed', async () => {
    const moved = await arrive('id/visas/old-visa/', NO_SCRIPT);
    expect(await moved.page.locator(`a.door__enter[href="${BASE}en/visas/r-visa/"]`).count()).toBe(1);
    await moved.close();
    const gone = await arrive('id/fact/old-mark/', NO_SCRIPT);
    expect(await gone.page.locator('main').textContent()).toContain('The pass mark is sixty.');
    await gone.close();
  });
});

describe('a card on another site', () => {
  it.each(['zh', 'en', 'both'])('goes with a page that moved (%s)', async (edition) => {
    const { page, problems, close } = await arrive(`card/${edition}/visas/old-visa/`, NO_SCRIPT);
    await page.waitForURL(`**${BASE}card/${edition}/visas/r-visa/`);
    expect(problems).toEqual([]);
    await close();
  });

  it('of a page that is gone says so, and leads to what replaces it', async () => {
    const { page, close } = await arrive('card/both/visas/closed/', NO_SCRIPT);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const said of ['已经停办。', 'It is no longer issued.', '2026年11月10日', '10 November 2026'])
      expect(text).toContain(said);
    expect(await page.locator(`a[target="_top"][href="${BASE}en/visas/r-visa/"]`).count()).toBe(1);
    await close();
  });
});

describe('the list for programs', () => {
  it('holds every id ever published, and each of its addresses answers and has its anchor', async () => {
    const file = (await (await fetch(`${site.origin}${BASE}links.json`)).json()) as {
      readonly site: string;
      readonly links: readonly LinkEntry[];
    };
    expect(new URL(file.site).pathname).toBe(BASE);
    expect(file.links).toHaveLength(CONTENT['content/published/ids.txt']?.trim().split('\n').length ?? 0);
    const states = Object.fromEntries(file.links.map(({ kind, id, state }) => [`${kind} ${id}`, state]));
    expect(states).toMatchObject({
      'page visas/r-visa': 'alive',
      'page visas/old-visa': 'moved',
      'section visas/old-visa#steps': 'moved',
      'section visas/r-visa#gone': 'removed',
      'fact old-mark': 'removed',
      'fact older-mark': 'removed',
    });
    const lost: string[] = [];
    for (const address of file.links.flatMap(({ zh, en, short }) => [zh, en, short])) {
      const [path = '', anchor = ''] = address.split('#');
      const answer = await fetch(`${site.origin}${BASE}${path}`);
      const html = await answer.text();
      if (answer.status !== 200 || (anchor !== '' && !html.includes(`id="${anchor}"`))) lost.push(address);
    }
    expect(lost).toEqual([]);
  });
});
