import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { linkHandbook } from '../src/handbook/link.ts';
import { livingIds } from '../src/handbook/promise.ts';
import { formatPublishedIds, PUBLISHED_FILE, promisedKey } from '../src/handbook/published-ids.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { runCommand } from './run-command.ts';

/** Adds every id that isn't in the list of published ids yet, with today's date. Nothing is ever taken out. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { root: { type: 'string' } } });
  const root = values.root ?? process.cwd();
  const content = readContent(await loadContentFiles(root));
  const unreadable = content.diagnostics.find(({ severity }) => severity === 'error');
  if (unreadable) {
    // A list that can't be read would be written anew without the lines that were not understood.
    const { file, line, message } = unreadable;
    throw new UsageError(
      `${file}:${line} 读不出来，所以没有添加任何编号：${message.zh}（全部错误见 npm run check。）\n${file}:${line} can't be read, so nothing was added: ${message.en} (npm run check lists all mistakes.)`,
    );
  }
  const handbook = linkHandbook(content);
  const listed = new Set(handbook.published.map(promisedKey));
  const since = buildDate();
  const fresh = [...livingIds(handbook).values()].filter((one) => !listed.has(promisedKey(one)));
  if (fresh.length > 0) {
    const file = join(root, PUBLISHED_FILE);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, formatPublishedIds([...handbook.published, ...fresh.map((one) => ({ ...one, since }))]));
  }
  for (const { kind, id } of fresh) console.log(`${kind} ${id}`);
  const total = handbook.published.length + fresh.length;
  console.log(
    `${fresh.length} added, ${total} in ${PUBLISHED_FILE} · 新增${fresh.length}个编号，${PUBLISHED_FILE} 里共${total}个`,
  );
  return 0;
});
