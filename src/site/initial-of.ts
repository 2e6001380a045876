import { pinyin } from 'pinyin-pro';

/** Returns the letter a name is filed under: of its first word or, in Chinese, of its pinyin; `#` for figures and signs. */
export function initialOf(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '';
  const latin = /\p{Script=Han}/u.test(first)
    ? pinyin(name.slice(name.indexOf(first)), { toneType: 'none', type: 'array' })[0]
    : first;
  const letter = (latin ?? '').normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(letter) ? letter : '#';
}
