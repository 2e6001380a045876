import type { Locale } from '../../handbook/locale.ts';
import type { ShareCard } from '../../site/share-card.ts';
import { breakLines } from './break-lines.ts';
import type { Outline, Typesetter, Weight } from './glyph-outlines.ts';

/** The light colours of the site; a picture can't follow the reader's. A test holds them to the tokens. */
export const CARD_COLOURS = {
  paper: '#fcfaf6',
  ink: '#1d1f21',
  quiet: '#52504a',
  line: '#ddd6c8',
  seal: '#9c3420',
} as const;

const MARGIN = 80;
const LARGEST = { zh: 92, en: 84 } as const;
const LEADING = { zh: 1.3, en: 1.2 } as const;
/** The room of the title, between the chapter above and the name below. */
const TITLE = { top: 148, height: 322 } as const;

const SEAL = '京';

/** Returns every text that a card is drawn with. */
export function wordsOf({ title, chapter, names }: ShareCard): readonly string[] {
  return [SEAL, title, chapter, names.zh, names.en];
}

/** Returns a share card as SVG made of outlines only: chapter, title in at most three lines, and the site's name in both scripts. */
export function drawCard(
  card: ShareCard,
  set: Typesetter,
  size: { readonly width: number; readonly height: number },
): string {
  const room = size.width - 2 * MARGIN;
  const title = fitTitle(card.title, card.locale, room, set);
  const block = title.lines.length * title.leading;
  // The baseline lies about four fifths down a line of its own size.
  const first = TITLE.top + (TITLE.height - block) / 2 + title.leading / 2 + title.size * 0.36;
  const names = card.locale === 'zh' ? [card.names.zh, card.names.en] : [card.names.en, card.names.zh];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    rectangle(0, 0, size.width, size.height, CARD_COLOURS.paper),
    rectangle(0, 0, size.width, 12, CARD_COLOURS.seal),
    at(MARGIN, 112, fitLine(card.chapter, 36, 400, room, set), CARD_COLOURS.quiet),
    ...title.lines.map((line, index) => at(MARGIN - line.hang, first + index * title.leading, line, CARD_COLOURS.ink)),
    rectangle(MARGIN, 490, room, 2, CARD_COLOURS.line),
    `<rect x="${MARGIN}" y="518" width="76" height="76" rx="12" fill="${CARD_COLOURS.seal}"/>`,
    at(MARGIN + 11, 576, set(SEAL, 54, 600), CARD_COLOURS.paper),
    at(MARGIN + 100, 550, fitLine(names[0] ?? '', 32, 600, room - 100, set), CARD_COLOURS.ink),
    at(MARGIN + 100, 588, fitLine(names[1] ?? '', 26, 400, room - 100, set), CARD_COLOURS.quiet),
    '</svg>',
  ].join('');
}

/** The left half of an opening mark is empty in Chinese; at the margin it would look indented. */
const OPENING = /^[\p{Ps}\p{Pi}]/u;

/** Takes the largest size at which the title fits its room; a long title is set smaller, never cut. */
function fitTitle(text: string, locale: Locale, width: number, set: Typesetter) {
  for (let size: number = LARGEST[locale]; ; size *= 0.95) {
    const leading = size * LEADING[locale];
    const texts = breakLines(text, locale, width / size, (piece) => set(piece, 1, 600).width);
    if (!texts || texts.length * leading > TITLE.height) continue;
    // A line is a little wider than its pieces where the scripts meet.
    const lines = texts.map((line) => set(line, size, 600));
    if (lines.some((line) => line.width > width)) continue;
    const hangs = texts.map((line) => (locale === 'zh' && OPENING.test(line) ? size * 0.45 : 0));
    return { size, leading, lines: lines.map((line, index) => ({ ...line, hang: hangs[index] ?? 0 })) };
  }
}

/** Sets one line, smaller when it would be wider than its room. */
function fitLine(text: string, size: number, weight: Weight, width: number, set: Typesetter): Outline {
  const line = set(text, size, weight);
  return line.width <= width ? line : set(text, (size * width) / line.width, weight);
}

function at(x: number, y: number, line: Outline, colour: string): string {
  return line.path && `<path transform="translate(${x} ${y.toFixed(1)})" fill="${colour}" d="${line.path}"/>`;
}

function rectangle(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
}
