import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import type { Handbook } from '../handbook/handbook.ts';
import { LOCALES } from '../handbook/locale.ts';
import { compileIndex } from '../search/compile-index.ts';
import { searchCorpora } from './search-corpus.ts';

/**
 * Writes each edition's search to `search-index/<locale>` of a finished site. The files are compressed here, so
 * that readers get them small from any host; see docs/decisions/006.
 */
export async function writeSearchIndex(handbook: Handbook, site: string): Promise<void> {
  const corpora = await searchCorpora(handbook, site);
  await rm(join(site, 'search-index'), { recursive: true, force: true });
  for (const locale of LOCALES) {
    const corpus = corpora[locale];
    const version = createHash('sha256').update(JSON.stringify(corpus)).digest('hex').slice(0, 8);
    const files = [...compileIndex(corpus, version)].map(([name, text]) => ({
      path: join(site, 'search-index', locale, `${name}.bin`),
      bytes: deflateRawSync(text, { level: constants.Z_BEST_COMPRESSION }),
    }));
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) await mkdir(folder, { recursive: true });
    await Promise.all(files.map(({ path, bytes }) => writeFile(path, bytes)));
  }
}
