import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../src/disk/usage-error.ts';
import { compressSite } from '../src/publish/compress-site.ts';
import { startServer } from '../tests/servers.ts';

const GUIDE = 'en/visas/r-visa/index.html';

/**
 * Measures with wrk how many requests a second nginx serves on this machine: a guide page with all its
 * headers and tables, next to a plain file of the same size that an nginx without any of them serves.
 */
export async function benchHosting(): Promise<void> {
  if (spawnSync('wrk', ['-v']).error) {
    throw new UsageError('This measure needs wrk: install Debian’s package of that name.');
  }
  if (!existsSync(join('dist', GUIDE)))
    throw new UsageError('There is no finished site in dist: run "npm run build" first.');
  const folder = mkdtempSync(join(tmpdir(), 'handbook-hosting-'));
  chmodSync(folder, 0o755);
  try {
    const site = join(folder, 'site');
    cpSync(join('dist', 'en', 'visas', 'r-visa'), join(site, 'en', 'visas', 'r-visa'), { recursive: true });
    await compressSite(site, join('.build', 'compressed'));
    for (const ending of ['', '.gz', '.br']) {
      // No text, only the size: what is in a file makes no difference to a server.
      const size = statSync(join(site, GUIDE + ending)).size;
      writeFileSync(
        join(site, `plain${ending.replace('.', '-')}.bin`),
        readFileSync(join(site, GUIDE + ending)).subarray(0, size),
      );
    }
    const handbook = await startServer('nginx', site, { base: '/', redirects: [] });
    const plain = await startServer('plain nginx', site, { base: '/', redirects: [] });
    try {
      console.log('requests a second, nginx with 2 workers, 64 connections kept open, on this machine');
      for (const [name, encoding, ending] of [
        ['as it is', 'identity', ''],
        ['gzip', 'gzip', '.gz'],
        ['Brotli', 'br', '.br'],
      ] as const) {
        // In turns, so that whatever else the machine does meets both alike.
        const rates = Array.from({ length: 5 }, () => ({
          page: perSecond(`${handbook.origin}/${GUIDE.replace('index.html', '')}`, encoding),
          file: perSecond(`${plain.origin}/plain${ending.replace('.', '-')}.bin`, 'identity'),
        }));
        const page = middle(rates.map((rate) => rate.page));
        const file = middle(rates.map((rate) => rate.file));
        const kilobytes = (statSync(join(site, GUIDE + ending)).size / 1024).toFixed(1);
        console.log(
          `  ${name.padEnd(9)} ${kilobytes.padStart(5)} KB  guide page ${page.toFixed(0).padStart(6)}  plain file ${file.toFixed(0).padStart(6)}  ${((page / file) * 100).toFixed(0)} %`,
        );
      }
    } finally {
      await Promise.all([handbook.close(), plain.close()]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One turn of three seconds; throws when an answer was not what was asked for. */
function perSecond(url: string, encoding: string): number {
  // ApacheBench is slower than nginx for some sizes, and would measure itself.
  const { stdout, stderr } = spawnSync(
    'wrk',
    ['-t', '1', '-c', '64', '-d', '3s', '-H', `Accept-Encoding: ${encoding}`, url],
    { encoding: 'utf8' },
  );
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (/Non-2xx|Socket errors/.test(stdout) || !rate)
    throw new Error(`wrk could not measure ${url}.\n${stdout}${stderr}`);
  return rate;
}

function middle(rates: readonly number[]): number {
  return rates.toSorted((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0;
}
