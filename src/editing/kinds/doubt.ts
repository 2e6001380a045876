import { inBoth, localizedAnswer } from '../both-languages.ts';
import { exampleOf, type NewKind } from '../new-kind.ts';
import { type Answers, listOf, type Question, today } from '../question.ts';
import { idQuestion } from '../record-id.ts';
import { addRecord, placeQuestions } from '../record-place.ts';
import type { RecordData } from '../write-record.ts';

const DOUBT_QUESTIONS: readonly Question[] = [
  idQuestion('doubts', 'visa-extension-fee'),
  {
    name: 'kind',
    text: {
      zh: '种类：说法不一 conflict、未经证实 unconfirmed、未查到 not-found',
      en: 'the kind: conflict (sources differ), unconfirmed, or not-found',
    },
    example: 'not-found',
    choices: ['conflict', 'unconfirmed', 'not-found'],
  },
  ...inBoth('title', ['名称，短语', '延期的费用'], ['what it is about, in a few words', 'the fee for an extension']),
  ...inBoth(
    'text',
    ['哪里不确定', '延期的费用没有查到。'],
    ['what is uncertain', 'The fee for an extension was not found.'],
  ),
  {
    name: 'facts',
    text: { zh: '有关的事实（编号，可空）', en: 'the ids of the facts it is about, if any' },
    example: 'visa-fee-rule',
    known: 'facts',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'source',
    text: { zh: '有关的来源（编号，可空）', en: 'the ids of the sources it is about, if any' },
    example: 'bj-istic-2024',
    known: 'sources',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  ...inBoth('who', ['问谁', '北京市民服务热线'], ['whom to ask', 'Beijing citizen hotline'], {
    isOptional: isConflict,
    isAsked: true,
  }),
  ...inBoth('how', ['怎样联系', '拨打12345'], ['how to reach them', 'call 12345'], {
    isOptional: true,
    isAsked: true,
    when: hasWhomToAsk,
  }),
  {
    name: 'question',
    text: { zh: '可以复制的中文问句', en: 'the question to ask, in Chinese' },
    example: '请问延期要交多少钱？',
    isOptional: isConflict,
    isAsked: true,
    when: hasWhomToAsk,
  },
  {
    name: 'since',
    text: { zh: '从哪天起存疑', en: 'the day the doubt arose' },
    example: '2026-11-21',
    form: 'day',
    fallback: today,
  },
  ...placeQuestions('doubts'),
];

/** Where sources differ nobody may be able to say which is right. */
function isConflict(answers: Answers): boolean {
  return answers['kind'] === 'conflict';
}

function hasWhomToAsk(answers: Answers): boolean {
  return answers['who-zh'] !== undefined;
}

/** How a new doubt is made: its questions, and what is written from the answers. */
export const NEW_DOUBT: NewKind = {
  title: { zh: '一条存疑', en: 'a doubt' },
  questions: DOUBT_QUESTIONS,
  example: exampleOf(DOUBT_QUESTIONS, [
    'id',
    'kind',
    'title-zh',
    'title-en',
    'text-zh',
    'text-en',
    'who-zh',
    'who-en',
    'question',
    'chapter',
  ]),
  draft: (answers, situation) => addRecord('doubts', doubtData(answers), answers, situation),
};

function doubtData(answers: Answers): RecordData {
  return {
    kind: answers['kind'],
    title: localizedAnswer(answers, 'title'),
    text: localizedAnswer(answers, 'text'),
    facts: listOf(answers['facts']),
    sources: listOf(answers['source']).map((source) => ({ source })),
    ask: { who: localizedAnswer(answers, 'who'), how: localizedAnswer(answers, 'how'), question: answers['question'] },
    since: answers['since'],
  };
}
