import { translator } from '../i18n/translate.ts';
import { type CitedWork, dateOf } from './cited-work.ts';

/**
 * Returns a citation by GB/T 7714-2015, 4.6 (electronic resources): author. title: other title information[type/carrier]. (date of
 * change)[date of citation]. address. Laws are [Z] there, for lack of a type of their own; for them the first date is the day of issue.
 */
export function gbt7714(work: CitedWork): string {
  const { law, locale } = work;
  const t = translator(locale);
  const version = t('cite.version', { date: work.version });
  // The standard has no place for the day of a check; other title information may be anything that tells copies apart.
  const state = work.checked === '' ? version : t('cite.versionChecked', { date: work.version, checked: work.checked });
  const title = [work.title, work.part, law?.number ?? '', state].filter(Boolean).join(': ');
  const date = dateOf(work);
  return [
    sentence(law ? law.issuer : work.author),
    sentence(`${title}[${law ? 'Z' : 'EB'}/OL]`),
    sentence(`${date === undefined ? '' : `(${date})`}[${work.version}]`),
    sentence(work.address),
  ].join(' ');
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
