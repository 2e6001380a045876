import type { Handbook } from '../handbook/handbook.ts';
import { factsOfRule, factsUsed } from '../handbook/link.ts';
import type { Localized } from '../handbook/locale.ts';
import { procedurePath } from '../handbook/routes.ts';

/** A place where readers meet a fact: path below the language, anchor, and what prints it there. */
export type ShownAt = {
  readonly path: string;
  readonly anchor: string;
  readonly title: Localized;
  /** Components, or `procedure`, `article`. */
  readonly via: readonly string[];
};

/** Returns for each fact every section, tool, checklist and article that shows it, in the order of the handbook. */
export function placesOfFacts(handbook: Handbook): ReadonlyMap<string, readonly ShownAt[]> {
  const found = new Map<string, Map<string, ShownAt>>();
  const add = (fact: string, path: string, anchor: string, title: Localized, via: string): void => {
    const places = found.get(fact) ?? new Map<string, ShownAt>();
    found.set(fact, places);
    const key = `${path}#${anchor}`;
    const known = places.get(key);
    if (!known) places.set(key, { path, anchor, title, via: [via] });
    else if (!known.via.includes(via)) places.set(key, { ...known, via: [...known.via, via] });
  };

  for (const page of handbook.pages.values()) {
    const title = { zh: page.zh.frontmatter.title, en: page.en.frontmatter.title };
    for (const use of page.zh.uses) {
      for (const fact of factsUsed({ uses: [use] }, handbook.records)) {
        add(fact, page.path, use.section, title, use.component);
      }
    }
  }
  for (const rule of handbook.records.rules.values()) {
    if (rule.kind !== 'procedure') continue;
    for (const fact of factsOfRule(rule.id, handbook.records)) {
      add(fact, procedurePath(rule.id), '', rule.title, 'procedure');
    }
  }
  for (const [number, facts] of handbook.factsOfArticle) {
    const label = handbook.articles.get(number)?.label;
    for (const { id } of label ? facts : []) {
      add(id, `regulations/article-${number}`, '', label ?? { zh: '', en: '' }, 'article');
    }
  }
  return new Map([...found].map(([fact, places]) => [fact, [...places.values()]]));
}
