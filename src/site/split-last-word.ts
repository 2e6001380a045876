/** Splits off what must stay together with a mark that follows: the last word, or the last two Chinese characters. */
export function splitLastWord(text: string): readonly [head: string, tail: string] {
  const match = /(?:[^\s\p{Script=Han}，。；：、（）“”]{1,16}|\d*\p{Script=Han}{1,2})[，。；：、）”]*$/u.exec(text);
  return match ? [text.slice(0, match.index), match[0]] : [text, ''];
}
