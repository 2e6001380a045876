/** Returns the first list followed by what only the second holds; both in their own order. */
export function mergeHits<T extends { readonly id: string }>(first: readonly T[], second: readonly T[]): readonly T[] {
  const seen = new Set(first.map((hit) => hit.id));
  return [...first, ...second.filter((hit) => !seen.has(hit.id))];
}
