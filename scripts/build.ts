import { parseArgs } from 'node:util';
import { buildDate } from '../src/disk/build-date.ts';
import { buildSite } from '../src/publish/build-site.ts';
import { runCommand } from './run-command.ts';

/** Builds the site into `dist`. Content errors are printed and leave an earlier `dist` as it was. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { output: { type: 'string' } } });
  const result = await buildSite({
    root: process.cwd(),
    asOf: buildDate(),
    ...(values.output === undefined ? {} : { output: values.output }),
  });
  if (!result) return 1;
  console.log(
    `${result.pages} pages, ${result.facts} facts, built in ${result.seconds.toFixed(1)} s (check ${result.checkSeconds.toFixed(1)}, pages ${result.astroSeconds.toFixed(1)}, search ${result.searchSeconds.toFixed(1)}, machines ${result.machineSeconds.toFixed(1)})`,
  );
  return 0;
});
