import type { Locale } from '../handbook/locale.ts';
import type { Fact } from '../handbook/records.ts';
import { formatDate } from '../i18n/format.ts';
import { type ProofView, proofView, type ReferenceView } from './proof-view.ts';
import type { Site } from './site.ts';

/** The note that belongs to a fact of a page: its number on paper, and where it stands. */
export type ProofNote = {
  readonly number: number;
  /** Empty where a panel shows the proof and is printed as the note. */
  readonly href?: string;
};

export type NoteView = {
  readonly id: string;
  readonly anchor: string;
  readonly title: string;
  readonly href: string;
  readonly grade: string;
  readonly references: readonly ReferenceView[];
  readonly checked: string;
};

/** Returns the numbers of the notes that the proof panels of a page become on paper. */
export function numberNotes(proofs: readonly ProofView[]): ReadonlyMap<string, ProofNote> {
  return new Map(proofs.map((proof, index) => [proof.id, { number: index + 1 }]));
}

/** Returns the notes of facts in one language; `prefix` keeps them apart from other notes of the page. */
export function noteViews(
  site: Site,
  locale: Locale,
  facts: readonly Fact[],
  prefix: string,
): { readonly notes: readonly NoteView[]; readonly marks: ReadonlyMap<string, ProofNote> } {
  const notes = facts.map((fact) => {
    const { id, title, href, grade, references } = proofView(site, locale, fact);
    return { id, anchor: `${prefix}-${id}`, title, href, grade, references, checked: formatDate(fact.checked, locale) };
  });
  const marks = new Map(notes.map((note, index) => [note.id, { number: index + 1, href: `#${note.anchor}` }]));
  return { notes, marks };
}
