import { parseArgs } from 'node:util';
import { formatGithub, formatJson, formatSummary, formatText } from '../src/checks/report.ts';
import { hasErrors, runChecks } from '../src/checks/run-checks.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { refreshEditorSchemas } from '../src/disk/write-editor-schemas.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { runCommand } from './run-command.ts';

/** Checks all content in one run. Exit 0 clean, 1 content errors, 2 wrong use or our own failure. */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, github: { type: 'boolean' }, root: { type: 'string' } },
  });
  const started = performance.now();
  const root = values.root ?? process.cwd();
  const files = await loadContentFiles(root);
  const content = readContent(files);
  const { diagnostics, handbook } = runChecks(content, { asOf: buildDate() });
  await refreshEditorSchemas(root, content);
  if (values.json) process.stdout.write(formatJson(diagnostics));
  else {
    process.stdout.write(values.github ? formatGithub(diagnostics) : formatText(diagnostics));
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    console.log(
      `${handbook.pages.size} pages, ${handbook.records.facts.size} facts, ${files.length} files, ${seconds} s`,
    );
    console.log(formatSummary(diagnostics));
  }
  return hasErrors(diagnostics) ? 1 : 0;
});
