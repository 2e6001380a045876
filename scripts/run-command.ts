import { UsageError } from './build-date.ts';

/** Runs a command and sets the exit code it returns; a mistake of use is one sentence and exit 2. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const isUse = error instanceof UsageError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    console.error(isUse ? (error as Error).message : error);
    process.exitCode = 2;
  }
}
