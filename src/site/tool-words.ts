import type { Reading } from './reading.ts';

const KEYS = [
  'copied',
  'notAnswered',
  'summary',
  'list',
  'nothingGiven',
  'missing',
  'waits',
  'scoreRange',
  'scoreExact',
  'of',
  'gain',
  'best',
  'dutyCount',
  'noDates',
  'refused',
  'paperCount',
  'notSure',
  'time',
  'more',
  'named',
  'stillOpen',
  'stop',
  'filterCount',
  'filterNone',
] as const;
const GROUPS = {
  status: ['fits', 'nearly', 'depends', 'no'],
  truth: ['yes', 'no', 'unknown', 'not-asked'],
  threshold: ['yes', 'no', 'unknown', 'short'],
  problem: ['unknown-question', 'unknown-option', 'not-a-number', 'not-a-date', 'out-of-range', 'other-version'],
  needed: ['yes', 'no', 'unknown'],
  duty: ['due', 'opens', 'past', 'open', 'ahead', 'uncertain'],
} as const;

/** Returns the words a tool's script speaks, as JSON; everything else it says stands on the page already. */
export function toolWords({ t, lang }: Reading, nothing = ''): string {
  const words: Record<string, string> = { lang, nothing };
  for (const key of KEYS) words[key] = t(`tool.${key}`);
  for (const [group, keys] of Object.entries(GROUPS)) {
    for (const key of keys) words[`${group}.${key}`] = t(`tool.${group}.${key}` as 'tool.list');
  }
  return JSON.stringify(words);
}
