import type { Records } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import type { Fact } from '../handbook/records.ts';
import type { Question } from '../handbook/rule-records.ts';

/** The option's id of a list fact's item: its English name in kebab-case. */
export function itemId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Returns the options of a choice in the order they are offered: items of list facts by their English names, then its own. */
export function choiceOptions(
  question: Extract<Question, { kind: 'choice' }>,
  facts: Records['facts'],
): readonly { readonly id: string; readonly name: Localized }[] {
  const items = new Map(
    (question.from ?? []).flatMap((id) => itemsOf(facts.get(id))).map((name) => [itemId(name.en), name]),
  );
  const sorted = [...items].sort(([one], [other]) => (one < other ? -1 : 1));
  return [...sorted.map(([id, name]) => ({ id, name })), ...(question.options ?? [])];
}

/** Returns the items of a list fact; none for any other fact. */
export function itemsOf(fact: Fact | undefined): readonly Localized[] {
  return fact?.value.type === 'list' ? fact.value.items : [];
}
