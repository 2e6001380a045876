import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { HostRule } from '../../src/handbook/promise.ts';
import { compressSite } from '../../src/publish/compress-site.ts';
import {
  CONCERNS,
  EVERYWHERE,
  type Headers,
  headerNames,
  headersFor,
  TYPES,
} from '../../src/publish/hosting/description.ts';
import { build, plainEnvironment } from '../build-once.ts';
import { SOUND } from '../content.ts';
import { type RunningServer, SERVER_KINDS, startServer } from '../servers.ts';

/** The description against the site as built, and real servers against the description. */

describe('the description', () => {
  const pages = () =>
    readdirSync(inject('site'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

  it('gives every page the policy that the page itself carries', () => {
    const other: string[] = [];
    for (const file of pages()) {
      const html = readFileSync(join(inject('site'), file), 'utf8');
      const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
      const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      const isFramed = path.startsWith('/card/');
      // A small page at an old address has the strictest policy, whatever stood there.
      if (html.includes('http-equiv="refresh"')) continue;
      const expected = `${own}; frame-ancestors ${isFramed ? '*' : "'none'"}`;
      const sent = headersFor(path);
      if (sent['Content-Security-Policy'] !== expected || 'X-Frame-Options' in sent === isFramed) other.push(path);
    }
    expect(other).toEqual([]);
  });

  it('knows every kind of file that the site has', () => {
    const kinds = new Set(
      readdirSync(inject('site'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name.replace(/^.*\./, '')),
    );
    expect([...kinds].filter((kind) => TYPES[kind] === undefined)).toEqual([]);
  });
});

const REDIRECTS: readonly HostRule[] = [
  { from: 'zh/visas/talent/', status: 301, to: 'zh/visas/r-visa/#who' },
  { from: 'en/visas/talent/', status: 301, to: 'en/visas/r-visa/#who' },
  { from: 'en/visas/gone/', status: 410 },
];

describe.each(['/', '/handbook/'])('a small site at %s', (base) => {
  const root = mkdtempSync(join(tmpdir(), 'handbook-hosting-'));
  const site = join(root, 'dist');

  beforeAll(async () => {
    for (const part of ['public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
      cpSync(join(process.cwd(), part), join(root, part), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    for (const [path, text] of Object.entries(SOUND)) put(path, text);
    await build({ BASE: base }, [], root);
    // Things that lie in no site of today, or that nobody should meet.
    const page = (words: string) => `<!doctype html><title>${words}</title><p>${words} ${'·'.repeat(2000)}</p>`;
    put('dist/en/visas/gone/index.html', page('gone, and why'));
    put('dist/card/en/visas/index.html', page('card'));
    for (const tool of ['adder', 'checklist', 'checklist/papers'])
      put(`dist/en/tools/${tool}/index.html`, page('tool'));
    put('dist/photo.avif', 'no picture, but named like one');
    put('dist/en/dates.ics', 'BEGIN:VCALENDAR');
    put('dist/api/v1/openapi.yaml', 'a: 1');
    put('dist/.well-known/security.txt', 'Contact: mailto:a@b');
    put('dist/.git/config', 'secret');
    put('dist/zh/.hidden', 'secret');
    put('dist/_headers', 'secret');
    put('dist/vercel.json', 'secret');
    put('outside.txt', 'secret');
    await compressSite(site, join(root, '.build', 'compressed'));
    // Apache does not stay root, and reads what others may read.
    chmodSync(root, 0o755);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const run = (script: string, ...args: readonly string[]) =>
    spawnSync(join(process.cwd(), 'node_modules', '.bin', 'node'), [`scripts/${script}.ts`, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...plainEnvironment(), BASE: base },
    });

  it('has compressed files that say the same, made once for each content', () => {
    const first = run('compress');
    expect([first.status, first.stdout]).toEqual([
      0,
      expect.stringMatching(/^\d+ files \(0 new\) in .* Brotli .* gzip /),
    ]);
    const compressed = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.br'));
    expect(compressed.length).toBeGreaterThan(50);
    for (const file of compressed) {
      const text = readFileSync(join(site, file.slice(0, -3)));
      expect(text.length).toBeGreaterThanOrEqual(1024);
      expect(brotliDecompressSync(readFileSync(join(site, file))).equals(text)).toBe(true);
      expect(gunzipSync(readFileSync(join(site, `${file.slice(0, -3)}.gz`))).equals(text)).toBe(true);
    }
    // Neither pictures nor what saves no packet.
    expect(compressed.filter((file) => /(?:png|bin|favicon\.svg)\.br$/.test(file))).toEqual([]);
  });

  it('gets the files of a host for its own base from npm run deploy-rules', () => {
    const output = join(root, 'rules');
    const { status, stdout } = run('deploy-rules', 'netlify');
    expect([status, stdout.trim().split('\n').length]).toEqual([0, 2]);
    expect(readFileSync(join(site, '_redirects'), 'utf8')).toContain(`\n${base}zh/* ${base}zh/404.html 404\n`);
    expect(
      run('deploy-rules', 'nginx', '--output', output, '--root', '/srv/there/', '--name', 'x.example').status,
    ).toBe(0);
    expect(readFileSync(join(output, 'handbook-rules.conf'), 'utf8')).toContain(
      `location ${base} {\n    alias /srv/there/;`,
    );
    expect(readFileSync(join(output, 'handbook.conf'), 'utf8')).toContain('server_name x.example;');
    const wrong = run('deploy-rules', 'geocities');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('one of nginx, caddy')]);
  });

  describe.each(SERVER_KINDS)('served by %s', (kind) => {
    let server: RunningServer | undefined;
    beforeAll(async () => {
      server = await startServer(kind, site, { base, redirects: REDIRECTS });
    });
    afterAll(() => server?.close());

    const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
      answer(server?.port ?? 0, `${base}${path}`, headers, method);
    const bytesOf = (file: string) => readFileSync(join(site, file));

    it.each([
      '',
      'zh/',
      'en/visas/r-visa/',
      'en/tools/adder/',
      'en/tools/checklist/',
      'en/tools/checklist/papers/',
      'en/search/',
      'both/visas/r-visa/',
      'id/visas/r-visa/',
      'card/en/visas/',
      'zh/index.md',
      'api/v1/facts.json',
      'feeds/zh.atom',
      'links.json',
      'sitemap.xml',
      'favicon.svg',
      'zh/manifest.webmanifest',
    ])('sends the headers of the description with /%s', async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(described(headers)).toEqual(lowerCased(headersFor(`/${path}`)));
    });

    it.each([
      ['en/visas/r-visa/', 'text/html; charset=utf-8'],
      ['en/index.md', 'text/markdown; charset=utf-8'],
      ['api/v1/facts.json', 'application/json; charset=utf-8'],
      ['sitemap.xml', 'application/xml; charset=utf-8'],
      ['feeds/zh.atom', 'application/atom+xml; charset=utf-8'],
      ['robots.txt', 'text/plain; charset=utf-8'],
      ['zh/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
      ['favicon.svg', 'image/svg+xml; charset=utf-8'],
      ['en/dates.ics', 'text/calendar; charset=utf-8'],
      ['api/v1/openapi.yaml', 'application/yaml; charset=utf-8'],
      ['photo.avif', 'image/avif'],
      ['search-index/zh/directory.bin', 'application/octet-stream'],
      ['.well-known/security.txt', 'text/plain; charset=utf-8'],
    ])('calls /%s %s', async (path, type) => {
      const { status, headers } = await ask(path);
      expect([status, headers['content-type']?.toLowerCase()]).toEqual([200, type]);
    });

    it('keeps hashed files for a year, pages for minutes', async () => {
      const script = readdirSync(join(site, '_astro')).find((file) => file.endsWith('.js'));
      const hashed = await ask(`_astro/${script}`);
      expect([hashed.status, hashed.headers['cache-control'], hashed.headers['content-type']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
        'text/javascript; charset=utf-8',
      ]);
      expect((await ask('en/')).headers['cache-control']).toMatch(/max-age=600\b/);
    });

    it('does not keep for a year that a hashed file is missing', async () => {
      const { status, headers } = await ask('_astro/none.js');
      expect([status, headers['cache-control']]).toEqual([404, 'no-cache']);
    });

    it.each([
      ['zh/nowhere/', 'zh/404.html'],
      ['en/visas/nowhere', 'en/404.html'],
      ['nowhere/', '404.html'],
      ['card/nowhere/', '404.html'],
      ['api/v1/nowhere.json', '404.html'],
      ['zhang/', '404.html'],
    ])('answers /%s with 404 and the page %s, which may not be framed', async (path, page) => {
      const { status, headers, body } = await ask(path);
      expect([status, headers['content-type']?.toLowerCase()]).toEqual([404, 'text/html; charset=utf-8']);
      expect(body.equals(bytesOf(page))).toBe(true);
      expect(described(headers)).toEqual(lowerCased(headersFor(`/${page}`)));
    });

    it('sends readers on to the address with a slash', async () => {
      const { status, headers } = await ask('en/visas/r-visa');
      expect([301, 308]).toContain(status);
      expect(pathOf(headers['location'])).toBe(`${base}en/visas/r-visa/`);
    });

    it('sends readers of an old address to the new one, its section included', async () => {
      for (const locale of ['zh', 'en']) {
        const { status, headers } = await ask(`${locale}/visas/talent/`);
        expect([status, pathOf(headers['location'])]).toEqual([301, `${base}${locale}/visas/r-visa/#who`]);
      }
    });

    it('answers 410 where a page is gone, with the page that says why', async () => {
      const { status, body, headers } = await ask('en/visas/gone/');
      expect([status, headers['content-type']?.toLowerCase()]).toEqual([410, 'text/html; charset=utf-8']);
      expect(body.toString()).toContain('gone, and why');
    });

    it('sends Brotli, gzip or the text itself, as the browser takes it, and tells caches', async () => {
      const text = bytesOf('en/visas/r-visa/index.html');
      const plain = await ask('en/visas/r-visa/', { 'Accept-Encoding': 'identity' });
      expect([plain.headers['content-encoding'], plain.body.equals(text)]).toEqual([undefined, true]);
      const gzip = await ask('en/visas/r-visa/', { 'Accept-Encoding': 'gzip' });
      expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).equals(text)]).toEqual(['gzip', true]);
      const brotli = await ask('en/visas/r-visa/', { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
      expect([brotli.headers['content-encoding'], brotliDecompressSync(brotli.body).equals(text)]).toEqual([
        'br',
        true,
      ]);
      for (const { headers } of [plain, gzip, brotli]) {
        expect(headers['vary']).toBe('Accept-Encoding');
        expect(headers['content-type']?.toLowerCase()).toBe('text/html; charset=utf-8');
      }
      const tags = [plain, gzip, brotli].map(({ headers }) => headers['etag']);
      expect(new Set(tags).size).toBe(3);
      // Apache compresses as it sends; the others send what was stored.
      if (kind !== 'apache') expect(brotli.body.equals(bytesOf('en/visas/r-visa/index.html.br'))).toBe(true);
    });

    it('answers 304 to who has the page already, in the same encoding', async () => {
      for (const encoding of ['identity', 'br']) {
        const first = await ask('zh/', { 'Accept-Encoding': encoding });
        const again = await ask('zh/', { 'Accept-Encoding': encoding, 'If-None-Match': first.headers['etag'] ?? '' });
        expect([encoding, again.status, again.body.length]).toEqual([encoding, 304, 0]);
        const other = await ask('zh/', { 'Accept-Encoding': encoding, 'If-None-Match': '"other"' });
        expect(other.status).toBe(200);
      }
    });

    it.each([
      '.git/config',
      '.git/',
      'zh/.hidden',
      '_headers',
      'vercel.json',
      '.htaccess',
      '%2egit/config',
      '../outside.txt',
      'zh/../../outside.txt',
      '..%2foutside.txt',
      'zh/%2e%2e/%2e%2e/outside.txt',
      'zh/..%5c..%5coutside.txt',
    ])('does not show /%s', async (path) => {
      const { status, body } = await ask(path);
      expect([400, 403, 404]).toContain(status);
      expect(body.toString()).not.toMatch(/secret|RewriteRule/);
    });

    it('lists no folder', async () => {
      expect((await ask('_astro/')).status).toBeGreaterThan(400);
    });

    it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])('refuses %s', async (method) => {
      expect((await ask('zh/', {}, method)).status).toBe(405);
    });

    it('answers HEAD with the headers of GET and no body', async () => {
      const { status, headers, body } = await ask('zh/', {}, 'HEAD');
      expect([status, body.length, headers['x-frame-options']]).toEqual([200, 0, 'DENY']);
    });

    it('does not boast of its version', async () => {
      for (const path of ['zh/', 'zh/nowhere/']) {
        expect((await ask(path)).headers['server'] ?? '').not.toMatch(/\d/);
      }
    });

    if (base !== '/') {
      it('serves nothing outside its folder, and the folder without its slash', async () => {
        expect((await answer(server?.port ?? 0, '/zh/')).status).toBe(404);
        const { status, headers } = await answer(server?.port ?? 0, base.slice(0, -1));
        expect([301, 308]).toContain(status);
        expect(pathOf(headers['location'])).toBe(base);
      });
    }
  });
});

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
};

/** Asks for an address exactly as it is written, dots included, and leaves the body as it was sent. */
function answer(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The headers that the description speaks of, without the others. */
function described(headers: Answer['headers']): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(NAMES.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}

const NAMES = [...Object.keys(EVERYWHERE), ...CONCERNS.flatMap(headerNames)].map((name) => name.toLowerCase());

function lowerCased(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Servers write the whole address or the path alone. */
function pathOf(location: string | undefined): string {
  return (location ?? '').replace(/^https?:\/\/[^/]+/, '');
}
