import { dateParts, isFullDate } from '../handbook/dates.ts';
import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import { choicesOf, labelOf, listOf, type Question, type Situation } from './question.ts';

/** Returns what is wrong with an answer, or undefined. */
export function judgeAnswer(question: Question, answer: string, situation: Situation): Localized | undefined {
  const text = answer.trim();
  const flag = labelOf(question);
  const say = (zh: string, en: string): Localized => ({
    zh: `${flag}：${zh}例如 ${question.example}。`,
    en: `${flag}: ${en} For example ${question.example}.`,
  });
  if (text === '') return say('不能为空。', 'must not be empty.');
  if (/\p{Cc}/u.test(text)) return say('要写在一行里。', 'must stand on one line.');
  const choices = choicesOf(question, situation);
  if (choices.length > 0 && !choices.includes(text)) {
    const hint = nearest(text, choices);
    return say(
      `没有“${text}”，只能是：${choices.join('、')}。${hint ? `是不是“${hint}”？` : ''}`,
      `there is no "${text}"; choose one of ${choices.join(', ')}.${hint ? ` Did you mean "${hint}"?` : ''}`,
    );
  }
  for (const part of question.isList ? listOf(text) : [text]) {
    const problem = judgePart(question, part, situation);
    if (problem) return say(problem.zh, problem.en);
  }
  const problem = question.check?.(text, situation);
  return problem && say(problem.zh, problem.en);
}

function judgePart({ form, known }: Question, text: string, { content }: Situation): Localized | undefined {
  if (known) {
    const records = content.records[known];
    if (records.has(text)) return undefined;
    const hint = nearest(text, records.keys());
    return {
      zh: `没有编号为“${text}”的记录。${hint ? `是不是“${hint}”？` : ''}`,
      en: `there is no record "${text}".${hint ? ` Did you mean "${hint}"?` : ''}`,
    };
  }
  return form === undefined || FORMS[form].test(text) ? undefined : FORMS[form].say(text);
}

type Form = { readonly test: (text: string) => boolean; readonly say: (text: string) => Localized };

/** What ids and the parts of an address are made of. */
export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const FORMS: Readonly<Record<NonNullable<Question['form']>, Form>> = {
  id: {
    test: (text) => KEBAB.test(text),
    say: (text) => ({
      zh: `“${text}”不是编号：只用小写字母、数字和连字符。`,
      en: `"${text}" is not an id: use lower-case letters, digits and hyphens.`,
    }),
  },
  day: {
    test: isFullDate,
    say: (text) => ({
      zh: `“${text}”不是日历上的一天。`,
      en: `"${text}" is not a day of the calendar.`,
    }),
  },
  date: {
    test: (text) => dateParts(text) !== undefined,
    say: (text) => ({
      zh: `“${text}”不是日期；可以只写到年或月。`,
      en: `"${text}" is not a date; a year or a month alone will do.`,
    }),
  },
  number: {
    test: (text) => /^\d+(?:\.\d+)?$/.test(text),
    say: (text) => ({
      zh: `“${text}”不是数字：只写数字，不写单位和千分号。`,
      en: `"${text}" is not a number: write digits only, without unit or separator.`,
    }),
  },
  count: {
    test: (text) => /^[1-9]\d*$/.test(text),
    say: (text) => ({ zh: `“${text}”不是从1起的整数。`, en: `"${text}" is not a whole number of 1 or more.` }),
  },
  address: {
    test: (text) => /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text),
    say: (text) => ({ zh: `“${text}”不是网址。`, en: `"${text}" is not a web address.` }),
  },
};
