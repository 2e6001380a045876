import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatSummary, formatText } from '../src/checks/report.ts';
import { hasErrors, runChecks } from '../src/checks/run-checks.ts';
import { atKeyboard, InputEnded } from '../src/disk/ask-at-keyboard.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { refreshEditorSchemas } from '../src/disk/write-editor-schemas.ts';
import { NEW_KINDS, type NewKind } from '../src/editing/draft.ts';
import { type Answers, collectAnswers, type Situation } from '../src/editing/questions.ts';
import { readArguments } from '../src/editing/read-arguments.ts';
import type { Diagnostic } from '../src/handbook/diagnostic.ts';
import { nearest } from '../src/handbook/nearest.ts';
import { type ContentFile, readContent } from '../src/handbook/read-content.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run new -- <kind> …` writes a page in both languages, or a record; it asks for what is missing at a terminal.
 * Exit 0 written, 1 the content would have new errors (nothing is written), 2 wrong use.
 */
await runCommand(async () => {
  const { root = process.cwd(), kind: name, subject, flags } = readCommandLine();
  const kind = NEW_KINDS[name];
  if (!kind) throw new UsageError(unknownKind(name));
  const files = await loadContentFiles(root);
  const texts = new Map(files.map((file) => [file.path, new TextDecoder().decode(file.bytes)]));
  const situation: Situation = { content: readContent(files), files: texts, asOf: buildDate() };
  const answers = await answersFor(name, kind, { ...subject, ...flags }, situation);
  const changes = kind.draft(answers, situation);

  const before = runChecks(situation.content, situation).diagnostics;
  const content = readContent(withChanges(files, changes));
  const found = newOnes(before, runChecks(content, situation).diagnostics);
  if (hasErrors(found)) {
    process.stdout.write(formatText(found));
    console.log(formatSummary(found));
    console.log('没有写入任何文件。改好以后再运行：\nNothing was written. Mend this and run it again:\n');
    console.log(commandLine(name, kind, answers));
    return 1;
  }
  for (const [path, text] of changes) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    // A page that has appeared in the meantime is not overwritten either.
    await writeFile(join(root, path), text, { flag: texts.has(path) ? 'w' : 'wx' });
    console.log(`${texts.has(path) ? '写入 changed' : '新建 written'}  ${path}`);
  }
  process.stdout.write(formatText(found));
  console.log(formatSummary(found));
  await refreshEditorSchemas(root, content);
  return 0;
});

function readCommandLine() {
  const read = readArguments(process.argv.slice(2));
  if ('problem' in read) throw new UsageError(`${read.problem.zh}\n${read.problem.en}`);
  const { root, ...flags } = read.flags;
  const [kind = '', subject, ...rest] = read.words;
  if (rest.length > 0) {
    throw new UsageError(
      `多出了“${rest.join(' ')}”。有空格的文字要放进引号。\n"${rest.join(' ')}" is too much. A text with spaces stands in quotes.\n${exampleLine(kind)}`,
    );
  }
  const key = kind === 'page' ? 'path' : 'id';
  return { root, kind, subject: subject === undefined ? {} : { [key]: subject }, flags };
}

async function answersFor(name: string, kind: NewKind, flags: Answers, situation: Situation): Promise<Answers> {
  const isDialogue = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const collected = isDialogue
    ? await atKeyboard(process.stdin, process.stdout, (ask) =>
        collectAnswers(kind.questions, flags, situation, ask),
      ).catch((error: unknown) => {
        if (error instanceof InputEnded)
          throw new UsageError('没有答完，什么也没有写。\nUnfinished: nothing was written.');
        throw error;
      })
    : await collectAnswers(kind.questions, flags, situation);
  if ('problems' in collected) {
    const lines = collected.problems.flatMap(({ zh, en }) => [zh, en]);
    throw new UsageError([...lines, '', exampleLine(name)].join('\n'));
  }
  const problem = kind.judge?.(collected.answers, situation);
  if (problem) throw new UsageError([problem.zh, problem.en, '', exampleLine(name)].join('\n'));
  return collected.answers;
}

function unknownKind(name: string): string {
  const hint = nearest(name, Object.keys(NEW_KINDS));
  const list = Object.entries(NEW_KINDS).map(([key, { title }]) => `  ${key.padEnd(8)}${title.zh} · ${title.en}`);
  const first =
    name === ''
      ? '要新建什么？\nWhat shall it be?'
      : `没有“${name}”这一种。${hint ? `是不是“${hint}”？` : ''}\nThere is no kind "${name}".${hint ? ` Did you mean "${hint}"?` : ''}`;
  return `${first}\n${list.join('\n')}\n\n${exampleLine('page')}`;
}

function exampleLine(name: string): string {
  const example = NEW_KINDS[name]?.example ?? NEW_KINDS['page']?.example ?? [];
  return `例如 · For example:\n  npm run new -- ${name in NEW_KINDS ? name : 'page'} ${example.map(quote).join(' ')}`;
}

function commandLine(name: string, kind: NewKind, answers: Answers): string {
  const [first, ...others] = kind.questions
    .map((question) => question.name)
    .filter((one) => answers[one] !== undefined);
  const flags = others.flatMap((one) => [`--${one}`, quote(answers[one] ?? '')]);
  return ['npm run new --', name, answers[first ?? ''] ?? '', ...flags].join(' ');
}

function quote(text: string): string {
  if (/^[-\w./]+$/.test(text)) return text;
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

function withChanges(files: readonly ContentFile[], changes: ReadonlyMap<string, string>): readonly ContentFile[] {
  const changed = [...changes].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return [...files.filter(({ path }) => !changes.has(path)), ...changed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Returns what the check finds now and didn’t find before. */
function newOnes(before: readonly Diagnostic[], now: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ file, line, column, code, message }: Diagnostic) =>
    `${file}:${line}:${column} ${code} ${message.en}`;
  const known = new Set(before.map(keyOf));
  return now.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}
