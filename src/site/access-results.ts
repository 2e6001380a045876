import type { Locale } from '../handbook/locale.ts';
import { formatDate } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';

/** What `npm run access` found, as it wrote it. */
export type AccessResult = {
  readonly on: string;
  readonly axe: string;
  readonly chromium: string;
  readonly rules: readonly string[];
  readonly pages: number;
  /** How many pages they stand for: of single facts and sources one of each make-up is opened. */
  readonly standFor: number;
  readonly runs: number;
  readonly violations: readonly RuleCount[];
  readonly undecided: readonly RuleCount[];
};

type RuleCount = { readonly rule: string; readonly count: number; readonly pages: number };

/** Returns the rows of the table of results in one language. */
export function accessRows(
  result: AccessResult,
  locale: Locale,
): readonly { readonly label: string; readonly text: string }[] {
  const t = translator(locale);
  const names = (counts: readonly RuleCount[]) => counts.map(({ rule }) => rule).join(', ');
  const total = (counts: readonly RuleCount[]) => counts.reduce((sum, { count }) => sum + count, 0);
  const number = (count: number) => count.toLocaleString('en');
  return [
    { label: t('access.on'), text: formatDate(result.on, locale) },
    {
      label: t('access.pages'),
      text: t('access.pagesValue', { count: number(result.pages), all: number(result.standFor) }),
    },
    { label: t('access.runs'), text: t('access.runsValue', { count: result.runs }) },
    {
      label: t('access.violations'),
      text:
        result.violations.length === 0
          ? t('access.violationsNone')
          : t('access.violationsValue', {
              count: total(result.violations),
              pages: Math.max(...result.violations.map(({ pages }) => pages)),
              rules: names(result.violations),
            }),
    },
    {
      label: t('access.undecided'),
      text:
        result.undecided.length === 0
          ? t('access.undecidedNone')
          : t('access.undecidedValue', { count: number(total(result.undecided)), rules: names(result.undecided) }),
    },
    { label: t('access.with'), text: `axe-core ${result.axe} · Chromium ${result.chromium}` },
    { label: t('access.rules'), text: result.rules.join(', ') },
  ];
}
