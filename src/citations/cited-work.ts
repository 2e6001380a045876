import type { PartialDate } from '../handbook/dates.ts';
import type { Locale } from '../handbook/locale.ts';

/** What is cited, in one language: all that a citation says, in no style yet. */
export type CitedWork = {
  /** Names the work in reference managers: `bith:visas:r-visa:zh`; letters, digits, `:` and `-` only. */
  readonly key: string;
  readonly locale: Locale;
  readonly title: string;
  /** The section or clause cited; empty for the whole. */
  readonly part: string;
  /** Title and part in English where the work is in another language; empty where it is not. */
  readonly inEnglish: string;
  /** The handbook, which names no person and no publisher. */
  readonly author: string;
  /** The day it last changed. */
  readonly updated: string;
  /** The day it was last held against its sources; empty where no such day is kept. */
  readonly checked: string;
  /** The day of the release that is cited. */
  readonly version: string;
  /** The address that stays. */
  readonly address: string;
  /** What makes it a law; undefined for what the handbook itself says. */
  readonly law: CitedLaw | undefined;
};

/** An instrument, or a clause of one, as it is cited apart from where it was read. */
export type CitedLaw = {
  readonly kind: 'legislation' | 'regulation';
  readonly issuer: string;
  /** The document number; empty where it has none. */
  readonly number: string;
  /** The article cited, in digits; empty for the whole. */
  readonly article: string;
  readonly issued: PartialDate | undefined;
  readonly inForce: PartialDate | undefined;
  /** The text cited is the handbook's own translation. */
  readonly isOurTranslation: boolean;
};

/** Returns title and part as one title of the work's language. */
export function wholeTitle({ title, part, locale, law }: CitedWork): string {
  if (part === '') return title;
  if (law) return locale === 'zh' ? `${title}${part}` : `${title}, ${part}`;
  return `${title}${locale === 'zh' ? '：' : ': '}${part}`;
}

/** Returns the day from which a work counts: a law's is the day it was issued; undefined where no source gives it. */
export function dateOf({ law, updated }: CitedWork): PartialDate | undefined {
  return law ? law.issued : updated;
}
