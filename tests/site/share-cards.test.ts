import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { LOCALES } from '../../src/handbook/locale.ts';
import { ICONS } from '../../src/publish/write-icons.ts';

/** Share cards, icons and manifests, as built. */

const site = inject('site');
const ORIGIN = 'https://beijing-talent-handbook.example/';
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
  // A card is shown on the page that frames it, and nowhere else.
  (file) => file.endsWith('.html') && file !== '404.html' && !file.startsWith('card/'),
);
const cards = readdirSync(join(site, 'cards'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.png'),
);

const headOf = (file: string) => readFileSync(join(site, file), 'utf8').split('</head>')[0] ?? '';
const property = (head: string, name: string) =>
  new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(head)?.[1];

describe('every page', () => {
  const heads = pages.map((file) => ({ file, head: headOf(file) }));

  it('names a card that is there, with its size and its words', () => {
    const lost = heads.filter(({ head }) => {
      const image = property(head, 'og:image') ?? '';
      return !image.startsWith(ORIGIN) || !existsSync(join(site, image.slice(ORIGIN.length)));
    });
    expect(lost.map(({ file }) => file)).toEqual([]);
    for (const { file, head } of heads) {
      expect([file, property(head, 'og:image:width'), property(head, 'og:image:height')]).toEqual([
        file,
        '1200',
        '630',
      ]);
      expect([file, property(head, 'twitter:card')]).toEqual([file, 'summary_large_image']);
      expect([file, (property(head, 'og:image:alt') ?? '').length > 8]).toEqual([file, true]);
    }
  });

  it('has a card with its own title, except where it belongs to a list of records', () => {
    const shared = heads.filter(({ file, head }) => {
      if (/reference\/(?:facts|sources)\/./.test(file) || !/^(?:zh|en)\/.*\//.test(file)) return false;
      const title = (property(head, 'og:title') ?? '').split(' · ').at(-1) ?? '';
      return !property(head, 'og:image:alt')?.startsWith(title);
    });
    expect(shared.map(({ file }) => file)).toEqual([]);
  });

  it('carries a card of its own language', () => {
    for (const { file, head } of heads.filter(({ file }) => /^(?:zh|en)\//.test(file))) {
      expect([file, property(head, 'og:image')]).toEqual([
        file,
        expect.stringContaining(`${ORIGIN}cards/${file.slice(0, 2)}/`),
      ]);
    }
  });

  it('leads to icons and a manifest that are there', () => {
    for (const { file, head } of heads) {
      const links = [...head.matchAll(/<link rel="(?:icon|apple-touch-icon|manifest)" href="\/([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      );
      expect([file, links.length]).toEqual([file, 3]);
      expect([file, links.filter((link) => !existsSync(join(site, link)))]).toEqual([file, []]);
    }
  });
});

describe('the cards', () => {
  it('are PNGs of 1200 by 630 below 25 KB', async () => {
    for (const file of cards) {
      const { format, width, height } = await sharp(join(site, 'cards', file)).metadata();
      expect([file, format, width, height]).toEqual([file, 'png', 1200, 630]);
      expect([file, statSync(join(site, 'cards', file)).size < 25 * 1024]).toEqual([file, true]);
    }
  });

  it('are the same pages in both languages', () => {
    const of = (locale: string) =>
      cards
        .filter((file) => file.startsWith(`${locale}/`))
        .map((file) => file.slice(3))
        .sort();
    expect(of('zh')).toEqual(of('en'));
    expect(of('zh').length * 2).toBe(cards.length);
  });
});

describe('the icons', () => {
  it.each(ICONS)('$file is a square of $size', async ({ file, size, purpose }) => {
    const icon = sharp(join(site, 'icons', file));
    const { format, width, height, hasAlpha } = await icon.metadata();
    expect({ format, width, height, hasAlpha }).toEqual({
      format: 'png',
      width: size,
      height: size,
      hasAlpha: purpose === 'any',
    });
  });

  it('keeps the mark of a maskable icon inside the circle that is never cut', async () => {
    const { data, info } = await sharp(join(site, 'icons/maskable-512.png'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let farthest = 0;
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) {
        const green = data[(y * info.width + x) * info.channels + 1] ?? 0;
        if (green > 150) farthest = Math.max(farthest, Math.hypot(x - 255.5, y - 255.5));
      }
    }
    expect(farthest).toBeGreaterThan(100);
    expect(farthest).toBeLessThan(512 * 0.4);
  });
});

describe.each(LOCALES)('the manifest of %s', (locale) => {
  const manifest = JSON.parse(readFileSync(join(site, locale, 'manifest.webmanifest'), 'utf8'));

  it('starts at its own edition and keeps the other within reach', () => {
    expect(manifest).toMatchObject({
      start_url: `/${locale}/`,
      id: `/${locale}/`,
      scope: '/',
      lang: locale === 'zh' ? 'zh-CN' : 'en',
    });
    expect(manifest.name.length).toBeGreaterThan(manifest.short_name.length);
  });

  it('names icons that are there, of the size it says', async () => {
    for (const { src, sizes, type } of manifest.icons) {
      if (type === 'image/svg+xml') {
        expect(existsSync(join(site, src))).toBe(true);
        continue;
      }
      const { width, height } = await sharp(join(site, src)).metadata();
      expect(`${width}x${height}`).toBe(sizes);
    }
  });
});
