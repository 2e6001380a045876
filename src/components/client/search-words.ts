import { isLocale, type Locale } from '../../handbook/locale.ts';
import { fillSlots } from '../../i18n/fill-slots.ts';
import type { ResultKind } from '../../search/directory.ts';
import type { Found } from '../../search/search-engine.ts';

/** What an element's data attributes tell the search scripts: where things are, and the words of the interface. */
export type SearchWords = {
  readonly locale: Locale;
  readonly base: string;
  readonly index: string;
  /** Returns a word of the interface with its slots filled. */
  readonly say: (name: string, slots?: Readonly<Record<string, string | number>>) => string;
  readonly kind: (kind: ResultKind) => string;
};

/** Reads the words from the element that carries them. */
export function readWords({ dataset }: HTMLElement): SearchWords {
  const locale = dataset['locale'] ?? '';
  const say: SearchWords['say'] = (name, slots = {}) => fillSlots(dataset[name] ?? '', slots);
  return {
    locale: isLocale(locale) ? locale : 'zh',
    base: dataset['base'] ?? '/',
    index: new URL(dataset['index'] ?? '', location.href).href,
    say,
    kind: (kind) => say(`kind${kind[0]?.toUpperCase()}${kind.slice(1)}`),
  };
}

/** Returns how a search went, in one or two sentences. */
export function outcomeOf(found: Found, count: number, typed: string, words: SearchWords): string {
  if (count === 0) return words.say('empty', { query: typed.trim().slice(0, 80) });
  return [
    words.say(count === 1 ? 'foundOne' : 'foundOther', { count }),
    found.instead === '' ? '' : words.say('instead', { query: found.instead }),
    found.isPartial ? words.say('partial') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
