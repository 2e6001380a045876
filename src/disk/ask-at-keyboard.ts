import { createInterface } from 'node:readline/promises';
import type { Ask } from '../editing/question.ts';

/**
 * Asks questions at a terminal, in both languages, and closes it in the end. An empty answer takes what stands in brackets.
 * Rejects when the input ends.
 */
export async function atKeyboard<T>(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  act: (ask: Ask) => Promise<T>,
): Promise<T> {
  const terminal = createInterface({ input, output });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await act(async ({ text, example }, choices, fallback, problem) => {
      if (problem) output.write(`\n${problem.zh}\n${problem.en}\n`);
      const hints = [
        choices.length > 0 && choices.length <= 16 ? choices.join(' | ') : `例如 e.g. ${example}`,
        ...(fallback === undefined ? [] : [`[${fallback}]`]),
      ];
      output.write(`\n${text.zh}\n${text.en}\n  ${hints.join('  ')}\n> `);
      const line = await lines.next();
      if (line.done) throw new InputEnded();
      return line.value;
    });
  } finally {
    terminal.close();
  }
}

/** The editor closed the input before the last answer. */
export class InputEnded extends Error {}
