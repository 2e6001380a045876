import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import {
  COMMENT_MARKER,
  commentBody,
  isRunOf,
  type PullRequest,
  type ReportRun,
  readNumber,
  withoutMarkup,
} from '../../../src/consequences/comment.ts';
import { changedText, plain } from '../../../src/consequences/markdown.ts';

/** Words of a stranger in the comment of a bot: they stay words. */

/** Ways to make a comment do something: link, load, call somebody, mark another issue, open a list or a heading. */
const TRICKS = [
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '<https://evil.example>',
  'https://evil.example/?a=b',
  'http://evil.example',
  'www.evil.example',
  'mailto:a@evil.example',
  'someone@evil.example',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">x</a>',
  '<script>alert(1)</script>',
  '</details></li></ul><h1>Approved</h1>',
  '<!-- hidden',
  '[x]: https://evil.example "t"',
  '[x][y]',
  '[^1]: note',
  '# Heading',
  '- [ ] task',
  '1. one',
  '> quote',
  '```mermaid',
  '~~~',
  '| a | b |',
  '**bold** _em_ ~~gone~~ `code`',
  '$$x$$',
  '&#60;b&#62; &lt;b&gt;',
  '\\[x](https://evil.example)',
  '\\\\[x](https://evil.example)',
  '===',
  '---',
];

const OWN_TAGS = ['details', 'summary', 'ins', 'del'];

type Rendered = { readonly tags: readonly string[]; readonly attributes: readonly string[]; readonly text: string };

function render(markdown: string): Rendered {
  const html: unknown = markdownToHtml(markdown, { features: { gfm: true } });
  const source = typeof html === 'string' ? html : String((html as { readonly html: string }).html);
  const tags: string[] = [];
  const attributes: string[] = [];
  let text = '';
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) {
      tags.push(node.tagName);
      attributes.push(...node.attrs.map(({ name }) => name));
    }
    if (node.nodeName === '#text') text += (node as Tree.TextNode).value;
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(source));
  return { tags, attributes, text };
}

const MENTION = /(?:^|[^\p{L}\p{N}])@[\p{L}\p{N}-]/u;

describe('a text of the content', () => {
  it.each(TRICKS)('stays plain words: %s', (trick) => {
    const line = `- \`id\` ${plain(trick)} · ${plain(trick)}`;
    expect([...new Set(render(line).tags)].sort()).toEqual(['code', 'li', 'ul']);
    const alone = render(plain(trick));
    expect([...new Set(alone.tags)]).toEqual(['p']);
    expect(alone.text.replaceAll('\u200b', '').trim()).toBe(trick.replace(/\s+/g, ' '));
  });

  it.each(TRICKS)('stays plain words where it was put in or taken out: %s', (trick) => {
    const shown = changedText([
      { kind: 'removed', text: trick },
      { kind: 'kept', text: ' and ' },
      { kind: 'added', text: trick },
    ]);
    expect([...new Set(render(`- ${shown}`).tags)].sort()).toEqual(['del', 'ins', 'li', 'ul']);
  });

  it('calls nobody and marks no issue', () => {
    const text = render(plain('@octocat, hello@octocat and owner/repo#12 #34 GH-5')).text;
    expect(MENTION.test(text)).toBe(false);
    expect(text).not.toMatch(/#\d|GH-\d/);
  });

  it('whatever it holds, makes no element but its paragraph', () => {
    const piece = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme', maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const line = `x ${plain(pieces.join(''))}`;
        expect(new Set(render(line).tags)).toEqual(new Set(['p']));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a report of unknown origin', () => {
  it.each([...TRICKS, '&#64;octocat', '\\@octocat', '&commat;octocat', '<details open onclick=x>', '<ins class=x>'])(
    'links, loads and calls nothing: %s',
    (trick) => {
      const { tags, attributes, text } = render(withoutMarkup(`Words before.\n\n${trick}\n\nWords after.`));
      expect(tags.filter((tag) => ['a', 'img', 'script', 'input', 'pre', 'iframe'].includes(tag))).toEqual([]);
      expect(attributes).toEqual([]);
      expect(MENTION.test(text)).toBe(false);
      expect(text).toContain('Words after.');
    },
  );

  it('keeps the tags that the report folds and marks with', () => {
    const report = '<details><summary>3</summary>\n\n- <del>a</del> <ins>b</ins>\n\n</details>';
    expect(withoutMarkup(report)).toBe(report);
    expect(render(withoutMarkup(report)).tags).toEqual(expect.arrayContaining(OWN_TAGS));
  });
});

describe('the comment', () => {
  const trusted = { sha: '0123456789abcdef', otherFiles: [] };

  it('begins with the marker, and fits however long the report is', () => {
    for (const report of ['short', 'x'.repeat(200_000), '@'.repeat(70_000), '😀'.repeat(40_000)]) {
      const body = commentBody(report, trusted);
      expect(body.startsWith(COMMENT_MARKER)).toBe(true);
      expect(body.length).toBeLessThanOrEqual(65_536);
    }
    expect(commentBody('x'.repeat(200_000), trusted)).toContain('The report is too long');
  });

  it('says where the change has code of its own', () => {
    expect(commentBody('r', trusted)).not.toContain('Its own code');
    expect(commentBody('r', { ...trusted, otherFiles: ['src/x.ts'] })).toContain('Its own code wrote the report');
  });
});

describe('the number of the pull request', () => {
  it('is a number and nothing else', () => {
    expect(readNumber('12\n')).toBe(12);
    for (const text of ['', '0', '12 13', '12\n\n', '../12', '1e3', '$(id)', '9999999999']) {
      expect([text, readNumber(text)]).toEqual([text, undefined]);
    }
  });
});

describe('a report', () => {
  const run: ReportRun = { event: 'pull_request', head_sha: 'aaa', head_repository: { full_name: 'fork/handbook' } };
  const pull: PullRequest = {
    state: 'open',
    head: { sha: 'aaa', repo: { full_name: 'fork/handbook' } },
    base: { repo: { full_name: 'owner/handbook' } },
  };

  it('stands under the pull request whose newest commit was checked, and under no other', () => {
    expect(isRunOf(run, pull, 'owner/handbook')).toBe(true);
    const others: readonly (readonly [ReportRun, PullRequest])[] = [
      [{ ...run, event: 'push' }, pull],
      [{ ...run, head_sha: 'bbb' }, pull],
      [
        { ...run, head_repository: null },
        { ...pull, head: { sha: 'aaa', repo: null } },
      ],
      [{ ...run, head_repository: { full_name: 'other/handbook' } }, pull],
      [run, { ...pull, state: 'closed' }],
      [run, { ...pull, base: { repo: { full_name: 'fork/handbook' } } }],
    ];
    for (const [one, other] of others) expect(isRunOf(one, other, 'owner/handbook')).toBe(false);
  });
});
