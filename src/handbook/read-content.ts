import type { Diagnostic } from './diagnostic.ts';
import type { Content, Records } from './handbook.ts';
import { findWrongImage } from './image-files.ts';
import { type LedgerPage, readLedger } from './ledger.ts';
import { isLocale } from './locale.ts';
import { type PageText, pagePath, readPage } from './page.ts';
import { PUBLISHED_FILE, type PublishedId, readPublishedIds } from './published-ids.ts';
import { readRecords } from './read-records.ts';
import { RECORD_KINDS, type RecordKind } from './records.ts';
import { textProblems, unreadable } from './text-problems.ts';

/** A file of the content folder: path from the project's root with forward slashes, and its bytes. */
export type ContentFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Why the disk gave no bytes: a link that may lead anywhere, a file of absurd size, a hidden page or record. */
  readonly problem?: FileProblem | undefined;
};

export type FileProblem = 'link' | 'too-large' | 'hidden';

/** What was read of files, by path and text: two states of the content share most of their files, and reading takes longest. */
export class ReadMemory {
  readonly #known = new Map<string, unknown>();
  /** Returns what was read of a file before, or reads it. */
  of<T>(path: string, text: string, read: () => T): T {
    const key = `${path}\n${text}`;
    // A path always belongs to the same kind of file, so the type is the one that was put in.
    if (!this.#known.has(key)) this.#known.set(key, read());
    return this.#known.get(key) as T;
  }
}

/**
 * Reads all content: records, pages, and a diagnostic for everything that can't be read. Touches no disk. With a memory, files
 * that it knows aren't read again.
 */
export function readContent(files: readonly ContentFile[], memory = new ReadMemory()): Content {
  const diagnostics: Diagnostic[] = [];
  const maps = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, new Map()])) as {
    [K in RecordKind]: Map<string, never>;
  };
  const texts: PageText[] = [];
  const imageFiles: string[] = [];
  const ledger = new Map<string, LedgerPage>();
  const published: PublishedId[] = [];

  for (const file of files) {
    const [root, first = '', ...rest] = file.path.split('/');
    if (root !== 'content') continue;
    if (file.problem !== undefined) {
      diagnostics.push(fileDiagnostic(file.path, file.problem));
      continue;
    }
    if (first === 'images') {
      const problem = findWrongImage(file.path, file.bytes);
      if (problem) diagnostics.push(problem);
      else imageFiles.push(rest.join('/'));
      continue;
    }
    const decoded = decode(file);
    diagnostics.push(...decoded.diagnostics);
    const { text } = decoded;
    if (text === undefined) continue;
    const isKnownKind = /\.(?:mdx|yaml)$/.test(file.path) && (isLocale(first) || first === 'data');
    if (isKnownKind && !isPlainPath([first, ...rest])) {
      diagnostics.push(fileDiagnostic(file.path, 'name'));
      continue;
    }
    if (isLocale(first) && file.path.endsWith('.mdx')) {
      const { page, diagnostics: problems } = memory.of(file.path, text, () =>
        readPage(first, pagePath(rest.join('/')), file.path, text),
      );
      diagnostics.push(...problems);
      if (page) texts.push(page);
    } else if (first === 'data' && file.path.endsWith('.yaml')) {
      const kind = (rest[0] ?? '').replace(/\.yaml$/, '');
      if (!isRecordKind(kind)) diagnostics.push(strayFile(file.path));
      else {
        const read = memory.of(file.path, text, () => readRecords(kind, file.path, text));
        diagnostics.push(...collectRecords(file.path, read, maps[kind]));
      }
    } else if (first === 'ledger' && file.path.endsWith('.yaml')) {
      const path = pagePath(rest.join('/').replace(/\.yaml$/, '.mdx'));
      const { page, diagnostics: problems } = memory.of(file.path, text, () => readLedger(path, file.path, text));
      diagnostics.push(...problems);
      if (page) ledger.set(path, page);
    } else if (file.path === PUBLISHED_FILE) {
      const list = readPublishedIds(file.path, text);
      diagnostics.push(...list.diagnostics);
      published.push(...list.ids);
    } else diagnostics.push(strayFile(file.path));
  }
  return { records: maps as unknown as Records, texts, imageFiles, ledger, published, diagnostics };
}

function isRecordKind(text: string): text is RecordKind {
  return (RECORD_KINDS as readonly string[]).includes(text);
}

