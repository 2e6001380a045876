import { withoutCalls } from './markdown.ts';

/**
 * The report as a comment. The job that posts it holds a token that can write, and the report comes from a job that ran the
 * code of the pull request: whatever it says is taken for words, never for markup.
 */

/** Begins the comment, so that the next report takes its place. */
export const COMMENT_MARKER = '<!-- consequences of this change -->';

/** The code host refuses longer comments. */
const LONGEST_COMMENT = 65_536;

/** The most bytes of a report that are read at all. */
export const LARGEST_REPORT = 512 * 1024;

/** Tags that the report folds and marks with; they carry no attributes. */
const OWN_TAG = /^<\/?(?:details|summary|ins|del)>/;

/** Returns a report of unknown origin with nothing in it that links, loads, calls somebody or hides what follows. */
export function withoutMarkup(report: string): string {
  const words = report
    .replaceAll('\r\n', '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replace(/</g, (_, at: number, whole: string) => (OWN_TAG.test(whole.slice(at, at + 12)) ? '<' : '&lt;'))
    // Neither the target of a link nor its definition may follow a bracket.
    .replace(/\](?=[([:])/g, ']\u200b')
    .replace(/\[(?=[ xX]\])/g, '[\u200b')
    // Blocks of code could hold a diagram with links, or swallow the rest.
    .replace(/`{3,}|~{3,}/g, '')
    .replace(/@(?!\u200b)/g, '@\u200b');
  return withoutCalls(words);
}

/** What the trusted side knows of the change. */
export type Trusted = {
  /** The commit that was checked. */
  readonly sha: string;
  /** Files outside the content that the pull request changes. */
  readonly otherFiles: readonly string[];
};

/** Returns the comment for a report: the marker, what is known for certain, and the report as words. */
export function commentBody(report: string, { sha, otherFiles }: Trusted): string {
  const own =
    otherFiles.length === 0
      ? ''
      : `> ⚠️ 这次修改不只动了内容（另有 ${otherFiles.length} 份文件），下面的报告由它自己的程序写成，请自行核对。\n> This change touches more than the content (${otherFiles.length} other file${otherFiles.length === 1 ? '' : 's'}). Its own code wrote the report below: don’t rely on it.\n\n`;
  const head = `${COMMENT_MARKER}\n${own}`;
  const tail = `\n\n${sha.slice(0, 10)}\n`;
  const cut =
    '\n\n**…** 报告太长，完整的在检查的附件里。· The report is too long; the artifact of the check has all of it.';
  const text = withoutMarkup(report).trim();
  const room = LONGEST_COMMENT - head.length - tail.length;
  const shown =
    text.length <= room ? text : `${text.slice(0, room - cut.length).replace(/[\uD800-\uDBFF]$/, '')}${cut}`;
  return `${head}${shown}${tail}`;
}

/** Returns the number of a pull request that a file holds; undefined when it holds anything else. */
export function readNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}\n?$/.test(text) ? Number(text) : undefined;
}

/** What the event says of the run that wrote the report. */
export type ReportRun = {
  readonly event: string;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string } | null;
};

/** A pull request as the code host describes it. */
export type PullRequest = {
  readonly state: string;
  readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly repo: { readonly full_name: string } };
};

/** Tells whether a run was of the newest commit of this pull request: only then its report may stand under it. */
export function isRunOf(run: ReportRun, pull: PullRequest, repository: string): boolean {
  return (
    run.event === 'pull_request' &&
    pull.state === 'open' &&
    pull.base.repo.full_name === repository &&
    pull.head.sha === run.head_sha &&
    pull.head.repo !== null &&
    pull.head.repo.full_name === run.head_repository?.full_name
  );
}
