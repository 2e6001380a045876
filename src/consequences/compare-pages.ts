import type { Handbook } from '../handbook/handbook.ts';
import { LOCALES, type Locale, type Localized } from '../handbook/locale.ts';
import type { PageText } from '../handbook/page.ts';
import { isSameText, partLabel, restsOnOther, textParts } from '../handbook/twin-text.ts';
import { diffWords, type WordPart } from '../handbook/word-diff.ts';
import { type ChangeState, changeState, keysOfEither } from './change-state.ts';

/** What changed in one part of a page in one language; a part that is new has only added words. */
export type PartChange = {
  readonly label: string;
  readonly locale: Locale;
  readonly state: ChangeState;
  readonly words: readonly WordPart[];
  /** It has come to rest on other facts, sources or clauses. */
  readonly restsOnOther: boolean;
};

export type PageChange = {
  readonly path: string;
  readonly title: Localized;
  readonly state: ChangeState | 'moved';
  /** Where a moved page was. */
  readonly from: string | undefined;
  /** Of a page that is new or gone the labels of its sections. */
  readonly sections: readonly string[];
  readonly parts: readonly PartChange[];
  readonly head: readonly {
    readonly locale: Locale;
    readonly key: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Parts changed, and no line of `changes` tells readers. */
  readonly lacksNote: boolean;
  /** More than words changed: a section came or went, or rests on something else. */
  readonly isOfSubstance: boolean;
};

type Texts = Partial<Record<Locale, PageText>>;

/** Returns the pages that are new, gone, moved or changed, in the order of their paths. */
export function comparePages(base: Handbook, head: Handbook): readonly PageChange[] {
  const [old, fresh] = [byPath(base), byPath(head)];
  const movedFrom = findMoves(head, old, fresh);
  const movedAway = new Set(movedFrom.values());
  return keysOfEither(old, fresh).flatMap((path): readonly PageChange[] => {
    const after = fresh.get(path);
    const from = movedFrom.get(path);
    const before = old.get(from ?? path);
    if (!after) return movedAway.has(path) || !before ? [] : [wholePage(path, before, 'removed')];
    if (!before) return [wholePage(path, after, 'added')];
    // Pages that didn't change were read once for both.
    if (from === undefined && LOCALES.every((locale) => before[locale] === after[locale])) return [];
    const change = comparePage(path, before, after, from);
    const isSame = change.parts.length === 0 && change.head.length === 0 && from === undefined;
    return isSame ? [] : [change];
  });
}

function byPath(handbook: Handbook): ReadonlyMap<string, Texts> {
  const found = new Map<string, Texts>();
  for (const text of handbook.texts) found.set(text.path, { ...found.get(text.path), [text.locale]: text });
  return found;
}

/** Returns where pages with a new path stood before: a redirect says so, or the text of both languages is the same. */
function findMoves(
  head: Handbook,
  old: ReadonlyMap<string, Texts>,
  fresh: ReadonlyMap<string, Texts>,
): ReadonlyMap<string, string> {
  const isNew = (path: string) => fresh.has(path) && !old.has(path);
  const isGone = (path: string) => old.has(path) && !fresh.has(path);
  const moves = new Map<string, string>();
  for (const { from, to } of head.records.redirects.values()) {
    if (from.kind === 'page' && to.kind === 'page' && isGone(from.id) && isNew(to.id)) moves.set(to.id, from.id);
  }
  const taken = new Set(moves.values());
  for (const [path, texts] of fresh) {
    if (!isNew(path) || moves.has(path)) continue;
    const twin = [...old].find(
      ([other, before]) =>
        isGone(other) &&
        !taken.has(other) &&
        LOCALES.every((locale) => before[locale] !== undefined && before[locale].source === texts[locale]?.source),
    );
    if (twin) {
      moves.set(path, twin[0]);
      taken.add(twin[0]);
    }
  }
  return moves;
}

function wholePage(path: string, texts: Texts, state: 'added' | 'removed'): PageChange {
  const sections = (texts.zh ?? texts.en)?.sections.map(({ id }) => `#${id}`) ?? [];
  return {
    path,
    title: titleOf(texts),
    state,
    from: undefined,
    sections,
    parts: [],
    head: [],
    lacksNote: false,
    isOfSubstance: true,
  };
}

function comparePage(path: string, before: Texts, after: Texts, from: string | undefined): PageChange {
  const parts = LOCALES.flatMap((locale) => compareParts(before[locale], after[locale], locale));
  const hasNewNote = LOCALES.some((locale) => {
    const known = new Set(before[locale]?.frontmatter.changes.map((change) => JSON.stringify(change)));
    return after[locale]?.frontmatter.changes.some((change) => !known.has(JSON.stringify(change)));
  });
  return {
    path,
    title: titleOf(after),
    state: from === undefined ? 'changed' : 'moved',
    from,
    sections: [],
    parts,
    head: LOCALES.flatMap((locale) => compareHeads(before[locale], after[locale], locale)),
    lacksNote: parts.length > 0 && !hasNewNote,
    isOfSubstance: parts.some((part) => part.state !== 'changed' || part.restsOnOther),
  };
}

function compareParts(before: PageText | undefined, after: PageText | undefined, locale: Locale): PartChange[] {
  const of = (text: PageText | undefined) =>
    new Map((text ? textParts(text) : []).map((part) => [partLabel(part.name), part.text]));
  const [old, fresh] = [of(before), of(after)];
  const labels = [...fresh.keys(), ...[...old.keys()].filter((label) => !fresh.has(label))];
  return labels.flatMap((label): PartChange[] => {
    const [one, other] = [old.get(label), fresh.get(label)];
    if (isSameText(one ?? '', other ?? '')) return [];
    const words = diffWords(one ?? '', other ?? '', locale);
    return [
      { label, locale, state: changeState(one, other), words, restsOnOther: restsOnOther(one ?? '', other ?? '') },
    ];
  });
}

/** Title, summary and captions are parts of the text; the rest of the head is compared here. */
function compareHeads(before: PageText | undefined, after: PageText | undefined, locale: Locale): PageChange['head'] {
  const of = (text: PageText | undefined): ReadonlyMap<string, string> => {
    if (!text) return new Map();
    const { order, keywords, related, changes } = text.frontmatter;
    return new Map([
      ['order', String(order)],
      ['keywords', keywords.join(', ')],
      ['related', related.join(' ')],
      ['changes', changes.map(({ on, note, affects }) => `${on} ${note} ${affects}`).join(' / ')],
    ]);
  };
  const [old, fresh] = [of(before), of(after)];
  return [...fresh].flatMap(([key, now]) =>
    !before || old.get(key) === now ? [] : [{ locale, key, before: old.get(key) ?? '', after: now }],
  );
}

function titleOf(texts: Texts): Localized {
  const [zh, en] = [texts.zh?.frontmatter.title, texts.en?.frontmatter.title];
  return { zh: zh ?? en ?? '', en: en ?? zh ?? '' };
}
