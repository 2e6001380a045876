import type { Handbook } from '../handbook/handbook.ts';
import { livingIds, whereabouts } from '../handbook/promise.ts';
import { type Promised, promisedKey, publishedLine } from '../handbook/published-ids.ts';

/** Something that could be linked to before and isn't there any more. */
export type GoneId = Promised & {
  readonly wasPublished: boolean;
  readonly now: 'moved' | 'removed' | 'lost';
  /** Path and anchor below the language where it is read now. */
  readonly to: string | undefined;
};

export type ComparedPromise = {
  /** Lines of the list of published ids that were taken out. */
  readonly linesLost: readonly string[];
  readonly linesChanged: readonly { readonly before: string; readonly after: string }[];
  readonly gone: readonly GoneId[];
  readonly added: readonly (Promised & { readonly isListed: boolean })[];
};

/** Returns what became of everything that could be linked to, and whether the list of published ids only grew. */
export function comparePromise(base: Handbook, head: Handbook): ComparedPromise {
  const listed = new Map(head.published.map((one) => [promisedKey(one), one]));
  const [old, fresh] = [livingIds(base), livingIds(head)];
  const wasPublished = new Set(base.published.map(promisedKey));
  return {
    linesLost: base.published.filter((one) => !listed.has(promisedKey(one))).map(publishedLine),
    linesChanged: base.published.flatMap((before) => {
      const after = listed.get(promisedKey(before));
      return after === undefined || after.since === before.since
        ? []
        : [{ before: publishedLine(before), after: publishedLine(after) }];
    }),
    gone: [...old.values()].flatMap(({ kind, id }): readonly GoneId[] => {
      const key = promisedKey({ kind, id });
      const where = whereabouts(head, { kind, id });
      if (where.state === 'alive') return [];
      const to =
        where.state === 'moved' ? `${where.place.path}${where.place.anchor && `#${where.place.anchor}`}` : undefined;
      return [{ kind, id, wasPublished: wasPublished.has(key), now: where.state, to }];
    }),
    added: [...fresh].flatMap(([key, { kind, id }]) => (old.has(key) ? [] : [{ kind, id, isListed: listed.has(key) }])),
  };
}
