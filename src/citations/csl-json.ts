import { dateParts, type PartialDate } from '../handbook/dates.ts';
import { htmlLang } from '../handbook/locale.ts';
import { translator } from '../i18n/translate.ts';
import { type CitedWork, dateOf, wholeTitle } from './cited-work.ts';

/** One item of CSL-JSON, the form that citation processors read. */
export type CslItem = {
  readonly id: string;
  readonly type: 'webpage' | 'legislation' | 'regulation';
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly authority?: string;
  readonly number?: string;
  readonly section?: string;
  readonly issued?: CslDate;
  readonly accessed: CslDate;
  readonly version: string;
  readonly note?: string;
  readonly language: string;
  readonly URL: string;
};

type CslDate = { readonly 'date-parts': readonly (readonly number[])[] };

/** Returns a work as an item of CSL-JSON; a law has an authority where a page has an author. */
export function cslItem(work: CitedWork): CslItem {
  const { law } = work;
  const date = dateOf(work);
  return {
    id: work.key,
    type: law?.kind ?? 'webpage',
    title: law ? work.title : wholeTitle(work),
    ...(law ? { authority: law.issuer } : { author: [{ literal: work.author }] }),
    ...(law?.number ? { number: law.number } : {}),
    ...(law?.article ? { section: law.article } : {}),
    ...(date === undefined ? {} : { issued: cslDate(date) }),
    accessed: cslDate(work.version),
    version: work.version,
    ...(work.checked === '' ? {} : { note: translator(work.locale)('cite.checked', { date: work.checked }) }),
    language: htmlLang(work.locale),
    URL: work.address,
  };
}

function cslDate(date: PartialDate): CslDate {
  const { year = 0, month, day } = dateParts(date) ?? {};
  return { 'date-parts': [[year, ...(month === undefined ? [] : [month]), ...(day === undefined ? [] : [day])]] };
}
