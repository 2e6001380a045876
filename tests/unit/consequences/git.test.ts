import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOtherContent } from '../../../src/disk/git-content.ts';
import { loadContentFiles } from '../../../src/disk/load-content.ts';
import { UsageError } from '../../../src/disk/usage-error.ts';
import { plainEnvironment } from '../../build-once.ts';
import { AS_OF, confirmed, SOUND } from '../../content.ts';

/** The history as a source of content, in a repository of its own; and the two commands of the workflows. */

const NODE = join(process.cwd(), 'node_modules', '.bin', 'node');
const EN = 'content/en/visas/r-visa.mdx';
let root = '';
let shallow = '';

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function git(folder: string, ...args: readonly string[]): string {
  const own = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...own, ...args], { cwd: folder, encoding: 'utf8', env: plainEnvironment() });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'handbook-git-'));
  write(root, { ...SOUND, ...confirmed(SOUND) });
  symlinkSync('/etc/hostname', join(root, 'content', 'link.mdx'));
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'Base');
  git(root, 'switch', '-qc', 'change');
  write(root, { [EN]: (SOUND[EN] ?? '').replace('Apply.', 'Apply in person.') });
  git(root, 'commit', '-qam', 'Change');
  // Main goes on meanwhile: that is no part of the change.
  git(root, 'switch', '-q', 'main');
  write(root, { 'content/data/terms/more.yaml': 'x: {}\n' });
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'Others');
  git(root, 'switch', '-q', 'change');
  shallow = mkdtempSync(join(tmpdir(), 'handbook-shallow-'));
  git(shallow, 'clone', '-q', '--depth', '1', '--branch', 'change', `file://${root}`, '.');
});
afterAll(() => {
  for (const folder of [root, shallow]) rmSync(folder, { recursive: true, force: true });
});

describe('content of the history', () => {
  it('is what a checkout would hold, byte by byte, problems included', async () => {
    const here = await loadContentFiles(root);
    const { files } = await loadOtherContent(root, 'HEAD');
    expect(files.map(({ path, problem }) => `${path} ${problem}`)).toEqual(
      here.map(({ path, problem }) => `${path} ${problem}`),
    );
    expect(files.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      here.map(({ bytes }) => Buffer.from(bytes).toString()),
    );
  });

  it('is read where the branch left its base', async () => {
    const { files, name } = await loadOtherContent(root, 'main');
    expect(files.map(({ path }) => path)).not.toContain('content/data/terms/more.yaml');
    expect(git(root, 'rev-parse', 'main~1').startsWith(name)).toBe(true);
  });

  it('is read in a shallow copy where the commit is there, and refused in a sentence where it isn’t', async () => {
    expect((await loadOtherContent(shallow, 'HEAD')).files.length).toBeGreaterThan(5);
    const refusal = loadOtherContent(shallow, 'HEAD^1');
    await expect(refusal).rejects.toBeInstanceOf(UsageError);
    await expect(refusal).rejects.toThrow(/shallow copy lacks most commits[\s\S]*git fetch/);
  });

  it('is never asked for with an option in the place of a name', async () => {
    await expect(loadOtherContent(root, '--output=/etc/x')).rejects.toBeInstanceOf(UsageError);
  });

  it('can be a folder', async () => {
    expect((await loadOtherContent(root, shallow)).files.map(({ path }) => path)).toContain(EN);
  });
});

function consequences(...args: readonly string[]) {
  return spawnSync(NODE, ['scripts/consequences.ts', '--root', root, ...args], {
    encoding: 'utf8',
    env: { ...plainEnvironment(), AS_OF },
  });
}

