import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Confirmation } from '../checks/confirm.ts';

/** Writes or removes the ledger of a page; returns whether the file is another than before. A refusal writes nothing. */
export async function writeConfirmation(root: string, confirmation: Confirmation): Promise<boolean> {
  if (confirmation.kind === 'refuse') return false;
  const path = join(root, confirmation.file);
  if (confirmation.kind === 'remove') {
    await rm(path, { force: true });
    return true;
  }
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before === confirmation.text) return false;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, confirmation.text);
  return true;
}
