import type { Localized } from '../../handbook/locale.ts';
import type { ChangeState } from '../change-state.ts';
import type { Consequences } from '../compare.ts';
import { code } from '../markdown.ts';
import { listed, type ReportPart } from './report-part.ts';
import { bilingual, STATE_WORDS, title } from './wording.ts';

const OUTCOME_WORDS: Readonly<Record<string, Localized>> = {
  points: { zh: '分数', en: 'points' },
  fits: { zh: '符合', en: 'fits' },
  nearly: { zh: '只差一项', en: 'nearly' },
  depends: { zh: '取决于', en: 'depends' },
  documents: { zh: '材料', en: 'documents' },
  steps: { zh: '步骤', en: 'steps' },
  perhaps: { zh: '视情况', en: 'perhaps' },
  due: { zh: '最晚', en: 'due' },
  opens: { zh: '最早', en: 'opens' },
  warnings: { zh: '提醒', en: 'warnings' },
  refused: { zh: '行不通', en: 'refused' },
};

/** Returns the worked cases whose people are told something else, and those that are new or gone. */
export function casesPart({ cases }: Consequences): ReportPart {
  const { worked, changed, added, removed } = cases;
  if (changed.length === 0 && added.length === 0 && removed.length === 0) return { heading: '', blocks: [] };
  const lines = changed.map(({ rule, title: name, differences, refused, isExpected }) => {
    const sign = isExpected ? '✅ 算例已随之修改 the case says so' : '🔴 算例没有跟着改 the case doesn’t say so';
    const told = refused
      ? ['  - 现在的规则答不了 · the rule can’t answer any more']
      : differences.map(({ key, before, after }) => {
          const words = OUTCOME_WORDS[key];
          return `  - ${words ? bilingual(words) : key}: ${code(before)} → ${code(after)}`;
        });
    return [`- ${code(rule)} ${title(name)}: ${sign}`, ...told].join('\n');
  });
  const names = (list: typeof added, state: ChangeState) =>
    list.map(({ rule, title: name }) => `- **${bilingual(STATE_WORDS[state])}** ${code(rule)} ${title(name)}`);
  return {
    heading: `算例 · Worked cases: ${worked} 个中 ${changed.length} 个结果变了 · ${changed.length} of ${worked} outcomes change`,
    blocks: [...listed(lines, 'cases'), ...listed([...names(added, 'added'), ...names(removed, 'removed')], 'cases')],
  };
}
