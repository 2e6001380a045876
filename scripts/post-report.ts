import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  COMMENT_MARKER,
  commentBody,
  isRunOf,
  LARGEST_REPORT,
  type PullRequest,
  type ReportRun,
  readNumber,
} from '../src/consequences/comment.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { runCommand } from './run-command.ts';

/**
 * Posts the report of a checked pull request as one comment, or puts it in the place of the last one. Runs in
 * `.github/workflows/report.yml` with a token that can write: it imports no package, and takes all it reads for words.
 */
await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new UsageError('Give the folder that holds report.md and number.');
  const run = (JSON.parse(await readFile(setting('GITHUB_EVENT_PATH'), 'utf8')) as { workflow_run: ReportRun })
    .workflow_run;
  const repository = setting('GITHUB_REPOSITORY');

  const number = readNumber(await readSmall(join(folder, 'number'), 16));
  if (number === undefined) throw new UsageError('The artifact holds no number of a pull request.');
  const report = await readSmall(join(folder, 'report.md'), LARGEST_REPORT);

  const pull = (await ask('GET', `pulls/${number}`)) as PullRequest;
  if (!isRunOf(run, pull, repository)) {
    console.log(`The report isn't of the newest commit of #${number}; nothing is posted.`);
    return 0;
  }
  const files = (await askAll(`pulls/${number}/files`)) as readonly { readonly filename: string }[];
  const otherFiles = files.map(({ filename }) => filename).filter((name) => !name.startsWith('content/'));
  const body = commentBody(report, { sha: run.head_sha, otherFiles });

  const comments = (await askAll(`issues/${number}/comments`)) as readonly Comment[];
  const last = comments.find(
    ({ body: text, user }) => user?.login === 'github-actions[bot]' && text.startsWith(COMMENT_MARKER),
  );
  if (last) await ask('PATCH', `issues/comments/${last.id}`, { body });
  else await ask('POST', `issues/${number}/comments`, { body });
  console.log(`${last ? 'Updated' : 'Posted'} the report under #${number}.`);
  return 0;

  async function ask(method: string, path: string, data?: object): Promise<unknown> {
    const response = await fetch(`${setting('GITHUB_API_URL')}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${setting('GITHUB_TOKEN')}`,
        'content-type': 'application/json',
      },
      ...(data ? { body: JSON.stringify(data) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}.`);
    return response.json();
  }

  /** A pull request has at most 3,000 files; who writes more comments hides none of ours by it. */
  async function askAll(path: string): Promise<readonly unknown[]> {
    const all: unknown[] = [];
    for (let page = 1; page <= 30; page++) {
      const part = (await ask('GET', `${path}?per_page=100&page=${page}`)) as readonly unknown[];
      all.push(...part);
      if (part.length < 100) break;
    }
    return all;
  }
});

type Comment = { readonly id: number; readonly body: string; readonly user: { readonly login: string } | null };

function setting(name: string): string {
  const text = process.env[name];
  if (text === undefined || text === '') throw new UsageError(`${name} isn't set; this runs in a workflow only.`);
  return text;
}

async function readSmall(file: string, most: number): Promise<string> {
  const { size } = await stat(file);
  if (size > most) throw new UsageError(`${file} has ${size} bytes; ${most} is the most.`);
  return readFile(file, 'utf8');
}
