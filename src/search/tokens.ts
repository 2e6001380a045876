import { ENGLISH_STOP_WORDS, stemEnglish } from './english-words.ts';
import { splitWords } from './split-words.ts';

/** What is looked up in the index: pairs of Chinese characters, stems of words, pairs of stems. */

/** Returns the pairs of neighbouring characters of a Chinese run; one character alone is itself. */
export function characterPairs(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/**
 * Returns every token of a text, repeated as often as it stands there. Neighbouring words give a token of
 * their own, which is how a phrase is told from scattered words.
 *
 * @param isHead titles, keywords and headings: single characters count there too.
 */
export function tokensOf(text: string, isHead = false): readonly string[] {
  const tokens: string[] = [];
  const words = splitWords(text);
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (word.isHan) {
      tokens.push(...characterPairs(word.text));
      if (isHead && word.text.length > 1) tokens.push(...word.text);
      return;
    }
    // "R字" and "90日" are names; the letter or figure alone says little.
    if (next?.isHan && next.start === word.end) tokens.push(`${word.text}${next.text[0]}`);
    if (ENGLISH_STOP_WORDS.has(word.text)) return;
    const stem = stemEnglish(word.text);
    tokens.push(stem);
    if (!next || next.isHan || ENGLISH_STOP_WORDS.has(next.text)) return;
    const between = text.slice(word.end, next.start);
    if (/^[\s/-]$/.test(between)) tokens.push(`${stem} ${stemEnglish(next.text)}`);
    if (between === '-') tokens.push(stemEnglish(`${word.text}${next.text}`));
  });
  return tokens;
}
