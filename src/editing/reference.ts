import { inBoth, localizedAnswer } from './both-languages.ts';
import { type Answers, numberOf, type Question } from './question.ts';
import type { RecordData } from './write-record.ts';

/** The questions of the clause that a record rests on. */
export const REFERENCE_QUESTIONS: readonly Question[] = [
  {
    name: 'source',
    text: { zh: '依据哪份来源（编号）', en: 'the id of the source it rests on' },
    example: 'bj-istic-2024',
    known: 'sources',
  },
  {
    name: 'article',
    text: { zh: '第几条（没有就空着）', en: 'the number of the article, if any' },
    example: '12',
    form: 'count',
    isOptional: true,
    isAsked: true,
    when: hasSource,
  },
  {
    name: 'paragraph',
    text: { zh: '第几款', en: 'the number of the paragraph' },
    example: '2',
    form: 'count',
    isOptional: true,
    when: (answers) => answers['article'] !== undefined,
  },
  ...inBoth('at', ['没有条号时在哪里', '“申请材料”一节'], ['where in it, without articles', 'under “Documents”'], {
    isOptional: true,
    when: (answers) => hasSource(answers) && answers['article'] === undefined,
  }),
  {
    name: 'quote',
    text: { zh: '条文原文', en: 'the clause itself, in Chinese' },
    example: '申请人应当在期限届满前提出申请。',
    isOptional: true,
    when: hasSource,
  },
];

function hasSource(answers: Answers): boolean {
  return answers['source'] !== undefined;
}

/** Returns the clause that a record rests on. */
export function referenceData(answers: Answers): RecordData {
  return {
    source: answers['source'],
    article: numberOf(answers['article']),
    paragraph: numberOf(answers['paragraph']),
    at: localizedAnswer(answers, 'at'),
    quote: answers['quote'],
  };
}
