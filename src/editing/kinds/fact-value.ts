import { DURATION_UNITS } from '../../handbook/value.ts';
import { inBoth, localizedAnswer } from '../both-languages.ts';
import { type Answers, listOf, numberOf, type Question } from '../question.ts';
import type { RecordData } from '../write-record.ts';

const AMOUNTS = ['money', 'duration', 'count', 'percentage', 'points', 'multiple', 'age'];

const isType =
  (...types: readonly string[]) =>
  (answers: Answers): boolean =>
    types.includes(answers['type'] ?? '');

/** The questions of the value of a fact: its type, and what belongs to that. */
export const VALUE_QUESTIONS: readonly Question[] = [
  {
    name: 'type',
    text: { zh: '数值的类型', en: 'the type of value' },
    example: 'duration',
    choices: [...AMOUNTS, 'date', 'period', 'list', 'text', 'statement'],
  },
  {
    name: 'amount',
    text: { zh: '数额', en: 'the amount' },
    example: '10',
    form: 'number',
    when: isType(...AMOUNTS),
  },
  {
    name: 'to',
    text: { zh: '到（范围的上限）', en: 'the upper end of a range' },
    example: '15',
    form: 'number',
    isOptional: true,
    when: isType(...AMOUNTS),
  },
  {
    name: 'bound',
    text: { zh: '至少 at-least、至多 at-most……（正好就空着）', en: 'at least, at most …; nothing if exact' },
    example: 'at-most',
    choices: ['at-least', 'at-most', 'more-than', 'less-than', 'about'],
    isOptional: true,
    isAsked: true,
    when: isType(...AMOUNTS),
  },
  {
    name: 'currency',
    text: { zh: '币种', en: 'the currency' },
    example: 'CNY',
    choices: ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY'],
    fallback: () => 'CNY',
    when: isType('money'),
  },
  {
    name: 'unit',
    text: { zh: '单位', en: 'the unit' },
    example: 'working-day',
    choices: DURATION_UNITS,
    when: isType('duration'),
  },
  { name: 'unit-zh', text: { zh: '量词', en: 'the Chinese unit' }, example: '名', when: isType('count') },
  {
    name: 'unit-one',
    text: { zh: '英文单位，单数', en: 'the English unit, one' },
    example: 'person',
    when: isType('count'),
  },
  {
    name: 'unit-other',
    text: { zh: '英文单位，复数', en: 'the English unit, several' },
    example: 'people',
    when: isType('count'),
  },
  { name: 'date', text: { zh: '日期', en: 'the date' }, example: '2024-03-01', form: 'date', when: isType('date') },
  {
    name: 'begins',
    text: { zh: '从哪天起', en: 'the first day' },
    example: '2026-01-01',
    form: 'date',
    when: isType('period'),
  },
  {
    name: 'ends',
    text: { zh: '到哪天止（没有就空着）', en: 'the last day, if any' },
    example: '2026-12-31',
    form: 'date',
    isOptional: true,
    isAsked: true,
    when: isType('period'),
  },
  {
    name: 'of',
    text: {
      zh: '须同时满足 all，还是满足其一 any（只是清单就空着）',
      en: 'all or any of the items; nothing for a plain list',
    },
    example: 'all',
    choices: ['all', 'any'],
    isOptional: true,
    isAsked: true,
    when: isType('list'),
  },
  {
    name: 'items-zh',
    text: { zh: '各项，中文，用逗号隔开', en: 'the items in Chinese, with commas between them' },
    example: '护照，照片',
    isList: true,
    when: isType('list'),
  },
  {
    name: 'items-en',
    text: { zh: '各项，英文，用逗号隔开', en: 'the items in English, with commas between them' },
    example: 'a passport, a photograph',
    isList: true,
    when: isType('list'),
  },
  ...inBoth('text', ['数值', '出入境接待大厅'], ['the value', 'the exit-entry hall'], { when: isType('text') }),
];

/** Returns the value of a fact. */
export function valueData(answers: Answers): RecordData {
  const { type } = answers;
  const zh = listOf(answers['items-zh']);
  const en = listOf(answers['items-en']);
  return {
    type,
    amount: numberOf(answers['amount']),
    to: numberOf(answers['to']),
    bound: answers['bound'],
    currency: answers['currency'],
    unit:
      type === 'count'
        ? { zh: answers['unit-zh'], en: { one: answers['unit-one'], other: answers['unit-other'] } }
        : answers['unit'],
    date: answers['date'],
    from: answers['begins'],
    until: answers['ends'],
    of: answers['of'],
    items: type === 'list' ? zh.map((text, index) => ({ zh: text, en: en[index] })) : undefined,
    text: localizedAnswer(answers, 'text'),
  };
}
