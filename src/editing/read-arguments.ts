import type { Localized } from '../handbook/locale.ts';

type Arguments = { readonly words: readonly string[]; readonly flags: Readonly<Record<string, string>> };

/** Splits the arguments of a command into words and `--name value` or `--name=value`; or returns what is wrong with them. */
export function readArguments(parts: readonly string[]): Arguments | { readonly problem: Localized } {
  const words: string[] = [];
  const flags: Record<string, string> = {};
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    if (!part.startsWith('--')) {
      words.push(part);
      continue;
    }
    const equals = part.indexOf('=');
    const name = part.slice(2, equals < 0 ? undefined : equals);
    const next = parts[index + 1];
    if (equals < 0 && (next === undefined || next.startsWith('--'))) {
      return { problem: { zh: `--${name} 后面缺少内容。`, en: `--${name} needs a value after it.` } };
    }
    if (name in flags) return { problem: { zh: `--${name} 写了两次。`, en: `--${name} is given twice.` } };
    flags[name] = equals < 0 ? (next ?? '') : part.slice(equals + 1);
    if (equals < 0) index++;
  }
  return { words, flags };
}
