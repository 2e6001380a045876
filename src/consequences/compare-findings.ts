import type { Diagnostic } from '../handbook/diagnostic.ts';

export type ComparedFindings = {
  /** All errors of now: none of them can be published. */
  readonly errors: readonly Diagnostic[];
  readonly newWarnings: readonly Diagnostic[];
  readonly goneWarnings: readonly Diagnostic[];
};

/** Returns what the check finds now, and which warnings came and went. A warning that only moved to another line is the same. */
export function compareFindings(base: readonly Diagnostic[], head: readonly Diagnostic[]): ComparedFindings {
  const warnings = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'warning');
  return {
    errors: head.filter(({ severity }) => severity === 'error'),
    newWarnings: without(warnings(head), warnings(base)),
    goneWarnings: without(warnings(base), warnings(head)),
  };
}

function without(some: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function keyOf({ file, code, message }: Diagnostic): string {
  return `${file} ${code} ${message.en}`;
}
