import type { Locale } from '../handbook/locale.ts';
import { stemEnglish } from './english-words.ts';
import { foldText } from './normalise-query.ts';
import { splitWords, type Word } from './split-words.ts';

/** A piece of an excerpt; marked pieces are what the reader looked for. */
export type Piece = { readonly text: string; readonly isMarked: boolean };

type Span = { readonly start: number; readonly end: number };

/** About as much as three lines on a phone, in characters. */
const LENGTH: Readonly<Record<Locale, number>> = { zh: 76, en: 170 };

/**
 * Returns the part of a text that holds most of the wanted phrases, these marked, never cut inside a word;
 * the beginning when it holds none.
 */
export function excerptOf(text: string, wanted: readonly string[], locale: Locale): readonly Piece[] {
  const length = LENGTH[locale];
  const spans = findSpans(text, wanted);
  let from = 0;
  let bestFound = 0;
  for (const { start } of spans) {
    const inside = spans.filter((span) => span.start >= start && span.end <= start + length * 0.8);
    const found = new Set(inside.map((span) => foldText(text.slice(span.start, span.end)))).size * 4 + inside.length;
    if (found > bestFound) {
      bestFound = found;
      from = start;
    }
  }
  const start = startOfClause(text, from, length);
  const end = endOfWord(text, start + length);
  const pieces: Piece[] = [];
  let at = start;
  if (start > 0) pieces.push({ text: '…', isMarked: false });
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), isMarked: false });
    pieces.push({ text: text.slice(span.start, span.end), isMarked: true });
    at = span.end;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? '…' : ''), isMarked: false });
  return pieces;
}

/** Returns where the wanted phrases stand in a text, from left to right, longer ones first, none inside another. */
export function findSpans(text: string, wanted: readonly string[]): readonly Span[] {
  const words = stemmed(text);
  const spans: Span[] = [];
  for (const phrase of [...new Set(wanted)].sort((a, b) => b.length - a.length)) {
    const sought = stemmed(phrase);
    const [first] = sought;
    if (!first) continue;
    words.forEach((word, index) => {
      if (sought.length === 1 && first.isHan && word.isHan) {
        for (let at = word.text.indexOf(first.text); at >= 0; at = word.text.indexOf(first.text, at + 1))
          spans.push({ start: word.start + at, end: word.start + at + first.text.length });
        return;
      }
      const last = words[index + sought.length - 1];
      if (last && sought.every((one, offset) => one.text === words[index + offset]?.text))
        spans.push({ start: word.start, end: last.end });
    });
  }
  const kept: Span[] = [];
  for (const span of spans) {
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Returns the words of a text, those of English as their stems. */
function stemmed(text: string): readonly Word[] {
  return splitWords(text).map((word) => (word.isHan ? word : { ...word, text: stemEnglish(word.text) }));
}

/** Returns the start of the clause around a place, or of a word near it when the clause is long. */
function startOfClause(text: string, place: number, length: number): number {
  if (place < length * 0.5) return 0;
  const before = text.slice(0, place);
  const clause = Math.max(...['。', '；', '！', '？', '. ', '; ', '? ', '! '].map((mark) => before.lastIndexOf(mark)));
  if (clause >= 0 && place - clause < length * 0.5) return clause + (text[clause + 1] === ' ' ? 2 : 1);
  const early = place - Math.floor(length * 0.25);
  const comma = Math.max(before.lastIndexOf('，'), before.lastIndexOf('、'), before.lastIndexOf(', '));
  if (comma > early) return comma + (text[comma + 1] === ' ' ? 2 : 1);
  const word = splitWords(text).find((one) => one.end > early);
  return word && !word.isHan ? word.start : early;
}

/** Returns the end of the Latin word that stands at a place; between Chinese characters, the place. */
function endOfWord(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const word = splitWords(text).find((one) => one.start < place && one.end > place);
  return word && !word.isHan ? word.end : place;
}
