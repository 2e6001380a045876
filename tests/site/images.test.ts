import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../build-once.ts';
import { SOUND } from '../content.ts';

/** A photograph on the way from an editor's file to the reader's screen, on a site of one page pair. */

const root = mkdtempSync(join(tmpdir(), 'handbook-images-'));
const site = join(root, 'dist');
const SECRET = 'taken at the back door';

beforeAll(async () => {
  for (const part of ['public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(process.cwd(), part), join(root, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  const put = (path: string, content: string | Uint8Array) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (const [path, text] of Object.entries(SOUND))
    put(path, text.replace('{#steps}', '{#steps}\n\n<Image id="hall" />'));
  put(
    'content/data/images/visas.yaml',
    `hall:
  file: service-hall.jpg
  alt: { zh: 大厅"入口"<b>, en: 'Entrance "north" <b>' }
  credit: { zh: 本手册摄, en: Our photograph }
`,
  );
  const photograph = sharp({ create: { width: 1000, height: 500, channels: 3, background: '#864' } });
  put(
    'content/images/service-hall.jpg',
    await photograph
      .withExif({ IFD0: { Copyright: SECRET } })
      .jpeg()
      .toBuffer(),
  );
  await build({}, [], root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a photograph', () => {
  const html = (locale: string) =>
    /<figure class="picture photo">[\s\S]*?<\/figure>/.exec(
      readFileSync(join(site, locale, 'visas/r-visa/index.html'), 'utf8'),
    )?.[0] ?? '';
  const files = () => readdirSync(join(site, '_astro')).filter((file) => file.startsWith('service-hall'));

  it('is offered as AVIF, WebP and its own kind, each no wider than the file', async () => {
    for (const kind of ['avif', 'webp', 'jpg']) {
      const made = files().filter((file) => file.endsWith(`.${kind}`));
      const widths = await Promise.all(
        made.map(async (file) => (await sharp(join(site, '_astro', file)).metadata()).width),
      );
      expect([kind, [...new Set(widths)].sort((one, other) => one - other)]).toEqual([
        kind,
        kind === 'jpg' ? [480, 800, 1000] : [480, 800],
      ]);
    }
    expect(html('en')).toMatch(/<source srcset="[^"]*\.avif 480w[^"]*" type="image\/avif" sizes="[^"]+">/);
  });

  it('keeps its place while it loads, and waits until it is near', () => {
    expect(html('en')).toMatch(/ loading="lazy" .*width="1000" height="500"/);
  });

  it('has its text alternative in each language, as text', () => {
    expect(html('zh')).toContain('alt="大厅&quot;入口&quot;<b>"');
    expect(html('en')).toContain('alt="Entrance &quot;north&quot; <b>"');
    expect(html('en')).toContain('Our photograph');
  });

  it('tells nothing of what the camera wrote into the file', () => {
    expect(files().length).toBeGreaterThan(6);
    for (const file of files()) expect(readFileSync(join(site, '_astro', file)).includes(SECRET)).toBe(false);
  });
});
