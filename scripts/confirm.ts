import { parseArgs } from 'node:util';
import { type Confirmation, confirmAll, confirmPage, pageNamed } from '../src/checks/confirm.ts';
import { formatText } from '../src/checks/report.ts';
import { type CheckResult, runChecks } from '../src/checks/run-checks.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { writeConfirmation } from '../src/disk/write-ledger.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { runCommand } from './run-command.ts';

const USE =
  '用法 · Use:\n  npm run confirm -- visas/r-visa        整页 · a whole page\n  npm run confirm -- visas/r-visa who    一节或几节 · one section or several\n  npm run confirm -- --all               全部页面 · every page';

/**
 * `npm run confirm -- <page> [section…]` notes that the two languages of a page say the same as they stand now.
 * Exit 1: a page has errors and was left as it is; exit 2: wrong use.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { all: { type: 'boolean' }, root: { type: 'string' } },
    allowPositionals: true,
  });
  const [page, ...sections] = positionals;
  if ((page === undefined) === !values.all) throw new UsageError(USE);
  const root = values.root ?? process.cwd();
  const result = runChecks(readContent(await loadContentFiles(root)), { asOf: buildDate() });
  const confirmations = page === undefined ? confirmAll(result) : [one(result, page, sections)];

  let said = 0;
  for (const confirmation of confirmations) {
    const isNew = await writeConfirmation(root, confirmation);
    if (!isNew && confirmation.kind !== 'refuse') continue;
    said++;
    process.stdout.write(describe(confirmation));
  }
  if (said === 0)
    console.log(
      'Nothing to confirm: all of this has been confirmed as it stands. · 没有要确认的：现在的文字都确认过了。',
    );
  return confirmations.some(({ kind }) => kind === 'refuse') ? 1 : 0;
});

function one(result: CheckResult, page: string, sections: readonly string[]): Confirmation {
  const confirmation = confirmPage(result, pageNamed(page), sections);
  if (confirmation.kind === 'unknown')
    throw new UsageError(`${confirmation.sentence.zh}\n${confirmation.sentence.en}\n\n${USE}`);
  return confirmation;
}

function describe(confirmation: Confirmation): string {
  const { path } = confirmation;
  switch (confirmation.kind) {
    case 'remove':
      return `${path}: the page is gone, so ${confirmation.file} was removed. · 这一页已经没有了，确认记录也已删去。\n`;
    case 'refuse':
      return `${path}: not confirmed, the page has errors. Mend them first. · 没有确认：页面还有错误，请先改正。\n${formatText(confirmation.errors)}`;
    case 'write': {
      const confirmed = confirmation.confirmed.map(({ label }) => label);
      const lines = [
        ...(confirmed.length > 0 ? [`confirmed · 已确认: ${confirmed.join(' ')}`] : []),
        ...(confirmation.removed.length > 0 ? [`taken out · 已去掉: ${confirmation.removed.join(' ')}`] : []),
        ...(confirmed.length + confirmation.removed.length === 0
          ? ['only spaces or line breaks changed · 只有空格或换行变了']
          : []),
      ];
      return `${path}: ${lines.join('; ')}\n`;
    }
  }
}
