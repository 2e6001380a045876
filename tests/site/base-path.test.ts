import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../build-once.ts';

const folder = join(process.cwd(), '.build', 'under-a-base');

beforeAll(async () => {
  await build({ BASE: '/handbook' }, ['--output', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('every address of the site lies under the base path', () => {
  const outside: string[] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:html|xml|txt)$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const match of text.matchAll(/(?:href|src|action|data-index)="(\/[^"]*)"/g)) {
      if (!match[1]?.startsWith('/handbook/')) outside.push(`${file}: ${match[1]}`);
    }
    for (const match of text.matchAll(/https:\/\/beijing-talent-handbook\.example(\/[^"<\s]*)/g)) {
      if (!match[1]?.startsWith('/handbook/')) outside.push(`${file}: ${match[1]}`);
    }
  }
  expect(outside).toEqual([]);
});
