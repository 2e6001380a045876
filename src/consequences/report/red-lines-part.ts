import type { Localized } from '../../handbook/locale.ts';
import type { Consequences } from '../compare.ts';
import { code, plain } from '../markdown.ts';
import type { RedLine } from '../red-lines.ts';
import { listed, type ReportPart } from './report-part.ts';
import { bilingual } from './wording.ts';

const RED_WORDS: Readonly<Record<RedLine['kind'], Localized>> = {
  'promise-line': { zh: '已发布清单', en: 'published ids' },
  'promise-broken': { zh: '链接承诺', en: 'link promise' },
  error: { zh: '错误', en: 'error' },
  'value-unproved': { zh: '没有新证据', en: 'no new proof' },
  'old-value-lost': { zh: '旧值没有保留', en: 'old value not kept' },
  'grade-raised': { zh: '提高等级', en: 'grade raised' },
  'case-changed': { zh: '算例', en: 'worked case' },
  'law-changed': { zh: '条例原文', en: 'words of the law' },
};

/** Returns what nobody may overlook. */
export function redLinesPart({ redLines }: Consequences): ReportPart {
  const lines = redLines.map(({ kind, subject, what }) => {
    return `- 🔴 **${bilingual(RED_WORDS[kind])}** ${code(subject)} ${plain(what.zh)} · ${plain(what.en)}`;
  });
  return {
    heading: `红线 · Red lines (${redLines.length})`,
    blocks: listed(lines, 'red lines'),
  };
}
