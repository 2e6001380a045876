import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, inject, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { LOCALES } from '../../src/handbook/locale.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { isIndexed, listRoutes } from '../../src/handbook/routes.ts';
import { pageUrl } from '../../src/handbook/urls.ts';

/** What programs read of the built site. */

const site = inject('site');
const ORIGIN = 'https://beijing-talent-handbook.example';
const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });
const routes = listRoutes(handbook);

const read = (file: string) => readFileSync(join(site, file), 'utf8');
const filesBelow = (folder: string, ending: string) =>
  readdirSync(join(site, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file.replaceAll('\\', '/')));

/** Ids on a page, read once. */
const idsOfPage = new Map<string, ReadonlySet<string>>();

/** Tells whether an absolute address leads to a page, its anchor, or a file of this build. */
function leadsSomewhere(address: string): boolean {
  if (!address.startsWith(`${ORIGIN}/`)) return false;
  const { pathname, hash } = new URL(address);
  const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  let ids = idsOfPage.get(file);
  if (!ids) {
    if (!existsSync(join(site, file))) return false;
    const html = file.endsWith('.html') ? read(file) : '';
    ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? ''));
    idsOfPage.set(file, ids);
  }
  return hash === '' || ids.has(decodeURIComponent(hash.slice(1)));
}

type Json = { readonly [key: string]: Json } & readonly Json[] & string;

/** Every text in a value whose key passes, at any depth. */
function* textsOf(value: unknown, key = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [below, one] of Object.entries(value)) yield* textsOf(one, below);
}

