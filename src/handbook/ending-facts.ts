import { endsSoon, holdsOn } from './dates.ts';
import type { Handbook } from './handbook.ts';
import type { Fact } from './records.ts';
import type { Value } from './value.ts';

/** Returns the facts on pages that hold on the day `asOf` and end within 90 days. */
export function factsEndingSoon(handbook: Handbook, asOf: string): readonly Fact[] {
  return factsOnPages(handbook).filter(
    (fact) => fact.until !== undefined && holdsOn(fact, asOf) && endsSoon(fact.until, asOf) && !tellsAnotherDay(fact),
  );
}

/** Returns the facts that some page prints. */
export function factsOnPages({ records, pagesOfFact }: Handbook): readonly Fact[] {
  return [...records.facts.values()].filter((fact) => pagesOfFact.get(fact.id)?.length);
}

/** Returns the window for applications that a fact tells of; a period that is its own validity is none. */
export function windowOf(fact: Fact): Extract<Value, { type: 'period' }> | undefined {
  const isWindow = fact.value.type === 'period' && fact.from === undefined && fact.until === undefined;
  return isWindow && fact.value.type === 'period' ? fact.value : undefined;
}

/** A fact that is itself a day, and another one than its end: when a rule began, say. */
function tellsAnotherDay({ value, until }: Fact): boolean {
  return value.type === 'period' || (value.type === 'date' && value.date !== until);
}
