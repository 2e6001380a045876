import { isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Origin, Position } from './diagnostic.ts';
import { RECORD_SCHEMAS, type RecordKind, type RecordOf } from './records.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';

export type ReadYaml = { readonly data: unknown; readonly origin: Origin; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a YAML text and keeps the place of every key and value.
 *
 * @param offset lines and columns are counted from this line (frontmatter starts on line 2).
 */
export function readYaml(file: string, text: string, offset = 0): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const position = (at: number): Position => {
    const { line, col } = lines.linePos(at);
    return { line: Math.max(line, 1) + offset, column: Math.max(col, 1) };
  };
  const diagnostics = [...document.errors, ...document.warnings].map((problem): Diagnostic => {
    const isDuplicate = problem.code === 'DUPLICATE_KEY';
    return {
      ...position(problem.pos[0]),
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
  visit(document, {
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
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) diagnostics.push(badId(id, origin));
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
      zh: `编号“${id}”会成为网址，只能用小写字母、数字和连字符。`,
      en: `The id "${id}" becomes an address: use lower-case letters, digits and hyphens only.`,
    },
  };
}
