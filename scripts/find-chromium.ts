import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { UsageError } from '../src/disk/usage-error.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Returns the path of a Chromium or Chrome for the browser tests: the one named in CHROMIUM, an installed
 * one, or Debian's package where this user may install it. Throws UsageError saying what to install.
 */
export function findChromium(): string {
  const asked = process.env['CHROMIUM'];
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new UsageError(`CHROMIUM names ${asked}, which doesn’t exist.`);
  }
  const found = installed();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing chromium and fonts-noto-cjk for the browser tests …');
    const apt = (...args: readonly string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  }
  const fresh = installed();
  if (fresh) return fresh;
  throw new UsageError(
    'The browser tests need Chromium: install the package "chromium" (and "fonts-noto-cjk"), or name a browser in CHROMIUM.',
  );
}

function installed(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}
