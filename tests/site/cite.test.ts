import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { ANSWER_SLOTS } from '../../src/handbook/content-components.ts';
import { LOCALES } from '../../src/handbook/locale.ts';
import { idList } from '../../src/handbook/page.ts';
import { idSubjects } from '../../src/handbook/promise.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { cardPages } from '../../src/handbook/routes.ts';
import { CARD_EDITIONS, cardPath, idPath } from '../../src/handbook/urls.ts';
import { formatSentence, formatValue } from '../../src/i18n/format.ts';
import { CARD_POLICY } from '../../src/site/card-view.ts';

/** Citations, codes and cards, as built. */

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const site = inject('site');
const ORIGIN = 'https://beijing-talent-handbook.example/';
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const read = (file: string) => readFileSync(join(site, file), 'utf8');
const subjects = idSubjects(handbook);

function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  visit(parse(html));
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const classed = (name: string) => (element: Element) => (attribute(element, 'class') ?? '').split(' ').includes(name);
function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
const words = (node: Node) => textOf(node).replace(/\s+/g, ' ').trim();

describe('every short address', () => {
  it('has its citations and its code beside it', () => {
    const lost = subjects.flatMap((one) =>
      ['cite.bib', 'cite.ris', 'cite.csl.json', 'qr.svg'].filter((file) => !existsSync(join(site, idPath(one), file))),
    );
    expect(lost).toEqual([]);
    expect(subjects.length).toBeGreaterThan(3000);
  });

  it('is cited with dates and its own address, in both languages and every format', () => {
    const keys = new Set<string>();
    for (const one of subjects) {
      const path = idPath(one);
      const address = ORIGIN + path;
      const items = JSON.parse(read(join(path, 'cite.csl.json'))) as readonly {
        readonly id: string;
        readonly URL: string;
        readonly title: string;
        readonly version: string;
        readonly accessed: { readonly 'date-parts': readonly (readonly number[])[] };
      }[];
      expect([path, items.map(({ URL }) => URL)]).toEqual([path, [address, address]]);
      for (const { id, title, version, accessed } of items) {
        keys.add(id);
        expect([
          path,
          title.trim() !== '',
          /^\d{4}-\d\d-\d\d$/.test(version),
          accessed['date-parts'][0]?.length,
        ]).toEqual([path, true, true, 3]);
      }
      const bib = read(join(path, 'cite.bib'));
      expect([path, bib.split('@misc{').length, bib.split(`  url = {${address}},\n`).length]).toEqual([path, 3, 3]);
      expect([path, bib.match(/ {2}urldate = \{\d{4}-\d\d-\d\d\},\n/g)?.length]).toEqual([path, 2]);
      const ris = read(join(path, 'cite.ris'));
      expect([path, ris.split(`UR  - ${address}\r\n`).length, ris.match(/^ER {2}- \r$/gm)?.length]).toEqual([
        path,
        3,
        2,
      ]);
      expect([path, ris.match(/^Y2 {2}- \d{4}\/\d\d\/\d\d\/\r$/gm)?.length]).toEqual([path, 2]);
    }
    expect(keys.size).toBe(subjects.length * 2);
  });

  it('prints no line without date, check or release, and address', () => {
    let lines = 0;
    for (const one of subjects) {
      const path = idPath(one);
      const all = elementsOf(read(join(path, 'index.html')))
        .filter(classed('citation__text'))
        .map(words);
      lines += all.length;
      expect([path, all.length >= 4]).toEqual([path, true]);
      for (const line of all) {
        expect([line, line.includes(ORIGIN + path)]).toEqual([line, true]);
        expect([
          line,
          /\d{4}-\d\d-\d\d|\d{4}年|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}/.test(line),
        ]).toEqual([line, true]);
      }
    }
    expect(lines).toBeGreaterThan(15_000);
  });

  it('cites each section by its own address', () => {
    const html = read('id/visas/r-visa/index.html');
    const item = elementsOf(html).find((element) => attribute(element, 'id') === 'who');
    expect(item && words(item)).toContain(`R visa for talent: Who can apply: version of`);
    expect(item && words(item)).toContain(`${ORIGIN}id/visas/r-visa/#who.`);
  });

  it('cites the Regulations as law, with the clause first for lawyers', () => {
    const html = read('id/article/72/index.html');
    expect(html).toContain(
      '《北京国际科技创新中心建设条例》第七十二条（北京市人民代表大会，2024年1月25日发布，2024年3月1日起施行）',
    );
    expect(html).toContain('translated by Beijing International Talent Handbook');
    expect(read('id/regulations/chapter-6/cite.ris')).toContain('TY  - STAT');
  });

  it('has a code that reads as its address', async () => {
    const some = subjects.filter((_, index) => index % 97 === 0);
    expect(some.length).toBeGreaterThan(30);
    for (const one of some) {
      const { data, info } = await sharp(join(site, idPath(one), 'qr.svg'), { density: 300 })
        .resize(400, 400, { kernel: 'nearest' })
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(ORIGIN + idPath(one));
    }
  });
});

const guides = cardPages(handbook);
const cardFile = (edition: (typeof CARD_EDITIONS)[number], path: string) => join(cardPath(edition, path), 'index.html');

