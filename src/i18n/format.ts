import { dateParts, type PartialDate } from '../handbook/dates.ts';
import type { Reference } from '../handbook/fields.ts';
import type { Locale, Localized } from '../handbook/locale.ts';
import type { Value } from '../handbook/value.ts';
import { translator } from './translate.ts';

/** The one place where figures, dates, periods and clauses become words. */

// Making a formatter costs far more than using it; each is made once.
const LISTS = {
  conjunction: {
    zh: new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
    en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  },
  disjunction: {
    zh: new Intl.ListFormat('zh-CN', { type: 'disjunction' }),
    en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  },
} as const;
const NUMBERS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4, useGrouping: false }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }),
};
const ENGLISH_PLURALS = new Intl.PluralRules('en');
const ENGLISH_MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const CHINESE_CURRENCIES = new Intl.DisplayNames('zh-CN', { type: 'currency' });

type Quantity = { readonly amount: number; readonly to?: number | undefined };

/** How much of a value to print: `bare` leaves out "at least", "about" and the like. */
export type ValueStyle = 'full' | 'bare';

/** Returns a fact's value in words; lists are joined, a statement has no value and gives an empty text. */
export function formatValue(value: Value, locale: Locale, style: ValueStyle = 'full'): string {
  const t = translator(locale);
  switch (value.type) {
    case 'money': {
      const amount = locale === 'zh' ? formatChineseAmount(value) : formatQuantity(value, locale);
      const text =
        value.currency === 'CNY'
          ? t('value.money', { amount })
          : t('value.moneyOther', { amount, currency: currencyName(value.currency, locale) });
      return withBound(value.bound, text, locale, style);
    }
    case 'duration': {
      const text = t(`value.duration.${value.unit}`, {
        amount: formatQuantity(value, locale),
        count: pluralCount(value),
      });
      return withBound(value.bound, text, locale, style);
    }
    case 'count': {
      const amount = formatQuantity(value, locale);
      const unit = locale === 'zh' ? value.unit.zh : value.unit.en[englishPlural(pluralCount(value))];
      return withBound(value.bound, locale === 'zh' ? `${amount}${unit}` : `${amount} ${unit}`, locale, style);
    }
    case 'percentage':
      return withBound(value.bound, t('value.percentage', { amount: formatQuantity(value, locale) }), locale, style);
    case 'points':
    case 'multiple': {
      const text = t(`value.${value.type}`, { amount: formatQuantity(value, locale), count: pluralCount(value) });
      return withBound(value.bound, text, locale, style);
    }
    case 'age': {
      const amount = formatQuantity(value, locale);
      return value.bound && style === 'full'
        ? t(`value.ageBound.${value.bound}`, { amount })
        : t('value.age', { amount, count: pluralCount(value) });
    }
    case 'date':
      return formatDate(value.date, locale);
    case 'period':
      return formatPeriod(value, locale);
    case 'list':
      return formatList(
        value.items.map((item) => item[locale]),
        locale,
        value.of === 'any' ? 'disjunction' : 'conjunction',
      );
    case 'text':
      return value.text[locale];
    case 'statement':
      return '';
  }
}

/** Returns a fact's sentence with its value in place. */
export function formatSentence(fact: { readonly value: Value; readonly sentence: Localized }, locale: Locale): string {
  return fact.sentence[locale].replace('{value}', () => formatValue(fact.value, locale));
}

/** Returns a full or partial date: `1 March 2024`, `2024年3月1日`, `September 2017`, `2017年`. */
export function formatDate(date: PartialDate, locale: Locale): string {
  const t = translator(locale);
  const parts = dateParts(date);
  if (!parts) throw new Error(`"${date}" is not a date.`);
  const { year, month, day } = parts;
  if (month === undefined) return t('value.year', { year });
  const monthName = locale === 'zh' ? String(month) : englishMonth(month);
  return day === undefined
    ? t('value.month', { year, month: monthName })
    : t('value.date', { year, month: monthName, day });
}

