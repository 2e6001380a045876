import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks } from '../src/checks/run-checks.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { redirectRules } from '../src/handbook/promise.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { normaliseBase } from '../src/handbook/urls.ts';
import { HOSTS, isHost } from '../src/publish/hosting/host-files.ts';
import { EXAMPLE, writeExamples, writeHostFiles } from '../src/publish/hosting/write-host-files.ts';
import { runCommand } from './run-command.ts';

/** Hosts that read their rules from the root of the site; the others have them where the operator says. */
const INSIDE: readonly string[] = ['apache', 'netlify', 'cloudflare', 'vercel'];

/**
 * Writes a host’s configuration for this content, with the addresses that have moved or gone, for the folder in `BASE`:
 * `netlify`, into `dist`; `nginx --output /etc/nginx/handbook --root /srv/handbook --name host`. Without a host it
 * renews the examples in `deploy/`.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { output: { type: 'string' }, root: { type: 'string' }, name: { type: 'string' } },
    allowPositionals: true,
  });
  const [host, ...rest] = positionals;
  if (host === undefined) {
    await writeExamples('deploy');
    console.log(`deploy: ${HOSTS.join(', ')}`);
    return 0;
  }
  if (!isHost(host) || rest.length > 0)
    throw new UsageError(`There are rules for one of ${HOSTS.join(', ')}, not for "${positionals.join(' ')}".`);
  const folder = values.output ?? (INSIDE.includes(host) ? 'dist' : join('.build', 'deploy', host));
  if (INSIDE.includes(host) && !existsSync(folder))
    throw new UsageError(`There is no folder ${folder}: run "npm run build" first, or name another with --output.`);
  const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: buildDate() });
  const options = {
    ...EXAMPLE,
    base: normaliseBase(process.env['BASE']),
    redirects: redirectRules(handbook),
    ...(values.root === undefined ? {} : { root: values.root.replace(/\/+$/, '') }),
    ...(values.name === undefined ? {} : { name: values.name }),
  };
  const files = await writeHostFiles(host, options, folder);
  console.log(files.map((file) => join(folder, file)).join('\n'));
  return 0;
});
