import type { Locale } from '../handbook/locale.ts';
import type { Answers, Question } from './question.ts';

/** Returns the two questions of a text in both languages. */
export function inBoth(
  name: string,
  zh: readonly [text: string, example: string],
  en: readonly [text: string, example: string],
  more: Partial<Question> = {},
): readonly Question[] {
  const about = { zh: zh[0], en: en[0] };
  return [
    { name: `${name}-zh`, text: { zh: `${about.zh}，中文`, en: `${about.en}, in Chinese` }, example: zh[1], ...more },
    { name: `${name}-en`, text: { zh: `${about.zh}，英文`, en: `${about.en}, in English` }, example: en[1], ...more },
  ];
}

/** Returns the answers to the two questions of a text; a language without an answer is undefined. */
export function localizedAnswer(answers: Answers, name: string): Readonly<Record<Locale, string | undefined>> {
  return { zh: answers[`${name}-zh`], en: answers[`${name}-en`] };
}
