import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Localized } from '../handbook/locale.ts';
import type { Fact, FactVersion } from '../handbook/records.ts';
import { isPrintable } from '../handbook/value.ts';
import { type Check, diagnoseRecord } from './check.ts';
import { figuresOf } from './figures-of.ts';

/** A fact's sentence holds its value in both languages, and the other figures in it agree. */
export const factSentences: Check = (handbook) =>
  [...handbook.records.facts.values()].flatMap((fact) => [
    ...versionProblems(fact, fact, []),
    ...(fact.earlier ?? []).flatMap((version, index) => versionProblems(fact, version, ['earlier', index])),
  ]);

function versionProblems(fact: Fact, version: FactVersion, path: readonly PropertyKey[]): readonly Diagnostic[] {
  const placeholders = (['zh', 'en'] as const).flatMap((locale) => {
    const count = version.sentence[locale].split('{value}').length - 1;
    const wanted = isPrintable(version.value) ? 1 : 0;
    const rest = version.sentence[locale].replaceAll('{value}', '');

    if (count === wanted && !/[{}｛｝]/u.test(rest)) return [];
    const message: Localized =
      wanted === 1
        ? {
            zh: '句子里应当恰好有一处 {value}，数值会印在那里。',
            en: 'The sentence needs {value} exactly once: the value is printed there.',
          }
        : {
            zh: `“${version.value.type}”类事实没有短数值，句子里不写 {value}。`,
            en: `A fact of type "${version.value.type}" has no short value: leave {value} out of the sentence.`,
          };
    return [diagnoseRecord(fact.origin, [...path, 'sentence', locale], 'fact/value-placeholder', message)];
  });
  const zh = figuresOf(version.sentence.zh, 'zh');
  const en = figuresOf(version.sentence.en, 'en');
  if (zh.join(' ') === en.join(' ')) return placeholders;
  return [
    ...placeholders,
    diagnoseRecord(fact.origin, [...path, 'sentence', 'en'], 'fact/figures-differ', {
      zh: `两种语言的句子数字不一致：中文有“${zh.join('、') || '无'}”，英文有“${en.join(', ') || 'none'}”。`,
      en: `The figures differ between the sentences: "${zh.join(', ') || 'none'}" in Chinese, "${en.join(', ') || 'none'}" in English.`,
    }),
  ];
}
