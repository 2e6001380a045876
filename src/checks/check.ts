import type { Diagnostic, Origin, Position, Severity } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';

/** What a rule may know besides the model. */
export type CheckContext = {
  /** The day the handbook is checked for, `2026-11-21`. */
  readonly asOf: string;
};

/** One content rule: reads the model, returns what an editor has to mend. */
export type Check = (handbook: Handbook, context: CheckContext) => readonly Diagnostic[];

/** Returns a diagnostic at a position of a file. */
export function diagnose(
  file: string,
  position: Position,
  code: string,
  message: Localized,
  severity: Severity = 'error',
): Diagnostic {
  return { file, line: position.line, column: position.column, severity, code, message };
}

/** Returns a diagnostic at a key of a record or of a page's frontmatter. */
export function diagnoseRecord(
  origin: Origin,
  path: readonly PropertyKey[],
  code: string,
  message: Localized,
  severity: Severity = 'error',
): Diagnostic {
  return diagnose(origin.file, origin.locate(path), code, message, severity);
}
