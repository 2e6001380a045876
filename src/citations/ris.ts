import { dateParts, type PartialDate } from '../handbook/dates.ts';
import { htmlLang } from '../handbook/locale.ts';
import { translator } from '../i18n/translate.ts';
import { type CitedWork, dateOf, wholeTitle } from './cited-work.ts';

/** Returns an RIS record: two capitals, two spaces, a hyphen and a space before each value, lines that end in CR LF, `ER` last. */
export function ris(work: CitedWork): string {
  const t = translator(work.locale);
  const { law } = work;
  const date = dateOf(work);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', law ? 'STAT' : 'ELEC'],
    ['ID', work.key],
    ['AU', law ? law.issuer : work.author],
    ['TI', wholeTitle(work)],
    ['PY', date?.slice(0, 4)],
    ['DA', date && risDate(date)],
    ['SE', law?.article],
    ['M1', law?.number],
    ['ET', work.version],
    ['Y2', risDate(work.version)],
    ['LA', htmlLang(work.locale)],
    ['N1', work.checked === '' ? undefined : t('cite.checked', { date: work.checked })],
    ['UR', work.address],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}\r\n`] : []));
  return `${written.join('')}ER  - \r\n`;
}

/** `2024/03/01/`: year, month and day, each with its slash though it be unknown. */
function risDate(date: PartialDate): string {
  const { year = 0, month, day } = dateParts(date) ?? {};
  const two = (number: number | undefined) => (number === undefined ? '' : String(number).padStart(2, '0'));
  return `${year}/${two(month)}/${two(day)}/`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