describe('a card', () => {
  it('is there for each guide in each language and in both, below 10 kB with its style', () => {
    const styles = readdirSync(join(site, '_astro')).filter((file) => /^card.*\.css$/.test(file));
    expect(styles).toHaveLength(1);
    const style = statSync(join(site, '_astro', styles[0] ?? '')).size;
    for (const { path } of guides) {
      for (const edition of CARD_EDITIONS) {
        const { size } = statSync(join(site, cardFile(edition, path)));
        expect([path, edition, size + style < 10_000]).toEqual([path, edition, true]);
      }
    }
  });

  it('loads one style and nothing else, runs nothing, and opens links in the window', () => {
    for (const { path } of guides) {
      for (const edition of CARD_EDITIONS) {
        const elements = elementsOf(read(cardFile(edition, path)));
        const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
        for (const name of ['script', 'style', 'img', 'svg', 'iframe', 'form', 'object', 'video'])
          expect([path, name, named(name).length]).toEqual([path, name, 0]);
        expect(named('link').map((link) => attribute(link, 'rel'))).toEqual(['stylesheet']);
        const policy = named('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
        expect(policy && attribute(policy, 'content')).toBe(CARD_POLICY);
        expect(named('meta').some((meta) => attribute(meta, 'content') === 'noindex')).toBe(true);
        expect(named('a').length).toBeGreaterThan(2);
        expect(named('a').filter((link) => attribute(link, 'target') !== '_top')).toEqual([]);
      }
    }
  });

  it('says exactly what the answer card of its page says, in both languages', () => {
    let facts = 0;
    for (const page of guides) {
      const use = page.zh.uses.find(({ component }) => component === 'AnswerCard');
      for (const locale of LOCALES) {
        const expected = use
          ? ANSWER_SLOTS.map((slot) =>
              idList(use.attributes[slot]).map((id) => {
                const fact = handbook.records.facts.get(id);
                if (!fact) throw new Error(`No fact "${id}".`);
                return `${formatValue(fact.value, locale) || formatSentence(fact, locale)} ${fact.grade}`;
              }),
            )
          : [];
        facts += expected.flat().length;
        for (const edition of [locale, 'both'] as const) {
          const sides = elementsOf(read(cardFile(edition, page.path))).filter(({ tagName }) => tagName === 'section');
          const side = sides.find((one) => attribute(one, 'lang')?.startsWith(locale));
          const rows = side ? elementsIn(side).filter(({ tagName }) => tagName === 'dd') : [];
          const shown = rows.map((row) => elementsIn(row).filter(classed('fact')).map(withoutPeriod));
          const answered = (answers: readonly (readonly string[])[]) => answers.filter((answer) => answer.length > 0);
          expect([page.path, edition, answered(shown)]).toEqual([page.path, edition, answered(expected)]);
          const answer = elementsOf(read(join(locale, page.path, 'index.html'))).find(classed('answer-card'));
          expect([page.path, answer !== undefined]).toEqual([page.path, use !== undefined]);
        }
      }
    }
    expect(facts).toBeGreaterThan(500);
  });

  it('names its page, the handbook, and the day of the last check', () => {
    for (const page of guides) {
      const html = read(cardFile('en', page.path));
      expect([page.path, html.includes(`href="/en/${page.path}/" target="_top"`)]).toEqual([page.path, true]);
      expect([page.path, html.includes('Beijing International Talent Handbook</a>')]).toEqual([page.path, true]);
      if (page.zh.uses.some(({ component }) => component === 'AnswerCard'))
        expect([page.path, /Last checked: \d{1,2} \w+ \d{4}/.test(html) || !html.includes('class="fact"')]).toEqual([
          page.path,
          true,
        ]);
    }
  });

  it('prints an unconfirmed fact with its doubt', () => {
    for (const page of guides) {
      const html = read(cardFile('en', page.path));
      if (/<abbr[^>]*>C</.test(html)) expect([page.path, html.includes('Open doubt: ')]).toEqual([page.path, true]);
    }
  });
});

function elementsIn(element: Element): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    for (const child of 'childNodes' in node ? node.childNodes : []) {
      if ('tagName' in child) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** The dates after a fact aren't on the answer card, where its proof says them. */
function withoutPeriod(fact: Element): string {
  return words({ ...fact, childNodes: fact.childNodes.filter((child) => child.nodeName !== 'i') });
}

describe('the page for those who link', () => {
  it.each(LOCALES)('shows code that leads to a card, in %s', (locale) => {
    const html = read(join(locale, 'reference/link-to-us/index.html'));
    const codes = elementsOf(html)
      .filter(({ tagName }) => tagName === 'pre')
      .map(words);
    expect(codes).toHaveLength(3);
    for (const code of codes) {
      const frame = elementsOf(code).find(({ tagName }) => tagName === 'iframe');
      const src = frame && attribute(frame, 'src');
      expect(src?.startsWith(`${ORIGIN}card/`)).toBe(true);
      expect(existsSync(join(site, (src ?? '').slice(ORIGIN.length), 'index.html'))).toBe(true);
      for (const name of ['title', 'width', 'height']) expect(frame && attribute(frame, name)).toBeTruthy();
      expect(frame && attribute(frame, 'loading')).toBe('lazy');
      expect(frame && attribute(frame, 'sandbox')).toBe('allow-top-navigation-by-user-activation');
    }
  });
});