describe('npm run consequences', () => {
  it('prints the report of a branch', () => {
    const { status, stdout } = consequences('main');
    expect([status, stdout]).toEqual([0, expect.stringContaining('Apply <ins>in person</ins>.')]);
  });

  it('prints the same as data, and writes files', () => {
    const data = JSON.parse(consequences('main', '--json').stdout);
    expect(data).toMatchObject({ pages: [{ path: 'visas/r-visa', parts: [{ label: '#steps' }] }] });
    const file = join(shallow, 'report.md');
    consequences('main', '--output', file, '--comment', `${file}.short`);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(`${file}.short`, 'utf8'));
  });

  it('ends with 1 when a published id is taken out of the list, and with 2 on wrong use', () => {
    const list = join(root, 'content/published/ids.txt');
    const text = readFileSync(list, 'utf8');
    writeFileSync(list, text.replace('fact unsure 2026-11-01\n', ''));
    expect(consequences('main')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('`fact unsure 2026-11-01`'),
    });
    writeFileSync(list, text);
    for (const args of [[], ['nowhere'], ['main', 'change'], ['main', '--built-base', 'x']]) {
      const { status, stderr } = consequences(...args);
      expect([args, status, stderr.trim().split('\n').length]).toEqual([args, 2, 1]);
    }
  });
});

describe('the comment under a pull request', () => {
  type Asked = { readonly method: string; readonly url: string; readonly body: string; readonly token: string };

  /** Stands for the code host: one pull request, its files, and the comments given. */
  async function post(
    report: string,
    { number = '7\n', sha = 'aaa', comments = [] as readonly object[] } = {},
  ): Promise<{ readonly status: number | null; readonly said: string; readonly asked: readonly Asked[] }> {
    const asked: Asked[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        const url = request.url ?? '';
        asked.push({ method: request.method ?? '', url, body, token: request.headers.authorization ?? '' });
        const repo = { full_name: 'owner/handbook' };
        const answers: Readonly<Record<string, unknown>> = {
          '/repos/owner/handbook/pulls/7': {
            state: 'open',
            head: { sha, repo: { full_name: 'fork/handbook' } },
            base: { repo },
          },
          '/repos/owner/handbook/pulls/7/files': [{ filename: EN }],
          '/repos/owner/handbook/issues/7/comments': comments,
        };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answers[url.split('?')[0] ?? ''] ?? {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const folder = mkdtempSync(join(tmpdir(), 'handbook-report-'));
    const run = { event: 'pull_request', head_sha: 'aaa', head_repository: { full_name: 'fork/handbook' } };
    write(folder, { number, 'report.md': report, 'event.json': JSON.stringify({ workflow_run: run }) });
    const child = spawn(NODE, ['scripts/post-report.ts', folder], {
      env: {
        ...plainEnvironment(),
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
        GITHUB_REPOSITORY: 'owner/handbook',
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_TOKEN: 't',
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    server.close();
    rmSync(folder, { recursive: true, force: true });
    return { status, said, asked };
  }

  const written = (asked: readonly Asked[]) => asked.filter(({ method }) => method !== 'GET');

  it('is posted once, with its marker and as words', async () => {
    const { status, asked } = await post('# Report @octocat [x](https://evil.example)');
    expect(status).toBe(0);
    expect(written(asked)).toMatchObject([
      { method: 'POST', url: '/repos/owner/handbook/issues/7/comments', token: 'Bearer t' },
    ]);
    const { body } = JSON.parse(written(asked)[0]?.body ?? '{}') as { readonly body: string };
    expect(body).toMatch(/^<!-- consequences of this change -->\n# Report @\u200boctocat/);
    expect(body).not.toMatch(/\]\(|:\/\//);
  });

  it('takes the place of our last one, never of a comment that only looks like it', async () => {
    const marked = { body: '<!-- consequences of this change -->\nold' };
    const { asked } = await post('# Report', {
      comments: [
        { id: 1, ...marked, user: { login: 'stranger' } },
        { id: 2, ...marked, user: { login: 'github-actions[bot]' } },
      ],
    });
    expect(written(asked)).toMatchObject([{ method: 'PATCH', url: '/repos/owner/handbook/issues/comments/2' }]);
  });

  it('is not posted for an older commit, for no number, or when it is too large', async () => {
    const older = await post('# Report', { sha: 'bbb' });
    expect([older.status, written(older.asked)]).toEqual([0, []]);
    const wrong = await post('# Report', { number: '7; id\n' });
    expect([wrong.status, wrong.asked]).toEqual([2, []]);
    const large = await post('x'.repeat(600 * 1024));
    expect([large.status, large.asked]).toEqual([2, []]);
  });
});
