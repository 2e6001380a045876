import type { Locale } from '../handbook/locale.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Returns the figures written in digits in a sentence, as a sorted list, so that two languages can be
 * compared: 2024年3月1日 and 1 March 2024 both give 1, 2024, 3; 8.5万 and 85,000 both give 85000.
 */
export function figuresOf(sentence: string, locale: Locale): readonly string[] {
  // A clause is 第七十二条 in one language and Article 72 in the other; citations are compared elsewhere.
  const clauses =
    locale === 'en'
      ? /\b(?:(?:articles?|paragraphs?|items?|chapters?|tasks?|sections?)\s+|nos?\.\s*)\d+(?:(?:[–-]| (?:and|to) |, )\d+)*/gi
      : /第[\d、至和–-]+[条款项章号]/g;
  const plain = sentence.replace(clauses, ' ');
  const text = locale === 'en' ? monthsAsNumbers(plain) : plain;
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?\s?(万亿|[万亿]|million|billion|trillion)?/g)]
    .map((match) => {
      const number = Number((/^[\d,.]*/.exec(match[0])?.[0] ?? '').replaceAll(',', ''));
      return String(Number((number * factor(match[1])).toPrecision(12)));
    })
    .sort();
}

function factor(unit: string | undefined): number {
  switch (unit) {
    case '万':
      return 10_000;
    case '亿':
      return 100_000_000;
    case 'million':
      return 1_000_000;
    case '万亿':
    case 'trillion':
      return 1_000_000_000_000;
    case 'billion':
      return 1_000_000_000;
    default:
      return 1;
  }
}

function monthsAsNumbers(sentence: string): string {
  return sentence.replace(
    new RegExp(`\\b(${MONTHS.join('|')})\\b(?=\\s+\\d)|(?<=\\d\\s+)\\b(${MONTHS.join('|')})\\b`, 'gi'),
    (name) => String(MONTHS.indexOf(name.toLowerCase()) + 1),
  );
}
