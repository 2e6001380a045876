import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostRule } from '../../src/handbook/promise.ts';
import {
  CONCERNS,
  EVERYWHERE,
  type Headers,
  headerNames,
  headersFor,
  patternSource,
} from '../../src/publish/hosting/description.ts';
import { HOSTS, hostFiles } from '../../src/publish/hosting/host-files.ts';
import { EXAMPLE } from '../../src/publish/hosting/write-host-files.ts';

/** The rules files of hosts that can't be started here, read back the way those hosts read them. */

const PATHS = [
  '/',
  '/404.html',
  '/favicon.svg',
  '/robots.txt',
  '/sitemap.xml',
  '/links.json',
  '/llms.txt',
  '/zh/',
  '/zh/index.md',
  '/en/visas/r-visa/',
  '/en/visas/r-visa/index.md',
  '/en/tools/',
  '/en/tools/index.md',
  '/en/tools/deadlines/',
  '/zh/tools/checklist/',
  '/zh/tools/checklist/apply-r-visa/',
  '/zh/404.html',
  '/zh/manifest.webmanifest',
  '/both/visas/r-visa/',
  '/id/visas/r-visa/',
  '/card/en/visas/r-visa/',
  '/cards/en/visas.png',
  '/icons/icon-192.png',
  '/api/v1/facts.json',
  '/feeds/zh.atom',
  '/feeds/zh.json',
  '/_astro/index.B8xQ.css',
  '/search-index/zh/directory.bin',
];

const BASES = ['/', '/handbook/'];

type Block = { readonly path: string; readonly set: Headers; readonly removed: readonly string[] };

/** Reads `_headers`: a path, then indented `Name: value` or `! Name`; comments begin with a number sign. */
function readHeaders(text: string): readonly Block[] {
  const blocks: { path: string; set: Record<string, string>; removed: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      blocks.push({ path: line, set: {}, removed: [] });
      continue;
    }
    const block = blocks.at(-1);
    const removed = /^ +! ([\w-]+)$/.exec(line)?.[1];
    const [, name, value] = /^ +([\w-]+): (\S.*)$/.exec(line) ?? [];
    if (!block || (removed === undefined && name === undefined)) throw new Error(`Not a line of _headers: ${line}`);
    if (removed !== undefined) block.removed.push(removed);
    else block.set[name ?? ''] = value ?? '';
  }
  return blocks;
}

