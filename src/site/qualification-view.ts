import type { Locale } from '../handbook/locale.ts';
import { type ProofView, type ReferenceView, referenceView } from './proof-view.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

export type QualificationView = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly abbreviation: string;
  readonly issuer: string;
  readonly field: string;
  readonly isUrgent: boolean;
  readonly catalogues: readonly ProofView[];
  readonly gives: readonly ProofView[];
  readonly note: string;
  readonly references: readonly ReferenceView[];
  readonly gradeWords: string;
};

/** Returns the recognised qualifications that are known: urgently needed ones first, then by their English names. */
export function qualificationViews(site: Site, locale: Locale): readonly QualificationView[] {
  const { t, fact } = createReading(site, locale);
  return [...site.handbook.records.qualifications.values()]
    .sort((one, other) => Number(other.urgent) - Number(one.urgent) || (one.en < other.en ? -1 : 1))
    .map((record) => ({
      id: record.id,
      zh: record.zh,
      en: record.en,
      abbreviation: record.abbreviation ?? '',
      issuer: record.issuer?.[locale] ?? '',
      field: record.field?.[locale] ?? '',
      isUrgent: record.urgent,
      catalogues: record.catalogues.map(fact),
      gives: record.gives.map(fact),
      note: record.note?.[locale] ?? '',
      references: record.sources.map((reference) => referenceView(site, locale, reference)),
      gradeWords: t(`gradeShort.${record.grade}`),
    }));
}
