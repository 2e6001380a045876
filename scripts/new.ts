import { atKeyboard, InputEnded } from '../src/disk/ask-at-keyboard.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { makeNew } from '../src/disk/make-new.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import type { Ask } from '../src/editing/question.ts';
import { runCommand } from './run-command.ts';

/** `npm run new -- <kind> …` makes a page or record, and asks for what is missing at a terminal. Exit 0, 1 or 2 as the check. */
await runCommand(() => {
  const { stdin, stdout } = process;
  const dialogue = <T>(act: (ask: Ask) => Promise<T>): Promise<T> =>
    atKeyboard(stdin, stdout, act).catch((error: unknown) => {
      if (error instanceof InputEnded)
        throw new UsageError('没有答完，什么也没有写。\nNot all questions were answered, so nothing was written.');
      throw error;
    });
  return makeNew(process.argv.slice(2), {
    root: process.cwd(),
    asOf: buildDate(),
    print: (text) => stdout.write(text),
    ...(stdin.isTTY && stdout.isTTY ? { dialogue } : {}),
  });
});
