import type { Consequences } from './compare.ts';
import { code } from './markdown.ts';
import { casesPart } from './report/cases-part.ts';
import { factsPart } from './report/facts-part.ts';
import { findingsPart } from './report/findings-part.ts';
import { idsPart } from './report/ids-part.ts';
import { pagesPart } from './report/pages-part.ts';
import { recordsPart } from './report/records-part.ts';
import { redLinesPart } from './report/red-lines-part.ts';
import type { ReportPart } from './report/report-part.ts';
import { twinsPart } from './report/twins-part.ts';
import { weightsPart } from './report/weights-part.ts';
import { withinLimit } from './report/within-limit.ts';

/** The consequences of a change as one Markdown report: each line in both languages, what is urgent first. */

/** The parts in the order in which they are read. */
const PARTS: readonly ((consequences: Consequences) => ReportPart)[] = [
  redLinesPart,
  factsPart,
  casesPart,
  pagesPart,
  twinsPart,
  recordsPart,
  idsPart,
  findingsPart,
  weightsPart,
];

/** What the report says of itself, and how long it may be. */
export type ReportOptions = {
  /** What the change was compared with, for people. */
  readonly base: string;
  /** The most characters; a comment on a code host takes 65,536. */
  readonly limit?: number;
};

/** Returns the report. What doesn't fit within the limit is left out from the end, and the last line says so. */
export function formatConsequences(consequences: Consequences, { base, limit }: ReportOptions): string {
  const title = '# 这次修改的后果 · What this change brings about\n';
  const compared = `与 ${code(base)} 相比 · compared with ${code(base)}`;
  const parts = PARTS.map((part) => part(consequences)).filter(({ blocks }) => blocks.length > 0);
  if (parts.length === 0) {
    return `${title}\n${compared}\n\n内容没有变化，没有后果。· The content is the same: no consequences.\n`;
  }
  const summary = consequences.redLines.length === 0 ? '没有红线。· No red lines.' : '';
  return withinLimit([title, compared, ...(summary ? ['', summary] : [])].join('\n'), parts, limit);
}
