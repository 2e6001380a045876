import { firstDay, lastDay, type PartialDate } from '../handbook/dates.ts';

/** The days that a page compares with today, as attributes of what proves a fact; none where the build says that it has ended. */
export type FreshnessDates = {
  readonly 'data-again': string | undefined;
  readonly 'data-until': string | undefined;
  /** Only where it is still to come when the site is built. */
  readonly 'data-from': string | undefined;
};

/** Returns the days after which something about a fact is to be said that the build could not say yet. */
export function freshnessDates(
  fact: {
    readonly checkAgain: string;
    readonly until?: PartialDate | undefined;
    readonly from?: PartialDate | undefined;
  },
  state: 'in-force' | 'ended' | 'not-yet',
): FreshnessDates {
  if (state === 'ended') return { 'data-again': undefined, 'data-until': undefined, 'data-from': undefined };
  return {
    'data-again': fact.checkAgain,
    'data-until': fact.until !== undefined ? lastDay(fact.until) : undefined,
    'data-from': fact.from !== undefined && state === 'not-yet' ? firstDay(fact.from) : undefined,
  };
}
