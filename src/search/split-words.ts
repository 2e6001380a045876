import { foldText } from './normalise-query.ts';

/** A run of Chinese characters, or one word or number in another script, with its place in the text. */
export type Word = {
  /** Folded, not stemmed. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isHan: boolean;
};

const WORD = /\p{Script=Han}+|\d{1,3}(?:,\d{3})+(?!\d)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:['’]\p{L}+)?/gu;

/** Returns the words of a text in order. Indexing, queries and the marks in excerpts all split here. */
export function splitWords(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const isHan = /^\p{Script=Han}/u.test(match[0]);
    const folded = foldText(match[0]);
    return {
      text: isHan ? folded : folded.replace(/['’].*$/, '').replaceAll(',', ''),
      start: match.index,
      end: match.index + match[0].length,
      isHan,
    };
  });
}
