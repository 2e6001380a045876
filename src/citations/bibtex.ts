import { dateParts } from '../handbook/dates.ts';
import { htmlLang } from '../handbook/locale.ts';
import { translator } from '../i18n/translate.ts';
import { type CitedWork, dateOf, wholeTitle } from './cited-work.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Braces are counted by BibTeX even after a backslash, so they are written by name. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/**
 * Returns an entry for BibTeX and biblatex. Names and titles stand in two pairs of braces: no style takes a body for a person, nor changes
 * the case of a title. The address is written as it is, as biblatex and \url read it.
 */
export function bibtex(work: CitedWork): string {
  const t = translator(work.locale);
  const date = dateOf(work);
  const parts = date === undefined ? undefined : dateParts(date);
  const month = parts?.month === undefined ? undefined : MONTHS[parts.month - 1];
  const whole = (text: string) => `{{${escapeBibtex(text)}}}`;
  const note = [
    work.law?.number ?? '',
    work.checked === ''
      ? t('cite.version', { date: work.version })
      : t('cite.versionChecked', { date: work.version, checked: work.checked }),
  ]
    .filter(Boolean)
    .join(', ');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', whole(work.law?.issuer ?? work.author)],
    ['title', whole(wholeTitle(work))],
    ['year', parts && `{${parts.year}}`],
    ['month', month],
    ['day', parts?.day === undefined ? undefined : `{${parts.day}}`],
    ['url', `{${work.address.replace(/[{}\\]/g, encodeURIComponent)}}`],
    ['urldate', `{${work.version}}`],
    ['note', `{${escapeBibtex(note)}}`],
    ['language', `{${htmlLang(work.locale)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`]));
  return `@misc{${work.key},\n${lines.join('')}}\n`;
}

/** Returns text that TeX prints as it stands, with every brace in a pair. */
export function escapeBibtex(text: string): string {
  return oneLine(text).replace(/[\\{}~^&%$#_]/g, (character) => SPECIAL[character] ?? character);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
