import type { Diagnostic } from '../handbook/diagnostic.ts';
import { ledgerKeys } from '../handbook/ledger.ts';
import { type Locale, type Localized, otherLocale } from '../handbook/locale.ts';
import type { Page } from '../handbook/page.ts';
import {
  behindLocale,
  changedWords,
  type PartState,
  pagesToCompare,
  strayEntries,
  twinStates,
} from '../handbook/twin-states.ts';
import { partLabel } from '../handbook/twin-text.ts';
import { wordChanges } from '../handbook/word-diff.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** Each part of a page says what its twin says: neither has changed since an editor confirmed the two. */
export const twinLedger: Check = (handbook) => [
  ...pagesToCompare(handbook.pages, handbook.diagnostics).flatMap((page) => {
    const known = handbook.ledger.get(page.path);
    return known ? twinStates(page, known).flatMap((part) => partProblems(page, part)) : [newPage(page)];
  }),
  ...strayEntries(handbook, handbook.pages).map(({ ledger, entry }) =>
    entry
      ? diagnoseRecord(
          ledger.origin,
          ledgerKeys(entry.name),
          'ledger/unknown-section',
          {
            zh: `页面里已经没有“${partLabel(entry.name)}”。如果是改了编号，请改回去；不要了，就运行 npm run confirm -- ${ledger.path}，从确认记录里去掉。`,
            en: `The page has no "${partLabel(entry.name)}" any more. Give the section its id back, or run npm run confirm -- ${ledger.path} to take it out of the ledger.`,
          },
          'warning',
        )
      : diagnose(
          ledger.file,
          { line: 1, column: 1 },
          'ledger/unknown-page',
          {
            zh: `已经没有“${ledger.path}”这一页。请运行 npm run confirm -- ${ledger.path}，删去这份文件。`,
            en: `There is no page "${ledger.path}" any more. Run npm run confirm -- ${ledger.path}, which removes this file.`,
          },
          'warning',
        ),
  ),
];

const LANGUAGE: Readonly<Record<Locale, Localized>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

/** A new page is one finding, not one a section. */
function newPage(page: Page): Diagnostic {
  return diagnose(
    page.en.file,
    page.en.origin.locate(['title']),
    'twin/unconfirmed',
    {
      zh: `还没有人确认这一页的两种语言说的是一回事。对照之后运行 npm run confirm -- ${page.path}`,
      en: `Nobody has confirmed yet that the two languages of this page say the same. Compare them, then run npm run confirm -- ${page.path}`,
    },
    'warning',
  );
}

function partProblems(page: Page, part: PartState): readonly Diagnostic[] {
  const locale = behindLocale(part.state) ?? 'en';
  const position = part.texts[locale]?.position;
  if (part.state === 'together' || !position) return [];
  const file = page[locale].file;
  const command = `npm run confirm -- ${page.path} ${part.label.replace('#', '')}`;
  if (part.state === 'unconfirmed') {
    return [
      diagnose(
        file,
        position,
        'twin/unconfirmed',
        {
          zh: `还没有人确认“${part.label}”的两种语言说的是一回事。对照之后运行 ${command}`,
          en: `Nobody has confirmed yet that the two languages of "${part.label}" say the same. Compare them, then run ${command}`,
        },
        'warning',
      ),
    ];
  }
  const severity = part.restsOnOther ? 'error' : 'warning';
  const words = part.changed.map((one) => ({ one, words: wordsOf(part, one) }));
  const all = {
    zh: words.map(({ one, words }) => `${LANGUAGE[one].zh}：${words.zh}`).join('；'),
    en: words.map(({ one, words }) => `${LANGUAGE[one].en}: ${words.en}`).join('; '),
  };
  const proof = part.restsOnOther
    ? {
        zh: '事实或引用只改了一种语言。',
        en: 'Only one language now names other facts or citations. ',
      }
    : { zh: '', en: '' };
  if (part.state === 'both-changed') {
    return [
      diagnose(
        file,
        position,
        'twin/both-changed',
        {
          zh: `“${part.label}”的两种语言都改过，还没有确认。${proof.zh}${all.zh}。对照之后运行 ${command}`,
          en: `Both languages of "${part.label}" have changed and aren't confirmed. ${proof.en}${all.en}. Compare them, then run ${command}`,
        },
        severity,
      ),
    ];
  }
  const other = LANGUAGE[otherLocale(locale)];
  return [
    diagnose(
      file,
      position,
      'twin/behind',
      {
        zh: `“${part.label}”的${other.zh}改过，这里的${LANGUAGE[locale].zh}没有跟上。${proof.zh}${all.zh}。请改好；看过不必改的，直接运行 ${command}`,
        en: `The ${other.en} of "${part.label}" has changed and the ${LANGUAGE[locale].en} here hasn't. ${proof.en}${all.en}. Bring it up to date, or see that it still fits, then run ${command}`,
      },
      severity,
    ),
  ];
}

/** How many changes a message names, and how much of each. */
const MOST_CHANGES = 4;
const MOST_CHARACTERS = 60;

/** Names the first words that changed. */
function wordsOf(part: PartState, locale: Locale): Localized {
  const changes = wordChanges(changedWords(part, locale));
  const shown = changes.slice(0, MOST_CHANGES);
  const rest = changes.length - shown.length;
  const each = shown.map(({ removed, added }): Localized => {
    const [old, fresh] = [shortened(removed), shortened(added)];
    if (old === '') return { zh: `加了“${fresh}”`, en: `"${fresh}" added` };
    if (fresh === '') return { zh: `删了“${old}”`, en: `"${old}" removed` };
    return { zh: `“${old}”改为“${fresh}”`, en: `"${old}" → "${fresh}"` };
  });
  return {
    zh: [...each.map(({ zh }) => zh), ...(rest > 0 ? [`另有${rest}处`] : [])].join('，'),
    en: [...each.map(({ en }) => en), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', '),
  };
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : text;
}
