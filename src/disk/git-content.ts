import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFile, FileProblem } from '../handbook/read-content.ts';
import { isLeftByTools, largestOf, loadContentFiles } from './load-content.ts';
import { UsageError } from './usage-error.ts';

/** Content as it was at another time: from the history, without checking anything out, or from a folder. */

export type OtherContent = {
  readonly files: readonly ContentFile[];
  /** What was read, for people: the beginning of a commit's name, or the folder. */
  readonly name: string;
};

/**
 * Reads the content of a git ref or of a folder that holds `content`. Of a ref it is the commit at which HEAD left it, where
 * the history reaches so far: what others have done since is no part of a change. Throws UsageError when there is neither.
 */
export async function loadOtherContent(root: string, base: string): Promise<OtherContent> {
  const isFolder = await stat(join(base, 'content')).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return { files: await loadContentFiles(base), name: base };
  const tip = base.startsWith('-') ? undefined : await revision(root, `${base}^{commit}`);
  if (tip === undefined) {
    throw new UsageError(
      `"${base}" is neither a branch or commit in this copy of the handbook nor a folder that holds another copy. A shallow copy lacks most commits: run git fetch, or give the folder of another copy. · “${base}”不是这份副本里的分支或提交，也不是装着另一份副本的文件夹。浅副本缺少多数提交：请先运行 git fetch，或者写出另一份副本的文件夹。`,
    );
  }
  const commit = (await git(root, ['merge-base', tip, 'HEAD']).catch(() => tip)).trim() || tip;
  return { files: await filesAt(root, commit), name: commit.slice(0, 10) };
}

async function revision(root: string, name: string): Promise<string | undefined> {
  try {
    return (await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError('git isn’t installed. · 没有安装 git。');
    return undefined;
  }
}

async function filesAt(root: string, commit: string): Promise<readonly ContentFile[]> {
  const listing = await git(root, ['ls-tree', '-r', '-l', '-z', commit, '--', 'content/']);
  const entries = listing
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', type, object = '', size = '', path = ''] =
        /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(line) ?? [];
      return type === 'blob' ? [{ path, object, problem: problemOf(path, mode, Number(size)) }] : [];
    })
    .filter(({ path, problem }) => problem === 'link' || !isLeftByTools(path.split('/').at(-1) ?? ''))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const wanted = [...new Set(entries.flatMap(({ object, problem }) => (problem === undefined ? [object] : [])))];
  const blobs = await readBlobs(root, wanted);
  return entries.map(({ path, object, problem }) => {
    return { path, bytes: (problem === undefined ? blobs.get(object) : undefined) ?? new Uint8Array(), problem };
  });
}

function problemOf(path: string, mode: string, size: number): FileProblem | undefined {
  if (mode === '120000') return 'link';
  if ((path.split('/').at(-1) ?? '').startsWith('.')) return 'hidden';
  return size > largestOf(path) ? 'too-large' : undefined;
}

/** One process reads all blobs; the answer to each is a line with its size, the bytes, and a line end. */
async function readBlobs(root: string, objects: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const child = spawn('git', ['cat-file', '--batch'], {
    cwd: root,
    env: environment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  // When git ends early, what it said and the missing answers tell more than the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(objects.map((object) => `${object}\n`).join(''));
  await ended;
  const bytes = Buffer.concat(chunks);
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(0x0a, at);
    const [object = '', kind, size] = bytes.subarray(at, end).toString('latin1').split(' ');
    if (kind !== 'blob')
      throw new UsageError(
        `This copy of the handbook lacks a file of that commit (${object}). Run git fetch first. · 这份副本缺少那个提交里的一份文件（${object}）。请先运行 git fetch。`,
      );
    blobs.set(object, bytes.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

/** A copy that fetches what it lacks when asked would go to the network. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

function git(root: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', [...args], { cwd: root, env: environment(), maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
