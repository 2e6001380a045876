import { NEW_DOUBT } from './kinds/doubt.ts';
import { NEW_FACT } from './kinds/fact.ts';
import { NEW_PAGE } from './kinds/page.ts';
import { NEW_SOURCE } from './kinds/source.ts';
import { NEW_TERM } from './kinds/term.ts';
import type { NewKind } from './new-kind.ts';

/** What `npm run new` can make, by the word that asks for it. */
export const NEW_KINDS: Readonly<Record<string, NewKind>> = {
  page: NEW_PAGE,
  source: NEW_SOURCE,
  fact: NEW_FACT,
  term: NEW_TERM,
  doubt: NEW_DOUBT,
};