describe('the API', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const schemas = new Map(
    filesBelow('api/v1/schemas', '.json').map((file) => {
      const schema = JSON.parse(read(file));
      return [schema.$id as string, ajv.compile(schema)] as const;
    }),
  );
  const files = filesBelow('api/v1', '.json').filter((file) => !file.includes('/schemas/'));
  const load = (name: string): Json => JSON.parse(read(`api/v1/${name}.json`));

  it('publishes schemas under their own addresses', () => {
    expect(schemas.size).toBeGreaterThan(14);
    expect([...schemas.keys()].filter((address) => !leadsSomewhere(address))).toEqual([]);
  });

  it('has no file that its schema refuses', () => {
    const wrong = files.flatMap((file) => {
      const content = JSON.parse(read(file));
      const validate = schemas.get(content.$schema);
      if (!validate) return [`${file}: no schema ${content.$schema}`];
      return validate(content) ? [] : [`${file}: ${ajv.errorsText(validate.errors?.slice(0, 3))}`];
    });
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(1900);
  });

  it('has schemas that refuse what is wrong', () => {
    const [fact] = filesBelow('api/v1/facts', '.json');
    const content = JSON.parse(read(fact ?? ''));
    const validate = schemas.get(content.$schema);
    const broken = [
      { ...content, grade: 'D' },
      { ...content, extra: 1 },
      { ...content, checked: '2026-02-30' },
      { ...content, value: { type: 'money', amount: 'much' } },
      { ...content, title: { zh: '题' } },
      { ...content, links: { zh: '/zh/', en: '/en/' } },
    ];
    expect(broken.map((one) => validate?.(one))).toEqual(broken.map(() => false));
  });

  it('holds everything the handbook holds', () => {
    const {
      counts,
      files: named,
      each,
    } = load('index') as unknown as {
      counts: Record<string, number>;
      files: { name: string; url: string; schema: string; count: number }[];
      each: { name: string; url: string }[];
    };
    expect(counts).toMatchObject({
      pages: handbook.pages.size,
      facts: handbook.records.facts.size,
      sources: handbook.records.sources.size,
      terms: handbook.records.terms.size,
      rules: handbook.records.rules.size,
      articles: 76,
    });
    for (const { name, url, schema, count } of named) {
      expect([name, load(name)['count'], leadsSomewhere(url), leadsSomewhere(schema)]).toEqual([
        name,
        count,
        true,
        true,
      ]);
      expect((load(name)['items'] as unknown as Json[]).length).toBe(count);
    }
    for (const { url } of each) {
      const ids = url.includes('{id}') ? handbook.records.facts.keys() : handbook.pages.keys();
      for (const id of ids) expect([id, leadsSomewhere(url.replace(/\{\w+\}/, id))]).toEqual([id, true]);
    }
  });

  it('tells the history of a fact, and its value in both languages', () => {
    const fact = load('facts/visa-free-count');
    expect(fact).toMatchObject({
      value: { type: 'count', amount: 50 },
      printed: { zh: '50个国家', en: '50 countries' },
    });
    expect(fact['earlier']).toMatchObject([{ value: { amount: 46 }, until: '2026-02-16' }]);
  });

  it('gives each rule its worked examples', () => {
    const rules = load('rules')['items'] as unknown as { id: string; rule: { cases: unknown[] } }[];
    for (const { id, rule } of rules) expect([id, rule.cases]).toEqual([id, handbook.records.rules.get(id)?.cases]);
    expect(rules.reduce((sum, { rule }) => sum + rule.cases.length, 0)).toBe(load('index')['counts']?.['cases']);
  });

  it('gives each section of a page its text in both languages', () => {
    for (const page of handbook.pages.values()) {
      const sections = load(`pages/${page.path}`)['sections'] as unknown as {
        anchor: string;
        text: { zh: string; en: string };
      }[];
      const expected = page.zh.sections.filter(({ depth }) => depth === 2).map(({ id }) => id);
      expect([page.path, sections.map(({ anchor }) => anchor)]).toEqual([page.path, expected]);
    }
  });

  it('has only whole addresses, and they lead to this build', () => {
    const own = new Set(['links', 'api', 'markdown', 'documentation', 'llms', 'atom', 'json', '$schema', 'schema']);
    const lost = files
      .filter((file) => !/\/(?:facts|pages)\//.test(file))
      .flatMap((file) => {
        const addresses = new Set<string>();
        const visit = (value: unknown, inLinks: boolean): void => {
          if (typeof value === 'string' && inLinks) addresses.add(value);
          else if (typeof value === 'object' && value !== null)
            for (const [key, one] of Object.entries(value)) visit(one, inLinks || own.has(key));
        };
        visit(JSON.parse(read(file)), false);
        return [...addresses].filter((address) => !leadsSomewhere(address)).map((address) => `${file} ${address}`);
      });
    expect(lost).toEqual([]);
  });
});

