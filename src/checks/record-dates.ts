import { firstDay, lastDay } from '../handbook/dates.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import { type Check, diagnoseRecord } from './check.ts';

/** Dates of a record stand in order, and facts past their check-again date are pointed out. */
export const recordDates: Check = (handbook, { asOf }) => {
  const { facts, rules, sources } = handbook.records;
  return [
    ...[...facts.values()].flatMap((fact) => {
      const found: Diagnostic[] = [];
      const versions = [
        { period: fact, path: [] as PropertyKey[] },
        ...(fact.earlier ?? []).map((period, index) => ({ period, path: ['earlier', index] })),
      ];
      for (const { period, path } of versions) {
        if (isReversed(period.from, period.until)) {
          found.push(
            diagnoseRecord(fact.origin, [...path, 'until'], 'fact/reversed-period', {
              zh: '结束日期早于开始日期。',
              en: 'The period ends before it begins.',
            }),
          );
        }
      }
      if (fact.value.type === 'period' && isReversed(fact.value.from, fact.value.until)) {
        found.push(
          diagnoseRecord(fact.origin, ['value', 'until'], 'fact/reversed-period', {
            zh: '结束日期早于开始日期。',
            en: 'The period ends before it begins.',
          }),
        );
      }
      if (fact.checkAgain <= fact.checked) {
        found.push(
          diagnoseRecord(fact.origin, ['checkAgain'], 'fact/check-again', {
            zh: '复核日期（checkAgain）应当晚于核对日期（checked）。',
            en: 'checkAgain must lie after checked.',
          }),
        );
      } else if (fact.checkAgain < asOf) {
        found.push(
          diagnoseRecord(
            fact.origin,
            ['checkAgain'],
            'fact/check-again',
            {
              zh: `这项事实应在 ${fact.checkAgain} 前复核。请核对来源，更新 checked 和 checkAgain。`,
              en: `This fact was due to be checked again by ${fact.checkAgain}. Check its source and renew checked and checkAgain.`,
            },
            'warning',
          ),
        );
      }
      if (fact.checked > asOf) {
        found.push(
          diagnoseRecord(fact.origin, ['checked'], 'fact/checked-in-future', {
            zh: `核对日期 ${fact.checked} 还没有到。`,
            en: `The checking date ${fact.checked} lies in the future.`,
          }),
        );
      }
      return found;
    }),
    ...[...rules.values()].flatMap((rule) =>
      isReversed(rule.from, rule.until)
        ? [
            diagnoseRecord(rule.origin, ['until'], 'rule/reversed-period', {
              zh: '结束日期早于开始日期。',
              en: 'The period ends before it begins.',
            }),
          ]
        : [],
    ),
    ...[...sources.values()].flatMap((source) =>
      isReversed(source.inForce, source.ended)
        ? [
            diagnoseRecord(source.origin, ['ended'], 'source/reversed-period', {
              zh: '失效日期早于施行日期。',
              en: 'It ended before it came into force.',
            }),
          ]
        : [],
    ),
  ];
};

function isReversed(from: string | undefined, until: string | undefined): boolean {
  return from !== undefined && until !== undefined && lastDay(until) < firstDay(from);
}
