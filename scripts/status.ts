import { parseArgs } from 'node:util';
import { formatStatus, formatStatusJson } from '../src/checks/status-report.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { linkHandbook } from '../src/handbook/link.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { readStatus } from '../src/handbook/status.ts';
import { runCommand } from './run-command.ts';

/** `npm run status` prints what needs care; `--json` all of it as data. Content errors don't stop it: what could be read is shown. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, root: { type: 'string' } } });
  const started = performance.now();
  const content = readContent(await loadContentFiles(values.root ?? process.cwd()));
  const status = readStatus(linkHandbook(content), buildDate());
  if (values.json) process.stdout.write(formatStatusJson(status));
  else {
    console.log(formatStatus(status));
    const errors = content.diagnostics.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      console.log(
        `${errors} part${errors === 1 ? '' : 's'} of the content can’t be read: see npm run check. · 有${errors}处内容读不出来，见 npm run check。`,
      );
    console.log(`${((performance.now() - started) / 1000).toFixed(2)} s`);
  }
  return 0;
});
