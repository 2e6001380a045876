import type { Localized } from '../../handbook/locale.ts';
import type { Consequences } from '../compare.ts';
import type { RecordChange } from '../compare-records.ts';
import { code } from '../markdown.ts';
import { listed, type ReportPart } from './report-part.ts';
import { arrowed, bilingual, STATE_WORDS, title } from './wording.ts';

const KIND_WORDS: Readonly<Record<RecordChange['kind'], Localized>> = {
  sources: { zh: '来源', en: 'source' },
  facts: { zh: '事实', en: 'fact' },
  doubts: { zh: '存疑', en: 'doubt' },
  terms: { zh: '术语', en: 'term' },
  documents: { zh: '材料', en: 'document' },
  places: { zh: '地点', en: 'place' },
  rules: { zh: '规则', en: 'rule' },
  qualifications: { zh: '资格', en: 'qualification' },
  images: { zh: '图片', en: 'image' },
  chapters: { zh: '章', en: 'chapter' },
  redirects: { zh: '转址', en: 'redirect' },
  tombstones: { zh: '撤下', en: 'tombstone' },
};

/** Returns the records of other kinds that are new, gone or changed, doubts that came or went first. */
export function recordsPart({ records }: Consequences): ReportPart {
  const cameOrWent = ({ kind, state }: RecordChange) => kind === 'doubts' && state !== 'changed';
  const sorted = [...records.filter(cameOrWent), ...records.filter((one) => !cameOrWent(one))];
  return {
    heading: `其他记录 · Other records (${records.length})`,
    blocks: listed(sorted.map(recordBlock), 'records'),
  };
}

/** How many values of a record are shown. */
const MOST_FIELDS = 12;

function recordBlock({ kind, id, state, title: name, fields }: RecordChange): string {
  const sign = kind === 'doubts' && state === 'removed' ? '了结 closed' : bilingual(STATE_WORDS[state]);
  const lines = fields.map(({ path, before, after }) => {
    return `  - ${code(path)}: ${arrowed(before, after, /(?:^|[.[])zh\b/.test(path) ? 'zh' : 'en')}`;
  });
  const left = lines.length - MOST_FIELDS;
  return [
    `- **${bilingual(KIND_WORDS[kind])}, ${sign}** ${code(id)} ${title(name)}`,
    ...lines.slice(0, MOST_FIELDS),
    ...(left > 0 ? [`  - … 另有 ${left} 处 · ${left} more`] : []),
  ].join('\n');
}
