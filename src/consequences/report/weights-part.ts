import { localizedPath } from '../../handbook/urls.ts';
import type { Consequences } from '../compare.ts';
import { code } from '../markdown.ts';
import { listed, type ReportPart } from './report-part.ts';

/** Less than this comes of other names of files and of luck in compressing. */
const LEAST_WEIGHT = 512;

/** Returns the pages that became differing or lighter on a first visit. */
export function weightsPart({ weight }: Consequences): ReportPart {
  const differing = (weight ?? []).filter(
    ({ before, after }) => before === undefined || after === undefined || Math.abs(after - before) > LEAST_WEIGHT,
  );
  const size = (bytes: number | undefined) => (bytes === undefined ? '–' : `${(bytes / 1024).toFixed(1)} KB`);
  return {
    heading: `打开一页要传输的内容 · Weight of a first visit (${differing.length})`,
    blocks: listed(
      differing.map(
        ({ path, locale, before, after }) =>
          `- ${code(`/${localizedPath(locale, path)}`)} ${size(before)} → ${size(after)}`,
      ),
      'pages',
    ),
  };
}
