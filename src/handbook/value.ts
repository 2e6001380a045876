import { z } from 'zod';
import { localized, partialDate, words } from './fields.ts';

/** The typed values of facts. How they are printed is the business of `src/i18n/format.ts`. */

const bound = z.enum(['at-least', 'at-most', 'more-than', 'less-than', 'about']);

/** A hundred times the research money of a country in a year; more is a slip of the keyboard. */
const MOST = 1e14;

const quantity = {
  amount: z.number().nonnegative().max(MOST),
  to: z.number().positive().max(MOST).optional(),
  bound: bound.optional(),
};

export const DURATION_UNITS = ['hour', 'day', 'working-day', 'week', 'month', 'year'] as const;

export const value = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('money'),
    ...quantity,
    currency: z.enum(['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY']),
  }),
  z.strictObject({ type: z.literal('duration'), ...quantity, unit: z.enum(DURATION_UNITS) }),
  z.strictObject({
    type: z.literal('count'),
    ...quantity,
    unit: z.strictObject({
      zh: words,
      en: z.strictObject({ one: words, other: words }),
    }),
  }),
  z.strictObject({ type: z.literal('percentage'), ...quantity }),
  z.strictObject({ type: z.literal('points'), ...quantity }),
  z.strictObject({ type: z.literal('multiple'), ...quantity }),
  z.strictObject({ type: z.literal('age'), ...quantity }),
  z.strictObject({ type: z.literal('date'), date: partialDate }),
  z.strictObject({ type: z.literal('period'), from: partialDate.optional(), until: partialDate.optional() }),
  z.strictObject({ type: z.literal('list'), of: z.enum(['all', 'any']).optional(), items: z.array(localized).min(1) }),
  z.strictObject({ type: z.literal('text'), text: localized }),
  z.strictObject({ type: z.literal('statement') }),
]);

export type Value = z.output<typeof value>;
export type Bound = z.output<typeof bound>;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Tells whether a value has a short printed form that its sentence must contain as `{value}`. */
export function isPrintable(candidate: Value): boolean {
  return candidate.type !== 'list' && candidate.type !== 'statement';
}
