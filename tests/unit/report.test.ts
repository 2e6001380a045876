import { describe, expect, it } from 'vitest';
import { formatGithub, formatJson, formatSummary, formatText } from '../../src/checks/report.ts';
import type { Diagnostic } from '../../src/handbook/diagnostic.ts';

const PROBLEM: Diagnostic = {
  file: 'content/zh/visas/r-visa.mdx',
  line: 14,
  column: 9,
  severity: 'error',
  code: 'fact/unknown',
  message: { zh: '没有编号为“a”的事实。', en: 'There is no fact "a". 100% sure.' },
};

describe('diagnostics', () => {
  it('are printed with place, severity, code and both languages', () => {
    expect(formatText([PROBLEM])).toBe(
      'content/zh/visas/r-visa.mdx:14:9  error  fact/unknown\n  zh  没有编号为“a”的事实。\n  en  There is no fact "a". 100% sure.\n',
    );
  });

  it('are the same data as JSON', () => {
    expect(JSON.parse(formatJson([PROBLEM]))).toEqual({ errors: 1, warnings: 0, diagnostics: [PROBLEM] });
  });

  it('become annotations whose text cannot break out of the command', () => {
    expect(formatGithub([PROBLEM])).toBe(
      '::error file=content/zh/visas/r-visa.mdx,line=14,col=9,title=fact/unknown::没有编号为“a”的事实。%0AThere is no fact "a". 100%25 sure.\n',
    );
  });

  it('are counted in one line', () => {
    expect(formatSummary([PROBLEM, { ...PROBLEM, severity: 'warning' }])).toMatch(/^1 error, 1 warning ·/);
  });
});
