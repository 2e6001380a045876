import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainEnvironment } from '../build-once.ts';

/** The commands as an editor meets them, in a copy of the project that may be broken. */

const NODE = join(process.cwd(), 'node_modules', '.bin', 'node');
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'handbook-copy-'));
  for (const part of ['content', 'public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(process.cwd(), part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const PAGE = 'content/zh/permanent-residence/the-card.mdx';

function run(script: string, ...args: readonly string[]) {
  return spawnSync(NODE, [`scripts/${script}.ts`, ...args], { cwd: copy, encoding: 'utf8', env: plainEnvironment() });
}

function withBrokenPage<T>(act: () => T): T {
  const file = join(copy, PAGE);
  const sound = readFileSync(file, 'utf8');
  writeFileSync(file, `${sound}\n办理要5个工作日。\n`);
  try {
    return act();
  } finally {
    writeFileSync(file, sound);
  }
}

describe('check', () => {
  it('ends with 0 on sound content and says how much it read', () => {
    const { status, stdout } = run('check');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/\d+ pages, \d+ facts[\s\S]*0 errors/)]);
  });

  it('ends with 1 on an editor’s mistake and points at it in both languages', () => {
    const { status, stdout } = withBrokenPage(() => run('check'));
    expect(status).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`${PAGE}:\\d+:4  error  prose/bare-figure\\n  zh  .*5个工作日.*\\n  en  .*5个工作日`),
    );
  });

  it('prints the same as data and as annotations', () => {
    const [json, github] = withBrokenPage(() => [run('check', '--json'), run('check', '--github')] as const);
    expect(JSON.parse(json.stdout)).toMatchObject({
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'prose/bare-figure', file: PAGE })]),
    });
    expect(github.stdout).toContain(`::error file=${PAGE},line=`);
  });

  it('ends with 2 on wrong use, in one sentence', () => {
    const { status, stderr } = run('check', '--jsn');
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('build', () => {
  it('leaves an earlier site as it was when the content has errors', () => {
    const dist = join(copy, 'dist');
    mkdirSync(dist, { recursive: true });
    writeFileSync(join(dist, 'index.html'), 'earlier');
    const { status, stdout } = withBrokenPage(() => run('build'));
    expect(status).toBe(1);
    expect(stdout).toContain('prose/bare-figure');
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe('earlier');
    expect(existsSync(join(copy, '.build'))).toBe(false);
  });

  it('refuses a day that does not exist', () => {
    const { status, stderr } = spawnSync(NODE, ['scripts/build.ts'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...plainEnvironment(), AS_OF: '2026-02-30' },
    });
    expect([status, stderr.trim()]).toEqual([2, 'AS_OF is "2026-02-30"; write a date such as 2026-11-21.']);
  });
});

describe('what a machine may lack', () => {
  it('a folder that can be written: build says so in one sentence', () => {
    const { status, stderr } = run('build', '--output', join(copy, 'package.json', 'below'));
    expect(status).toBe(2);
    expect(stderr.trim()).toMatch(/^\S.*no folder\.$/);
  });

  it('a browser: test says what to install before it does anything', () => {
    const { status, stderr, stdout } = spawnSync(NODE, ['scripts/test.ts'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...plainEnvironment(), CHROMIUM: '/no/such/browser' },
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim()).toBe('CHROMIUM names /no/such/browser, which doesn’t exist.');
  });
});

describe('start', () => {
  it('says what to do when the port is in use', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    mkdirSync(join(copy, 'dist'), { recursive: true });
    const child = spawn(NODE, ['scripts/start.ts', '--no-build', '--port', String(port)], { cwd: copy });
    let message = '';
    child.stderr.on('data', (chunk) => {
      message += chunk;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    holder.close();
    expect([status, message.trim()]).toEqual([
      2,
      `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`,
    ]);
  });
});

describe('confirm', () => {
  const CARD = 'permanent-residence/the-card';

  it('ends with 2 on a page or section that isn’t there, and names the one that was meant', () => {
    const page = run('confirm', 'permanent-residence/the-cart');
    expect([page.status, page.stderr]).toEqual([2, expect.stringContaining(`"${CARD}"`)]);
    const section = run('confirm', CARD, 'stepps');
    expect([section.status, section.stderr]).toEqual([2, expect.stringContaining('"steps"')]);
    expect(run('confirm').status).toBe(2);
  });

  it('ends with 1 and writes nothing while the page has errors', () => {
    const ledger = join(copy, `content/ledger/${CARD}.yaml`);
    const before = readFileSync(ledger, 'utf8');
    const { status, stdout } = withBrokenPage(() => run('confirm', CARD));
    expect([status, stdout]).toEqual([1, expect.stringContaining('prose/bare-figure')]);
    expect(readFileSync(ledger, 'utf8')).toBe(before);
  });

  it('settles the section it is given, after which the check is silent', () => {
    const file = join(copy, PAGE);
    const ledger = join(copy, `content/ledger/${CARD}.yaml`);
    const [sound, known] = [readFileSync(file, 'utf8'), readFileSync(ledger, 'utf8')];
    writeFileSync(file, sound.replace(/(\{#steps\}\n)/, '$1\n先看清自己的情况。\n'));
    try {
      expect(run('check').stdout).toMatch(
        /content\/en\/permanent-residence\/the-card\.mdx:\d+:1 {2}warning {2}twin\/behind/,
      );
      const { status, stdout } = run('confirm', `/${CARD}/`, 'steps');
      expect([status, stdout]).toEqual([0, expect.stringContaining('#steps')]);
      expect(run('check').stdout).not.toContain('twin/');
    } finally {
      writeFileSync(file, sound);
      writeFileSync(ledger, known);
    }
  });
});

describe('status', () => {
  it('prints what needs care in both languages, and the same as data', () => {
    const text = run('status');
    expect([text.status, text.stdout]).toEqual([
      0,
      expect.stringMatching(/^事实：[\s\S]*^Facts: [\s\S]*\d\.\d\d s\n$/m),
    ]);
    const { facts, sections } = JSON.parse(run('status', '--json').stdout);
    expect(facts.total).toBeGreaterThan(1000);
    expect(sections.open).toEqual([]);
  });

  it('still prints what it can while the content has errors', () => {
    expect(withBrokenPage(() => run('status')).status).toBe(0);
  });
});
