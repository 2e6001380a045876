import type { Content } from './handbook.ts';
import { type Ledger, type LedgerEntry, type LedgerPage, ledgerPath, type TwinPart, twinParts } from './ledger.ts';
import { LOCALES, type Locale, otherLocale } from './locale.ts';
import type { Page } from './page.ts';
import { isSameText, partLabel, restsOnOther } from './twin-text.ts';
import { diffWords, type WordPart } from './word-diff.ts';

/**
 * How the two languages of a part stand since they were last confirmed: neither changed; one changed and the other
 * is behind; both changed; or nobody has confirmed them yet.
 */
export const TWIN_STATES = ['together', 'zh-behind', 'en-behind', 'both-changed', 'unconfirmed'] as const;

export type TwinState = (typeof TWIN_STATES)[number];

/** The state of one part of a page. */
export type PartState = TwinPart & {
  readonly label: string;
  readonly state: TwinState;
  /** The languages whose text is another than the confirmed one. */
  readonly changed: readonly Locale[];
  /** One language has come to rest on other facts or clauses, and the other hasn't. */
  readonly restsOnOther: boolean;
  readonly confirmed: LedgerEntry | undefined;
};

/** Returns the state of each part that a page has in both languages; the check of twins reports the others. */
export function twinStates(page: Page, known: LedgerPage | undefined): readonly PartState[] {
  return twinParts(page).flatMap((part): readonly PartState[] => {
    const { zh, en } = part.texts;
    if (!zh || !en) return [];
    const label = partLabel(part.name);
    const confirmed = known?.entries.get(label);
    if (!confirmed)
      return [{ ...part, label, state: 'unconfirmed', changed: [], restsOnOther: false, confirmed: undefined }];
    const now = { zh: zh.text, en: en.text };
    const changed = LOCALES.filter((locale) => !isSameText(confirmed.texts[locale], now[locale]));
    const resting = changed.filter((locale) => restsOnOther(confirmed.texts[locale], now[locale]));
    return [{ ...part, label, state: stateOf(changed), changed, restsOnOther: resting.length === 1, confirmed }];
  });
}

function stateOf(changed: readonly Locale[]): TwinState {
  const [first] = changed;
  if (first === undefined) return 'together';
  return changed.length > 1 ? 'both-changed' : `${otherLocale(first)}-behind`;
}

/** Returns the language that is behind; undefined where neither is, or both changed. */
export function behindLocale(state: TwinState): Locale | undefined {
  return LOCALES.find((locale) => state === `${locale}-behind`);
}

/** Returns what changed in one language of a part since it was confirmed, word by word. */
export function changedWords(part: PartState, locale: Locale): readonly WordPart[] {
  return diffWords(part.confirmed?.texts[locale] ?? '', part.texts[locale]?.text ?? '', locale);
}

/** Something confirmed that no page has any more. */
export type StrayEntry = {
  readonly ledger: LedgerPage;
  /** The part that is gone; undefined where the whole page is. */
  readonly entry: LedgerEntry | undefined;
};

/** Returns what the ledger holds of pages and parts that are gone. A page with an error of its own is not gone. */
export function strayEntries(
  content: Pick<Content, 'ledger' | 'texts' | 'diagnostics'>,
  pages: ReadonlyMap<string, Page>,
): readonly StrayEntry[] {
  const written = new Set(content.texts.map((text) => text.path));
  const broken = new Set(content.diagnostics.map(({ file }) => file));
  return [...content.ledger.values()].flatMap((ledger): readonly StrayEntry[] => {
    const page = pages.get(ledger.path);
    if (!page) {
      const isUnread = LOCALES.some((locale) => broken.has(textFile(ledger.file, locale)));
      return written.has(ledger.path) || isUnread ? [] : [{ ledger, entry: undefined }];
    }
    const labels = new Set(twinParts(page).map(({ name }) => partLabel(name)));
    return [...ledger.entries].flatMap(([label, entry]) => (labels.has(label) ? [] : [{ ledger, entry }]));
  });
}

/** Returns the text that a ledger file speaks of. */
function textFile(file: string, locale: Locale): string {
  return file.replace(/^content\/ledger\//, `content/${locale}/`).replace(/\.yaml$/, '.mdx');
}

/** Returns the pages whose ledger can be relied on: those without one, or with one that could be read. */
export function pagesToCompare(pages: ReadonlyMap<string, Page>, diagnostics: Content['diagnostics']): readonly Page[] {
  const broken = new Set(diagnostics.map(({ file }) => file));
  return [...pages.values()].filter((page) => !broken.has(ledgerPath(page)));
}

/** Returns the state of every part of every page, page by page. */
export function allTwinStates(
  pages: readonly Page[],
  ledger: Ledger,
): readonly { readonly page: Page; readonly parts: readonly PartState[] }[] {
  return pages.map((page) => ({ page, parts: twinStates(page, ledger.get(page.path)) }));
}
