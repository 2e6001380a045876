import type { Localized } from '../../handbook/locale.ts';
import { shift } from '../../rules/moments.ts';
import { inBoth, localizedAnswer } from '../both-languages.ts';
import { exampleOf, type NewKind } from '../new-kind.ts';
import { type Answers, listOf, type Question, type Situation, today } from '../question.ts';
import { idQuestion } from '../record-id.ts';
import { addRecord, placeQuestions } from '../record-place.ts';
import { REFERENCE_QUESTIONS, referenceData } from '../reference.ts';
import type { RecordData } from '../write-record.ts';
import { addDoubt, doubtId, isUnconfirmed, UNCONFIRMED_QUESTIONS } from './fact-doubt.ts';
import { VALUE_QUESTIONS, valueData } from './fact-value.ts';

const FACT_QUESTIONS: readonly Question[] = [
  idQuestion('facts', 'visa-extension-time'),
  ...inBoth(
    'title',
    ['名称（短语，不写数字）', '延期的办理时限'],
    ['what it is about, without figures', 'time limit for an extension'],
  ),
  ...VALUE_QUESTIONS,
  ...inBoth(
    'sentence',
    ['完整的一句话，数值写成 {value}', '延期的办理时限是{value}。'],
    ['the whole sentence, with {value}', 'An extension takes {value}.'],
  ),
  ...REFERENCE_QUESTIONS,
  {
    name: 'grade',
    text: {
      zh: '等级：A 官方，B 可靠的二手，C 未证实',
      en: 'the grade: A official, B good second-hand, C unconfirmed',
    },
    example: 'B',
    choices: ['A', 'B', 'C'],
  },
  {
    name: 'from',
    text: { zh: '从哪天起有效（不明就空着）', en: 'from when it holds, if known' },
    example: '2024-03-01',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'until',
    text: { zh: '到哪天止有效（没有就空着）', en: 'until when it holds, if it ends' },
    example: '2027-12-31',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'checked',
    text: { zh: '核对日期', en: 'the day you checked it' },
    example: '2026-11-21',
    form: 'day',
    fallback: today,
  },
  {
    name: 'check-again',
    text: { zh: '哪天再核对', en: 'the day to check it again' },
    example: '2027-05-21',
    form: 'day',
    fallback: ({ checked }) => (checked === undefined ? undefined : shift(checked, 6, 'month')),
  },
  ...UNCONFIRMED_QUESTIONS,
  ...placeQuestions('facts'),
];

/** How a new fact is made: its questions, and what is written from the answers. */
export const NEW_FACT: NewKind = {
  title: { zh: '一项事实', en: 'a fact' },
  questions: FACT_QUESTIONS,
  example: exampleOf(FACT_QUESTIONS, [
    'id',
    'title-zh',
    'title-en',
    'type',
    'amount',
    'unit',
    'sentence-zh',
    'sentence-en',
    'source',
    'article',
    'grade',
    'chapter',
  ]),
  judge: judgeFact,
  draft: (answers, situation) =>
    isUnconfirmed(answers)
      ? new Map([...addRecord('facts', factData(answers), answers, situation), ...addDoubt(answers, situation)])
      : addRecord('facts', factData(answers), answers, situation),
};

function factData(answers: Answers): RecordData {
  return {
    title: localizedAnswer(answers, 'title'),
    value: valueData(answers),
    sentence: localizedAnswer(answers, 'sentence'),
    sources: [referenceData(answers)],
    grade: answers['grade'],
    from: answers['from'],
    until: answers['until'],
    checked: answers['checked'],
    checkAgain: answers['check-again'],
  };
}

function judgeFact(answers: Answers, { content }: Situation): Localized | undefined {
  const zh = listOf(answers['items-zh']).length;
  const en = listOf(answers['items-en']).length;
  if (zh !== en) {
    return {
      zh: `--items-zh 有${zh}项，--items-en 有${en}项，应当一样多。`,
      en: `--items-zh has ${zh} items and --items-en has ${en}; they must be as many.`,
    };
  }
  const doubt = doubtId(answers);
  if (!isUnconfirmed(answers) || !content.records.doubts.has(doubt)) return undefined;
  return { zh: `存疑“${doubt}”已经存在，请换一个编号。`, en: `There is a doubt "${doubt}" already; take another id.` };
}
