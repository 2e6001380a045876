import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { writeEditorSchemas } from '../../src/disk/write-editor-schemas.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { LanguageClient } from './language-client.ts';

/** What an editor shows while one types, asked of the language servers that the recommended extensions run; both come with `@astrojs/check`. */

const root = process.cwd();

/** The settings of `.vscode/settings.json` with the given first word, as an editor hands them to a server. */
function settingsOf(section: string): Record<string, unknown> {
  const all: Record<string, unknown> = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
  const settings: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(all)) {
    const [first = '', second, third] = key.split('.');
    if (first !== section || second === undefined) continue;
    settings[second] =
      third === undefined ? (value as Record<string, unknown>) : { ...settings[second], [third]: value };
  }
  return settings;
}

beforeAll(async () => {
  await writeEditorSchemas(root, readContent(await loadContentFiles(root)));
});

const FACT = `some-fact:
  title: { zh: 事实, en: a fact }
  value: { type: points, amount: 70 }
  sentence:
    zh: 是{value}。
    en: It is {value}.
  sources:
    - { source: exit-entry-law-2012 }
  grade: A
  checked: 2026-11-21
  checkAgain: 2027-05-21
`;

describe('an editor with the YAML extension', () => {
  let client: LanguageClient;
  let count = 0;

  /** Each text has a file of its own, so that nothing said about an earlier one is heard. */
  const edit = (text: string, kind = 'facts') =>
    client.edit(join(root, `content/data/${kind}/being-typed-${++count}.yaml`), 'yaml', text);

  beforeAll(async () => {
    client = new LanguageClient(
      process.execPath,
      [join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
      { yaml: settingsOf('yaml') },
    );
    await client.open(root);
    // The server asks for its settings by and by; once it finds fault it has read them.
    await client.findings(edit('some-fact: {}\n'), (found) => found.length > 0);
  });
  afterAll(() => client.close());

  const typing = (before: string, after = '\n') => {
    const uri = edit(before + after);
    const lines = before.split('\n');
    return client.complete(uri, lines.length - 1, lines.at(-1)?.length ?? 0);
  };
  const labels = async (before: string, after = '\n') => (await typing(before, after)).map(({ label }) => label);

  it('says nothing about a sound fact, and names the line of a wrong key', async () => {
    const sound = edit(FACT);
    expect(await client.findings(sound, () => true)).toEqual([]);
    const wrong = edit(FACT.replace('  checkAgain:', '  chekAgain:'));
    const found = await client.findings(wrong, (list) => list.length > 1);
    const keyLine = FACT.split('\n').findIndex((line) => line.startsWith('  checkAgain'));
    expect(found).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('chekAgain'),
        range: expect.objectContaining({ start: expect.objectContaining({ line: keyLine }) }),
      }),
    );
    expect(found).toContainEqual(expect.objectContaining({ message: expect.stringContaining('"checkAgain"') }));
  });

  it('marks a grade that does not exist', async () => {
    const uri = edit(FACT.replace('grade: A', 'grade: D'));
    const [found] = await client.findings(uri, (list) => list.length > 0);
    expect(found?.range.start.line).toBe(8);
  });

  it('offers the keys of a fact, and says in both languages what they are', async () => {
    const offered = await typing('some-fact:\n  title: { zh: 事实, en: a fact }\n  ');
    expect(offered.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['value', 'sentence', 'sources', 'grade', 'checked', 'checkAgain', 'from', 'until']),
    );
    expect(JSON.stringify(offered.find(({ label }) => label === 'checkAgain'))).toContain(
      '再次核对的日期 · the day to check it again',
    );
  });

  it('offers the grades', async () => {
    expect(await labels('some-fact:\n  grade: ')).toEqual(expect.arrayContaining(['A', 'B', 'C']));
  });

  it('offers the types of value and the units', async () => {
    expect(await labels('some-fact:\n  value:\n    type: ')).toEqual(
      expect.arrayContaining(['money', 'duration', 'statement']),
    );
    expect(await labels('some-fact:\n  value:\n    type: duration\n    unit: ')).toEqual(
      expect.arrayContaining(['working-day', 'month']),
    );
  });

  it('offers the ids of sources, with what they are', async () => {
    const offered = await typing('some-fact:\n  sources:\n    - source: ');
    const known = offered.find(({ label }) => label === 'bj-portal-two-zones-2026');
    expect(JSON.stringify(known)).toContain('“两区”外籍创新创业人才');
    expect(await labels('some-fact:\n  sources:\n    - { source: b', ' }\n')).toContain('bj-portal-two-zones-2026');
  });

  it('offers the ids of facts to a doubt', async () => {
    const uri = edit('some-doubt:\n  facts:\n    - \n', 'doubts');
    expect((await client.complete(uri, 2, 6)).map(({ label }) => label)).toContain('pr-fee-card');
  });
});

describe('an editor with the Astro extension', () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = new LanguageClient(
      process.execPath,
      [join(root, 'node_modules/@astrojs/language-server/bin/nodeServer.js'), '--stdio'],
      { astro: settingsOf('astro') },
    );
    await client.open(root, {
      typescript: { tsdk: join(root, 'node_modules/typescript/lib') },
      contentIntellisense: settingsOf('astro')['content-intellisense'],
    });
  });
  afterAll(() => client.close());

  it('offers the keys of the head of a page', async () => {
    const file = join(root, 'content/en/visas/r-visa.mdx');
    const uri = client.edit(file, 'mdx', '---\ntitle: The talent visa\n\n---\n\nText.\n');
    const labels = (await client.complete(uri, 2, 0)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['summary', 'order', 'keywords', 'related', 'changes']));
  });
});
