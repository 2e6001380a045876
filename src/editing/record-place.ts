import type { RecordKind } from '../handbook/records.ts';
import type { Answers, Question, Situation } from './question.ts';
import { type RecordData, writeRecord } from './write-record.ts';

/** Which file a new record goes into. */

/** Returns the questions of the file a record goes into, by its name or by its chapter. */
export function placeQuestions(kind: RecordKind): readonly Question[] {
  return [
    {
      name: 'file',
      text: { zh: '写进哪份文件', en: 'the file to put it in' },
      example: 'visas.yaml',
      choices: ({ files }) => filesOf(kind, files),
      isOptional: true,
    },
    {
      name: 'chapter',
      text: { zh: '属于哪一章', en: 'the chapter it belongs to' },
      example: 'visas',
      choices: ({ content }) => [...content.records.chapters.keys()],
      when: (answers) => answers['file'] === undefined,
    },
  ];
}

function filesOf(kind: RecordKind, files: ReadonlyMap<string, string>): readonly string[] {
  const folder = `content/data/${kind}/`;
  return [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
}

/** Returns the name of the file that the answers put a record into. */
export function fileNameOf(answers: Answers): string {
  return answers['file'] ?? `${answers['chapter']}.yaml`;
}

/** Returns the file that a new record is added to, with its whole text. */
export function addRecord(
  kind: RecordKind,
  data: RecordData,
  answers: Answers,
  situation: Situation,
): ReadonlyMap<string, string> {
  const record = writeRecord(answers['id'] ?? '', data);
  return appendRecord(`content/data/${kind}/${fileNameOf(answers)}`, record, situation);
}

/** Returns a file with a record at its end: nothing before it moves, comments and order stay. */
export function appendRecord(path: string, record: string, { files }: Situation): ReadonlyMap<string, string> {
  const before = files.get(path)?.trimEnd();
  return new Map([[path, before ? `${before}\n\n${record}` : record]]);
}
