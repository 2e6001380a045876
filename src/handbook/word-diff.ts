import { diffArrays } from 'diff';
import { htmlLang, type Locale } from './locale.ts';

/** A run of words that two texts share, or that only one of them has. */
export type WordPart = { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string };

/** What was taken out at one place, and what stands there now; either may be empty. */
export type WordChange = { readonly removed: string; readonly added: string };

/** A word of a text, and the same with the spaces that follow it. */
type Token = { readonly word: string; readonly spaced: string };

/** A tag, the address of a link or the id of a heading is one word: half of it says nothing to a reader. */
const WHOLE = /<[^<>]*>|\]\([^)\s]*\)|\{#[^}\s]*\}/g;

/** A figure keeps its sign, separators and unit mark: 1,500 and 8.5% are one word each. */
const FIGURE = /\d[\d,.]*\d%?|\d%?/g;

/** Past this many edits two texts have little in common; the whole of one is then given for the other. */
const MOST_EDITS = 2000;

const segmenters = new Map<Locale, Intl.Segmenter>();

/**
 * Compares two texts word by word and returns their parts in reading order, removed before added.
 * Spaces don't count: a text that was only wrapped or spaced anew comes back as one kept part.
 */
export function diffWords(before: string, after: string, locale: Locale): readonly WordPart[] {
  const [old, fresh] = [tokensOf(before, locale), tokensOf(after, locale)];
  const changes = diffArrays([...old], [...fresh], {
    comparator: (one, other) => one.word === other.word,
    maxEditLength: MOST_EDITS,
  });
  const parts = changes?.map(({ value, added, removed }): WordPart => {
    return { kind: added ? 'added' : removed ? 'removed' : 'kept', text: value.map(({ spaced }) => spaced).join('') };
  }) ?? [
    { kind: 'removed' as const, text: before },
    { kind: 'added' as const, text: after },
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

/** Returns the places where two texts differ, in reading order. */
export function wordChanges(parts: readonly WordPart[]): readonly WordChange[] {
  const changes: { removed: string; added: string }[] = [];
  let open: { removed: string; added: string } | undefined;
  for (const { kind, text } of parts) {
    if (kind === 'kept') {
      open = undefined;
      continue;
    }
    if (!open) {
      open = { removed: '', added: '' };
      changes.push(open);
    }
    open[kind] = `${open[kind]}${text}`.replace(/\s+/g, ' ').trim();
  }
  return changes;
}

function tokensOf(text: string, locale: Locale): readonly Token[] {
  const words: string[] = [];
  let end = 0;
  for (const match of text.normalize('NFC').matchAll(WHOLE)) {
    words.push(...wordsOf(text.normalize('NFC').slice(end, match.index), locale), match[0]);
    end = match.index + match[0].length;
  }
  words.push(...wordsOf(text.normalize('NFC').slice(end), locale));

  const tokens: { word: string; spaced: string }[] = [];
  for (const word of words) {
    const last = tokens.at(-1);
    if (word.trim() !== '') tokens.push({ word: word.replace(/\s+/g, ' '), spaced: word });
    else if (last) last.spaced += word;
  }
  return tokens;
}

/** The segmenter knows Chinese words from its dictionary; figures it would cut at their separators. */
function wordsOf(text: string, locale: Locale): readonly string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(htmlLang(locale), { granularity: 'word' });
  segmenters.set(locale, segmenter);
  const split = (part: string) => [...segmenter.segment(part)].map(({ segment }) => segment);
  const words: string[] = [];
  let end = 0;
  for (const match of text.matchAll(FIGURE)) {
    words.push(...split(text.slice(end, match.index)), match[0]);
    end = match.index + match[0].length;
  }
  return [...words, ...split(text.slice(end))];
}
