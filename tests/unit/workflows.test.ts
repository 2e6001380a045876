import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** What the code host runs, asks and assigns: pinned, with the least permissions, and nothing of a stranger near a token that writes. */

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> };
type Job = {
  readonly permissions?: unknown;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

const FOLDER = '.github/workflows';
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yml'));
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');
const workflow = (file: string): Workflow => parse(read(file));
const stepsOf = (file: string) => Object.values(workflow(file).jobs).flatMap(({ steps }) => steps);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

it('there are a check, a report and a publication', () => {
  expect([...files].sort()).toEqual(['check.yml', 'publish.yml', 'report.yml']);
});

describe.each(files)('%s', (file) => {
  const text = read(file);
  const { on, permissions, concurrency, jobs } = workflow(file);
  const steps = stepsOf(file);

  it('pins each action to a commit, and says which version that is', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action ?? '');
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('uses one commit of each action in all workflows', () => {
    const pins = new Map<string, Set<string>>();
    for (const [, name = '', pin = ''] of files.flatMap((one) => [...read(one).matchAll(/uses: (\S+)@(.*)$/gm)])) {
      pins.set(name, (pins.get(name) ?? new Set()).add(pin));
    }
    for (const [name, found] of pins) expect([name, found.size]).toEqual([name, 1]);
  });

  it('gives no permission but those a job names', () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) {
      expect([name, typeof job.permissions]).toEqual([name, 'object']);
      expect([name, JSON.stringify(job.permissions)]).not.toEqual([name, expect.stringContaining('write-all')]);
    }
  });

  it('ends, and doesn’t run twice at a time for the same thing', () => {
    expect(concurrency).toMatchObject({ group: expect.any(String) });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('puts no text of an event into a shell, and leaves no credentials behind', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false });
      expect(step.with).not.toHaveProperty('ref');
      expect(step.with).not.toHaveProperty('repository');
    }
  });

  it('runs commands that exist', () => {
    for (const { run = '' } of steps) {
      for (const [, name = ''] of run.matchAll(/npm run (?:-s )?([a-z-]+)/g)) expect(scripts).toHaveProperty([name]);
      for (const [, script = ''] of run.matchAll(/\bnode (scripts\/\S+)/g))
        expect([script, existsSync(script)]).toEqual([script, true]);
    }
    expect(text).not.toMatch(/\bnpm ci\b|https?:\/\/(?!host\b)/);
  });
});

describe('the check of a pull request', () => {
  const text = read('check.yml');

  it('can read only, and knows no secret', () => {
    expect(Object.keys(workflow('check.yml').on)).toEqual(['pull_request']);
    for (const { permissions } of Object.values(workflow('check.yml').jobs)) {
      expect(permissions).toEqual({ contents: 'read' });
    }
    expect(text).not.toMatch(/secrets|github\.token|GITHUB_TOKEN/);
  });

  it('checks with annotations, builds, tests, reports, and keeps a preview', () => {
    const runs = stepsOf('check.yml').flatMap(({ run }) => run ?? []);
    for (const command of [
      'npm run -s check -- --github',
      'npm run build',
      'npm test',
      'npm run -s consequences -- HEAD^1',
    ]) {
      expect([command, runs.some((run) => run.includes(command))]).toEqual([command, true]);
    }
    const kept = stepsOf('check.yml').flatMap((step) =>
      step.uses?.includes('upload-artifact') ? [step.with?.['name']] : [],
    );
    expect(kept).toEqual(['consequences', 'preview']);
  });
});

