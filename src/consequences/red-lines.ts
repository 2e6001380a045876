import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { PUBLISHED_FILE } from '../handbook/published-ids.ts';
import { RECORD_KINDS } from '../handbook/records.ts';
import type { CaseChange, ComparedCases } from './compare-cases.ts';
import type { FactChange } from './compare-facts.ts';
import type { ComparedFindings } from './compare-findings.ts';
import type { PageChange } from './compare-pages.ts';
import type { ComparedPromise } from './compare-promise.ts';

/** What nobody may overlook, in the order in which a reviewer should look. */
export type RedLine = {
  readonly kind:
    | 'promise-line'
    | 'promise-broken'
    | 'error'
    | 'value-unproved'
    | 'old-value-lost'
    | 'grade-raised'
    | 'case-changed'
    | 'law-changed';
  /** The id, path or file that it concerns; `what` names it in words where there is more to say. */
  readonly subject: string;
  readonly what: Localized;
};

type Compared = {
  readonly promise: ComparedPromise;
  readonly facts: readonly FactChange[];
  readonly cases: ComparedCases;
  readonly pages: readonly PageChange[];
  readonly findings: ComparedFindings;
};

/** Returns the red lines of a change. */
export function findRedLines(base: Handbook, head: Handbook, compared: Compared): readonly RedLine[] {
  const { promise, facts, cases, pages, findings } = compared;
  return [
    ...promise.linesLost.map((line) =>
      red('promise-line', line, `从 ${PUBLISHED_FILE} 删去了`, `taken out of ${PUBLISHED_FILE}`),
    ),
    ...promise.linesChanged.map(({ before, after }) =>
      red('promise-line', before, `在 ${PUBLISHED_FILE} 里改成了 ${after}`, `changed in ${PUBLISHED_FILE} to ${after}`),
    ),
    ...promise.gone
      .filter(({ wasPublished, now }) => wasPublished && now === 'lost')
      .map(({ kind, id }) =>
        red(
          'promise-broken',
          `${kind} ${id}`,
          '发布过，现在没有了，也没有转址或撤下记录',
          'was published and is gone, without a redirect or a tombstone',
        ),
      ),
    ...facts.flatMap(redFacts),
    ...raisedGrades(base, head),
    ...cases.changed.filter(({ isExpected }) => !isExpected).map(redCase),
    ...pages.filter(({ path }) => /^regulations\/chapter-\d+$/.test(path)).flatMap(redLaw),
    // The check shows them too, at their lines; what it can't see comes first.
    ...findings.errors.map(({ file, line, code, message }) => ({
      kind: 'error' as const,
      subject: `${file}:${line} ${code}`,
      what: message,
    })),
  ];
}

function redFacts(fact: FactChange): readonly RedLine[] {
  if (!fact.hasNewValue) return [];
  if (!fact.hasNewSource && !fact.isCheckedAnew) {
    return [
      red(
        'value-unproved',
        fact.id,
        '数值变了，来源和核对日期都没有变',
        'has another value, and neither its source nor the day it was checked is new',
      ),
    ];
  }
  // Another source for another value is a new rule more often than a correction.
  if (fact.hasNewSource && !fact.keepsOldValue) {
    return [
      red(
        'old-value-lost',
        fact.id,
        '数值和来源都变了，旧值没有移到 earlier；只是更正的不用移',
        'has another value from another source, and the old value isn’t kept in earlier; a mere correction needs none',
      ),
    ];
  }
  return [];
}

/** Grades stand on records of several kinds; none is raised without somebody having read the source. */
function raisedGrades(base: Handbook, head: Handbook): readonly RedLine[] {
  return RECORD_KINDS.flatMap((kind) =>
    [...(head.records[kind] as ReadonlyMap<string, object>)].flatMap(([id, after]): readonly RedLine[] => {
      const [was, is] = [gradeOf((base.records[kind] as ReadonlyMap<string, object>).get(id)), gradeOf(after)];
      if (was === undefined || is === undefined || is >= was) return [];
      return [red('grade-raised', id, `等级从 ${was} 提到 ${is}`, `is raised from grade ${was} to ${is}`)];
    }),
  );
}

function gradeOf(record: object | undefined): string | undefined {
  return record && 'grade' in record && typeof record.grade === 'string' ? record.grade : undefined;
}

function redCase({ rule, title, refused, differences }: CaseChange): RedLine {
  if (refused) {
    return red(
      'case-changed',
      rule,
      `“${title.zh}”这个算例的人，现在的规则答不了`,
      `no longer answers the person of its case “${title.en}”`,
    );
  }
  const told = differences.map(({ key, before, after }) => `${key}: ${before} → ${after}`).join('; ');
  return red(
    'case-changed',
    rule,
    `“${title.zh}”这个算例得出别的结果，算例没有跟着改：${told}`,
    `tells the person of its case “${title.en}” something else, and the case doesn’t say so: ${told}`,
  );
}

function redLaw({ path, parts }: PageChange): readonly RedLine[] {
  const articles = new Set(
    parts.filter(({ label, locale }) => locale === 'zh' && label.startsWith('#article-')).map(({ label }) => label),
  );
  return [...articles].map((label) =>
    red('law-changed', `${path}${label}`, '条例的原文变了', 'changes the words of the law itself'),
  );
}

function red(kind: RedLine['kind'], subject: string, zh: string, en: string): RedLine {
  return { kind, subject, what: { zh, en } };
}
