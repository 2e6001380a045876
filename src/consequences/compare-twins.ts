import type { Handbook } from '../handbook/handbook.ts';
import { LOCALES } from '../handbook/locale.ts';
import { pagesToCompare, type TwinState, twinStates } from '../handbook/twin-states.ts';
import { isSameText } from '../handbook/twin-text.ts';

/** A part of a page, by the path of the page and its label. */
export type PartOfPage = { readonly path: string; readonly label: string };

export type ComparedTwins = {
  /** Parts whose languages are not together now, and were, or stood in another way. */
  readonly open: readonly (PartOfPage & {
    readonly state: Exclude<TwinState, 'together'>;
    readonly restsOnOther: boolean;
  })[];
  /** Parts that an editor has confirmed in this change. */
  readonly confirmed: readonly PartOfPage[];
};

/** Returns which parts have fallen behind their twin, and which were confirmed. */
export function compareTwins(base: Handbook, head: Handbook): ComparedTwins {
  const open: ComparedTwins['open'][number][] = [];
  const confirmed: PartOfPage[] = [];
  for (const page of pagesToCompare(head.pages, head.diagnostics)) {
    const { path } = page;
    const [known, old] = [head.ledger.get(path), base.ledger.get(path)];
    const before = base.pages.get(path);
    const statesBefore = new Map((before ? twinStates(before, old) : []).map(({ label, state }) => [label, state]));
    for (const { label, state, restsOnOther } of twinStates(page, known)) {
      const [now, then] = [known?.entries.get(label)?.texts, old?.entries.get(label)?.texts];
      const isConfirmed = now && !(then && LOCALES.every((locale) => isSameText(now[locale], then[locale])));
      if (isConfirmed) confirmed.push({ path, label });
      if (state !== 'together' && state !== statesBefore.get(label)) open.push({ path, label, state, restsOnOther });
    }
  }
  return { open, confirmed };
}
