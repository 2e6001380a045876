import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { serveSite } from '../../src/publish/serve-site.ts';
import { build } from '../build-once.ts';
import { FLAG, INJECTIONS, injectedProject } from '../mutations/injections.ts';

/**
 * The whole handbook built once with an injection in every text field. What the built pages are made of must be what
 * the sound pages are made of: no element, attribute or address that those lack. And the words must be there as words.
 */

type Element = DefaultTreeAdapterTypes.Element;

let folder = '';
const dist = () => join(folder, 'dist');

beforeAll(async () => {
  folder = injectedProject(await loadContentFiles(process.cwd()));
  await build({}, [], folder);
}, 600_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesIn = (root: string, ending: RegExp) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file));

function* elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child;
    if ('content' in child) yield* elementsOf(child.content);
    if ('childNodes' in child) yield* elementsOf(child);
  }
}

/** What a page is made of: its elements, their attributes, scripts, and where its addresses lead. */
function partsOf(html: string): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const element of elementsOf(parse(html))) {
    parts.add(`<${element.tagName}>`);
    for (const { name, value } of element.attrs) {
      parts.add(`<${element.tagName} ${name}>`);
      if (!['href', 'src', 'action', 'srcset', 'poster', 'data', 'formaction'].includes(name)) continue;
      const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(value.trim())?.[0].toLowerCase() ?? '';
      parts.add(`${name} ${scheme || (value.startsWith('//') ? '//' : 'own')}`);
    }
    if (element.tagName === 'script' && !element.attrs.some(({ name }) => name === 'src' || name === 'type')) {
      parts.add('a script written in the page');
    }
  }
  return parts;
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

describe('a handbook with an injection in every text', () => {
  it('is built of nothing that the sound handbook is not built of', () => {
    const sound = union(
      filesIn(inject('site'), /\.html$/).map((file) => partsOf(readFileSync(join(inject('site'), file), 'utf8'))),
    );
    const pages = filesIn(dist(), /\.html$/);
    expect(pages.length).toBeGreaterThan(1000);
    const strangers = pages.flatMap((file) =>
      [...partsOf(readFileSync(join(dist(), file), 'utf8'))]
        .filter((part) => !sound.has(part))
        .map((part) => `${file}: ${part}`),
    );
    expect(strangers).toEqual([]);
  });

  it('leads to no other host than the sound handbook does', () => {
    const hosts = (root: string) =>
      union(
        filesIn(root, /\.html$/).map(
          (file) =>
            new Set(
              [...elementsOf(parse(readFileSync(join(root, file), 'utf8')))].flatMap(({ attrs }) =>
                attrs.flatMap(({ name, value }) =>
                  name === 'href' || name === 'src' ? (/^https?:\/\/[^/]+/.exec(value) ?? []) : [],
                ),
              ),
            ),
        ),
      );
    const sound = hosts(inject('site'));
    expect([...hosts(dist())].filter((host) => !sound.has(host))).toEqual([]);
  });

  it('prints each injection as the words it is', () => {
    const texts = filesIn(dist(), /^(?:zh|en)\/.*\.html$/).map((file) => {
      const words = (node: DefaultTreeAdapterTypes.ParentNode): string =>
        node.childNodes
          .map((child) => ('value' in child ? child.value : 'childNodes' in child ? words(child) : ''))
          .join('');
      return words(parse(readFileSync(join(dist(), file), 'utf8')));
    });
    for (const injection of INJECTIONS) {
      expect([injection, texts.some((text) => text.includes(`${FLAG}${injection}`))]).toEqual([injection, true]);
    }
    // Facts hold placeholders; what stands beside a value must survive the value being put in.
    expect(texts.filter((text) => text.includes('[object Object]') || text.includes('undefined'))).toEqual([]);
  });

  it('writes data files that parse, with the words in them', () => {
    const files = filesIn(dist(), /\.(?:json|webmanifest)$/);
    for (const file of files) expect(() => JSON.parse(readFileSync(join(dist(), file), 'utf8'))).not.toThrow();
    for (const file of filesIn(dist(), /\.xml$/)) {
      const text = readFileSync(join(dist(), file), 'utf8');
      expect([file, /<(?:script|svg|img|iframe|evil)/i.test(text)]).toEqual([file, false]);
    }
  });

  it('runs nothing in a browser, not on a page, in a tool or in the search', async () => {
    const { server, port } = await serveSite({ folder: dist(), base: '/', port: 0 });
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const events: string[] = [];
    try {
      const page = await browser.newPage();
      page.on('dialog', (dialog) => {
        events.push(`dialog ${page.url()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(`http://127.0.0.1:${port}/`)) events.push(`request ${request.url()}`);
      });
      page.on('pageerror', (error) => events.push(`${page.url()} ${error.message}`));
      for (const path of [
        'en/visas/r-visa/',
        'zh/permanent-residence/',
        'en/tools/choose-a-visa/',
        'zh/tools/deadlines/',
        'en/tools/qualifications/',
        'en/reference/doubts/',
        'zh/reference/glossary/',
        'both/visas/r-visa/',
        'en/start/first-30-days/',
        'en/search/?q=alert',
        'en/',
      ]) {
        await page.goto(`http://127.0.0.1:${port}/${path}`, { waitUntil: 'networkidle' });
        const strangers = await page.locator('evil, iframe, img[src="x"], [onerror], [onload], [onmouseover]').count();
        if (strangers > 0) events.push(`${path}: ${strangers} elements`);
      }
      // A choice in a tool puts words of records into the page by script.
      await page.goto(`http://127.0.0.1:${port}/en/tools/choose-a-visa/`, { waitUntil: 'networkidle' });
      for (const radio of (await page.locator('input[type=radio]:visible').all()).slice(0, 4)) await radio.check();
      expect(await page.locator('evil, iframe, img[src="x"]').count()).toBe(0);
    } finally {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(events).toEqual([]);
  });
});
