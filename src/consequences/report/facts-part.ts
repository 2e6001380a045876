import { LOCALES, type Locale, type Localized } from '../../handbook/locale.ts';
import { localizedPath } from '../../handbook/urls.ts';
import type { Consequences } from '../compare.ts';
import type { FactChange, FieldChange } from '../compare-facts.ts';
import { code, plain } from '../markdown.ts';
import type { ShownAt } from '../shown-at.ts';
import { foldedByHundreds, type ReportPart } from './report-part.ts';
import { arrowed, bilingual, STATE_WORDS, short, title } from './wording.ts';

const FIELD_WORDS: Readonly<Record<FieldChange['name'], Localized>> = {
  value: { zh: '值', en: 'value' },
  sentence: { zh: '句子', en: 'sentence' },
  title: { zh: '名称', en: 'title' },
  sources: { zh: '来源和条款', en: 'sources and clauses' },
  quote: { zh: '原文', en: 'quotation' },
  grade: { zh: '等级', en: 'grade' },
  from: { zh: '起', en: 'from' },
  until: { zh: '止', en: 'until' },
  checked: { zh: '核对', en: 'checked' },
  checkAgain: { zh: '下次核对', en: 'check again' },
  earlier: { zh: '旧值', en: 'earlier values' },
  unused: { zh: '未使用', en: 'unused' },
};

/** Returns the facts that are new, gone or changed, and where readers meet them. */
export function factsPart({ facts }: Consequences): ReportPart {
  const changed = facts.filter((fact) => fact.state === 'changed' && !isOnlyChecked(fact));
  const checked = facts.filter(isOnlyChecked);
  const others = facts.filter(({ state }) => state !== 'changed');
  const counts = (['changed', 'added', 'removed'] as const).map((state) => {
    const number = facts.filter((fact) => fact.state === state).length;
    return `${number} ${bilingual(STATE_WORDS[state])}`;
  });
  const checkedLines = checked.map((fact) => {
    const dates = fact.fields.map(({ name, before, after }) => `${name} ${before.en} → ${after.en}`).join(', ');
    return `- ${code(fact.id)} ${title(fact.title)}: ${plain(dates)}`;
  });
  return {
    heading: `事实 · Facts: ${counts.join(', ')}`,
    blocks: [
      ...sorted(changed).map(changedFact),
      ...others.map(wholeFact),
      ...foldedByHundreds('只改了核对日期 · only the dates of checks changed', checkedLines),
    ],
  };
}

/** Nothing that a reader acts on is another. */
function isOnlyChecked({ state, fields }: FactChange): boolean {
  return (
    state === 'changed' && fields.length > 0 && fields.every(({ name }) => name === 'checked' || name === 'checkAgain')
  );
}

/** Another value matters more than another date of check. */
function sorted(facts: readonly FactChange[]): readonly FactChange[] {
  return [...facts.filter(({ hasNewValue }) => hasNewValue), ...facts.filter(({ hasNewValue }) => !hasNewValue)];
}

function changedFact(fact: FactChange): string {
  return [
    `- ${code(fact.id)} ${title(fact.title)}${fact.hasNewValue ? ' ⚠️' : ''}`,
    ...fact.fields.map((field) => `  - ${fieldLine(field)}`),
    ...shownLines(fact.shown),
  ].join('\n');
}

function fieldLine({ name, before, after }: FieldChange): string {
  const label = bilingual(FIELD_WORDS[name]);
  const arrow = (locale: Locale) => arrowed(before[locale], after[locale], locale);
  return before.zh === before.en && after.zh === after.en
    ? `${label}: ${arrow('en')}`
    : `${label}: ${arrow('zh')} · ${arrow('en')}`;
}

function wholeFact(fact: FactChange): string {
  const { zh, en } = fact.value;
  return [
    `- **${bilingual(STATE_WORDS[fact.state])}** ${code(fact.id)} ${title(fact.title)}`,
    `  - ${plain(short(zh))} · ${plain(short(en))} (${fact.grade}; ${fact.sources.map(code).join(', ')})`,
    ...shownLines(fact.shown),
  ].join('\n');
}

function shownLines(shown: readonly ShownAt[]): readonly string[] {
  if (shown.length === 0) return ['  - 没有页面印出 · on no page'];
  const pages = new Set(shown.map(({ path }) => path)).size;
  const lines = shown.map(({ path, anchor, title: name, via }) => {
    const addresses = LOCALES.map((locale) => code(`/${localizedPath(locale, path, anchor)}`)).join(' ');
    return `    - ${title(name)} (${via.join(', ')}): ${addresses}`;
  });
  const label = `出现在${pages}页${shown.length}处 · on ${pages} page${pages === 1 ? '' : 's'}, in ${shown.length} place${shown.length === 1 ? '' : 's'}`;
  if (lines.length <= 4) return [`  - ${label}`, ...lines];
  return [`  - <details><summary>${label}</summary>`, '', ...lines, '', '    </details>'];
}
