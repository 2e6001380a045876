import { UsageError } from '../src/disk/usage-error.ts';

/** Runs a command and sets the exit code it returns; a mistake of use is one sentence and exit 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(sentenceOf(error) ?? error);
    process.exitCode = 2;
  }
}

const DISK_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'is not writable or readable for you',
  EPERM: 'is not writable or readable for you',
  EROFS: 'lies on a disk that can only be read',
  ENOSPC: 'lies on a full disk',
  ENOTDIR: 'lies below something that is no folder',
  EEXIST: 'is in the way',
};

/** Returns what a person can mend, in one sentence; undefined for our own failures, which keep their stack. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message;
  const { code, path, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) return message;
  const problem = code === undefined ? undefined : DISK_ERRORS[code];
  return problem && `${path ?? 'A file'} ${problem}.`;
}