describe('the report', () => {
  it('installs and runs nothing but our own script, which imports no package', () => {
    expect(workflow('report.yml').on).toEqual({ workflow_run: { workflows: ['Check'], types: ['completed'] } });
    expect(stepsOf('report.yml').flatMap(({ run }) => run ?? [])).toEqual([
      'node scripts/post-report.ts "$RUNNER_TEMP/report"',
    ]);
    expect(Object.values(workflow('report.yml').jobs).map(({ permissions }) => permissions)).toEqual([
      { actions: 'read', contents: 'read', 'pull-requests': 'write' },
    ]);
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const imports = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)'/gm)];
      for (const [, target = ''] of imports) {
        if (!target.startsWith('.')) expect([file, target]).toEqual([file, expect.stringMatching(/^node:/)]);
        else visit(new URL(target, `file:///${file}`).pathname.slice(1));
      }
    };
    visit('scripts/post-report.ts');
    expect([...seen]).toContain('src/consequences/comment.ts');
  });

  it('speaks of the artifact that the check leaves', () => {
    expect(workflow('check.yml')).toMatchObject({ name: 'Check' });
    const names = (file: string) =>
      stepsOf(file).flatMap((step) => (/(?:up|down)load-artifact@/.test(step.uses ?? '') ? [step.with?.['name']] : []));
    expect(names('check.yml')).toContain(names('report.yml')[0]);
  });
});

describe('the publication', () => {
  it('writes nothing to the repository; only the job that deploys may publish', () => {
    const { build, deploy } = workflow('publish.yml').jobs;
    expect(build?.permissions).toEqual({ contents: 'read' });
    expect(deploy?.permissions).toEqual({ 'id-token': 'write', pages: 'write' });
    expect(deploy?.steps.some(({ run }) => run !== undefined)).toBe(false);
    expect(workflow('publish.yml').on).toMatchObject({ push: { branches: ['main'] } });
    expect(read('publish.yml')).not.toContain('secrets.');
  });
});

describe('the form for a mistake on a page', () => {
  type Field = {
    readonly type: string;
    readonly id?: string;
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly validations?: { readonly required?: boolean };
  };
  const form: { readonly name: string; readonly description: string; readonly body: readonly Field[] } = parse(
    readFileSync('.github/ISSUE_TEMPLATE/wrong-on-a-page.yml', 'utf8'),
  );

  it('has the shape that the code host takes', () => {
    expect(Object.keys(form).every((key) => ['name', 'description', 'title', 'labels', 'body'].includes(key))).toBe(
      true,
    );
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(ids).toEqual(['page', 'wrong', 'source', 'language']);
    for (const { type, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown']).toContain(type);
      expect(attributes[type === 'markdown' ? 'value' : 'label']).toEqual(
        expect.stringMatching(/\p{Script=Han}[\s\S]*[a-z]{3}/u),
      );
      if (type === 'dropdown') {
        const options = attributes['options'] as readonly unknown[];
        expect(options.every((option) => typeof option === 'string')).toBe(true);
        expect(new Set(options).size).toBe(options.length);
      }
    }
    expect(form.body.filter(({ validations }) => validations?.required).map(({ id }) => id)).toEqual([
      'page',
      'wrong',
      'language',
    ]);
  });

  it('leaves other matters a way', () => {
    expect(parse(readFileSync('.github/ISSUE_TEMPLATE/config.yml', 'utf8'))).toEqual({ blank_issues_enabled: true });
  });
});

describe('who reviews what', () => {
  const lines = readFileSync('.github/CODEOWNERS', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('names folders that exist, or will when something moves, and marks its owners as placeholders', () => {
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const [pattern = '', ...owners] = line.split(/\s+/);
      const folder = pattern.replace(/^\/|\/$/g, '');
      const isLater = /^content\/data\/(?:redirects|tombstones)$/.test(folder);
      expect([line, pattern === '*' || isLater || existsSync(folder)]).toEqual([line, true]);
      expect(owners).toEqual([expect.stringMatching(/^@[\w-]+\/[a-z-]+$/)]);
    }
  });
});

it('the template of a pull request is in both languages', () => {
  const boxes = readFileSync('.github/PULL_REQUEST_TEMPLATE.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- [ ] '));
  expect(boxes.length).toBeGreaterThanOrEqual(4);
  for (const box of boxes) expect(box).toMatch(/\p{Script=Han}.* · [A-Z]/u);
});
