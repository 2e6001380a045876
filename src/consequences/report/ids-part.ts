import type { Consequences } from '../compare.ts';
import { code } from '../markdown.ts';
import { foldedByHundreds, listed, type ReportPart } from './report-part.ts';

/** Returns what can no longer be linked to where it was, and what can be linked to now. */
export function idsPart({ promise }: Consequences): ReportPart {
  const gone = promise.gone.map(({ kind, id, now, to, wasPublished }) => {
    const where =
      now === 'moved'
        ? `→ ${code(`/${to ?? ''}`)} 转址 redirected`
        : now === 'removed'
          ? '有撤下记录 · has a tombstone'
          : wasPublished
            ? '🔴 没有了 · lost'
            : '没有了，没有发布过 · gone, was never published';
    return `- ${code(`${kind} ${id}`)} ${where}`;
  });
  const unlisted = promise.added.filter(({ isListed }) => !isListed);
  const added = promise.added.map(({ kind, id }) => `- ${code(`${kind} ${id}`)}`);
  return {
    heading: `链接和编号 · Links and ids: ${gone.length} 处不在原处 no longer where they were, ${added.length} 个新 new`,
    blocks: [
      ...listed(gone, 'ids'),
      ...(unlisted.length > 0
        ? [
            `- ⚠️ ${unlisted.length} 个新编号还不在清单里，请运行 ${code('npm run publish-ids')} · ${unlisted.length} new id${unlisted.length === 1 ? '' : 's'} not in the list yet: run ${code('npm run publish-ids')}`,
          ]
        : []),
      ...foldedByHundreds('新编号 · new ids', added),
    ],
  };
}
