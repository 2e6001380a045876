import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/disk/usage-error.ts';
import { CARD_COLOURS, drawCard, wordsOf } from '../../src/publish/cards/draw-card.ts';
import { loadTypesetter } from '../../src/publish/cards/glyph-outlines.ts';
import { paintCard, paintCards } from '../../src/publish/cards/write-cards.ts';
import { SEAL } from '../../src/publish/write-icons.ts';
import { CARD_SIZE, type ShareCard } from '../../src/site/share-card.ts';

const names = { zh: '北京国际人才手册', en: 'Beijing International Talent Handbook' };
const card = (locale: 'zh' | 'en', title: string, chapter = ''): ShareCard => ({
  locale,
  title,
  chapter,
  names,
  file: `cards/${locale}/x.png`,
});
const CHINESE = card('zh', '外国高端人才确认函与R字签证', '签证');
const ENGLISH = card('en', 'Permanent residence: on a permit annotated “talent”', 'Permanent residence');

async function draw(one: ShareCard): Promise<string> {
  return drawCard(one, await loadTypesetter(wordsOf(one)), CARD_SIZE);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbook-cards-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a share card', () => {
  it('is a compact PNG of 1200 by 630', async () => {
    const bytes = await paintCard(await draw(CHINESE));
    const { format, width, height, isPalette, hasAlpha } = await sharp(bytes).metadata();
    expect({ format, width, height, isPalette, hasAlpha }).toEqual({
      format: 'png',
      ...CARD_SIZE,
      isPalette: true,
      hasAlpha: false,
    });
    expect(bytes.length).toBeLessThan(25 * 1024);
    const corner = await sharp(bytes).extract({ left: 5, top: 300, width: 1, height: 1 }).raw().toBuffer();
    expect(`#${corner.toString('hex')}`).toBe(CARD_COLOURS.paper);
  });

  it('holds outlines only, no text that a font of the machine would set', async () => {
    const svg = await draw(ENGLISH);
    expect(svg).not.toMatch(/<text|font-|href/);
    expect(
      [...svg.matchAll(/<(\w+)/g)].map((match) => match[1]).filter((tag) => !/^(?:svg|rect|path)$/.test(tag ?? '')),
    ).toEqual([]);
  });

  it('is the same, byte for byte, on a machine without fonts', async () => {
    const script = join(folder, 'paint.ts');
    const empty = join(folder, 'no-fonts');
    mkdirSync(empty);
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, `<?xml version="1.0"?><fontconfig><dir>${empty}</dir></fontconfig>`);
    const from = (file: string) => JSON.stringify(join(process.cwd(), 'src', file));
    writeFileSync(
      script,
      `import { createHash } from 'node:crypto';
import { drawCard, wordsOf } from ${from('publish/cards/draw-card.ts')};
import { loadTypesetter } from ${from('publish/cards/glyph-outlines.ts')};
import { paintCard } from ${from('publish/cards/write-cards.ts')};
for (const card of ${JSON.stringify([CHINESE, ENGLISH])}) {
  const svg = drawCard(card, await loadTypesetter(wordsOf(card)), ${JSON.stringify(CARD_SIZE)});
  console.log(createHash('sha256').update(await paintCard(svg)).digest('hex'));
}`,
    );
    const without = execFileSync('node_modules/.bin/node', [script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: empty, FONTCONFIG_FILE: config, FONTCONFIG_PATH: empty },
    });
    const here = await Promise.all(
      [CHINESE, ENGLISH].map(async (one) =>
        createHash('sha256')
          .update(await paintCard(await draw(one)))
          .digest('hex'),
      ),
    );
    expect(without.trim().split('\n')).toEqual(here);
  }, 60_000);

  it.each([
    ['zh', '很长的标题'.repeat(24)],
    ['en', 'A very long title about permits and papers '.repeat(6).trim()],
    ['en', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'],
    ['zh', '中'],
  ] as const)('keeps every title inside its margins: %s %s', async (locale, title) => {
    const { info, data } = await sharp(await paintCard(await draw(card(locale, title, '章'))))
      .extract({ left: 0, top: 12, width: CARD_SIZE.width, height: CARD_SIZE.height - 12 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const paper = data[0] ?? 0;
    const isBlank = (x: number, y: number) => Math.abs((data[y * info.width + x] ?? 0) - paper) < 8;
    for (let y = 0; y < info.height; y++) {
      for (const x of [20, 60, 1130, 1180]) expect([x, y, isBlank(x, y)]).toEqual([x, y, true]);
    }
    // Between chapter and title, and between title and the line below it.
    for (const y of [118, 474])
      for (let x = 0; x < info.width; x++) expect([x, y, isBlank(x, y)]).toEqual([x, y, true]);
  });

  it('names the character that the font lacks', async () => {
    await expect(loadTypesetter(['签证 🦄\u{E000}'])).rejects.toThrow(UsageError);
    await expect(loadTypesetter(['\u{E000}'])).rejects.toThrow('\u{E000}');
  });

  it('has the colours of the site', () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8');
    for (const [name, colour] of Object.entries(CARD_COLOURS))
      expect(tokens).toContain(`--${name}: light-dark(${colour},`);
    expect(readFileSync('public/favicon.svg', 'utf8')).toContain(`fill="${SEAL}"`);
  });
});

describe('the cache of cards', () => {
  it('paints a card once, and another one when its words change', async () => {
    const cache = join(folder, 'cache');
    const [first] = await paintCards([CHINESE], cache);
    const painted = statSync(first?.painted ?? '').mtimeMs;
    const [again] = await paintCards([{ ...CHINESE, file: 'cards/zh/moved.png' }], cache);
    expect(again).toMatchObject({ file: 'cards/zh/moved.png', painted: first?.painted });
    expect(statSync(again?.painted ?? '').mtimeMs).toBe(painted);
    await paintCards([{ ...CHINESE, title: '别的标题' }], cache);
    expect(readdirSync(cache)).toHaveLength(2);
  });
});
