import { inBoth, localizedAnswer } from '../both-languages.ts';
import type { Answers, Question, Situation } from '../question.ts';
import { appendRecord, fileNameOf } from '../record-place.ts';
import { type RecordData, writeRecord } from '../write-record.ts';

/** The doubt that goes with an unconfirmed fact. */

/** Tells whether a fact is of the grade that needs a doubt. */
export function isUnconfirmed(answers: Answers): boolean {
  return answers['grade'] === 'C';
}

/** The questions of the doubt that goes with an unconfirmed fact. */
export const UNCONFIRMED_QUESTIONS: readonly Question[] = [
  ...inBoth(
    'doubt',
    ['未证实：哪里不确定，一两句话', '只见于转载，没有查到原文。'],
    ['unconfirmed: what is uncertain, in a sentence', 'Seen in a copy only; the original was not found.'],
    { when: isUnconfirmed },
  ),
  ...inBoth('who', ['未证实：问谁', '北京市民服务热线'], ['unconfirmed: whom to ask', 'Beijing citizen hotline'], {
    when: isUnconfirmed,
  }),
  {
    name: 'question',
    text: { zh: '未证实：可以复制的中文问句', en: 'unconfirmed: the question to ask, in Chinese' },
    example: '请问延期要多长时间？',
    when: isUnconfirmed,
  },
];

/** Returns the id of the doubt about a fact. */
export function doubtId(answers: Answers): string {
  return `${answers['id']}-unconfirmed`;
}

/** Returns the file that the doubt is added to: that of the fact’s name, or of the chapter that its name begins with. */
export function addDoubt(answers: Answers, situation: Situation): ReadonlyMap<string, string> {
  const { content, files } = situation;
  const name = fileNameOf(answers);
  const chapter = [...content.records.chapters.keys()].find((id) => name === `${id}.yaml` || name.startsWith(`${id}-`));
  const path = [name, `${chapter}.yaml`].map((file) => `content/data/doubts/${file}`).find((file) => files.has(file));
  const record = writeRecord(doubtId(answers), doubtAboutFact(answers));
  return appendRecord(path ?? `content/data/doubts/${name}`, record, situation);
}

function doubtAboutFact(answers: Answers): RecordData {
  return {
    kind: 'unconfirmed',
    title: localizedAnswer(answers, 'title'),
    text: localizedAnswer(answers, 'doubt'),
    facts: [answers['id']],
    sources: [{ source: answers['source'] }],
    ask: { who: localizedAnswer(answers, 'who'), question: answers['question'] },
    since: answers['checked'],
  };
}
