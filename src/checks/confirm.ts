import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { ledgerPath, writeLedger } from '../handbook/ledger.ts';
import { LOCALES, type Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import type { Page } from '../handbook/page.ts';
import { type PartState, strayEntries, twinStates } from '../handbook/twin-states.ts';
import { partLabel } from '../handbook/twin-text.ts';
import type { CheckResult } from './run-checks.ts';

/** What confirming a page does to its ledger. */
export type Confirmation =
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly file: string;
      readonly text: string;
      /** The parts that were not together before. */
      readonly confirmed: readonly PartState[];
      /** Labels of entries that the page no longer has. */
      readonly removed: readonly string[];
    }
  | { readonly kind: 'remove'; readonly path: string; readonly file: string }
  | { readonly kind: 'refuse'; readonly path: string; readonly errors: readonly Diagnostic[] };

/** A page or section that isn't there; the sentence says which might be meant. */
export type UnknownName = { readonly kind: 'unknown'; readonly sentence: Localized };

/** Returns the page path in what an editor types: `visas/r-visa`, `/visas/r-visa/`, or the file of either text. */
export function pageNamed(text: string): string {
  return text
    .replace(/^(?:.*\/)?content\/(?:zh|en|ledger)\//, '')
    .replace(/\.(?:mdx|yaml)$/, '')
    .replace(/^\/|\/$/g, '')
    .replace(/\/index$/, '');
}

/** Returns the confirmation of one page, or of some of its sections, by their names as typed. */
export function confirmPage(
  { handbook, diagnostics }: CheckResult,
  path: string,
  sections: readonly string[] = [],
): Confirmation | UnknownName {
  const page = handbook.pages.get(path);
  if (!page) return withoutPage(handbook, diagnostics, path);
  const labels = new Map(labelsOf(handbook, page).map((label) => [label.replace('#', ''), label]));
  const names = sections.map((name) => name.replace('#', ''));
  for (const name of names) {
    if (labels.has(name)) continue;
    const hint = nearest(name, labels.keys());
    return {
      kind: 'unknown',
      sentence: {
        zh: `“${path}”这一页没有“${name}”这一节。${hint ? `是不是“${hint}”？` : ''}它有：${[...labels.keys()].join('、')}。`,
        en: `"${path}" has no section "${name}".${hint ? ` Did you mean "${hint}"?` : ''} It has: ${[...labels.keys()].join(', ')}.`,
      },
    };
  }
  const errors = errorsOf(page, diagnostics, names.length > 0);
  if (errors.length > 0) return { kind: 'refuse', path, errors };

  const known = handbook.ledger.get(path);
  const isChosen = (label: string) => names.length === 0 || names.includes(label.replace('#', ''));
  return {
    kind: 'write',
    path,
    file: ledgerPath(page),
    text: writeLedger(page, known, isChosen),
    confirmed: twinStates(page, known).filter(({ label, state }) => state !== 'together' && isChosen(label)),
    removed: strayOf(handbook, path),
  };
}

/** Returns the confirmation of every page, and the removal of what the ledger keeps of pages that are gone. */
export function confirmAll(result: CheckResult): readonly Confirmation[] {
  const { handbook } = result;
  const gone = strayEntries(handbook, handbook.pages).filter(({ entry }) => entry === undefined);
  return [...handbook.pages.keys(), ...gone.map(({ ledger }) => ledger.path)].flatMap((path) => {
    const one = confirmPage(result, path);
    return one.kind === 'unknown' ? [] : [one];
  });
}

function withoutPage(handbook: Handbook, diagnostics: readonly Diagnostic[], path: string): Confirmation | UnknownName {
  const gone = strayEntries(handbook, handbook.pages).find(({ ledger, entry }) => !entry && ledger.path === path);
  if (gone) return { kind: 'remove', path, file: gone.ledger.file };
  const ofPage = new RegExp(`^content/(?:zh|en)/${path}(?:/index)?\\.mdx$`);
  const errors = diagnostics.filter(({ file, severity }) => severity === 'error' && ofPage.test(file));
  if (errors.length > 0) return { kind: 'refuse', path, errors };
  const hint = nearest(path, handbook.pages.keys());
  return {
    kind: 'unknown',
    sentence: {
      zh: `没有“${path}”这一页。${hint ? `是不是“${hint}”？` : ''}`,
      en: `There is no page "${path}".${hint ? ` Did you mean "${hint}"?` : ''}`,
    },
  };
}

function labelsOf(handbook: Handbook, page: Page): readonly string[] {
  return twinStates(page, handbook.ledger.get(page.path)).map(({ label }) => label);
}

function strayOf(handbook: Handbook, path: string): readonly string[] {
  return strayEntries(handbook, handbook.pages).flatMap(({ ledger, entry }) =>
    ledger.path === path && entry ? [partLabel(entry.name)] : [],
  );
}

/** The errors that forbid to confirm a page: all but those that confirming mends. A broken ledger is written anew only as a whole. */
function errorsOf(page: Page, diagnostics: readonly Diagnostic[], isPart: boolean): readonly Diagnostic[] {
  const files = [...LOCALES.map((locale) => page[locale].file), ...(isPart ? [ledgerPath(page)] : [])];
  return diagnostics.filter(
    ({ file, severity, code }) =>
      severity === 'error' && files.includes(file) && !code.startsWith('twin/') && !code.startsWith('ledger/'),
  );
}
