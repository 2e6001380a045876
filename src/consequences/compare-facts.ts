import type { Reference } from '../handbook/fields.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Locale, Localized } from '../handbook/locale.ts';
import type { Fact, FactVersion } from '../handbook/records.ts';
import { formatClause, formatSentence, formatValue } from '../i18n/format.ts';
import { type ChangeState, changeState, keysOfEither } from './change-state.ts';
import { placesOfFacts, type ShownAt } from './shown-at.ts';

type FieldName =
  | 'value'
  | 'sentence'
  | 'title'
  | 'sources'
  | 'quote'
  | 'grade'
  | 'from'
  | 'until'
  | 'checked'
  | 'checkAgain'
  | 'earlier'
  | 'unused';

/** One thing that a fact says of itself, before and after, as readers see it; an absent one is empty. */
export type FieldChange = { readonly name: FieldName; readonly before: Localized; readonly after: Localized };

export type FactChange = {
  readonly id: string;
  readonly state: ChangeState;
  readonly title: Localized;
  /** What readers see of its value, after the change; before it where the fact is gone. */
  readonly value: Localized;
  readonly grade: string;
  readonly sources: readonly string[];
  readonly fields: readonly FieldChange[];
  /** The figure itself, or what a statement says, is another. */
  readonly hasNewValue: boolean;
  /** It has come to rest on another source or clause. */
  readonly hasNewSource: boolean;
  /** It was checked on a later day than before. */
  readonly isCheckedAnew: boolean;
  /** The value that no longer holds stands among the earlier ones. */
  readonly keepsOldValue: boolean;
  readonly shown: readonly ShownAt[];
};

/** Returns the facts that are new, gone or changed, in the order of their ids. */
export function compareFacts(base: Handbook, head: Handbook): readonly FactChange[] {
  const [old, fresh] = [base.records.facts, head.records.facts];
  const changed = keysOfEither(old, fresh).filter((id) => !isSame(old.get(id), fresh.get(id)));
  if (changed.length === 0) return [];
  const [placesBefore, placesNow] = [placesOfFacts(base), placesOfFacts(head)];
  return changed.flatMap((id): readonly FactChange[] => {
    const [before, after] = [old.get(id), fresh.get(id)];
    const subject = after ?? before;
    if (!subject) return [];
    const now = placesNow.get(id) ?? [];
    const gone = (placesBefore.get(id) ?? []).filter(
      (place) => !now.some(({ path, anchor }) => path === place.path && anchor === place.anchor),
    );
    return [
      {
        id,
        state: changeState(before, after),
        title: subject.title,
        value: printedValue(subject),
        grade: subject.grade,
        sources: subject.sources.map(({ source }) => source),
        ...(before && after
          ? differencesOf(before, after)
          : { fields: [], hasNewValue: false, hasNewSource: false, isCheckedAnew: false, keepsOldValue: false }),
        shown: after ? now : gone,
      },
    ];
  });
}

function differencesOf(
  before: Fact,
  after: Fact,
): Pick<FactChange, 'fields' | 'hasNewValue' | 'hasNewSource' | 'isCheckedAnew' | 'keepsOldValue'> {
  const field = (name: FieldName, of: (fact: Fact) => Localized): FieldChange[] => {
    const [one, other] = [of(before), of(after)];
    return one.zh === other.zh && one.en === other.en ? [] : [{ name, before: one, after: other }];
  };
  const plain = (text: string | undefined): Localized => ({ zh: text ?? '', en: text ?? '' });
  const isStatement = !formatValue(before.value, 'en') || !formatValue(after.value, 'en');
  return {
    fields: [
      ...field('value', printedValue),
      ...(isStatement ? [] : field('sentence', (fact) => both((locale) => formatSentence(fact, locale)))),
      ...field('title', (fact) => fact.title),
      ...field('sources', ({ sources }) => both((locale) => sources.map((one) => clause(one, locale)).join('; '))),
      ...field('quote', ({ sources }) => plain(sources.flatMap(({ quote }) => quote ?? []).join(' / '))),
      ...(['grade', 'from', 'until', 'checked', 'checkAgain'] as const).flatMap((name) =>
        field(name, (fact) => plain(fact[name])),
      ),
      ...field('earlier', ({ earlier }) =>
        both((locale) => (earlier ?? []).map((version) => versionWords(version, locale)).join('; ')),
      ),
      ...field('unused', ({ unused }) => unused ?? plain('')),
    ],
    hasNewValue: !isSameValue(before, after),
    hasNewSource: JSON.stringify(before.sources) !== JSON.stringify(after.sources),
    isCheckedAnew: after.checked > before.checked,
    keepsOldValue: (after.earlier ?? []).some((version) => isSameValue(version, before)),
  };
}

function isSame(one: Fact | undefined, other: Fact | undefined): boolean {
  return one === other || dataOf(one) === dataOf(other);
}

/** Where a record stands in its file is no part of what it says. */
function dataOf(fact: Fact | undefined): string | undefined {
  if (!fact) return undefined;
  const { origin: _, ...data } = fact;
  return JSON.stringify(data);
}

function isSameValue(one: FactVersion, other: FactVersion): boolean {
  const isAlike = JSON.stringify(one.value) === JSON.stringify(other.value);
  if (!isAlike || one.value.type !== 'statement') return isAlike;
  return one.sentence.zh === other.sentence.zh && one.sentence.en === other.sentence.en;
}

/** Returns the value in words; of a statement its sentence. */
function printedValue(version: FactVersion): Localized {
  return both((locale) => formatValue(version.value, locale) || formatSentence(version, locale));
}

function versionWords(version: FactVersion, locale: Locale): string {
  return `${printedValue(version)[locale]} (${version.from ?? '?'} – ${version.until ?? '?'}, ${version.grade}, ${version.sources.map((one) => clause(one, locale)).join(', ')})`;
}

function clause(reference: Reference, locale: Locale): string {
  const grade = reference.grade === undefined ? '' : `(${reference.grade})`;
  return [reference.source, formatClause(reference, locale), grade].filter(Boolean).join(' ');
}

function both(of: (locale: Locale) => string): Localized {
  return { zh: of('zh'), en: of('en') };
}