/** Returns a period; a missing end is said to be unknown. */
export function formatPeriod(
  period: { readonly from?: PartialDate | undefined; readonly until?: PartialDate | undefined },
  locale: Locale,
): string {
  const t = translator(locale);
  const from = period.from && formatDate(period.from, locale);
  const until = period.until && formatDate(period.until, locale);
  if (from && until) return t('value.period', { from, until });
  if (from) return t('value.periodFrom', { from });
  if (until) return t('value.periodUntil', { until });
  return t('value.periodUnknown');
}

/** Returns items as a phrase: `a, b and c` / `a、b和c`. */
export function formatList(
  items: readonly string[],
  locale: Locale,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return LISTS[type][locale].format(items);
}

/** Returns a whole or decimal number: English groups its digits, Chinese doesn't. */
export function formatNumber(amount: number, locale: Locale): string {
  return NUMBERS[locale].format(amount);
}

/** Returns where in a source something stands: `第七十二条第一款`, `Article 72, paragraph 1`; empty when the reference names no place. */
export function formatClause(reference: Omit<Reference, 'source'>, locale: Locale): string {
  const t = translator(locale);
  const number = (value: number) => (locale === 'zh' ? chineseNumber(value) : String(value));
  const parts = [
    reference.article && t('clause.article', { article: number(reference.article) }),
    reference.paragraph && t('clause.paragraph', { paragraph: number(reference.paragraph) }),
    reference.item && t('clause.item', { item: number(reference.item) }),
  ].filter((part) => typeof part === 'string');
  const clause = parts.join(t('clause.join'));
  const at = reference.at?.[locale] ?? '';
  return [clause, at].filter(Boolean).join(locale === 'zh' ? '' : ', ');
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Returns a number from 1 to 999 as Chinese law writes it: 72 is 七十二. */
export function chineseNumber(number: number): string {
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor((number % 100) / 10);
  const ones = number % 10;
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return head + middle + DIGITS[ones];
}

function formatQuantity(quantity: Quantity, locale: Locale): string {
  const amount = formatNumber(quantity.amount, locale);
  if (quantity.to === undefined) return amount;
  return translator(locale)('value.range', { from: amount, to: formatNumber(quantity.to, locale) });
}

const CHINESE_SCALES = [
  { name: '亿', size: 100_000_000, step: 1_000_000 },
  { name: '万', size: 10_000, step: 1_000 },
] as const;

/**
 * Chinese counts large round amounts in 万 and 亿: 500000 is 50万, 157000000 is 1.57亿. Both ends of a range
 * take the same scale, or none.
 */
function formatChineseAmount({ amount, to }: Quantity): string {
  const ends = to === undefined ? [amount] : [amount, to];
  const scale = CHINESE_SCALES.find(({ size, step }) => ends.every((end) => end >= size && end % step === 0));
  const [from = '', until] = ends.map((end) => formatNumber(end / (scale?.size ?? 1), 'zh'));
  const name = scale?.name ?? '';
  return until === undefined ? `${from}${name}` : `${translator('zh')('value.range', { from, to: until })}${name}`;
}

function pluralCount(quantity: Quantity): number {
  return quantity.to ?? quantity.amount;
}

function englishPlural(count: number): 'one' | 'other' {
  return ENGLISH_PLURALS.select(count) === 'one' ? 'one' : 'other';
}

function withBound(
  bound: Extract<Value, { amount: number }>['bound'],
  text: string,
  locale: Locale,
  style: ValueStyle,
): string {
  return bound && style === 'full' ? translator(locale)(`value.bound.${bound}`, { value: text }) : text;
}

function currencyName(currency: string, locale: Locale): string {
  if (locale === 'en') return currency;
  return CHINESE_CURRENCIES.of(currency) ?? currency;
}

function englishMonth(month: number): string {
  return ENGLISH_MONTHS.format(Date.UTC(2024, month - 1, 1));
}
