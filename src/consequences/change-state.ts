/** What became of something that a handbook had before, or has now. */
export type ChangeState = 'added' | 'removed' | 'changed';

/** Returns what became of something that differs; undefined stands for what isn't there. */
export function changeState(before: unknown, after: unknown): ChangeState {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

/** Returns the keys that one of two maps has, sorted. */
export function keysOfEither(
  old: ReadonlyMap<string, unknown>,
  fresh: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...old.keys(), ...fresh.keys()])].sort();
}
