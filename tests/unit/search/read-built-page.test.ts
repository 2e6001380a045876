import { describe, expect, it } from 'vitest';
import { readBuiltPage } from '../../../src/publish/read-built-page.ts';

const read = (lang: string, body: string) =>
  readBuiltPage(`<html lang="${lang}"><body><article data-pagefind-body><h1>T</h1>${body}</article></body></html>`)
    ?.sections.map(({ text }) => text)
    .join(' | ');

describe('the text of a built page', () => {
  it('tells labels from values and cells from cells', () => {
    const card =
      '<dl> <div> <dt>Fee</dt> <dd> <span class="fact-line">a</span><span class="fact-line">b</span> </dd></div>\n<div><dt>Time</dt><dd>c</dd></div> </dl><p>After.</p>';
    expect(read('en', card)).toBe('Fee: a b · Time: c · After.');
    expect(read('zh-CN', '<dl><dt>费用</dt> <dd>甲</dd></dl>')).toBe('费用：甲');
    expect(read('en', '<table><tr><th>A</th><td></td><td>b</td></tr> <tr><th>C</th><td>d</td></tr></table>')).toBe(
      'A · b · C · d',
    );
  });

  it('leaves out what search is told to leave out', () => {
    expect(read('en', 'a<button>x</button> b<p data-pagefind-ignore>c</p><a class="permalink">#</a>')).toBe('a b');
  });
});
