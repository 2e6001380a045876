import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { RECORD_KINDS, type RecordKind } from '../handbook/records.ts';
import { type ChangeState, changeState, keysOfEither } from './change-state.ts';

/** A record of any kind but facts, which have a part of their own. */
export type RecordChange = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: Localized;
  readonly state: ChangeState;
  /** Single values that differ, by their path in the record: `read.form`. */
  readonly fields: readonly { readonly path: string; readonly before: string; readonly after: string }[];
};

/** Returns the records that are new, gone or changed, kind by kind. Worked cases are compared by what they come to. */
export function compareRecords(base: Handbook, head: Handbook): readonly RecordChange[] {
  return RECORD_KINDS.filter((kind) => kind !== 'facts').flatMap((kind) => {
    const old: ReadonlyMap<string, object> = base.records[kind];
    const fresh: ReadonlyMap<string, object> = head.records[kind];
    return keysOfEither(old, fresh).flatMap((id): readonly RecordChange[] => {
      const [before, after] = [old.get(id), fresh.get(id)];
      // A file that didn't change was read once for both.
      if (before === after) return [];
      const [one, other] = [leavesOf(before), leavesOf(after)];
      const paths = [...new Set([...one.keys(), ...other.keys()])];
      const fields = paths.flatMap((path) => {
        const sides = { path, before: one.get(path) ?? '', after: other.get(path) ?? '' };
        return sides.before === sides.after ? [] : [sides];
      });
      if (before && after && fields.length === 0) return [];
      const state = changeState(before, after);
      return [{ kind, id, title: titleOf(id, after ?? before), state, fields: state === 'changed' ? fields : [] }];
    });
  });
}

/** Parts of a record that have ids are known by them, so that one put in between doesn't move the others. */
function leavesOf(record: object | undefined): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item !== 'object')) leaves.set(path, value.join(', '));
      else for (const [index, item] of value.entries()) visit(item, `${path}[${keyOf(item) ?? index}]`);
    } else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (path === '' && (key === 'origin' || key === 'id' || key === 'cases')) continue;
        visit(inner, path === '' ? key : `${path}.${key}`);
      }
    } else leaves.set(path, String(value));
  };
  visit(record, '');
  return leaves;
}

function keyOf(item: unknown): string | undefined {
  for (const name of ['id', 'document', 'word']) {
    const key = textOf(item, name);
    if (key !== undefined) return key;
  }
  return undefined;
}

/** What a record is called in both languages, whatever its kind calls that. */
function titleOf(id: string, record: object | undefined): Localized {
  for (const part of [record, ...['title', 'name', 'alt'].map((key) => partOf(record, key))]) {
    const [zh, en] = [textOf(part, 'zh'), textOf(part, 'en')];
    if (zh !== undefined && en !== undefined) return { zh, en };
  }
  return { zh: id, en: id };
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function textOf(value: unknown, key: string): string | undefined {
  const text = partOf(value, key);
  return typeof text === 'string' ? text : undefined;
}
