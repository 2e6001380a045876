import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainEnvironment } from '../build-once.ts';
import { checkChanged, SOUND } from '../content.ts';

const LIST = 'content/published/ids.txt';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handbook-ids-'));
  for (const [path, text] of Object.entries(SOUND)) write(path, text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function publish(): { readonly status: number | null; readonly out: string; readonly list: string } {
  const { status, stdout, stderr } = spawnSync(
    join('node_modules', '.bin', 'node'),
    ['scripts/publish-ids.ts', '--root', folder],
    { encoding: 'utf8', env: { ...plainEnvironment(), AS_OF: '2026-11-21' } },
  );
  return { status, out: stdout + stderr, list: readFileSync(join(folder, LIST), 'utf8') };
}

const listed = SOUND[LIST]?.trim().split('\n').length ?? 0;

describe('npm run publish-ids', () => {
  it('adds what is new with the day, keeps what is there, gone or not, and adds nothing twice', () => {
    const kept = `${SOUND[LIST]?.replace('fact unsure 2026-11-01\n', '')}fact long-gone 2025-01-01\n`;
    write(LIST, kept);
    const first = publish();
    expect([first.status, first.out]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^fact unsure\n1 added, ${listed + 1} in `)),
    ]);
    for (const line of kept.trim().split('\n')) expect(first.list).toContain(`${line}\n`);
    expect(first.list).toContain('fact unsure 2026-11-21\n');
    const second = publish();
    expect(second.out).toMatch(/^0 added/);
    expect(second.list).toBe(first.list);
  });

  it('touches nothing when it could not read all of the list', () => {
    write(LIST, `${SOUND[LIST]}fact pass-mark-3\n`);
    const { status, out, list } = publish();
    expect([status, out]).toEqual([2, expect.stringContaining(`${LIST}:${listed + 1}`)]);
    expect(list).toBe(`${SOUND[LIST]}fact pass-mark-3\n`);
  });
});

describe('the records that the editors’ guide shows', () => {
  const guide = readFileSync('CONTRIBUTING.md', 'utf8');
  const examples = [...guide.matchAll(/```yaml\n# (content\/data\/(?:redirects|tombstones)\/\S+)\n([\s\S]*?)```/g)];

  it('are written as the check reads them, and keep the promise', () => {
    expect(examples).toHaveLength(2);
    const fees = (locale: 'zh' | 'en') =>
      (SOUND[`content/${locale}/visas/r-visa.mdx`] ?? '').replace('{#who}', '{#amounts}');
    const { diagnostics } = checkChanged({
      'content/zh/visas/fees.mdx': fees('zh'),
      'content/en/visas/fees.mdx': fees('en'),
      'content/data/facts/new.yaml': (SOUND['content/data/facts/visas.yaml'] ?? '')
        .replace('pass-mark:', 'visa-new-fee:')
        .replace(/unsure:[\s\S]*/, ''),
      [LIST]: `${SOUND[LIST]}page visas/talent-visa 2026-11-01
section visas/talent-visa#fees 2026-11-01
fact visa-old-fee 2026-11-01
`,
      ...Object.fromEntries(examples.map(([, file = '', text = '']) => [file, text])),
    });
    expect(diagnostics.filter(({ code }) => /^(?:promise|record)\/(?!unlisted)/.test(code))).toEqual([]);
  });
});
