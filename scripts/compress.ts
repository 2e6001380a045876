import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../src/disk/usage-error.ts';
import { compressSite } from '../src/publish/compress-site.ts';
import { runCommand } from './run-command.ts';

/** Puts a Brotli and a gzip form beside each text file of `dist`, for hosts that send what is stored; `--site folder` another site. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { site: { type: 'string', default: 'dist' } } });
  if (!existsSync(values.site)) throw new UsageError(`There is no folder ${values.site}: run "npm run build" first.`);
  const started = performance.now();
  const { files, fresh, bytes, brotliBytes, gzipBytes } = await compressSite(values.site, join('.build', 'compressed'));
  const megabytes = (count: number) => `${(count / 2 ** 20).toFixed(1)} MB`;
  console.log(
    `${files} files (${fresh} new) in ${((performance.now() - started) / 1000).toFixed(1)} s: ${megabytes(bytes)}, Brotli ${megabytes(brotliBytes)}, gzip ${megabytes(gzipBytes)}`,
  );
  return 0;
});
