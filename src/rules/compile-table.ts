import type { Records } from '../handbook/handbook.ts';
import type { PointsTableRule } from '../handbook/rule-records.ts';
import type { TableLogic } from './logic.ts';
import { quantityOf } from './quantities.ts';

/** Tells whether every point of a table is published, so that a score can be worked out. */
export function isScorable(rule: PointsTableRule): boolean {
  return rule.complete && rule.indicators.every((indicator) => indicator.options.length > 0);
}

/** Returns a points table ready for scoring. */
export function compileTable(rule: PointsTableRule & { readonly id: string }, facts: Records['facts']): TableLogic {
  return {
    id: rule.id,
    isComplete: isScorable(rule),
    indicators: rule.indicators.map(({ id, options }) => ({
      id,
      points: Object.fromEntries(options.map((option) => [option.id, option.points])),
    })),
    thresholds: rule.thresholds
      .flatMap(({ fact }) => {
        const points = quantityOf(facts.get(fact))?.amount;
        return points === undefined ? [] : [{ fact, points }];
      })
      .sort((one, other) => other.points - one.points),
  };
}
