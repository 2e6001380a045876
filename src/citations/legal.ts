import { formatDate } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { CitedWork } from './cited-work.ts';

/**
 * Returns a citation as lawyers write it: name and clause first, then issuer, number and days, then where it was read. Chinese after the
 * manual of legal citation (法学引注手册), English after the Bluebook. Undefined for what is no instrument.
 */
export function legal(work: CitedWork): string | undefined {
  const { law, locale } = work;
  if (!law) return undefined;
  const t = translator(locale);
  const date = (day: string) => formatDate(day, locale);
  const about = [
    law.issuer,
    law.number,
    law.issued === undefined ? '' : t('cite.issued', { date: date(law.issued) }),
    law.inForce === undefined ? '' : t('cite.effective', { date: date(law.inForce) }),
  ].filter(Boolean);
  const readAt = [
    law.isOurTranslation ? t('cite.translatedBy', { name: work.author }) : t('cite.heldBy', { name: work.author }),
    work.checked === ''
      ? t('cite.versionOf', { date: date(work.version) })
      : t('cite.versionOfChecked', { date: date(work.version), checked: date(work.checked) }),
    work.address,
  ];
  const [comma, stop] = locale === 'zh' ? ['，', '。'] : [', ', '.'];
  const name = locale === 'zh' ? `《${work.title}》${work.part}` : [work.title, work.part].filter(Boolean).join(', ');
  const bracketed = locale === 'zh' ? `（${about.join(comma)}）` : ` (${about.join(comma)}) (China)`;
  return `${name}${bracketed}${comma}${readAt.join(comma)}${stop}`;
}
