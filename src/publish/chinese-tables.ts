import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { formatReadings } from '../search/pinyin.ts';

/** Returns the readings, without tones, of the characters of Chinese names, as they are read in these names. */
export function readingsOf(names: Iterable<string>): string {
  const readings = new Map<string, readonly string[]>();
  for (const name of names) {
    for (const run of name.match(/\p{Script=Han}+/gu) ?? []) {
      const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
      [...run].forEach((character, index) => {
        const syllable = syllables[index];
        const known = readings.get(character) ?? [];
        if (syllable && /^[a-z]+$/.test(syllable) && !known.includes(syllable))
          readings.set(character, [...known, syllable]);
      });
    }
  }
  return formatReadings(readings);
}

const SIMPLIFY = Converter({ from: 'tw', to: 'cn' });

/** Returns a text in Simplified characters. */
export function simplifyText(text: string): string {
  return SIMPLIFY(text);
}

/** Returns pairs of Traditional and Simplified characters, for the Simplified ones that a text uses. */
export function traditionalPairs(text: string): string {
  const used = new Set(text.match(/\p{Script=Han}/gu) ?? []);
  const pairs = new Map<string, string>();
  for (const from of ['tw', 'hk'] as const) {
    const simplify = Converter({ from, to: 'cn' });
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const character = String.fromCharCode(code);
      if (used.has(character)) continue;
      const simplified = simplify(character);
      if (simplified !== character && used.has(simplified)) pairs.set(character, simplified);
    }
  }
  return [...pairs].flat().join('');
}
