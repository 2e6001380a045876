import { code } from '../markdown.ts';
import type { ReportPart } from './report-part.ts';

/** How much the closing sentence and the lines about what was left out need. */
const CLOSING = 1500;

/**
 * Returns the report within a number of characters: every part keeps its heading and a fair share of the room, and what one
 * doesn’t need, those after it may use.
 */
export function withinLimit(head: string, parts: readonly ReportPart[], limit = Number.POSITIVE_INFINITY): string {
  const headings = parts.reduce((sum, { heading }) => sum + heading.length + 6, 0);
  let room = limit - CLOSING - head.length - headings;
  let text = `${head}\n`;
  let isCut = false;
  for (const [index, { heading, blocks }] of parts.entries()) {
    let share = room / (parts.length - index);
    // Red lines come first, and may take half of all.
    if (index === 0) share = Math.max(share, room / 2);
    const kept: string[] = [];
    for (const block of blocks) {
      // After a block that was left out nothing follows: a reader must know where a list ends.
      if (block.length + 1 > share) break;
      kept.push(block);
      share -= block.length + 1;
      room -= block.length + 1;
    }
    const left = blocks.length - kept.length;
    text += `\n## ${heading}\n\n${kept.map((block) => `${block}\n`).join('')}`;
    if (left > 0) text += `\n**… 还有 ${left} 段放不下 · ${left} more don’t fit**\n`;
    isCut ||= left > 0;
  }
  if (!isCut) return text;
  return `${text}\n完整的报告在这次检查的附件 ${code('consequences')} 里，也可以在自己的电脑上运行 ${code('npm run consequences')}。· The whole report is in the artifact ${code('consequences')} of the check; on your computer ${code('npm run consequences')} prints it.\n`;
}