/** Cloudflare’s expression for a path: one splat, and placeholders of one segment. */
const cloudflarePath = (path: string) =>
  new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replace(/[-/\\^$+?.()|[\]{}]/g, '\\$&'))
      .join('.*')
      .replace(/:[A-Za-z]\w*/g, '[^/]+')}$`,
  );

/** What Cloudflare sends: each matching block takes headers back, then sets; a header set twice is joined. */
function cloudflareAnswer(blocks: readonly Block[], path: string): Headers {
  const sent = new Map<string, string>();
  for (const { set, removed } of blocks.filter((block) => cloudflarePath(block.path).test(path))) {
    for (const name of removed) sent.delete(name);
    for (const [name, value] of Object.entries(set)) {
      sent.set(name, sent.has(name) ? `${sent.get(name)}, ${value}` : value);
    }
  }
  return Object.fromEntries(sent);
}

/** Content types apart: hosts know most by themselves. */
const withoutType = ({ 'Content-Type': _, ...rest }: Headers): Headers => rest;

describe('the readers of these tests', () => {
  const text = '# c\n/*\n  A: 1\n  B: 2\n\n/x/:one/*\n  ! A\n  A: 3\n  B: 4\n';

  it('join and take back as Cloudflare does', () => {
    expect(cloudflareAnswer(readHeaders(text), '/y')).toEqual({ A: '1', B: '2' });
    expect(cloudflareAnswer(readHeaders(text), '/x/')).toEqual({ A: '1', B: '2' });
    expect(cloudflareAnswer(readHeaders(text), '/x/y/')).toEqual({ A: '3', B: '2, 4' });
  });

  it('refuse what no host would understand', () => {
    expect(() => readHeaders('/*\n  A 1\n')).toThrow('Not a line');
    expect(() => readHeaders('  A: 1\n')).toThrow('Not a line');
  });
});

describe.each(BASES)('rules for a site at %s', (base) => {
  const files = (host: (typeof HOSTS)[number], redirects: readonly HostRule[] = []) =>
    hostFiles(host, { ...EXAMPLE, base, redirects });
  const at = (path: string) => `${base.slice(0, -1)}${path}`;

  it.each(PATHS)('Cloudflare sends what the description says with %s', (path) => {
    const blocks = readHeaders(files('cloudflare')['_headers'] ?? '');
    expect(withoutType(cloudflareAnswer(blocks, at(path)))).toEqual(headersFor(path));
  });

  it('Cloudflare’s file keeps its limits: 100 rules, 2,000 characters a line, one splat a path', () => {
    const text = files('cloudflare')['_headers'] ?? '';
    const blocks = readHeaders(text);
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
    expect(blocks.filter(({ path }) => path.split('*').length > 2)).toEqual([]);
  });

  it.each(PATHS)('Netlify sends no header twice with %s, and none that the description refuses', (path) => {
    const matching = readHeaders(files('netlify')['_headers'] ?? '').filter((block) =>
      cloudflarePath(block.path).test(at(path)),
    );
    const names = matching.flatMap(({ set }) => Object.keys(set));
    expect(names).toEqual([...new Set(names)]);
    expect(matching.flatMap(({ removed }) => removed)).toEqual([]);
    const sent = withoutType(Object.assign({}, ...matching.map(({ set }) => set)));
    const wanted = headersFor(path);
    for (const [name, value] of Object.entries(sent)) {
      // Markdown beside a page gets the page's headers as well; tools bring their stricter policy themselves.
      if (path.endsWith('.md') && wanted[name] !== value) expect(Object.keys(wanted)).not.toContain('X-Frame-Options');
      else if (/\/tools\/\w/.test(path) && name === 'Content-Security-Policy')
        expect(value).toBe(headersFor('/en/')[name]);
      else expect([name, value]).toEqual([name, wanted[name]]);
    }
    // Left to Netlify: how long what changes is kept, and what no page of ours needs.
    const isPage = /\/$|\.html$/.test(path);
    const missing = Object.keys(wanted).filter((name) => !(name in sent));
    expect(missing.filter((name) => isPage && !(name === 'Cache-Control' && !/404/.test(path)))).toEqual([]);
    expect(Object.keys(EVERYWHERE).filter((name) => missing.includes(name))).toEqual([]);
  });

  it.each(PATHS)('Vercel sends what the description says with %s', (path) => {
    const { headers } = JSON.parse(files('vercel')['vercel.json'] ?? '') as {
      readonly headers: readonly {
        readonly source: string;
        readonly headers: readonly { readonly key: string; readonly value: string }[];
      }[];
    };
    // One unnamed group is the whole path; path-to-regexp takes its content as it stands.
    const matching = headers.filter(({ source }) => {
      const group = /^\/\((.*)\)$/.exec(source)?.[1];
      expect(group).toBeDefined();
      return new RegExp(`^/(${group})$`).test(at(path));
    });
    const sent = Object.fromEntries(
      matching.flatMap(({ headers: all }) => all.map(({ key, value }) => [key, value] as const)),
    );
    expect(withoutType(sent)).toEqual(headersFor(path));
  });

  it('each host is told what has moved, where it can be told', () => {
    const redirects: readonly HostRule[] = [
      { from: 'zh/old/', status: 301, to: 'zh/visas/#who' },
      { from: 'en/gone/', status: 410 },
    ];
    const netlify = files('netlify', redirects)['_redirects'] ?? '';
    expect(lines(netlify)).toEqual([
      `${base}zh/old/ ${base}zh/visas/#who 301!`,
      `${base}zh/* ${base}zh/404.html 404`,
      `${base}en/* ${base}en/404.html 404`,
      ...(base === '/' ? [] : [`/* ${base}404.html 404`]),
    ]);
    expect(lines(files('cloudflare', redirects)['_redirects'] ?? '')).toEqual([
      `${base}zh/old/ ${base}zh/visas/#who 301`,
    ]);
    expect(JSON.parse(files('vercel', redirects)['vercel.json'] ?? '')).toMatchObject({
      trailingSlash: true,
      redirects: [{ source: `${base}zh/old/`, destination: `${base}zh/visas/#who`, statusCode: 301 }],
    });
  });
});

describe('the description', () => {
  it('names no header in two concerns', () => {
    const names = [...Object.keys(EVERYWHERE), ...CONCERNS.flatMap(headerNames)];
    expect(names).toEqual([...new Set(names)]);
  });

  it('lets cards be framed, and nothing else', () => {
    const framed = PATHS.filter((path) => headersFor(path)['Content-Security-Policy']?.includes('frame-ancestors *'));
    expect(framed).toEqual(['/card/en/visas/r-visa/']);
    const denied = PATHS.filter((path) => headersFor(path)['X-Frame-Options'] === 'DENY');
    for (const path of PATHS.filter((one) => one.endsWith('/') && !one.startsWith('/card/')))
      expect(denied).toContain(path);
  });

  it('lets no answer leave a tool', () => {
    expect(headersFor('/en/tools/deadlines/')['Content-Security-Policy']).toMatch(
      /connect-src 'none'; form-action 'none'/,
    );
  });

  it.each([
    ['/zh/*', '/zh/', true],
    ['/zh/*', '/zhang/', false],
    ['/zh/tools/:tool/*', '/zh/tools/', false],
    ['/zh/tools/:tool/*', '/zh/tools/a/', true],
    ['/zh/tools/:tool/*', '/zh/tools/a/b/', true],
    ['/*.md', '/zh/a/index.md', true],
    ['/*.md', '/zh/a.mdx', false],
    ['/links.json', '/linksxjson', false],
  ])('reads %s for %s as %s', (pattern, path, isMatch) => {
    expect(new RegExp(patternSource(pattern)).test(path)).toBe(isMatch);
    expect(new RegExp(patternSource(pattern, '/a/b/')).test(`/a/b${path}`)).toBe(isMatch);
  });
});

describe('deploy/', () => {
  it.each(HOSTS)('holds what is written for %s today; npm run deploy-rules renews it', (host) => {
    const folder = join('deploy', host);
    const committed = Object.fromEntries(
      readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
    expect(committed).toEqual(hostFiles(host, EXAMPLE));
  });

  it('is explained host by host, in both languages', () => {
    const text = readFileSync('deploy/README.md', 'utf8');
    for (const host of HOSTS)
      expect([host, text.toLowerCase().includes(`deploy-rules -- ${host}`)]).toEqual([host, true]);
  });
});

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
