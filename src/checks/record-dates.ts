import { firstDay, lastDay } from '../handbook/dates.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { type Check, diagnoseRecord } from './check.ts';

/** Dates of a record stand in order, and facts past their check-again date are pointed out. */
export const recordDates: Check = (handbook, { asOf }) => {
  const { facts, rules, sources } = handbook.records;
  return [
    ...inFuture(handbook, asOf),
    ...outOfOrder(handbook),
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
      } else if (Number(fact.checkAgain.slice(0, 4)) - Number(fact.checked.slice(0, 4)) > LONGEST_WAIT) {
        found.push(
          diagnoseRecord(fact.origin, ['checkAgain'], 'fact/check-again', {
            zh: `复核日期离核对日期太远，最多${LONGEST_WAIT}年。`,
            en: `checkAgain lies too far from checked; at most ${LONGEST_WAIT} years.`,
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

/** Years after which nobody can say that a fact still holds without having looked. */
const LONGEST_WAIT = 3;

/** Nobody has checked, read or doubted anything on a day that is still to come. */
function inFuture(handbook: Handbook, asOf: string): readonly Diagnostic[] {
  const { sources, places, qualifications, rules, doubts } = handbook.records;
  const dated = [
    ...[...sources.values()].map(({ origin, read }) => ({ origin, path: ['read', 'on'], date: read.on })),
    ...[...places.values(), ...qualifications.values(), ...rules.values()].map(({ origin, checked }) => ({
      origin,
      path: ['checked'],
      date: checked,
    })),
    ...[...doubts.values()].map(({ origin, since }) => ({ origin, path: ['since'], date: since })),
  ];
  const records = dated
    .filter(({ date }) => date > asOf)
    .map(({ origin, path, date }) =>
      diagnoseRecord(origin, path, 'record/checked-in-future', {
        zh: `日期 ${date} 还没有到。`,
        en: `The day ${date} lies in the future.`,
      }),
    );
  const pages = handbook.texts.flatMap(({ origin, frontmatter }) =>
    frontmatter.changes.flatMap(({ on }, index) =>
      on > asOf
        ? [
            diagnoseRecord(origin, ['changes', index, 'on'], 'page/changed-in-future', {
              zh: `更新日期 ${on} 还没有到。`,
              en: `The day of the change, ${on}, lies in the future.`,
            }),
          ]
        : [],
    ),
  );
  return [...records, ...pages];
}

/** A source is made before it ends and before it is read; an earlier value ends before its successor begins. */
function outOfOrder(handbook: Handbook): readonly Diagnostic[] {
  const { facts, sources } = handbook.records;
  return [
    ...[...sources.values()].flatMap((source) => [
      ...(!isReversed(source.inForce, source.ended) && isReversed(source.issued, source.ended)
        ? [
            diagnoseRecord(source.origin, ['ended'], 'source/reversed-period', {
              zh: '失效日期早于发布日期。',
              en: 'It ended before it was issued.',
            }),
          ]
        : []),
      ...(isReversed(source.issued, source.read.on)
        ? [
            diagnoseRecord(source.origin, ['read', 'on'], 'source/reversed-period', {
              zh: '阅读日期早于发布日期。',
              en: 'It was read before it was issued.',
            }),
          ]
        : []),
    ]),
    ...[...facts.values()].flatMap((fact) =>
      (fact.earlier ?? []).flatMap((version, index) =>
        fact.from !== undefined && version.until !== undefined && firstDay(version.until) > lastDay(fact.from)
          ? [
              diagnoseRecord(fact.origin, ['earlier', index, 'until'], 'fact/reversed-period', {
                zh: '旧值的结束日期晚于现值的开始日期。',
                en: 'The earlier value ends after the present one begins.',
              }),
            ]
          : [],
      ),
    ),
  ];
}

function isReversed(from: string | undefined, until: string | undefined): boolean {
  return from !== undefined && until !== undefined && lastDay(until) < firstDay(from);
}
