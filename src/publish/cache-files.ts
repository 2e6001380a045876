import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What builds leave in `.build` for one another. */

const DAY = 24 * 3_600_000;

/** Writes a file so that whoever wants the same one at once, here or in another build, never reads half of it. */
export async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, bytes);
  await rename(own, file);
}

/** Deletes what in a folder `isUsed` doesn't know by its name and nobody has written for so many days; other builds may be using the rest. */
export async function removeUnused(folder: string, isUsed: (name: string) => boolean, days: number): Promise<void> {
  const oldest = Date.now() - days * DAY;
  for (const name of await readdir(folder)) {
    if (isUsed(name)) continue;
    // Another build may have been quicker.
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < oldest) await rm(join(folder, name), { recursive: true, force: true });
  }
}
