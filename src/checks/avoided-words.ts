import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Locale } from '../handbook/locale.ts';
import { positionAt, walk } from '../handbook/markdown.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { type Check, diagnose } from './check.ts';

/** Words that say nothing or hide who acts; the content guide names them. */
const EMPTY_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['近期', '目前', '有关部门', '相关部门'],
  en: ['simply', 'recently', 'currently', 'relevant authorities', 'click here'],
};

/** Prose uses one term a concept: words the term records reject, and empty words, are pointed out. */
export const avoidedWords: Check = (handbook) => {
  const terms = [...handbook.records.terms.values()];
  // A look-alike that is the right word for another concept can't be rejected everywhere.
  const rightElsewhere = new Set(terms.flatMap((term) => [term.zh, term.en]));
  const rejected = terms.flatMap((term) =>
    (term.avoid ?? [])
      .filter(({ word }) => !rightElsewhere.has(word))
      .map(({ word, lang, why }) => ({ word, lang, why, instead: term[lang] })),
  );
  return handbook.texts
    .filter((text) => !isRegulationChapter(text))
    .flatMap((text) => {
      const found: Diagnostic[] = [];
      const words = [
        ...rejected.filter(({ lang }) => lang === text.locale),
        ...EMPTY_WORDS[text.locale].map((word) => ({ word, why: { zh: '空话', en: 'it says nothing' }, instead: '' })),
      ];
      walk(text.tree, (node, ancestors) => {
        // Quoted words are mentioned, not used.
        if (node.type !== 'text' || ancestors.some(({ type }) => type === 'inlineCode')) return;
        const { start, end } = node.position;
        const source = text.source.slice(start.offset, end.offset);
        const used = source.replace(/“[^”]*”|《[^》]*》/g, (quoted) => ' '.repeat(quoted.length));
        for (const { word, why, instead } of words) {
          const match = patternOf(word, text.locale).exec(used);
          if (!match) continue;
          found.push(
            diagnose(
              text.file,
              positionAt(text.source, start.offset + match.index),
              'term/avoid',
              {
                zh: `不要用“${word}”（${why.zh.replace(/。$/, '')}）。${instead ? `请用“${instead}”。` : ''}`,
                en: `Avoid "${word}": ${why.en.replace(/\.$/, '')}.${instead ? ` Use "${instead}".` : ''}`,
              },
              'warning',
            ),
          );
        }
      });
      return found;
    });
};

function patternOf(word: string, locale: Locale): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return locale === 'en' ? new RegExp(`\\b${escaped}\\b`, 'i') : new RegExp(escaped);
}
