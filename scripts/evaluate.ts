import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { isFullDate } from '../src/handbook/dates.ts';
import { nearest } from '../src/handbook/nearest.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { describeQuestions, evaluate } from '../src/rules/evaluate.ts';
import { runCommand } from './run-command.ts';

/** `npm run evaluate -- <rule> <answers.json>` prints an outcome as JSON; `--questions` what can be answered. Exit 2: wrong use. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { questions: { type: 'boolean' }, root: { type: 'string' }, on: { type: 'string' } },
    allowPositionals: true,
  });
  const [id, file] = positionals;
  const { records } = readContent(await loadContentFiles(values.root ?? process.cwd()));
  const rule = records.rules.get(id ?? '');
  if (!rule) {
    const hint = nearest(id ?? '', records.rules.keys());
    throw new UsageError(
      `${id ? `There is no rule "${id}".${hint ? ` Did you mean "${hint}"?` : ''} ` : ''}Use: npm run evaluate -- <rule> <answers.json> [--on 2026-12-01]. Rules: ${[...records.rules.keys()].join(', ')}.`,
    );
  }
  if (values.on !== undefined && !isFullDate(values.on))
    throw new UsageError(`"${values.on}" is no day; write --on 2026-12-01.`);
  if (values.questions) print(describeQuestions(rule, records));
  else {
    if (file === undefined)
      throw new UsageError('Name a file with the answers, such as {"purpose": "work"}; "-" reads them from the input.');
    print(evaluate(rule, records, await readAnswers(file), `${values.on ?? buildDate()}T12:00`));
  }
  return 0;
});

function print(data: unknown): void {
  console.log(JSON.stringify(data, null, 2));
}

async function readAnswers(file: string): Promise<Record<string, string | number>> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file === '-' ? '/dev/stdin' : file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file "${file}".`);
    if (error instanceof SyntaxError) throw new UsageError(`"${file}" isn't JSON: ${error.message}.`);
    throw error;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new UsageError(`"${file}" must hold one object, {"question": "answer"}.`);
  }
  const entries = Object.entries(data).map(([id, answer]): [string, string | number] => {
    if (typeof answer === 'string' || typeof answer === 'number') return [id, answer];
    throw new UsageError(`The answer to "${id}" must be a text or a number.`);
  });
  return Object.fromEntries(entries);
}
