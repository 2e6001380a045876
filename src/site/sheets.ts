import type { Page } from '../handbook/page.ts';

/** The stylesheets that a page may need beside the one of every page. */
export type Sheet =
  | 'cite'
  | 'front'
  | 'handbook'
  | 'pictures'
  | 'promise'
  | 'records'
  | 'regulations'
  | 'search'
  | 'tool';

/** What content components need; the others do with the stylesheet of every page. */
const SHEETS: Readonly<Record<string, Sheet>> = {
  CommunityMap: 'pictures',
  DutyLine: 'pictures',
  Image: 'pictures',
  Qualifications: 'tool',
  Tool: 'tool',
  Way: 'pictures',
  Windows: 'pictures',
};

/** Returns the stylesheets that the components of guides need, each once. */
export function sheetsOf(guides: Iterable<Page>): readonly Sheet[] {
  const sheets = new Set<Sheet>();
  for (const { zh, en } of guides) {
    for (const { component } of [...zh.uses, ...en.uses]) {
      const sheet = SHEETS[component];
      if (sheet) sheets.add(sheet);
    }
  }
  return [...sheets].sort();
}
