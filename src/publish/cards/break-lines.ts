import { htmlLang, type Locale } from '../../handbook/locale.ts';

/** What may not begin a line: closing marks, and particles that lean on the word before them. */
const LEANS_BACK = /^[\p{Pe}\p{Pf}，。、；：！？…—–·,.;:!?%％～的等们]/u;
/** What may not end a line. */
const LEANS_FORWARD = /[\p{Ps}\p{Pi}]$/u;
/**
 * A single character completes the word before it (“R字”, “5年”, and names the segmenter doesn’t know, as “中关村”),
 * unless it joins two words.
 */
const COMPLETES = /^(?![与和或及在从对向由到为])\p{Script=Han}$/u;
/** What a single character can complete. */
const WORD = /[\p{Script=Han}\p{Script=Latin}\p{Nd}]$/u;
/** A line that ends here ends well. */
const PAUSE = /[：，；。、:,;—–·]$/u;

/** Returns the pieces of a title between which a line may end: words in both scripts, with the marks that belong to them. */
export function breakablePieces(text: string, locale: Locale): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter(htmlLang(locale), { granularity: 'word' }).segment(text)) {
    const last = pieces.at(-1);
    const joins =
      last !== undefined &&
      (segment.trim() === '' ||
        LEANS_BACK.test(segment) ||
        LEANS_FORWARD.test(last) ||
        (WORD.test(last) && COMPLETES.test(segment)) ||
        // Latin words end at spaces only, whatever the segmenter thinks of hyphens and apostrophes.
        (!/\s$/.test(last) && !/\p{Script=Han}/u.test(last + segment)));
    if (joins) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/**
 * Returns a title in as few lines as fit a width, at most three, as even as can be, and rather broken after a pause;
 * undefined when it does not fit. `measure` gives the width of a piece.
 */
export function breakLines(
  text: string,
  locale: Locale,
  width: number,
  measure: (piece: string) => number,
): readonly string[] | undefined {
  const pieces = breakablePieces(text.trim(), locale).map((piece) => {
    const shown = piece.trimEnd();
    return { piece, width: measure(piece), shownWidth: measure(shown), isPause: PAUSE.test(shown) };
  });
  for (const count of [1, 2, 3]) {
    const best = waysToSplit(pieces, count)
      .filter((lines) => lines.every((line) => widthOf(line) <= width))
      .map((lines) => ({ lines, cost: unevenness(lines) }))
      .sort((one, other) => one.cost - other.cost)[0];
    if (best) return best.lines.map((line) => textOf(line));
  }
  return undefined;
}

type Piece = {
  readonly piece: string;
  readonly width: number;
  /** Without the space after it, which no reader sees at the end of a line. */
  readonly shownWidth: number;
  readonly isPause: boolean;
};
type Line = readonly Piece[];

function waysToSplit(pieces: Line, count: number): readonly (readonly Line[])[] {
  if (count === 1) return [[pieces]];
  return pieces
    .slice(1)
    .flatMap((_, index) =>
      waysToSplit(pieces.slice(index + 1), count - 1).map((rest) => [pieces.slice(0, index + 1), ...rest]),
    );
}

function widthOf(line: Line): number {
  const last = line.at(-1);
  return line.reduce((sum, { width }) => sum + width, 0) - (last ? last.width - last.shownWidth : 0);
}

function textOf(line: Line): string {
  return line
    .map(({ piece }) => piece)
    .join('')
    .trimEnd();
}

/** How far the lines are from equal, in parts of their mean; a line that ends at a pause may be shorter. */
function unevenness(lines: readonly Line[]): number {
  const widths = lines.map(widthOf);
  const mean = widths.reduce((sum, one) => sum + one, 0) / widths.length;
  const spread = widths.reduce((sum, one) => sum + ((one - mean) / mean) ** 2, 0);
  const pauses = lines.slice(0, -1).filter((line) => line.at(-1)?.isPause).length;
  return spread - pauses * 0.5;
}
