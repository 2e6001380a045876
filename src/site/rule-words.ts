import type { Locale } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import type { Question, Test } from '../handbook/rule-records.ts';
import { formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { choiceOptions } from '../rules/choice-options.ts';
import type { Site } from './site.ts';

type Asking = Exclude<Rule, { kind: 'points-table' }>;

/** Returns a test in words, for readers without script: “Family members: spouse or child; and married: yes”. Dates compared say nothing here. */
export function testWords(site: Site, locale: Locale, rule: Asking, test: Test): string {
  const t = translator(locale);
  const { facts } = site.handbook.records;
  const question = (id: string) => rule.questions.find((candidate) => candidate.id === id);
  const label = (id: string) => question(id)?.label[locale] ?? '';
  /** The end of a range that counts: the lower one for “at least”, the upper one for “at most”. */
  const bound = (id: string, end: 'lower' | 'upper') => {
    const value = facts.get(id)?.value;
    if (!value || !('amount' in value)) return '';
    const amount = end === 'upper' ? (value.to ?? value.amount) : value.amount;
    return formatValue({ ...value, amount, to: undefined }, locale, 'bare');
  };
  const joined = (parts: readonly Test[], by: string): string => {
    const words = parts
      .map((part) => ({ part, text: testWords(site, locale, rule, part) }))
      .filter(({ text }) => text !== '');
    return words
      .map(({ part, text }) =>
        words.length > 1 && ('all' in part || 'any' in part) ? t('tool.test.nested', { test: text }) : text,
      )
      .join(by);
  };
  if ('all' in test) return joined(test.all, t('tool.test.and'));
  if ('any' in test) return joined(test.any, t('tool.test.or'));
  if ('not' in test) {
    const words = testWords(site, locale, rule, test.not);
    return words === '' ? '' : t('tool.test.not', { test: words });
  }
  if ('same' in test) {
    const shared = rule.tests?.[test.same];
    return shared ? testWords(site, locale, rule, shared) : '';
  }
  if ('holds' in test) {
    const title = facts.get(test.holds)?.title[locale] ?? '';
    return test.on === undefined ? title : t('tool.test.holds', { label: label(test.on), value: title });
  }
  if ('moment' in test) return '';
  if ('table' in test) {
    return t('tool.test.atLeast', { label: t('tool.score'), value: bound(test.atLeast, 'lower') });
  }
  const name = label(test.question);
  if ('is' in test) {
    const ids = typeof test.is === 'string' ? [test.is] : test.is;
    const options = ids.map((id) => optionName(site, locale, question(test.question), id));
    return t('tool.test.is', { label: name, value: options.join(t('tool.test.orOption')) });
  }
  if ('in' in test) {
    const titles = test.in.map((id) => facts.get(id)?.title[locale] ?? '');
    return t('tool.test.is', { label: name, value: titles.join(t('tool.test.orOption')) });
  }
  if ('atLeast' in test) return t('tool.test.atLeast', { label: name, value: bound(test.atLeast, 'lower') });
  if ('moreThan' in test) return t('tool.test.moreThan', { label: name, value: bound(test.moreThan, 'lower') });
  if ('atMost' in test) return t('tool.test.atMost', { label: name, value: bound(test.atMost, 'upper') });
  return t('tool.test.lessThan', { label: name, value: bound(test.lessThan, 'upper') });
}

function optionName(site: Site, locale: Locale, question: Question | undefined, id: string): string {
  if (question?.kind !== 'choice') return id;
  return choiceOptions(question, site.handbook.records.facts).find((option) => option.id === id)?.name[locale] ?? id;
}
