import type { z } from 'zod';
import type { Diagnostic, Origin } from './diagnostic.ts';
import type { Localized } from './locale.ts';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** Turns the findings of a schema into diagnostics that say what was found and what to write instead. */
export function schemaDiagnostics(
  error: z.ZodError,
  origin: Origin,
  group: 'fact' | 'record' | 'page',
): readonly Diagnostic[] {
  return error.issues
    .flatMap((issue) => unfold(issue))
    .flatMap((issue) => {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map((path): Diagnostic => {
        const key = String(path.at(-1) ?? '');
        return {
          ...origin.locate(path, issue.code === 'unrecognized_keys' ? 'key' : 'value'),
          file: origin.file,
          severity: 'error',
          code: codeOf(issue, path, group),
          message: messageOf(issue, key),
        };
      });
    });
}

/** A union complains about every branch; the branch that got furthest is the one the editor meant. */
function unfold(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branches = issue.errors.filter(
    (branch) => !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  const meant = [...branches].sort((one, other) => distance(one) - distance(other))[0];
  if (!meant) return [issue];
  return meant.flatMap((one) => unfold({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

/** How far a branch lies from what was written: a key it doesn't know counts more than one that is missing. */
function distance(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0);
}

function codeOf(issue: Issue, path: readonly PropertyKey[], group: string): string {
  const key = path.at(-1);
  if (group === 'fact' && path.length === 1 && isMissing(issue) && (key === 'sources' || key === 'grade')) {
    return key === 'sources' ? 'fact/no-source' : 'fact/no-grade';
  }
  if (issue.code === 'unrecognized_keys') return `${group}/unknown-key`;
  if (isMissing(issue)) return `${group}/missing-key`;
  if (problemOf(issue)) return `${group}/impossible-date`;
  return `${group}/wrong-value`;
}

/** A key that isn't there, or a list that must not be empty; relies on the parser reporting its input. */
function isMissing(issue: Issue): boolean {
  if (issue.code === 'too_small') return issue.origin === 'array';
  return issue.code !== 'unrecognized_keys' && 'input' in issue && issue.input === undefined;
}

function problemOf(issue: Issue): string | undefined {
  return issue.code === 'custom' ? (issue.params?.['problem'] as string | undefined) : undefined;
}

const TYPE_NAMES: Readonly<Record<string, Localized>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组键值', en: 'a group of keys' },
  record: { zh: '一组键值', en: 'a group of keys' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
};

function messageOf(issue: Issue, key: string): Localized {
  if (isMissing(issue)) return { zh: `缺少“${key}”。请补上。`, en: `"${key}" is missing. Add it.` };
  switch (issue.code) {
    case 'unrecognized_keys': {
      // In { zh: a, en: b, c } YAML reads what follows a comma as the next key.
      const comma = /\s/.test(key)
        ? { zh: '花括号里的文字如有逗号，要放进引号。', en: 'A text with a comma inside { } must stand in quotes. ' }
        : { zh: '', en: '' };
      return {
        zh: `不认识的键“${key}”。${comma.zh}请检查拼写，或删去它；可用的键见编辑指南。`,
        en: `Unknown key "${key}". ${comma.en}Check the spelling or remove it; the editors' guide lists the keys.`,
      };
    }
    case 'invalid_type': {
      const wanted = TYPE_NAMES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `“${key}”应当是${wanted.zh}。`, en: `"${key}" must be ${wanted.en}.` };
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      const hint = typeof issue.input === 'string' ? nearest(issue.input, options) : undefined;
      return {
        zh: `“${key}”只能是：${options.join('、')}。${hint ? `是不是“${hint}”？` : ''}`,
        en: `"${key}" must be one of: ${options.join(', ')}.${hint ? ` Did you mean "${hint}"?` : ''}`,
      };
    }
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        return {
          zh: `“${key}”的类型不存在。数值类型见编辑指南。`,
          en: `"${key}" names a type that doesn't exist. The editors' guide lists the types of value.`,
        };
      }
      return {
        zh: `“${key}”应当是一段文字，或 { zh: …, en: … }。`,
        en: `"${key}" must be a text, or { zh: …, en: … }.`,
      };
    }
    case 'too_small':
      return { zh: `“${key}”不能为空或过小。`, en: `"${key}" must not be empty or too small.` };
    case 'too_big':
      return { zh: `“${key}”过大。请核对。`, en: `"${key}" is too large. Check it.` };
    case 'invalid_format':
      return { zh: `“${key}”的写法不对。`, en: `"${key}" isn't written in the right form.` };
    case 'custom':
      if (problemOf(issue) === undefined) {
        return { zh: `“${key}”的写法不对。`, en: `"${key}" isn't written in the right form.` };
      }
      return problemOf(issue) === 'full-date'
        ? {
            zh: `“${key}”应当是日历上存在的日期，写成 2024-03-01。`,
            en: `"${key}" must be a date of the calendar, written 2024-03-01.`,
          }
        : {
            zh: `“${key}”应当是日历上存在的日期，写成 2024-03-01、2024-03 或 2024。`,
            en: `"${key}" must be a date of the calendar, written 2024-03-01, 2024-03 or 2024.`,
          };
    default:
      return { zh: `“${key}”有误：${issue.message}`, en: `"${key}" is wrong: ${issue.message}` };
  }
}
