import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { factsUsed } from '../handbook/link.ts';
import type { PageText } from '../handbook/page.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** An unconfirmed fact is printed only with its doubt beside it; a doubt says whom to ask. */
export const doubtfulFacts: Check = (handbook) => [
  ...[...handbook.records.facts.values()].flatMap((fact) => {
    if (fact.grade !== 'C' || (handbook.doubtsOfFact.get(fact.id) ?? []).length > 0) return [];
    return [
      diagnoseRecord(fact.origin, ['grade'], 'fact/unconfirmed-without-doubt', {
        zh: '未经证实（C 级）的事实必须有一条存疑记录说明它（doubts 的 facts 里写上本编号）。',
        en: 'An unconfirmed fact (grade C) needs a doubt record that names it in its facts.',
      }),
    ];
  }),
  ...[...handbook.records.doubts.values()].flatMap((doubt) => {
    if (doubt.kind === 'conflict' || doubt.ask) return [];
    return [
      diagnoseRecord(doubt.origin, ['kind'], 'doubt/nobody-to-ask', {
        zh: '“未查到”和“未证实”的存疑要写明问谁、怎么问（ask）。',
        en: 'A doubt of this kind must say whom to ask and how (ask).',
      }),
    ];
  }),
  ...handbook.texts.flatMap((text) => inText(handbook, text)),
];

function inText(handbook: Handbook, text: PageText): readonly Diagnostic[] {
  return text.uses.flatMap((use) => {
    const unconfirmed = factsUsed({ ...text, uses: [use] }, handbook.records).filter(
      (id) => handbook.records.facts.get(id)?.grade === 'C',
    );
    return unconfirmed.flatMap((id) => {
      const doubts = handbook.doubtsOfFact.get(id) ?? [];
      const isBeside = text.uses.some(
        (other) =>
          other.component === 'Doubt' &&
          other.section === use.section &&
          doubts.some((doubt) => doubt.id === other.attributes['id']),
      );
      if (isBeside || doubts.length === 0) return [];
      return [
        diagnose(text.file, use, 'fact/unconfirmed-without-doubt', {
          zh: `事实“${id}”未经证实（C 级）。请在同一节里加上 <Doubt id="${doubts[0]?.id}" />。`,
          en: `The fact "${id}" is unconfirmed (grade C). Add <Doubt id="${doubts[0]?.id}" /> in the same section.`,
        }),
      ];
    });
  });
}
