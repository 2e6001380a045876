import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** The colour of the seal in favicon.svg, which the whole of a full-bleed icon takes. */
export const SEAL = '#a63a24';

/** Home-screen icons, below `icons/`. Android cuts a maskable icon to a circle of four fifths; iOS rounds its own corners. */
export const ICONS = [
  { file: 'icon-192.png', size: 192, purpose: 'any' },
  { file: 'icon-512.png', size: 512, purpose: 'any' },
  { file: 'maskable-512.png', size: 512, purpose: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, purpose: 'touch' },
] as const;

/** Writes the icons of a site from its favicon.svg, so that there is one drawing of the seal. */
export async function writeIcons(site: string): Promise<void> {
  const drawing = await readFile(join(site, 'favicon.svg'));
  const folder = join(site, 'icons');
  await mkdir(folder, { recursive: true });
  await Promise.all(
    ICONS.map(async ({ file, size, purpose }) => {
      const inner = purpose === 'maskable' ? Math.round(size * 0.8) : size;
      const mark = sharp(drawing, { density: (72 * inner) / 32 }).resize(inner, inner);
      const rim = (size - inner) / 2;
      const icon =
        purpose === 'any'
          ? mark
          : mark.flatten({ background: SEAL }).extend({
              top: Math.floor(rim),
              bottom: Math.ceil(rim),
              left: Math.floor(rim),
              right: Math.ceil(rim),
              background: SEAL,
            });
      await icon.png({ compressionLevel: 9 }).toFile(join(folder, file));
    }),
  );
}
