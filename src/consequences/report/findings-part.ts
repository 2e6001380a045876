import type { Diagnostic } from '../../handbook/diagnostic.ts';
import type { Consequences } from '../compare.ts';
import { code, plain } from '../markdown.ts';
import { foldedByHundreds, listed, type ReportPart } from './report-part.ts';
import { short } from './wording.ts';

/** Returns the warnings that came and went; errors are red lines. */
export function findingsPart({ findings }: Consequences): ReportPart {
  const { newWarnings, goneWarnings } = findings;
  const line = ({ file, line: number, code: name, message }: Diagnostic) =>
    `- ${code(`${file}:${number}`)} ${code(name)} ${plain(short(message.zh))} · ${plain(short(message.en))}`;
  return {
    heading: `提醒 · Warnings: ${newWarnings.length} 条新 new, ${goneWarnings.length} 条解决 gone`,
    blocks: [
      ...listed(newWarnings.map(line), 'warnings'),
      ...foldedByHundreds('解决的 · gone', goneWarnings.map(line)),
    ],
  };
}
