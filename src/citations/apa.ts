import { dateParts, type PartialDate } from '../handbook/dates.ts';
import { type CitedWork, wholeTitle } from './cited-work.ts';

/** A citation in three parts: the title alone stands in italics. */
export type ApaCitation = { readonly before: string; readonly title: string; readonly after: string };

const MONTHS = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });

/**
 * Returns a citation by APA 7. A page (10.16): author. (date). Title [English]. Retrieved date, from address; the site isn't named
 * again, being the author. A law (11): name, clause (issued, in force). Titles of Chinese works keep their script.
 */
export function apa(work: CitedWork): ApaCitation {
  const title = wholeTitle(work);
  const english = work.inEnglish === '' ? '' : ` [${work.inEnglish}]`;
  const checked = work.checked === '' ? '' : `, checked ${apaDate(work.checked)}`;
  const state = `version of ${apaDate(work.version)}${checked}`;
  const from = `Retrieved ${apaDate(work.version)}, from ${work.address}`;
  const { law } = work;
  if (!law) {
    const [year, ...rest] = apaDate(work.updated).split(', ').reverse();
    const before = `${author(work.author)} (${[year, ...rest].join(', ')}). `;
    return { before, title, after: `${english} (${state}). ${from}` };
  }
  const dates = [
    `issued by ${law.issuer}${law.issued === undefined ? '' : `, ${apaDate(law.issued)}`}`,
    ...(law.inForce === undefined ? [] : [`effective ${apaDate(law.inForce)}`]),
  ].join('; ');
  const number = law.number === '' ? '' : `, ${law.number}`;
  const translated = law.isOurTranslation ? ` (${work.author}, Trans.)` : '';
  return { before: '', title, after: `${english}${number} (${dates}) (China)${translated} (${state}). ${from}` };
}

/** Returns the citation as plain text. */
export function apaText({ before, title, after }: ApaCitation): string {
  return `${before}${title}${after}`;
}

function author(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

/** `November 21, 2026`, `September 2017`, `2017`. */
function apaDate(date: PartialDate): string {
  const parts = dateParts(date);
  if (!parts) throw new Error(`"${date}" is not a date.`);
  const { year, month, day } = parts;
  if (month === undefined) return String(year);
  const name = MONTHS.format(Date.UTC(2024, month - 1, 1));
  return day === undefined ? `${name} ${year}` : `${name} ${day}, ${year}`;
}
