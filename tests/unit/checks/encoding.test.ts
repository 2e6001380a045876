import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/checks/run-checks.ts';
import { checkChanged, SOUND } from '../../content.ts';

const ZH = 'content/zh/visas/r-visa.mdx';
const places = (changes: Record<string, string | Uint8Array>, code: string) =>
  checkChanged(changes)
    .diagnostics.filter((diagnostic) => diagnostic.code === code)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('text that other systems leave behind', () => {
  it('reports a file in GBK at the first byte that is not UTF-8', () => {
    const before = new TextEncoder().encode('---\ntitle: ab');
    const gbk = Uint8Array.of(0xc8, 0xcb, 0xb2, 0xc5);
    expect(places({ [ZH]: Uint8Array.of(...before, ...gbk) }, 'text/not-utf8')).toEqual([`${ZH}:2:10`]);
  });

  it('reports a byte-order mark, at the start and inside', () => {
    expect(places({ [ZH]: `\uFEFF${SOUND[ZH]}` }, 'text/byte-order-mark')).toEqual([`${ZH}:1:1`]);
    expect(places({ [ZH]: (SOUND[ZH] ?? '').replace('去办', '去\uFEFF办') }, 'text/byte-order-mark')).toEqual([
      `${ZH}:19:2`,
    ]);
  });

  it('reports Windows line ends once, and still reads the page', () => {
    const { diagnostics, handbook } = checkChanged({ [ZH]: (SOUND[ZH] ?? '').replaceAll('\n', '\r\n') });
    expect(diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([['text/crlf', 1, 4]]);
    expect(handbook.pages.size).toBe(1);
    expect(hasErrors(diagnostics)).toBe(true);
  });
});

describe('every diagnostic', () => {
  it('stands at a true line and column, never at 0:0', () => {
    const broken = ['', '---', '---\n---\n', '---\ntitle: [\n---\n', '{', '<', 'x\n\n<Steps>', '\u0000'];
    for (const text of broken) {
      for (const { line, column } of checkChanged({ [ZH]: text }).diagnostics) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }
  });

  it('comes with all others in one run, in reading order', () => {
    const { diagnostics } = checkChanged({
      [ZH]: (SOUND[ZH] ?? '').replace('去办。', '要5个工作日，见[签证](/visas/x/)。'),
      'content/data/sources/law.yaml': (SOUND['content/data/sources/law.yaml'] ?? '').replace(
        'issued: 2012-06-30',
        'issued: 2012-06-31',
      ),
    });
    const places = diagnostics.map(({ file, line, column }) => [file, line, column] as const);
    expect(new Set(places.map(([file]) => file)).size).toBeGreaterThan(1);
    expect(places).toEqual(
      [...places].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2])),
    );
  });
});
