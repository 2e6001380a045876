import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { UsageError } from '../../disk/usage-error.ts';

/**
 * Sets text as outlines from the font that comes with the packages, so that no font of the machine has a say in it.
 * The font is cut into slices by character; only those a text needs are read.
 */

const require = createRequire(import.meta.url);
const PACKAGE = '@fontsource-variable/noto-serif-sc';

export type Weight = 400 | 600;

/** A line of text as one SVG path that begins at 0,0 on the baseline. */
export type Outline = { readonly path: string; readonly width: number };

export type Typesetter = (text: string, size: number, weight: Weight) => Outline;

/** Returns a function that sets text made of the given characters. Throws when the font lacks one of them. */
export async function loadTypesetter(characters: Iterable<string>): Promise<Typesetter> {
  const slices = readSlices();
  const sliceOf = new Map<string, string>();
  for (const character of new Set([...characters].flatMap((text) => [...text]))) {
    const code = character.codePointAt(0) ?? 0;
    const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (!slice) throw new UsageError(`The font of the share cards has no “${character}”; a title can’t use it.`);
    sliceOf.set(character, slice.file);
  }
  const fonts = new Map<string, Readonly<Record<Weight, Font>>>();
  await Promise.all(
    [...new Set(sliceOf.values())].map(async (file) => {
      const packed = await readFile(require.resolve(`${PACKAGE}/files/${file}`));
      const font = create(Buffer.from(await decompress(packed)));
      // fontkit varies a font only once it is unpacked: its WOFF2 reader lacks the tables for it.
      if (!('getVariation' in font)) throw new Error(`${file} holds several fonts.`);
      fonts.set(file, { 400: font.getVariation({ wght: 400 }), 600: font.getVariation({ wght: 600 }) });
    }),
  );
  const fontOf = (character: string, weight: Weight): Font => {
    const font = fonts.get(sliceOf.get(character) ?? '')?.[weight];
    if (!font) throw new Error(`“${character}” was not announced to the typesetter.`);
    return font;
  };
  // Words and names come back on many cards, and shaping them is most of the work.
  const lines = new Map<string, Outline>();
  return (text, size, weight) => {
    const key = `${weight} ${size} ${text}`;
    const line = lines.get(key) ?? setLine(text, size, (character) => fontOf(character, weight));
    lines.set(key, line);
    return line;
  };
}

/** An eighth of the size, as browsers put between Chinese and Latin. */
const SCRIPT_GAP = 0.125;

function setLine(text: string, size: number, fontOf: (character: string) => Font): Outline {
  const isChinese = /\p{Script=Han}/u.test(text);
  let path = '';
  let x = 0;
  let before = '';
  for (const run of sameFontRuns(text, fontOf)) {
    if (needsGap(before, run.text)) x += size * SCRIPT_GAP;
    before = run.text;
    const scale = size / run.font.unitsPerEm;
    // Quotation marks fill a square in Chinese and only their own width in English.
    const { glyphs, positions } = run.font.layout(run.text, isChinese ? ['kern'] : ['kern', 'palt']);
    for (const [index, glyph] of glyphs.entries()) {
      if (glyph.id === 0) throw new UsageError(`The font of the share cards can’t set “${run.text}”.`);
      const at = positions[index];
      path += outlineAt(glyph, x + (at?.xOffset ?? 0) * scale, scale);
      x += (at?.xAdvance ?? 0) * scale;
    }
  }
  return { path, width: x };
}

function sameFontRuns(
  text: string,
  fontOf: (character: string) => Font,
): readonly { readonly text: string; readonly font: Font }[] {
  const runs: { text: string; font: Font }[] = [];
  for (const character of text) {
    const font = fontOf(character);
    const last = runs.at(-1);
    if (last?.font === font && !needsGap(last.text, character)) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

function needsGap(before: string, after: string): boolean {
  return (
    (/\p{Script=Han}$/u.test(before) && /^[\p{Script=Latin}\p{Nd}]/u.test(after)) ||
    (/[\p{Script=Latin}\p{Nd}]$/u.test(before) && /^\p{Script=Han}/u.test(after))
  );
}

const LETTERS: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

/** Font units go up from the baseline, SVG goes down; a tenth of a pixel is enough. */
function outlineAt(glyph: Glyph, left: number, scale: number): string {
  return glyph.path.commands
    .map(({ command, args }) => {
      const points = args.map((value, index) => (index % 2 === 0 ? left + value * scale : -value * scale).toFixed(1));
      return `${LETTERS[command]}${points.join(' ')}`;
    })
    .join('');
}

type Slice = { readonly file: string; readonly ranges: readonly (readonly [number, number])[] };

/** The package says which characters lie in which file: `"[117]": "U+4eac,U+4ead-4eb0"`; Latin comes first. */
function readSlices(): readonly Slice[] {
  const listed: Record<string, string> = JSON.parse(readFileSync(require.resolve(`${PACKAGE}/unicode.json`), 'utf8'));
  return Object.entries(listed)
    .sort(([one], [other]) => Number(other === 'latin') - Number(one === 'latin'))
    .map(([name, ranges]) => ({
      file: `noto-serif-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
      ranges: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      }),
    }));
}
