import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../src/disk/usage-error.ts';

/** The web servers that the tests of hosting start, and the folder of nginx’s modules. */
export const SERVERS = {
  nginx: '/usr/sbin/nginx',
  brotli: '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
  caddy: '/usr/bin/caddy',
  apache: '/usr/sbin/apache2',
} as const;

const PACKAGES = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy', 'apache2-bin'] as const;

/**
 * Sees to it that nginx, Caddy and Apache are there: installed, or Debian’s packages where this user may install them.
 * Throws UsageError saying what to install.
 */
export function findServers(): void {
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${PACKAGES.join(', ')} for the tests of hosting …`);
    withoutStarting(() => {
      apt('update', '-qq');
      apt('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES);
    });
  }
  const still = missing();
  if (still.length === 0) return;
  throw new UsageError(
    `The tests of hosting need nginx, Caddy and Apache: install Debian’s packages ${PACKAGES.join(', ')}. Not found: ${still.join(', ')}.`,
  );
}

function missing(): readonly string[] {
  return Object.values(SERVERS).filter((file) => !existsSync(file));
}

function apt(...args: readonly string[]): void {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Debian starts a server with its installation unless this file says no; a test has no business opening port 80. */
function withoutStarting(install: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    if (isOurs) rmSync(policy);
  }
}
