/** Returns how many letters may be wrong in a word of this length before it is another word. */
function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Returns the known words closest to a mistyped one (all at the same distance), or none when even they are
 * too far. Two letters in the wrong order count as one mistake.
 */
export function nearestWords(word: string, known: Iterable<string>): readonly string[] {
  let best: string[] = [];
  let limit = tolerance(word.length);
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word, candidate);
    if (distance > limit) continue;
    if (distance < limit) best = [];
    limit = distance;
    best.push(candidate);
  }
  // People rarely mistype the first letter.
  const sameStart = best.filter((candidate) => candidate[0] === word[0]);
  return sameStart.length > 0 ? sameStart : best;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
