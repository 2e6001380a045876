import type { Locale } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import type { Question, Test } from '../handbook/rule-records.ts';
import { formatValue } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import { choiceOptions } from '../rules/compile.ts';
import type { Site } from './site.ts';

type Asking = Exclude<Rule, { kind: 'points-table' }>;

/** Returns a test in words, for readers without script: “Family members: spouse or child; Married: yes”. */
export function testWords(site: Site, locale: Locale, rule: Asking, test: Test): string {
  const t = translator(locale);
  const words = (part: Test) => testWords(site, locale, rule, part);
  const value = (id: string) => {
    const fact = site.handbook.records.facts.get(id);
    return fact ? formatValue(fact.value, locale, 'bare') : '';
  };
  if ('all' in test) return test.all.map(words).join(t('tool.test.and'));
  if ('any' in test) return test.any.map(words).join(t('tool.test.or'));
  if ('not' in test) return t('tool.test.not', { test: words(test.not) });
  if ('same' in test) {
    const shared = rule.tests?.[test.same];
    return shared ? words(shared) : '';
  }
  if ('holds' in test) return site.handbook.records.facts.get(test.holds)?.title[locale] ?? '';
  if ('table' in test) return t('tool.test.atLeast', { label: t('tool.score'), value: value(test.atLeast) });
  if ('moment' in test) return '';
  const question = rule.questions.find(({ id }) => id === test.question);
  if (!question) return '';
  const label = question.label[locale];
  if ('is' in test) {
    const ids = typeof test.is === 'string' ? [test.is] : test.is;
    return t('tool.test.is', {
      label,
      value: ids.map((id) => optionName(site, locale, question, id)).join(t('tool.test.orOption')),
    });
  }
  if ('in' in test) {
    const titles = test.in.map((id) => site.handbook.records.facts.get(id)?.title[locale] ?? '');
    return t('tool.test.is', { label, value: titles.join(t('tool.test.orOption')) });
  }
  if ('atLeast' in test) return t('tool.test.atLeast', { label, value: value(test.atLeast) });
  if ('moreThan' in test) return t('tool.test.moreThan', { label, value: value(test.moreThan) });
  if ('atMost' in test) return t('tool.test.atMost', { label, value: value(test.atMost) });
  return t('tool.test.lessThan', { label, value: value(test.lessThan) });
}

function optionName(site: Site, locale: Locale, question: Question, id: string): string {
  if (question.kind !== 'choice') return id;
  return choiceOptions(question, site.handbook.records.facts).find((option) => option.id === id)?.name[locale] ?? id;
}
