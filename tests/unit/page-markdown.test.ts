import { describe, expect, it } from 'vitest';
import { escapeText, readMarkdown } from '../../src/publish/page-markdown.ts';

const OPTIONS = {
  address: 'https://handbook.example/en/visas/r-visa/',
  factAddress: (anchor: string) =>
    anchor === 'p_0' ? 'https://handbook.example/en/reference/facts/pass-mark/' : undefined,
  brackets: [' (', ')'],
} as const;

const markdown = (html: string) => readMarkdown(`<body><main id="content">${html}</main></body>`, OPTIONS);
const text = (html: string) =>
  markdown(html)
    ?.sections.map((section) => section.text)
    .join('\n\n');

describe('a page as Markdown', () => {
  it('has a title, the text before the first section, and sections', () => {
    expect(
      markdown(
        '<h1>Title <a class="permalink" href="#x">#</a></h1><p>First.</p><section><h2 id="who">Who</h2><p>You.</p><h3 id="a">More</h3></section>',
      ),
    ).toEqual({
      title: 'Title',
      sections: [
        { anchor: '', title: '', text: 'First.' },
        { anchor: 'who', title: 'Who', text: 'You.\n\n### More' },
      ],
    });
  });

  it('is nothing where a page has no main part', () => {
    expect(readMarkdown('<body><p>x</p></body>', OPTIONS)).toBeUndefined();
  });

  it('prints a fact with its grade and address, from a panel or a link', () => {
    expect(
      text(
        '<p>It is <span class="fact">70 <span class="nowrap">points<button class="proof-mark proof-mark--A" popovertarget="p_0">A</button></span></span>.</p>',
      ),
    ).toBe('It is 70 points ([A](https://handbook.example/en/reference/facts/pass-mark/)).');
    expect(text('<p>70<a class="proof-mark proof-mark--B" href="/en/reference/facts/x/">B</a></p>')).toBe(
      '70 ([B](https://handbook.example/en/reference/facts/x/))',
    );
  });

  it('makes links absolute, with brackets in them kept from ending the link', () => {
    expect(text('<p><a href="../z-visa/#who">Z</a> <a href="#here">here</a> <a href="/a_(b)">b</a></p>')).toBe(
      '[Z](https://handbook.example/en/visas/z-visa/#who) [here](https://handbook.example/en/visas/r-visa/#here) [b](https://handbook.example/a_%28b%29)',
    );
  });

  it('keeps tables as tables, one line a row', () => {
    expect(
      text(
        '<table><thead><tr><th>a</th><th>b | c</th></tr></thead><tbody><tr><th>1</th><td><p>x</p><ul><li>y</li></ul></td></tr></tbody></table>',
      ),
    ).toBe('| a | b \\| c |\n| --- | --- |\n| 1 | x · y |');
    expect(text('<table><tbody><tr><th>k</th><td>v</td></tr></tbody></table>')).toBe(
      '|  |  |\n| --- | --- |\n| k | v |',
    );
  });

  it('keeps lists in lists, numbers and definitions', () => {
    expect(text('<ol start="3"><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>')).toBe(
      '3. a\n\n   - b\n4. c\n\n   d',
    );
    expect(text('<dl><div><dt>Fee</dt><dd>free</dd></div><dt>Time</dt><dd>a</dd><dd>b</dd></dl>')).toBe(
      '- **Fee**: free\n- **Time**: a · b',
    );
  });

  it('quotes, stresses and keeps spaces outside of marks', () => {
    expect(text('<blockquote><p>a</p><p>b</p></blockquote>')).toBe('> a\n>\n> b');
    expect(text('<p>x<strong> y </strong>z <em>w</em></p>')).toBe('x **y** z *w*');
  });

  it('leaves out what only a screen needs', () => {
    expect(
      text(
        '<nav>n</nav><form>f</form><p hidden>h</p><svg><text>s</text></svg><p class="both-link">b</p><p>kept</p><div class="proofs"><p>panel</p></div>',
      ),
    ).toBe('kept');
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no number', '1\\. no number'],
    ['a *b* _c_ `d` [e](f) ~~g~~', 'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\~\\~g\\~\\~'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '\\<script\\>alert(1)\\</script\\>'],
    ['&amp;lt;b&amp;gt;', '\\&lt;b\\&gt;'],
  ])('reads %s as text', (html, expected) => {
    expect(text(`<p>${html}</p>`)).toBe(expected);
  });

  it('escapes a text for any place', () => {
    expect(escapeText('1 < 2 & 3')).toBe('1 \\< 2 & 3');
  });
});
