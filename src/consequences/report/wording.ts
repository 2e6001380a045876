import type { Locale, Localized } from '../../handbook/locale.ts';
import { diffWords } from '../../handbook/word-diff.ts';
import type { ChangeState } from '../change-state.ts';
import { changedText, plain } from '../markdown.ts';

/** How the parts of the report put states, titles and changes into words. */

/** What became of a page or record. */
export const STATE_WORDS: Readonly<Record<ChangeState | 'moved', Localized>> = {
  added: { zh: '新', en: 'new' },
  removed: { zh: '去', en: 'gone' },
  moved: { zh: '移', en: 'moved' },
  changed: { zh: '改', en: 'changed' },
};

/** Returns words of the report in both languages, side by side. */
export function bilingual({ zh, en }: Localized): string {
  return `${zh} ${en}`;
}

/** Returns a title of the content in both languages; once where they are the same. */
export function title({ zh, en }: Localized): string {
  return zh === en ? plain(short(zh)) : `${plain(short(zh))} · ${plain(short(en))}`;
}

const LONGEST = 400;

/** Returns a text of the content, cut where it is very long. */
export function short(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}

/** Returns a change: a short value whole on both sides; a long text with the words marked that changed. */
export function arrowed(before: string, after: string, locale: Locale): string {
  if (before.length > 60 && after.length > 60) return changedText(diffWords(before, after, locale));
  const shown = (text: string) => (text === '' ? '–' : plain(short(text)));
  return `${shown(before)} → **${shown(after)}**`;
}
