import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, type ZlibOptions } from 'node:zlib';
import { removeUnused, writeWhole } from './cache-files.ts';
import { COMPRESSED_TYPES } from './hosting/description.ts';

/** What a packet holds anyway; below it a compressed file saves no reader anything. */
const SMALLEST = 1024;

/** Above it the last step of Brotli takes seconds a file and saves a hundredth. */
const LARGE = 512 * 1024;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify<Buffer, ZlibOptions, Buffer>(gzip);

/** What decides how a text comes out, besides the text. */
const VERSIONS = JSON.stringify([process.versions.brotli, process.versions.zlib, LARGE]);

export type Compressed = {
  readonly files: number;
  /** How many of the files were not in the cache. */
  readonly fresh: number;
  readonly bytes: number;
  readonly brotliBytes: number;
  readonly gzipBytes: number;
};

/**
 * Puts a `.br` and a `.gz` beside each text file of a finished site that is worth it. What was compressed once lies in
 * the cache folder by its content, so that the next build compresses what has changed.
 */
export async function compressSite(site: string, cache: string): Promise<Compressed> {
  await mkdir(cache, { recursive: true });
  const store: Store = { cache, known: new Set(await readdir(cache)), making: new Map() };
  const found = await readdir(site, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile() && COMPRESSED_TYPES.includes(extname(entry.name).slice(1)))
    .map((entry) => join(entry.parentPath, entry.name))
    .values();
  const total = { files: 0, fresh: 0, bytes: 0, brotliBytes: 0, gzipBytes: 0 };
  const work = async () => {
    for (const file of files) {
      const bytes = await readFile(file);
      if (bytes.length < SMALLEST) continue;
      const made = await compressOnce(bytes, store);
      await Promise.all([copyFile(made.brotli, `${file}.br`), copyFile(made.gzip, `${file}.gz`)]);
      total.files++;
      total.bytes += bytes.length;
      total.brotliBytes += made.brotliBytes;
      total.gzipBytes += made.gzipBytes;
      if (made.isFresh) total.fresh++;
    }
  };
  // Compression runs on Node's own threads; a few more files than cores keep them busy while others are read.
  await Promise.all(Array.from({ length: availableParallelism() + 2 }, work));
  await removeUnused(cache, (name) => store.making.has(name.split('.')[0] ?? ''), 30);
  return total;
}

type Made = {
  readonly brotli: string;
  readonly gzip: string;
  readonly brotliBytes: number;
  readonly gzipBytes: number;
  readonly isFresh: boolean;
};

type Store = {
  readonly cache: string;
  readonly known: ReadonlySet<string>;
  /** Files of the same content are compressed once, also when they come at the same time. */
  readonly making: Map<string, Promise<Made>>;
};

async function compressOnce(bytes: Buffer, { cache, known, making }: Store): Promise<Made> {
  const key = createHash('sha256').update(VERSIONS).update(bytes).digest('hex').slice(0, 32);
  const begun = making.get(key);
  if (begun) return { ...(await begun), isFresh: false };
  const files = { brotli: join(cache, `${key}.br`), gzip: join(cache, `${key}.gz`) };
  const isKnown = known.has(`${key}.br`) && known.has(`${key}.gz`);
  const made = isKnown ? measure(files) : compress(bytes, files);
  making.set(key, made);
  return made;
}

type Files = Pick<Made, 'brotli' | 'gzip'>;

async function measure(files: Files): Promise<Made> {
  const [brotli, gzipped] = await Promise.all([stat(files.brotli), stat(files.gzip)]);
  return { ...files, brotliBytes: brotli.size, gzipBytes: gzipped.size, isFresh: false };
}

async function compress(bytes: Buffer, files: Files): Promise<Made> {
  const [small, common] = await Promise.all([
    compressBrotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    compressGzip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeWhole(files.brotli, small), writeWhole(files.gzip, common)]);
  return { ...files, brotliBytes: small.length, gzipBytes: common.length, isFresh: true };
}