describe('the feeds', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['entry', 'link', 'category'].includes(name),
  });
  const feeds = filesBelow('feeds', '.atom');
  const DATE = /^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/;

  it('exist for both languages, each language and each chapter', () => {
    const chapters = [...handbook.records.chapters.keys()].filter((id) => routes.some(({ path }) => path === id));
    const expected = ['all', ...LOCALES, ...LOCALES.flatMap((locale) => chapters.map((id) => `${locale}/${id}`))];
    for (const ending of ['atom', 'json'])
      expect(filesBelow('feeds', `.${ending}`).sort()).toEqual(
        expected.map((name) => `feeds/${name}.${ending}`).sort(),
      );
  });

  it.each(feeds)('%s is Atom, with ids, dates and links that lead somewhere', (file) => {
    const xml = read(file);
    // The second argument has it refuse what is not well formed.
    const { feed } = parser.parse(xml, true);
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    for (const key of ['id', 'title', 'updated']) expect([key, typeof feed[key]]).toEqual([key, 'string']);
    expect(feed.author.name).toBeTruthy();
    const self = feed.link.find((link: Json) => link['@_rel'] === 'self');
    expect(self['@_href']).toBe(`${ORIGIN}/${file}`);
    const ids = feed.entry.map((entry: Json) => entry['id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
    for (const entry of feed.entry) {
      expect(entry.id).toMatch(/^tag:[\w.-]+,\d{4}:[\w/.-]+$/);
      expect(entry.updated).toMatch(DATE);
      expect(entry.updated <= feed.updated).toBe(true);
      expect(entry.title && entry.content['#text']).toBeTruthy();
      for (const link of entry.link)
        expect([link['@_href'], leadsSomewhere(link['@_href'])]).toEqual([link['@_href'], true]);
    }
  });

  it.each(feeds)('%s says the same as its JSON Feed', (file) => {
    const { feed } = parser.parse(read(file));
    const json = JSON.parse(read(file.replace('.atom', '.json')));
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect(json.feed_url).toBe(`${ORIGIN}/${file.replace('.atom', '.json')}`);
    expect(leadsSomewhere(json.home_page_url)).toBe(true);
    const keys = new Set(json.items.flatMap((item: object) => Object.keys(item)));
    expect([...keys].sort()).toEqual(['content_text', 'date_published', 'id', 'tags', 'title', 'url']);
    expect(json.items.map(({ id, date_published }: Json) => [id, date_published])).toEqual(
      feed.entry.map(({ id, updated }: Json) => [id, updated]),
    );
    for (const item of json.items) expect([item.url, leadsSomewhere(item.url)]).toEqual([item.url, true]);
  });

  it('are named on the front page and the first page of each chapter, and on no other guide', () => {
    const named = (path: string) =>
      /<link rel="alternate" type="application\/atom\+xml"[^>]* href="([^"]+)"/.exec(read(path))?.[1];
    expect(named('en/index.html')).toBe('/feeds/en.atom');
    expect(named('zh/visas/index.html')).toBe('/feeds/zh/visas.atom');
    expect(named('zh/visas/r-visa/index.html')).toBeUndefined();
    const addresses = routes.flatMap(({ path }) =>
      LOCALES.flatMap((locale) => named(join(locale, path, 'index.html')) ?? []),
    );
    expect(addresses.length).toBeGreaterThan(18);
    for (const address of addresses) expect([address, existsSync(join(site, address))]).toEqual([address, true]);
  });
});

describe('the Markdown twins', () => {
  const twins = LOCALES.flatMap((locale) =>
    routes
      .filter((route) => isIndexed(route) || route.kind === 'print')
      .map((route) => join(locale, route.path, 'index.md')),
  );

  it('exist for every page but the search, and no other', () => {
    expect(filesBelow('.', '.md').sort()).toEqual([...twins].sort());
  });

  it('begin with a title and their address, and hold no HTML, hole or relative link', () => {
    const wrong = twins.flatMap((file) => {
      const text = read(file);
      const address = `${ORIGIN}/${file.replace(/index\.md$/, '')}`;
      return [
        !/^# \S/.test(text) && 'no title',
        !text.includes(`<${address}>`) && 'no address',
        /(?<!\\)<(?!https:)/.test(text) && 'HTML',
        /\]\((?!https?:\/\/)/.test(text.replace(/\\[[\]]/g, '')) && 'relative link',
        /undefined|\[object|\{value\}/.test(text) && 'hole',
      ].flatMap((problem) => (problem ? `${file}: ${problem}` : []));
    });
    expect(wrong).toEqual([]);
  });

  it('have the sections of their pages, and links that lead somewhere', () => {
    for (const page of handbook.pages.values()) {
      for (const locale of LOCALES) {
        const text = read(join(locale, page.path, 'index.md'));
        const titles = text.match(/^## /gm) ?? [];
        const own = page[locale].sections.filter(({ depth }) => depth === 2).length;
        expect([locale, page.path, titles.length >= own]).toEqual([locale, page.path, true]);
        const lost = [...text.matchAll(/\]\((https:\/\/beijing[^)]*)\)/g)].filter(
          (match) => !leadsSomewhere(match[1] ?? ''),
        );
        expect([locale, page.path, lost.map((match) => match[1])]).toEqual([locale, page.path, []]);
      }
    }
  });

  it('print a fact with its value, grade and address', () => {
    expect(read('en/permanent-residence/points-two-zones/index.md')).toContain(
      `at least 70 points ([A](${ORIGIN}/en/reference/facts/pr-two-zones-passmark/))`,
    );
    expect(read('zh/permanent-residence/points-two-zones/index.md')).toContain(
      `70分（[A](${ORIGIN}/zh/reference/facts/pr-two-zones-passmark/)）`,
    );
  });

  it('say the law word for word', () => {
    for (const article of handbook.articles.values()) {
      for (const locale of LOCALES) {
        const text = read(`${locale}/regulations/article-${article.number}/index.md`).replaceAll('\\', '');
        for (const paragraph of article.paragraphs[locale])
          expect([article.number, text.includes(paragraph)]).toEqual([article.number, true]);
      }
    }
  });

  it('are listed in llms.txt by chapter, in both languages', () => {
    const text = read('llms.txt');
    expect(text).toMatch(/^# [^\n]+\n\n> /);
    const links = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !leadsSomewhere(link))).toEqual([]);
    for (const page of handbook.pages.values())
      for (const locale of LOCALES) expect(links).toContain(`${ORIGIN}/${locale}/${page.path}/index.md`);
    expect(text).not.toMatch(/^#{3,} /m);
  });
});

