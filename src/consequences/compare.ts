import type { CheckResult } from '../checks/run-checks.ts';
import type { Locale } from '../handbook/locale.ts';
import { type ComparedCases, compareCases } from './compare-cases.ts';
import { compareFacts, type FactChange } from './compare-facts.ts';
import { type ComparedFindings, compareFindings } from './compare-findings.ts';
import { comparePages, type PageChange } from './compare-pages.ts';
import { type ComparedPromise, comparePromise } from './compare-promise.ts';
import { compareRecords, type RecordChange } from './compare-records.ts';
import { type ComparedTwins, compareTwins } from './compare-twins.ts';
import { findRedLines, type RedLine } from './red-lines.ts';

/** The first visit to a page of two builds, in compressed bytes; undefined where one of them lacks the page. */
export type WeightChange = {
  readonly path: string;
  readonly locale: Locale;
  readonly before: number | undefined;
  readonly after: number | undefined;
};

/** Everything that a change of the content brings about; plain data. */
export type Consequences = {
  readonly redLines: readonly RedLine[];
  readonly facts: readonly FactChange[];
  readonly cases: ComparedCases;
  readonly pages: readonly PageChange[];
  readonly twins: ComparedTwins;
  readonly records: readonly RecordChange[];
  readonly promise: ComparedPromise;
  readonly findings: ComparedFindings;
  /** Undefined where no builds were compared. */
  readonly weight: readonly WeightChange[] | undefined;
};

/** Compares two states of the handbook, both checked for the same day. */
export function compareHandbooks(base: CheckResult, head: CheckResult, weight?: readonly WeightChange[]): Consequences {
  const compared = {
    facts: compareFacts(base.handbook, head.handbook),
    cases: compareCases(base.handbook, head.handbook),
    pages: comparePages(base.handbook, head.handbook),
    twins: compareTwins(base.handbook, head.handbook),
    records: compareRecords(base.handbook, head.handbook),
    promise: comparePromise(base.handbook, head.handbook),
    findings: compareFindings(base.diagnostics, head.diagnostics),
    weight,
  };
  return { redLines: findRedLines(base.handbook, head.handbook, compared), ...compared };
}

/** Tells whether a change breaks the list that only grows; nothing else stops it without a reviewer. */
export function breaksPromise({ promise }: Consequences): boolean {
  return promise.linesLost.length > 0 || promise.linesChanged.length > 0;
}
