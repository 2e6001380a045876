import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentFile, FileProblem } from '../handbook/read-content.ts';

/** Four times the largest page or record file of today; what is larger was put there by mistake, and would only slow the check. */
const LARGEST = 640 * 1024;
/** Pictures may be larger, and the list of ids grows for ever. */
const LARGEST_OTHER = 20 * 1024 * 1024;

/** Reads every file below `content`, sorted by path; the only place where content meets the disk. */
export async function loadContentFiles(root: string): Promise<readonly ContentFile[]> {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isSymbolicLink() || (entry.isFile() && !isLeftByTools(entry.name)))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), entry }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return Promise.all(
    paths.map(async ({ path, entry }) => {
      const problem = await problemOf(path, entry);
      return {
        path: relative(root, path).split(sep).join('/'),
        bytes: problem === undefined ? await readFile(path) : new Uint8Array(),
        problem,
      };
    }),
  );
}

/** Tells whether a hidden file is left to the tools that make it: unless somebody may take it for content. */
export function isLeftByTools(name: string): boolean {
  return name.startsWith('.') && !/\.(?:mdx?|ya?ml|json)$/i.test(name);
}

async function problemOf(path: string, entry: Dirent): Promise<FileProblem | undefined> {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.name.startsWith('.')) return 'hidden';
  return (await stat(path)).size > largestOf(entry.name) ? 'too-large' : undefined;
}

/** Returns the most bytes that a file of this name may have. */
export function largestOf(name: string): number {
  return /\.(?:mdx|yaml)$/.test(name) ? LARGEST : LARGEST_OTHER;
}
