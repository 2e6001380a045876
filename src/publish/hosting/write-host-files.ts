import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOSTS, type Host, type HostFilesOptions, hostFiles } from './host-files.ts';

/**
 * What `deploy/` shows: a site at the root of its host. No address that has moved stands there, for editors would have
 * to renew it with every page they move.
 */
export const EXAMPLE: HostFilesOptions = { base: '/', root: '/srv/handbook', name: 'handbook.example', redirects: [] };

/** Writes a host’s files into a folder and returns their names. */
export async function writeHostFiles(
  host: Host,
  options: HostFilesOptions,
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = Object.entries(hostFiles(host, options));
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  return files.map(([name]) => name);
}

/** Writes the examples of all hosts into a folder of their own each. */
export async function writeExamples(folder: string): Promise<void> {
  for (const host of HOSTS) await writeHostFiles(host, EXAMPLE, join(folder, host));
}