describe('metadata', () => {
  type Thing = Readonly<Record<string, unknown>> & { readonly '@type': string };
  const blocks = routes.filter(isIndexed).flatMap((route) =>
    LOCALES.map((locale) => {
      const html = read(join(locale, route.path, 'index.html'));
      const found = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
      return { route, locale, html, found: found.map((match) => match[1] ?? '') };
    }),
  );

  /** What schema.org defines for the types we use: properties that must be there, and others that may. */
  const TYPES: Readonly<Record<string, { readonly must: readonly string[]; readonly may: readonly string[] }>> = {
    BreadcrumbList: { must: ['itemListElement'], may: [] },
    ListItem: { must: ['position', 'name'], may: ['item'] },
    GovernmentService: { must: ['name', 'url', 'provider', 'areaServed', 'audience'], may: [] },
    GovernmentOrganization: { must: ['name'], may: [] },
    Audience: { must: ['audienceType'], may: [] },
    AdministrativeArea: { must: ['name'], may: [] },
    Legislation: {
      must: [
        '@id',
        'name',
        'url',
        'inLanguage',
        'encoding',
        'legislationIdentifier',
        'legislationType',
        'legislationDate',
        'legislationDateVersion',
        'legislationLegalForce',
        'legislationPassedBy',
        'legislationJurisdiction',
        'eli:id_local',
        'eli:type_document',
        'eli:date_document',
        'eli:first_date_entry_in_force',
        'eli:in_force',
        'eli:jurisdiction',
        'eli:passed_by',
      ],
      may: ['isPartOf', 'hasPart', 'eli:is_part_of'],
    },
    LegislationObject: { must: ['inLanguage', 'contentUrl', 'encodingFormat', 'legislationLegalValue'], may: [] },
    DefinedTermSet: { must: ['@id', 'name', 'url', 'hasDefinedTerm'], may: [] },
    DefinedTerm: { must: ['name', 'termCode', 'url'], may: [] },
    Dataset: {
      must: ['name', 'description', 'url', 'distribution'],
      may: ['inLanguage', 'isAccessibleForFree', 'dateModified', 'spatialCoverage'],
    },
    DataDownload: { must: ['contentUrl', 'encodingFormat'], may: [] },
  };
  const ENUMERATIONS = /^https:\/\/schema\.org\/(?:InForce|NotInForce|PartiallyInForce|UnofficialLegalValue)$/;

  function problemsOf(value: unknown): readonly string[] {
    if (Array.isArray(value)) return value.flatMap(problemsOf);
    if (typeof value !== 'object' || value === null) return [];
    const thing = value as Thing;
    const below = Object.values(thing).flatMap(problemsOf);
    // A reference names a thing that is told of elsewhere.
    if (Object.keys(thing).every((key) => key === '@id' || key === '@type') && thing['@id']) return below;
    const type = TYPES[thing['@type']];
    if (!type) return [...below, `unknown type ${thing['@type']}`];
    const keys = Object.keys(thing).filter((key) => key !== '@type');
    return [
      ...below,
      ...type.must.filter((key) => !keys.includes(key)).map((key) => `${thing['@type']} lacks ${key}`),
      ...keys.filter((key) => ![...type.must, ...type.may].includes(key)).map((key) => `${thing['@type']} has ${key}`),
      ...[...textsOf(thing)].filter(([, text]) => text === '').map(([key]) => `${thing['@type']} has an empty ${key}`),
    ];
  }

  it('is one block a page, of types and properties that schema.org knows', () => {
    const wrong = blocks.flatMap(({ route, locale, found }) => {
      const at = `${locale}/${route.path}`;
      if (route.kind === 'home') return found.length === 0 ? [] : [`${at}: a block`];
      if (found.length !== 1) return [`${at}: ${found.length} blocks`];
      const block = JSON.parse(found[0] ?? '');
      const usesEli = (found[0] ?? '').includes('"eli:');
      const context = usesEli ? block['@context'][0] : block['@context'];
      return [...(context === 'https://schema.org' ? [] : ['another context']), ...problemsOf(block['@graph'])].map(
        (problem) => `${at}: ${problem}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has only addresses that lead to this build', () => {
    const keys = new Set(['url', 'item', 'contentUrl', '@id']);
    const lost = blocks.flatMap(({ route, locale, found }) =>
      found.flatMap((text) =>
        [...textsOf(JSON.parse(text)['@graph'])]
          .filter(([key, address]) => keys.has(key) && !address.startsWith('eli:') && !ENUMERATIONS.test(address))
          .filter(([, address]) => !leadsSomewhere(address.replace(/#law$/, '')))
          .map(([key, address]) => `${locale}/${route.path}: ${key} ${address}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('tells what each kind of page is', () => {
    const typesOf = (path: string) =>
      JSON.parse(blocks.find(({ route, locale }) => route.path === path && locale === 'en')?.found[0] ?? '{}')[
        '@graph'
      ].map((thing: Thing) => thing['@type']);
    expect(typesOf('visas/r-visa')).toEqual(['BreadcrumbList', 'GovernmentService']);
    expect(typesOf('start')).toEqual(['BreadcrumbList']);
    for (const path of ['regulations', 'regulations/chapter-6', 'regulations/article-72'])
      expect(typesOf(path)).toEqual(['BreadcrumbList', 'Legislation']);
    expect(typesOf('reference/glossary')).toEqual(['BreadcrumbList', 'DefinedTermSet']);
    expect(typesOf('reference/data')).toEqual(['BreadcrumbList', 'Dataset']);
  });

  it('weighs less than 250 bytes on a guide', () => {
    const services = blocks.filter(({ found }) => found[0]?.includes('GovernmentService'));
    expect(services.length).toBeGreaterThan(40);
    for (const { route, locale, html, found } of services) {
      const without = html.replace(`<script type="application/ld+json">${found[0]}</script>`, '');
      const bytes = brotliCompressSync(html).length - brotliCompressSync(without).length;
      expect([locale, route.path, bytes < 250]).toEqual([locale, route.path, true]);
    }
  });
});

describe('security.txt', () => {
  it('is left out where nobody is named to write to', () => {
    expect(existsSync(join(site, '.well-known/security.txt'))).toBe(false);
  });
});

it('names each page in its language in the API and in the site', () => {
  const { items } = JSON.parse(read('api/v1/pages.json')) as {
    items: { path: string; links: Record<string, string> }[];
  };
  for (const { path, links } of items)
    for (const locale of LOCALES) expect(links[locale]).toBe(ORIGIN + pageUrl('/', locale, path));
});
