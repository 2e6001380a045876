import type { Fact } from '../handbook/records.ts';
import type { ShiftUnit } from './logic.ts';

export type Quantity = { readonly amount: number; readonly to: number | undefined; readonly unit: string };

/** Returns the amount of a fact that carries one, with its unit. */
export function quantityOf(fact: Fact | undefined): Quantity | undefined {
  if (!fact || !('amount' in fact.value)) return undefined;
  const { value } = fact;
  const unit = value.type === 'money' ? value.currency : value.type === 'duration' ? value.unit : value.type;
  return { amount: value.amount, to: value.to, unit };
}

/** What a fact's unit is worth in a question's unit. */
export const FACTORS: Readonly<Record<string, number>> = {
  'year→year': 1,
  'year→month': 12,
  'month→month': 1,
  'month→year': 1 / 12,
  'day→day': 1,
  'week→day': 7,
  'hour→day': 1 / 24,
  'age→age': 1,
  'CNY→CNY': 1,
  'USD→USD': 1,
  'percentage→percent': 1,
  'multiple→multiple': 1,
  'count→count': 1,
  'points→points': 1,
};

/** Units that move a date; working days would need the holiday calendar of each year. */
export const SHIFTS: Readonly<Record<string, { readonly unit: ShiftUnit; readonly times: number } | undefined>> = {
  hour: { unit: 'hour', times: 1 },
  day: { unit: 'day', times: 1 },
  week: { unit: 'day', times: 7 },
  month: { unit: 'month', times: 1 },
  year: { unit: 'year', times: 1 },
  age: { unit: 'year', times: 1 },
};
