import type { Localized } from './locale.ts';

export type Severity = 'error' | 'warning';

/** A place in a content file. Line and column count from 1. */
export type Position = { readonly line: number; readonly column: number };

/** One thing an editor has to know: where, what is wrong, what to do, in both languages. */
export type Diagnostic = Position & {
  readonly file: string;
  readonly severity: Severity;
  /** Stable name of the rule, `group/name`; each has an entry in the editors' guide. */
  readonly code: string;
  readonly message: Localized;
};

/** Where a record or page came from and where each of its parts stands there. */
export type Origin = {
  readonly file: string;
  /**
   * Returns the position of the value at a path of keys (of its key, when that is asked for); of the nearest
   * part that exists when the path doesn't.
   */
  readonly locate: (path: readonly PropertyKey[], part?: 'value' | 'key') => Position;
};

/** Returns the diagnostics in reading order: file, line, column, code. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
