import { type Answers, NONE, type TableLogic, type Truth } from './logic.ts';

/** What one indicator gives: a single number once answered, else the range of all its options. */
export type ScoreLine = {
  readonly indicator: string;
  readonly answer: string | undefined;
  readonly min: number;
  readonly max: number;
  /** How many points more than now the best options give, and which they are; nothing where the answer is already best. */
  readonly gain: { readonly options: readonly string[]; readonly points: number } | undefined;
};

export type Score = {
  readonly min: number;
  readonly max: number;
  /** The most that any answers give. */
  readonly most: number;
  readonly lines: readonly ScoreLine[];
};

/** Tells whether a score reaches a threshold: open while its range lies on both sides, or while points are unpublished. */
export function reaches(score: Pick<Score, 'min' | 'max'> | undefined, points: number): Truth {
  if (!score) return 'unknown';
  return score.min >= points ? 'yes' : score.max < points ? 'no' : 'unknown';
}

/** Returns the score of a points table as a range, line by line; undefined while points of the table are not published. */
export function scoreOf(table: TableLogic, answers: Answers): Score | undefined {
  if (!table.isComplete) return undefined;
  const lines = table.indicators.map(({ id, points }): ScoreLine => {
    const answer = answers[id];
    const best = Math.max(0, ...Object.values(points));
    const known = answer === undefined ? undefined : (points[answer] ?? 0);
    const min = known ?? Math.min(...Object.values(optionPoints(points)));
    return {
      indicator: id,
      answer,
      min,
      max: known ?? best,
      gain:
        best > min
          ? { options: Object.keys(points).filter((option) => points[option] === best), points: best - min }
          : undefined,
    };
  });
  const most = lines.reduce((sum, { min, gain }) => sum + min + (gain?.points ?? 0), 0);
  return { min: total(lines, 'min'), max: total(lines, 'max'), most, lines };
}

/** Returns the points of every answer an indicator takes: its options, and “none of these” where no option is the lowest of all. */
export function optionPoints(points: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.values(points).includes(0) ? points : { ...points, [NONE]: 0 };
}

function total(lines: readonly ScoreLine[], end: 'min' | 'max'): number {
  return lines.reduce((sum, line) => sum + line[end], 0);
}
