import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { makeNew } from '../../src/disk/make-new.ts';
import { NEW_KINDS } from '../../src/editing/new-kinds.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { AS_OF, checkChanged, SOUND } from '../content.ts';

/** The recipes of the editors’ guide do what they say: their commands are run and their examples are checked. */

const guide = readFileSync('CONTRIBUTING.md', 'utf8');

/** Returns the blocks of a language under a heading of the guide. */
function blocks(heading: string, language: string): readonly string[] {
  const from = guide.indexOf(`\n## ${heading}`);
  if (from < 0) throw new Error(`The guide has no "${heading}".`);
  // A page inside a block has headings of its own; those of the guide are in both languages.
  const end = guide.slice(from + 4).search(/\n## [^\n]* · /);
  const section = guide.slice(from, end < 0 ? undefined : from + 4 + end);
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text ?? '',
  );
}

const errorsOf = (changes: Readonly<Record<string, string>>) =>
  checkChanged(changes).diagnostics.filter(({ severity }) => severity === 'error');

const allCommands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, text]) =>
  (text ?? '').trim().split('\n'),
);

/** Splits a command line as a shell does, as far as the guide uses one. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('the commands', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

  it('exist', () => {
    const used = [...guide.matchAll(/npm run (?:-s )?([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(used.length).toBeGreaterThan(10);
    expect([...new Set(used)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('that ask questions are of kinds that exist', () => {
    const kinds = allCommands.flatMap((line) => /^npm run new (\w+)$/.exec(line)?.[1] ?? []);
    expect(kinds.sort()).toEqual(Object.keys(NEW_KINDS).sort());
  });
});

describe('the commands that make something', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'handbook-recipes-'));
    for (const [path, text] of Object.entries(SOUND)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('work one after the other, and leave no error', async () => {
    const commands = allCommands.filter((line) => line.startsWith('npm run new -- '));
    expect(commands).toHaveLength(5);
    for (const command of commands) {
      let said = '';
      const print = (text: string): void => {
        said += text;
      };
      const status = await makeNew(wordsOf(command).slice(4), { root, asOf: AS_OF, print });
      expect([command, status, said]).toEqual([command, 0, expect.stringContaining('0 errors')]);
      if (command.includes(' page ')) expect(said.split('page/to-write')).toHaveLength(13);
    }
    const { diagnostics } = runChecks(readContent(await loadContentFiles(root)), { asOf: AS_OF });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the examples', () => {
  const law = SOUND['content/data/sources/law.yaml'] ?? '';
  const notices = {
    'content/data/sources/example.yaml': ['example-notice-2024', 'example-notice-2026']
      .map((id) => law.replace(/^law:/, `${id}:`))
      .join(''),
  };

  it('of a figure are sound before and after, and keep the old value', () => {
    const [before = '', after = ''] = blocks('改一个数字', 'yaml');
    for (const text of [before, after]) {
      expect(errorsOf({ ...notices, 'content/data/facts/example.yaml': text })).toEqual([]);
    }
    const { handbook } = checkChanged({ ...notices, 'content/data/facts/example.yaml': after });
    const fact = handbook.records.facts.get('example-fee');
    expect(fact?.value).toMatchObject({ amount: 120 });
    expect(fact?.earlier?.[0]).toMatchObject({ value: { amount: 100 }, from: '2024-03-01', until: '2026-10-31' });
  });

  it('of a sentence are sound in both languages', () => {
    const [, zh = '', en = ''] = blocks('改一句话', 'mdx');
    const page = (path: string, changes: string) => {
      const [head = '', text = ''] = changes.split('---\n');
      return (SOUND[path] ?? '').replace(/changes:\n[^\n]*\n/, head).replace(/\n(?:去办。|Apply\.)\n/, text);
    };
    const files = Object.fromEntries(
      [zh, en].map((text, index) => {
        const path = `content/${index === 0 ? 'zh' : 'en'}/visas/r-visa.mdx`;
        return [path, page(path, text)];
      }),
    );
    expect(files['content/en/visas/r-visa.mdx']).toContain('You or your employer apply at the counter.');
    expect(files['content/zh/visas/r-visa.mdx']).toContain('写明也可以由单位代办');
    expect(errorsOf(files)).toEqual([]);
  });

  it('of a page are sound as a pair', () => {
    const [zh = '', en = ''] = blocks('加一页', 'mdx');
    const link = (text: string) => text.replaceAll('/permanent-residence/family/', '/visas/r-visa/');
    const files = { 'content/zh/visas/press-visa.mdx': link(zh), 'content/en/visas/press-visa.mdx': link(en) };
    expect(errorsOf(files)).toEqual([]);
    expect(checkChanged(files).handbook.pages.has('visas/press-visa')).toBe(true);
  });
});

describe('the guide', () => {
  it('leads to its own recipes', () => {
    const slugs = [...guide.matchAll(/^## (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
    const targets = [...guide.matchAll(/\]\(#([^)]*)\)/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThan(7);
    expect(targets.filter((target) => !slugs.includes(target))).toEqual([]);
  });
});