function collectRecords(
  path: string,
  { records, diagnostics }: ReturnType<typeof readRecords>,
  into: Map<string, never>,
): readonly Diagnostic[] {
  const found = [...diagnostics];
  const target = into as Map<string, (typeof records)[number]>;
  for (const record of records) {
    const first = target.get(record.id);
    if (first) {
      found.push({
        ...record.origin.locate([]),
        file: path,
        severity: 'error',
        code: 'record/duplicate-id',
        message: {
          zh: `编号“${record.id}”已经用在 ${first.origin.file}。编号不能重复，请改名。`,
          en: `The id "${record.id}" is already used in ${first.origin.file}. Ids are unique; rename this one.`,
        },
      });
    } else target.set(record.id, record);
  }
  return found;
}

/** Names become addresses: ASCII kebab-case, so that no system or server reads them in another way. */
function isPlainPath(parts: readonly string[]): boolean {
  return parts.every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:mdx|yaml))?$/.test(part));
}

const FILE_PROBLEMS = {
  name: {
    code: 'file/name',
    zh: '文件名和文件夹名会成为网址，只能用小写字母、数字和连字符。请改名。',
    en: 'Names of files and folders become addresses: lower-case letters, digits and hyphens only. Rename it.',
  },
  link: {
    code: 'file/link',
    zh: '这是一个符号链接，可能指向别处的文件。请放文件本身。',
    en: 'This is a symbolic link, which may lead to any file. Put the file itself here.',
  },
  'too-large': {
    code: 'file/too-large',
    zh: '这份文件大得不像内容。请拆成几份。',
    en: 'This file is too large to be content. Split it.',
  },
  hidden: {
    code: 'file/stray',
    zh: '以点开头的文件不会成为页面或记录。请改名或删去。',
    en: 'A file whose name begins with a point becomes no page or record. Rename or remove it.',
  },
} as const;

function fileDiagnostic(file: string, problem: keyof typeof FILE_PROBLEMS): Diagnostic {
  const { code, zh, en } = FILE_PROBLEMS[problem];
  return { file, line: 1, column: 1, severity: 'error', code, message: { zh, en } };
}

function strayFile(file: string): Diagnostic {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'file/stray',
    message: {
      zh: '这里不该有这份文件。页面放在 content/zh 和 content/en（.mdx），记录放在 content/data 的各类文件夹（.yaml），图片放在 content/images，content/ledger 由 npm run confirm 写。',
      en: 'This file has no place here. Pages live in content/zh and content/en (.mdx), records in the folders of content/data (.yaml), pictures in content/images; npm run confirm writes content/ledger.',
    },
  };
}

/** Decodes a file strictly and reports encodings that editors on other systems leave behind. */
function decode(file: ContentFile): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes);
  } catch {
    return { diagnostics: [encodingDiagnostic(file)] };
  }
  const diagnostics: Diagnostic[] = [];
  const at = (code: string, offset: number, zh: string, en: string): void => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    diagnostics.push({
      file: file.path,
      line,
      column: offset - before.lastIndexOf('\n'),
      severity: 'error',
      code,
      message: { zh, en },
    });
  };
  const mark = text.indexOf('\uFEFF');
  if (mark >= 0) {
    at(
      'text/byte-order-mark',
      mark,
      '这里有一个看不见的字节顺序标记（BOM）。请以“UTF-8 无 BOM”保存。',
      'An invisible byte-order mark stands here. Save the file as UTF-8 without BOM.',
    );
  }
  const carriage = text.indexOf('\r');
  if (carriage >= 0) {
    at(
      'text/crlf',
      carriage,
      '换行符是 CRLF。请在编辑器里改为 LF 后保存。',
      'Lines end with CRLF. Switch the editor to LF and save.',
    );
  }
  const end = unreadable(text);
  for (const { code, offset, message } of end ? [end] : textProblems(text)) at(code, offset, message.zh, message.en);
  if (end) return { diagnostics };
  return { text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), diagnostics };
}

/** Finds the first byte that is not UTF-8 by decoding line by line. */
function encodingDiagnostic(file: ContentFile): Diagnostic {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  const { bytes } = file;
  const isLineValid = (end: number): boolean => {
    try {
      decoder.decode(bytes.subarray(start, end));
      return true;
    } catch {
      return false;
    }
  };
  let column = 1;
  for (let index = 0; index <= bytes.length; index++) {
    if (index < bytes.length && bytes[index] !== 0x0a) continue;
    if (!isLineValid(index)) {
      const text = new TextDecoder('utf-8').decode(bytes.subarray(start, index));
      column = text.indexOf('\uFFFD') + 1;
      break;
    }
    line++;
    start = index + 1;
  }
  return {
    file: file.path,
    line,
    column: Math.max(column, 1),
    severity: 'error',
    code: 'text/not-utf8',
    message: {
      zh: '这份文件不是 UTF-8 编码（常见原因是以 GBK 保存）。请以 UTF-8 重新保存。',
      en: 'This file is not UTF-8 (often it was saved as GBK). Save it again as UTF-8.',
    },
  };
}
