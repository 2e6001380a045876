import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Origin, Position } from './diagnostic.ts';
import { isId, LONGEST_ID } from './fields.ts';
import { RECORD_SCHEMAS, type RecordKind, type RecordOf } from './records.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';
import { textProblems } from './text-problems.ts';

export type ReadYaml = { readonly data: unknown; readonly origin: Origin; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a YAML text and keeps the place of every key and value.
 *
 * @param offset lines and columns are counted from this line (frontmatter starts on line 2).
 */
export function readYaml(file: string, text: string, offset = 0): ReadYaml {
  const lines = new LineCounter();
  const tooDeep = deepLine(text);
  const document = parseDocument(tooDeep === undefined ? text : '', {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const position = (at: number): Position => {
    const { line, col } = lines.linePos(at);
    return { line: Math.max(line, 1) + offset, column: Math.max(col, 1) };
  };
  const syntax = (at: Position, zh: string, en: string): Diagnostic => ({
    ...at,
    file,
    severity: 'error',
    code: 'record/yaml',
    message: { zh, en },
  });
  const problems = [...document.errors, ...document.warnings];
  // What follows the first mistake follows from it; only a key that stands twice leaves the rest readable.
  const first = problems.find(({ code }) => code !== 'DUPLICATE_KEY');
  const told = problems.filter((problem) => problem.code === 'DUPLICATE_KEY' || problem === first);
  const diagnostics = told.map((problem): Diagnostic => {
    const isDuplicate = problem.code === 'DUPLICATE_KEY';
    return {
      ...position(placeOf(document, problem)),
      file,
      severity: 'error',
      code: isDuplicate ? 'record/duplicate-id' : 'record/yaml',
      message: isDuplicate
        ? {
            zh: '同一份文件里有两个相同的键。请改名或删去一个。',
            en: 'The same key stands twice in this file. Rename or remove one.',
          }
        : {
            zh: `这里不是合法的 YAML：${problem.message}。请检查缩进、引号和冒号后的空格。`,
            en: `This isn't valid YAML: ${problem.message}. Check indentation, quotes and the space after colons.`,
          },
    };
  });
  if (tooDeep !== undefined) {
    diagnostics.push(
      syntax(
        { line: tooDeep + offset, column: 1 },
        '这一行的括号嵌套太深。记录只有几层，请检查括号。',
        'The brackets of this line are nested too deep. Records have a few levels only; check the brackets.',
      ),
    );
  }
  const directive = /^%/m.exec(text);
  if (directive) {
    diagnostics.push(
      syntax(
        position(directive.index),
        '这里用了 YAML 的指令（%）。请删去。',
        'This is a YAML directive (%). Remove it.',
      ),
    );
  }
  visit(document, {
    Pair: (_key, pair) => {
      if (isScalar(pair.key)) return;
      const at = position((pair.key as Node | null)?.range?.[0] ?? 0);
      diagnostics.push(
        syntax(at, '键应当是一个词，不能是列表或映射。', 'A key is one word, never a list or a mapping.'),
      );
    },
    Node: (_key, node, path) => {
      const at = position(node.range?.[0] ?? 0);
      if (node.tag !== undefined) {
        diagnostics.push(
          syntax(at, '这里用了 YAML 的标签（!）。请只写内容本身。', 'This is a YAML tag (!). Write the content alone.'),
        );
      }
      if (path.length > DEEPEST) {
        diagnostics.push(
          syntax(at, '这里嵌套太深。记录只有几层，请检查缩进。', 'This is nested too deep. Check the indentation.'),
        );
        return visit.BREAK;
      }
      // Characters written as escapes ("\u202e") are seen here only.
      if (isScalar(node) && typeof node.value === 'string' && node.type === 'QUOTE_DOUBLE') {
        for (const { code, message } of textProblems(node.value)) {
          const isEscaped = textProblems(text.slice(...rangeOf(node))).every((problem) => problem.code !== code);
          if (isEscaped) diagnostics.push({ ...at, file, severity: 'error', code, message });
        }
      }
      return undefined;
    },
    Alias: (_key, node) => {
      diagnostics.push({
        ...position(node.range?.[0] ?? 0),
        file,
        severity: 'error',
        code: 'record/yaml',
        message: {
          zh: '这里用了 YAML 的别名（*）。请把内容原样写出来。',
          en: 'This is a YAML alias (*). Write the content out in full.',
        },
      });
    },
  });
  const locate: Origin['locate'] = (path, part = 'value') => {
    let node: unknown = document.contents;
    let at = startOf(node) ?? 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (!pair) break;
        node = pair.value;
        at = startOf(isScalar(node) && part === 'value' ? node : pair.key) ?? at;
      } else if (typeof key === 'number' || /^\d+$/.test(String(key))) {
        const next = (node as { items?: unknown[] } | null)?.items?.[Number(key)];
        if (next === undefined) break;
        node = next;
        at = startOf(node) ?? at;
      } else break;
    }
    return position(at);
  };
  return {
    data: diagnostics.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
    origin: { file, locate },
    diagnostics,
  };
}

/** Levels of the deepest record, counted with the pairs between them, are about twenty. */
const DEEPEST = 60;

/** Returns the first line whose brackets nest deeper than any record does; the parser would call itself as often. */
function deepLine(text: string): number | undefined {
  const line = text.split('\n').findIndex((one) => {
    let depth = 0;
    for (const letter of one) {
      if (letter === '[' || letter === '{') depth++;
      else if (letter === ']' || letter === '}') depth--;
      if (depth > DEEPEST) return true;
    }
    // A line of many keys or dashes nests as deep without brackets.
    return /^\s*(?:[-?:] +){30}/.test(one);
  });
  return line < 0 ? undefined : line + 1;
}

/** A quotation mark that is never closed is missed at the end of the file; the editor looks where it was opened. */
function placeOf(
  document: Document,
  problem: { readonly code: string; readonly pos: readonly [number, number] },
): number {
  let place = problem.pos[0];
  if (problem.code !== 'MISSING_CHAR') return place;
  visit(document, {
    Scalar: (_key, node) => {
      const [start, , end] = node.range ?? [0, 0, 0];
      if (node.type?.startsWith('QUOTE') && start < place && end >= place) place = start;
    },
  });
  return place;
}

function rangeOf(node: Node): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

/** Reads one record file: valid records, and a diagnostic for each thing that isn't. */
export function readRecords<K extends RecordKind>(
  kind: K,
  file: string,
  text: string,
): { readonly records: readonly RecordOf[K][]; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = readYaml(file, text);
  if (yaml.diagnostics.length > 0) return { records: [], diagnostics: yaml.diagnostics };
  if (yaml.data === null || typeof yaml.data !== 'object' || Array.isArray(yaml.data)) {
    return { records: [], diagnostics: [notAMapping(yaml.origin)] };
  }
  const records: RecordOf[K][] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [id, data] of Object.entries(yaml.data)) {
    const origin: Origin = { file, locate: (path, part) => yaml.origin.locate([id, ...path], part) };
    // The words that stand for no record can't name one.
    if (!isId(id) || id === 'none' || id === 'not-applicable') diagnostics.push(badId(id, origin));
    const schema: z.ZodType = RECORD_SCHEMAS[kind];
    const result = schema.safeParse(data, { reportInput: true });
    if (result.success) {
      // The schema of the kind has just accepted the data; the two tables are kept in step by `RecordOf`.
      records.push({ ...(result.data as object), id, origin } as RecordOf[K]);
    } else {
      diagnostics.push(...schemaDiagnostics(result.error, origin, kind === 'facts' ? 'fact' : 'record'));
    }
  }
  return { records, diagnostics };
}

function notAMapping(origin: Origin): Diagnostic {
  return {
    ...origin.locate([]),
    file: origin.file,
    severity: 'error',
    code: 'record/yaml',
    message: {
      zh: '记录文件应当是“编号: 记录”的映射，这里不是。',
      en: 'A record file is a mapping of id to record; this is something else.',
    },
  };
}

function badId(id: string, origin: Origin): Diagnostic {
  return {
    ...origin.locate([]),
    file: origin.file,
    severity: 'error',
    code: 'record/id',
    message: {
      zh: `编号“${id.slice(0, 80)}”会成为网址，只能用小写字母、数字和连字符，不超过${LONGEST_ID}个字符，也不能是 none。`,
      en: `The id "${id.slice(0, 80)}" becomes an address: lower-case letters, digits and hyphens, at most ${LONGEST_ID} characters, and never "none".`,
    },
  };
}
