import { inBoth, localizedAnswer } from '../both-languages.ts';
import { exampleOf, type NewKind } from '../new-kind.ts';
import { type Answers, listOf, type Question } from '../question.ts';
import { idQuestion } from '../record-id.ts';
import { addRecord, placeQuestions } from '../record-place.ts';
import { REFERENCE_QUESTIONS, referenceData } from '../reference.ts';
import type { RecordData } from '../write-record.ts';

const OPTIONAL_LIST = { isOptional: true, isAsked: true, isList: true } as const;

const TERM_QUESTIONS: readonly Question[] = [
  idQuestion('terms', 'letter-of-invitation'),
  { name: 'zh', text: { zh: '中文名', en: 'the term in Chinese' }, example: '邀请函' },
  { name: 'pinyin', text: { zh: '拼音，带声调', en: 'its pinyin, with tone marks' }, example: 'yāoqǐnghán' },
  { name: 'en', text: { zh: '英文名', en: 'the term in English' }, example: 'letter of invitation' },
  ...inBoth(
    'definition',
    ['定义，一两句话', '邀请单位出具的书面邀请。'],
    ['the definition, a sentence or two', 'A written invitation from the host.'],
  ),
  {
    name: 'aliases-zh',
    text: { zh: '别的中文说法，用逗号隔开', en: 'other Chinese names, with commas between them' },
    example: '邀请信，邀请书',
    ...OPTIONAL_LIST,
  },
  {
    name: 'aliases-hant',
    text: { zh: '繁体写法', en: 'in Traditional characters' },
    example: '邀請函',
    isOptional: true,
    isList: true,
  },
  {
    name: 'aliases-en',
    text: { zh: '别的英文说法，用逗号隔开', en: 'other English names, with commas between them' },
    example: 'invitation letter',
    ...OPTIONAL_LIST,
  },
  {
    name: 'see',
    text: { zh: '参见哪些术语（编号）', en: 'the ids of related terms' },
    example: 'talent-visa',
    known: 'terms',
    isList: true,
    isOptional: true,
  },
  ...REFERENCE_QUESTIONS.map((question) =>
    question.name === 'source' ? ({ ...question, isOptional: true, isAsked: true } as const) : question,
  ),
  ...placeQuestions('terms'),
];

/** How a new term is made: its questions, and what is written from the answers. */
export const NEW_TERM: NewKind = {
  title: { zh: '一个术语', en: 'a term' },
  questions: TERM_QUESTIONS,
  example: exampleOf(TERM_QUESTIONS, ['id', 'zh', 'pinyin', 'en', 'definition-zh', 'definition-en', 'chapter']),
  draft: (answers, situation) => addRecord('terms', termData(answers), answers, situation),
};

function termData(answers: Answers): RecordData {
  return {
    zh: answers['zh'],
    pinyin: answers['pinyin'],
    en: answers['en'],
    aliases: {
      zh: listOf(answers['aliases-zh']),
      hant: listOf(answers['aliases-hant']),
      en: listOf(answers['aliases-en']),
    },
    definition: localizedAnswer(answers, 'definition'),
    see: listOf(answers['see']),
    sources: answers['source'] === undefined ? undefined : [referenceData(answers)],
  };
}
