import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildDate } from '../src/disk/build-date.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { LOCALES } from '../src/handbook/locale.ts';
import { normaliseBase, pageUrl } from '../src/handbook/urls.ts';
import { buildSite } from '../src/publish/build-site.ts';
import { serveSite } from '../src/publish/serve-site.ts';
import { runCommand } from './run-command.ts';

/** Builds the site and serves it on the loopback address: `npm start`, `npm start -- --port 4400 --no-build`. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4321' }, 'no-build': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port is "${values.port}"; give a number from 0 to 65535.`);
  }
  const base = normaliseBase(process.env['BASE']);
  const folder = 'dist';
  if (values['no-build']) {
    await access(folder).catch(() => {
      throw new UsageError('There is no finished site in dist. Run npm start without --no-build.');
    });
  } else {
    const result = await buildSite({ root: process.cwd(), asOf: buildDate() });
    if (!result) return 1;
    console.log(`${result.pages} pages, ${result.facts} facts, built in ${result.seconds.toFixed(1)} s`);
  }
  const { port: actual } = await serveSite({ folder, base, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      throw new UsageError(`Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`);
    }
    throw error;
  });
  for (const locale of LOCALES) console.log(`${locale}  http://127.0.0.1:${actual}${pageUrl(base, locale, '')}`);
  return 0;
});
