import type { Locale } from '../handbook/locale.ts';
import { positionAt } from '../handbook/markdown.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { type Check, diagnose } from './check.ts';
import { passagesOf } from './prose.ts';

/** A sentence longer than this is hard to read on a phone and under stress: words in English, characters in Chinese. */
const LIMITS: Readonly<Record<Locale, number>> = { en: 28, zh: 50 };

const SENTENCE_END: Readonly<Record<Locale, RegExp>> = {
  en: /(?<=[.!?:;]["”’)]*)\s+/u,
  zh: /(?<=[。！？；：][”’）》]*)/u,
};

/** Warns of long sentences; the law itself is as long as it is. */
export const sentenceLength: Check = (handbook) =>
  handbook.texts
    .filter((text) => !isRegulationChapter(text))
    .flatMap((text) =>
      passagesOf(text).flatMap((passage) =>
        passage.text
          .split(SENTENCE_END[text.locale])
          .filter((sentence) => lengthOf(sentence, text.locale) > LIMITS[text.locale])
          .map((sentence) =>
            diagnose(
              text.file,
              positionAt(text.source, passage.offset),
              'prose/long-sentence',
              {
                zh: `“${sentence.slice(0, 16)}……”一句有${lengthOf(sentence, text.locale)}${text.locale === 'zh' ? '个字' : '个词'}，超过${LIMITS[text.locale]}。请拆开。`,
                en: `The sentence "${sentence.slice(0, 32)}…" has ${lengthOf(sentence, text.locale)} ${text.locale === 'zh' ? 'characters' : 'words'}, more than ${LIMITS[text.locale]}. Split it.`,
              },
              'warning',
            ),
          ),
      ),
    );

function lengthOf(sentence: string, locale: Locale): number {
  return locale === 'zh'
    ? [...sentence.replace(/\s|《[^》]*》/g, '')].length
    : sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;
}
