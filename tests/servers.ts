import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServers, SERVERS } from '../scripts/find-servers.ts';
import { htaccess } from '../src/publish/hosting/apache.ts';
import { caddyfile } from '../src/publish/hosting/caddy.ts';
import type { HostOptions } from '../src/publish/hosting/description.ts';
import { nginxRules, nginxTables } from '../src/publish/hosting/nginx.ts';

/** Real web servers on the loopback address, with the configurations that operators get. */

export const SERVER_KINDS = ['nginx', 'caddy', 'apache'] as const;

/** The plain nginx knows nothing of us; measurements compare with it. */
export type ServerKind = (typeof SERVER_KINDS)[number] | 'plain nginx';

export type RunningServer = { readonly origin: string; readonly port: number; readonly close: () => Promise<void> };

/** Starts a server for a finished site and waits until it answers; rejects with what it printed when it doesn’t. */
export async function startServer(kind: ServerKind, site: string, options: HostOptions): Promise<RunningServer> {
  findServers();
  const folder = mkdtempSync(join(tmpdir(), `handbook-${kind.replace(' ', '-')}-`));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const [command, ...args] = START[kind](folder, port, site, options);
  const child = spawn(command ?? '', args, {
    // Caddy keeps its state in the home folder.
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  const close = async () => {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(origin, child);
  } catch {
    await close();
    throw new Error(`${kind} did not start.\n${output}`);
  }
  return { origin, port, close };
}

type Start = (folder: string, port: number, site: string, options: HostOptions) => readonly string[];

const START: Readonly<Record<ServerKind, Start>> = {
  nginx: (folder, port, site, options) => {
    writeFileSync(join(folder, 'tables.conf'), nginxTables(options));
    writeFileSync(join(folder, 'rules.conf'), nginxRules({ ...options, root: site }));
    return startNginx(folder, port, join(folder, 'tables.conf'), join(folder, 'rules.conf'));
  },
  'plain nginx': (folder, port, site) => {
    writeFileSync(join(folder, 'tables.conf'), '');
    writeFileSync(join(folder, 'rules.conf'), `root ${site};\n`);
    return startNginx(folder, port, join(folder, 'tables.conf'), join(folder, 'rules.conf'));
  },
  caddy: (folder, port, site, options) => {
    const file = join(folder, 'Caddyfile');
    const text = caddyfile({ ...options, root: site, address: `http://127.0.0.1:${port}` });
    writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${text}`);
    return [SERVERS.caddy, 'run', '--adapter', 'caddyfile', '--config', file];
  },
  apache: (folder, port, site, options) => {
    const modules = '/usr/lib/apache2/modules';
    const wanted = 'mpm_event authz_core dir mime headers rewrite alias';
    writeFileSync(join(site, '.htaccess'), htaccess(options));
    mkdirSync(join(folder, 'empty'));
    const isRoot = process.getuid?.() === 0;
    writeFileSync(
      join(folder, 'httpd.conf'),
      `${wanted
        .split(' ')
        .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
        .join('\n')}
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${join(folder, 'pid')}
ErrorLog ${join(folder, 'error.log')}
TypesConfig /dev/null
ServerTokens Prod
TraceEnable off
Mutex pthread
${isRoot ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${options.base === '/' ? site : join(folder, 'empty')}
${options.base === '/' ? '' : `Alias ${options.base.slice(0, -1)} ${site}`}
<Directory ${site}>
  AllowOverride All
  Require all granted
</Directory>
`,
    );
    return [SERVERS.apache, '-f', join(folder, 'httpd.conf'), '-DFOREGROUND'];
  },
};

function startNginx(folder: string, port: number, tables: string, rules: string): readonly string[] {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${join(folder, name)};`,
  );
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    // A worker of root’s nginx would be another user, who can’t read every folder a test may lie in.
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}load_module ${SERVERS.brotli};
worker_processes 2;
daemon off;
pid ${join(folder, 'pid')};
error_log stderr;
events {}
http {
  access_log off;
  sendfile on;
${temporary.join('\n')}
  include ${tables};
  server {
    listen 127.0.0.1:${port};
    include ${rules};
  }
}
`,
  );
  return [SERVERS.nginx, '-p', folder, '-c', file, '-e', 'stderr'];
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) break;
    const isUp = await fetch(origin, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no answer');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
