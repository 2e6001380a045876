import type { Localized } from './locale.ts';

/** Characters that look like nothing, like others, or like nothing that was ever written. */

export type TextProblem = { readonly code: string; readonly offset: number; readonly message: Localized };

type Trap = { readonly code: string; readonly pattern: RegExp; readonly message: (found: string) => Localized };

const TRAPS: readonly Trap[] = [
  {
    code: 'text/invisible-character',
    // Controls, soft hyphen, fillers, zero-width and directional marks, line separators, tags, variation selectors past the basic ones.
    pattern:
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]|\u034F/u,
    message: (found) => ({
      zh: `这里有一个看不见的字符（${codeOf(found)}）。请删去。`,
      en: `An invisible character stands here (${codeOf(found)}). Remove it.`,
    }),
  },
  {
    code: 'text/broken-character',
    // U+FEFF has a code of its own; Cn holds the noncharacters and what no font knows.
    pattern: /[\uFFFD\p{Co}\p{Cs}\p{Cn}]/u,
    message: (found) => ({
      zh: `这里有一个损坏的或者只有您的字体认识的字符（${codeOf(found)}）。请对照来源重写。`,
      en: `A character here is broken, or known to your font only (${codeOf(found)}). Write it again from the source.`,
    }),
  },
  {
    code: 'text/full-width',
    pattern: /[０-９Ａ-Ｚａ-ｚ]+/u,
    message: (found) => ({
      zh: `“${found}”是全角字母或数字。请改成半角“${found.normalize('NFKC')}”。`,
      en: `"${found}" is written in full-width letters or digits. Write "${found.normalize('NFKC')}".`,
    }),
  },
  {
    code: 'text/look-alike',
    // Radicals; digits of other scripts, in circles, raised or in mathematical letters; Greek or Cyrillic inside a Latin word.
    pattern:
      /[\u2E80-\u2FDF\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F1E5}\u00B9\u2070-\u209F\u2460-\u24FF\u2776-\u2793]|(?<!m)[\u00B2\u00B3]|(?![0-9０-９])\p{Nd}|[A-Za-z][\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}]|[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}][A-Za-z]/u,
    message: (found) => ({
      zh: `“${found}”（${codeOf(found)}）看上去像别的字符，搜索和检查都认不出。请改成普通的字或数字。`,
      en: `"${found}" (${codeOf(found)}) looks like another character; search and checks can't read it. Write the ordinary letter or digit.`,
    }),
  },
  {
    code: 'text/odd-space',
    pattern: /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/u,
    message: (found) => ({
      zh: `这里的空格不是普通空格（${codeOf(found)}）。请改成普通空格，中文里删去。`,
      en: `This space is no ordinary one (${codeOf(found)}). Write a plain space.`,
    }),
  },
];

/** Returns the first of each kind of problem that the characters of a text have. */
export function textProblems(text: string): readonly TextProblem[] {
  const found = TRAPS.flatMap(({ code, pattern, message }) => {
    const match = pattern.exec(text);
    return match ? [{ code, offset: match.index, message: message(match[0]) }] : [];
  });
  const composed = text.normalize('NFC');
  if (composed === text) return found;
  let offset = 0;
  while (text[offset] === composed[offset]) offset++;
  return [
    ...found,
    {
      code: 'text/not-normalised',
      // The letter before a separate accent is the place to look.
      offset: Math.max(0, /\p{M}/u.test(text[offset] ?? '') ? offset - 1 : offset),
      message: {
        zh: '这里的字母和声调符号是分开的，或者是兼容字。请以 NFC 形式重写，例如 é 是一个字符。',
        en: 'A letter and its accent are separate here, or a compatibility character is used. Write it in NFC: é is one character.',
      },
    },
  ];
}

/** Longest line of a file, in characters; past it the patterns of the checks take too long, and nobody reads it. */
const LONGEST_LINE = 10_000;

/** Returns what makes a file unfit for reading further: the marks of a merge, or a line without end. */
export function unreadable(text: string): TextProblem | undefined {
  const conflict = /^(?:<{7}|>{7}|\|{7}) /m.exec(text);
  if (conflict) {
    return {
      code: 'text/merge-conflict',
      offset: conflict.index,
      message: {
        zh: '这里有合并没有完成留下的记号。请选定一边，删去记号。',
        en: 'The marks of an unfinished merge stand here. Choose a side and remove the marks.',
      },
    };
  }
  const long = new RegExp(`^.{${LONGEST_LINE + 1}}`, 'mu').exec(text);
  if (!long) return undefined;
  return {
    code: 'text/long-line',
    offset: long.index,
    message: {
      zh: `这一行超过${LONGEST_LINE}个字符。请分成几行或几段。`,
      en: `This line has more than ${LONGEST_LINE} characters. Break it into lines or paragraphs.`,
    },
  };
}

function codeOf(found: string): string {
  return [...found]
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
