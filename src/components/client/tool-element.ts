import { fillSlots } from '../../i18n/fill-slots.ts';

/** The element of a tool: its parts, and the words its script speaks. */

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Returns the words that stand on a tool's element, with `{name}` replaced. */
export function wordsOf(element: HTMLElement): Words {
  const words = JSON.parse(element.dataset['words'] ?? '{}') as Record<string, string>;
  return (key, values = {}) => fillSlots(words[key] ?? key, values);
}

/** The day and minute in Beijing, whatever clock the reader's device keeps. */
export function nowInBeijing(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** Returns an element of a tool; a tool without it was built wrongly. */
export function part<T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): T {
  const found = parent.querySelector<T>(selector);
  if (!found) throw new Error(`The tool lacks ${selector}.`);
  return found;
}

export function parts<T extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): readonly T[] {
  return [...parent.querySelectorAll<T>(selector)];
}
