import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runChecks } from '../src/checks/run-checks.ts';
import { breaksPromise, compareHandbooks } from '../src/consequences/compare.ts';
import { formatConsequences } from '../src/consequences/report.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadOtherContent } from '../src/disk/git-content.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { ReadMemory, readContent } from '../src/handbook/read-content.ts';
import { compareWeights } from '../src/publish/compare-weights.ts';
import { runCommand } from './run-command.ts';

/** The most characters that a comment on the code host takes, with room for the lines above the report. */
const COMMENT_LIMIT = 64_000;

/**
 * `npm run consequences -- <base>` says what a change of the content brings about. Exit 0 when the report is written, 1 when lines
 * of the list of published ids were taken out or changed, 2 on wrong use or our own failure.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      output: { type: 'string' },
      comment: { type: 'string' },
      root: { type: 'string' },
      'built-base': { type: 'string' },
      'built-head': { type: 'string' },
    },
  });
  const [base, ...rest] = positionals;
  if (base === undefined || rest.length > 0) {
    throw new UsageError(
      'Name what to compare with, a branch or a folder: npm run consequences -- origin/main · 请写明与哪个分支或文件夹相比，见这个例子。',
    );
  }
  const [builtBase, builtHead] = [values['built-base'], values['built-head']];
  if ((builtBase === undefined) !== (builtHead === undefined)) {
    throw new UsageError(
      '要比较页面大小，--built-base 和 --built-head 都要写。 · To compare the weight of pages give both --built-base and --built-head.',
    );
  }
  const started = performance.now();
  const root = values.root ?? process.cwd();
  const context = { asOf: buildDate() };
  const other = await loadOtherContent(root, base);
  const memory = new ReadMemory();
  const after = runChecks(readContent(await loadContentFiles(root), memory), context);
  const before = runChecks(readContent(other.files, memory), context);
  const weight =
    builtBase !== undefined && builtHead !== undefined
      ? compareWeights(before.handbook, builtBase, after.handbook, builtHead)
      : undefined;
  const consequences = compareHandbooks(before, after, weight);

  const name = base === other.name ? base : `${base} (${other.name})`;
  const whole = values.json
    ? `${JSON.stringify({ base: name, ...consequences }, undefined, 2)}\n`
    : formatConsequences(consequences, { base: name });
  if (values.comment !== undefined) {
    await writeFile(values.comment, formatConsequences(consequences, { base: name, limit: COMMENT_LIMIT }));
  }
  if (values.output === undefined) process.stdout.write(whole);
  else await writeFile(values.output, whole);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  console.error(
    `${consequences.redLines.length} red line${consequences.redLines.length === 1 ? '' : 's'} · ${consequences.redLines.length}条红线, ${seconds} s`,
  );
  return breaksPromise(consequences) ? 1 : 0;
});
