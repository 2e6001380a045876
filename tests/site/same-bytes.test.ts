import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, inject, it } from 'vitest';
import { build } from '../build-once.ts';
import { AS_OF, SOUND } from '../content.ts';

/** Two builds of the same content for the same day are the same, byte for byte: whoever doubts a release can build it again. */

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project of its own, whose folder has another name each time. */
function project(name: string): string {
  const root = mkdtempSync(join(tmpdir(), `handbook-${name}-`));
  folders.push(root);
  for (const part of ['public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(process.cwd(), part), join(root, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** The fingerprint of every file of a site, by its path. */
function fingerprints(site: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(site, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

/** The files that only one of two sites has, or that differ. */
function differences(one: string, other: string): readonly string[] {
  const [first, second] = [fingerprints(one), fingerprints(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file));
}

it('a small site with a photograph is the same from another folder, in another zone and language, without a cache', async () => {
  const photograph = await sharp({ create: { width: 900, height: 450, channels: 3, background: '#486' } })
    .jpeg()
    .toBuffer();
  const sites: string[] = [];
  for (const [name, env] of [
    ['one', { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }],
    ['another-time', { TZ: 'America/Los_Angeles', LANG: 'C' }],
  ] as const) {
    const root = project(name);
    const put = (path: string, content: string | Uint8Array) => {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    };
    const texts = Object.entries(SOUND);
    // Files are found in another order where they were written in another order.
    for (const [path, text] of name === 'one' ? texts : texts.toReversed())
      put(path, text.replace('{#steps}', '{#steps}\n\n<Image id="hall" />'));
    put(
      'content/data/images/visas.yaml',
      'hall:\n  file: hall.jpg\n  alt: { zh: 大厅, en: Hall }\n  credit: { zh: 本手册摄, en: Our photograph }\n',
    );
    put('content/images/hall.jpg', photograph);
    await build({ ...env, AS_OF }, ['--output', join(root, 'out', name)], root);
    sites.push(join(root, 'out', name));
  }
  const [one = '', other = ''] = sites;
  expect(fingerprints(one).size).toBeGreaterThan(50);
  expect(differences(one, other)).toEqual([]);
});

it('the whole handbook, built again for the same day, is the same', async () => {
  const { asOf } = JSON.parse(readFileSync(join(inject('site'), 'api/v1/index.json'), 'utf8')) as { asOf: string };
  const again = join(process.cwd(), '.build', 'once-more');
  folders.push(again);
  await build({ AS_OF: asOf }, ['--output', again]);
  expect(differences(inject('site'), again)).toEqual([]);
});
