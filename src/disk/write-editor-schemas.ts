import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editorSchemas } from '../handbook/editor-schemas.ts';
import type { Content } from '../handbook/handbook.ts';
import { LOCALES } from '../handbook/locale.ts';

/** Where the settings of the editor look for the schemas, below the project. */
export const SCHEMA_FOLDER = '.schemas';

/** Where Astro's extension looks for the schema of each collection of pages. */
const COLLECTIONS = '.astro/collections';

/**
 * Writes the schemas that an editor completes and checks with, and returns how many files have changed.
 * Throws when the folder can't be written.
 */
export async function writeEditorSchemas(root: string, content: Content): Promise<number> {
  const schemas = editorSchemas(content);
  const pages = schemas.get('pages');
  const files = new Map<string, unknown>([
    ...[...schemas].map(([name, schema]) => [join(SCHEMA_FOLDER, `${name}.json`), schema] as const),
    ...LOCALES.map((locale) => [join(COLLECTIONS, `${locale}.schema.json`), pages] as const),
    [join(COLLECTIONS, 'collections.json'), collections(root, content)],
  ]);
  const changed = await Promise.all([...files].map(([path, data]) => writeChanged(join(root, path), data)));
  return changed.filter(Boolean).length;
}

/** Writes the schemas beside another task, which goes on where they can't be written: they only help an editor. */
export async function refreshEditorSchemas(root: string, content: Content): Promise<void> {
  await writeEditorSchemas(root, content).catch(() => undefined);
}

/** Which page belongs to which schema, as Astro's extension reads it; it compares addresses in lower case. */
function collections(root: string, { texts }: Content): unknown {
  return {
    collections: LOCALES.map((name) => ({ hasSchema: true, name })),
    entries: Object.fromEntries(
      texts.map((text) => [decodeURIComponent(pathToFileURL(join(root, text.file)).href).toLowerCase(), text.locale]),
    ),
  };
}

/** An editor reads a file again when it is written, so one that is as it should be is left alone. */
async function writeChanged(path: string, data: unknown): Promise<boolean> {
  const text = `${JSON.stringify(data)}\n`;
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return true;
}
