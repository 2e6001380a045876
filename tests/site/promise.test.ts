import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serveSite } from '../../src/publish/serve-site.ts';
import type { LinkEntry } from '../../src/site/link-report.ts';

/** The promise kept by what was built: every address ever published is asked for. */

const folder = inject('site');
const { links } = JSON.parse(readFileSync(join(folder, 'links.json'), 'utf8')) as {
  readonly links: readonly LinkEntry[];
};

let server: Server;
let origin = '';

beforeAll(async () => {
  const served = await serveSite({ folder, base: '/', port: 0 });
  server = served.server;
  origin = `http://127.0.0.1:${served.port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('links.json', () => {
  it('holds every line of the list', () => {
    const lines = readFileSync('content/published/ids.txt', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(links.map(({ kind, id, since }) => `${kind} ${id} ${since}`).sort()).toEqual(lines.sort());
    expect(lines.length).toBeGreaterThan(4000);
  });

  it('names addresses that answer, each with its anchor', async () => {
    const anchors = new Map<string, Set<string>>();
    for (const address of links.flatMap(({ zh, en, short }) => [zh, en, short])) {
      const [path = '', anchor = ''] = address.split('#');
      anchors.set(path, (anchors.get(path) ?? new Set()).add(anchor));
    }
    const lost: string[] = [];
    for (const [path, wanted] of anchors) {
      const answer = await fetch(`${origin}/${path}`);
      const html = await answer.text();
      if (answer.status !== 200) lost.push(path);
      for (const anchor of wanted) {
        if (anchor !== '' && !html.includes(`id="${anchor}"`)) lost.push(`${path}#${anchor}`);
      }
    }
    expect(lost).toEqual([]);
    expect(anchors.size).toBeGreaterThan(7000);
  });

  it('is the same report that readers see', () => {
    const report = readFileSync(join(folder, 'en/reference/link-to-us/index.html'), 'utf8');
    expect(report).toContain(`<td>${links.length.toLocaleString('en')}</td>`);
    expect(report).toContain('href="/links.json"');
  });
});
