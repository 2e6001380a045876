import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { CARD_SIZE, type ShareCard } from '../../site/share-card.ts';
import { removeUnused, writeWhole } from '../cache-files.ts';
import { drawCard, wordsOf } from './draw-card.ts';
import { loadTypesetter } from './glyph-outlines.ts';

/** Few colours, no dithering: flat areas and smooth edges of text, at a quarter of the size of true colour. Less effort tints the paper. */
const PNG = { palette: true, colours: 16, dither: 0, effort: 7, compressionLevel: 6 } as const;

/** A card that is ready to be put into a site. */
export type PaintedCard = { readonly file: string; readonly painted: string };

/**
 * Paints the cards that the cache folder does not hold yet, and returns where each lies there. A card is known by its
 * words and by everything that paints it, so that a second build neither draws nor reads a font.
 */
export async function paintCards(cards: readonly ShareCard[], cache: string): Promise<readonly PaintedCard[]> {
  await mkdir(cache, { recursive: true });
  const painter = await readPainter();
  const wanted = cards.map((card) => ({ card, file: card.file, painted: join(cache, `${keyOf(painter, card)}.png`) }));
  const known = new Set(await readdir(cache));
  await paintAll(wanted.filter(({ painted }) => !known.has(basename(painted))));
  const used = new Set(wanted.map(({ painted }) => basename(painted)));
  await removeUnused(cache, (name) => used.has(name), 30);
  return wanted;
}

async function paintAll(wanted: readonly (PaintedCard & { readonly card: ShareCard })[]): Promise<void> {
  if (wanted.length === 0) return;
  const set = await loadTypesetter(wanted.flatMap(({ card }) => wordsOf(card)));
  const waiting = wanted.values();
  const work = async () => {
    for (const { card, painted } of waiting) await writeWhole(painted, await paintCard(drawCard(card, set, CARD_SIZE)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** Returns a card as a PNG with a palette. */
export function paintCard(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).flatten().png(PNG).toBuffer();
}

/** Puts painted cards into a site. */
export async function placeCards(cards: readonly PaintedCard[], site: string): Promise<void> {
  const folders = new Set(cards.map(({ file }) => dirname(join(site, file))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(cards.map(({ file, painted }) => copyFile(painted, join(site, file))));
}

function keyOf(painter: string, { file: _, ...shown }: ShareCard): string {
  return createHash('sha256').update(painter).update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}

/** What decides how a card looks besides its words: this folder, the exact versions of the packages, and how Node cuts words. */
async function readPainter(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = [
    ...(await readdir(folder)).sort().map((file) => join(folder, file)),
    join(folder, '../../../package.json'),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return JSON.stringify([texts, sharp.versions, process.versions.icu, CARD_SIZE]);
}
