import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatSummary, formatText } from '../checks/report.ts';
import { hasErrors, runChecks } from '../checks/run-checks.ts';
import { collectAnswers } from '../editing/collect-answers.ts';
import type { NewKind } from '../editing/new-kind.ts';
import { NEW_KINDS } from '../editing/new-kinds.ts';
import type { Answers, Ask, Situation } from '../editing/question.ts';
import { readArguments } from '../editing/read-arguments.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import { nearest } from '../handbook/nearest.ts';
import { type ContentFile, readContent } from '../handbook/read-content.ts';
import { loadContentFiles } from './load-content.ts';
import { UsageError } from './usage-error.ts';
import { refreshEditorSchemas } from './write-editor-schemas.ts';

export type NewOptions = {
  readonly root: string;
  readonly asOf: string;
  /** Runs a dialogue at the keyboard; left out where there is none. */
  readonly dialogue?: <T>(act: (ask: Ask) => Promise<T>) => Promise<T>;
  readonly print: (text: string) => void;
};

/**
 * Makes a page or record from the arguments of `npm run new`. Returns 0 when it is written, and 1 when the content would have
 * new errors: these are printed, and nothing is written. Throws UsageError, with an example, on arguments that make no sense.
 */
export async function makeNew(parts: readonly string[], options: NewOptions): Promise<number> {
  const { root, asOf, print } = options;
  const { name, kind, given } = readCommandLine(parts);
  const files = await loadContentFiles(root);
  const texts = new Map(files.map((file) => [file.path, new TextDecoder().decode(file.bytes)]));
  const situation: Situation = { content: readContent(files), files: texts, asOf };
  const answers = await answersFor(name, kind, given, situation, options);
  const changes = kind.draft(answers, situation);

  const before = runChecks(situation.content, situation).diagnostics;
  const content = readContent(withChanges(files, changes));
  const found = newOnes(before, runChecks(content, situation).diagnostics);
  const report = `${formatText(found)}${formatSummary(found)}\n`;
  if (hasErrors(found)) {
    print(report);
    print('什么也没有写。改好以后再运行：\nNothing was written. Mend this and run it again:\n\n');
    print(`${commandLine(name, kind, answers)}\n`);
    return 1;
  }
  for (const [path, text] of changes) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    // A page that has appeared in the meantime is not overwritten either.
    await writeFile(join(root, path), text, { flag: texts.has(path) ? 'w' : 'wx' });
    print(`${texts.has(path) ? '写入 changed' : '新建 written'}  ${path}\n`);
  }
  print(report);
  await refreshEditorSchemas(root, content);
  return 0;
}

function readCommandLine(parts: readonly string[]) {
  const read = readArguments(parts);
  const [name = '', subject, ...rest] = 'problem' in read ? parts : read.words;
  const kind = NEW_KINDS[name];
  if (!kind) throw new UsageError(unknownKind(name));
  if ('problem' in read) throw wrongUse(name, read.problem.zh, read.problem.en);
  if (rest.length > 0) {
    const extra = rest.join(' ');
    throw wrongUse(
      name,
      `多出了“${extra}”。有空格的文字要放进引号。`,
      `"${extra}" doesn’t belong here. Put a text with spaces in quotes.`,
    );
  }
  const key = kind.questions[0]?.name ?? 'id';
  return { name, kind, given: subject === undefined ? read.flags : { ...read.flags, [key]: subject } };
}

async function answersFor(
  name: string,
  kind: NewKind,
  given: Answers,
  situation: Situation,
  { dialogue }: NewOptions,
): Promise<Answers> {
  const collect = (ask?: Ask) => collectAnswers(kind.questions, given, situation, ask);
  const collected = await (dialogue ? dialogue(collect) : collect());
  if ('problems' in collected) throw wrongUse(name, ...collected.problems.flatMap(({ zh, en }) => [zh, en]));
  const problem = kind.judge?.(collected.answers, situation);
  if (problem) throw wrongUse(name, problem.zh, problem.en);
  return collected.answers;
}

function wrongUse(name: string, ...lines: readonly string[]): UsageError {
  return new UsageError([...lines, '', exampleLine(name)].join('\n'));
}

function unknownKind(name: string): string {
  const hint = nearest(name, Object.keys(NEW_KINDS));
  const list = Object.entries(NEW_KINDS).map(([key, { title }]) => `  ${key.padEnd(8)}${title.zh} · ${title.en}`);
  const first =
    name === ''
      ? '要新建什么？\nWhat do you want to make?'
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
