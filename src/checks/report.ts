import type { Diagnostic } from '../handbook/diagnostic.ts';

/** How diagnostics are shown: to a person, to a program, on a pull request. */

/** Returns the diagnostics as text: place, severity and code, then the message in Chinese and English. */
export function formatText(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(
      ({ file, line, column, severity, code, message }) =>
        `${file}:${line}:${column}  ${severity}  ${code}\n  zh  ${message.zh}\n  en  ${message.en}\n`,
    )
    .join('');
}

/** Returns the same data as JSON. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const errors = count(diagnostics, 'error');
  return `${JSON.stringify({ errors, warnings: diagnostics.length - errors, diagnostics }, undefined, 2)}\n`;
}

/** Returns workflow commands that a code host shows as annotations at the line. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ file, line, column, severity, code, message }) => {
      const place = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(code)}`;
      return `::${severity} ${place}::${escapeData(`${message.zh}\n${message.en}`)}\n`;
    })
    .join('');
}

/** Returns one closing line: how many errors and warnings there are. */
export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  const errors = count(diagnostics, 'error');
  const warnings = diagnostics.length - errors;
  return `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'} · ${errors} 个错误，${warnings} 个提醒`;
}

function count(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
