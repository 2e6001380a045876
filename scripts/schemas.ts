import { parseArgs } from 'node:util';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { SCHEMA_FOLDER, writeEditorSchemas } from '../src/disk/write-editor-schemas.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { runCommand } from './run-command.ts';

/** Writes the schemas that an editor completes and checks with; `npm install` calls it, so broken content is no failure. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { root: { type: 'string' } } });
  const root = values.root ?? process.cwd();
  const changed = await writeEditorSchemas(root, readContent(await loadContentFiles(root)));
  console.log(
    `${SCHEMA_FOLDER}: ${changed} file${changed === 1 ? '' : 's'} renewed · 编辑器所用的格式说明更新了${changed}份`,
  );
  return 0;
});
