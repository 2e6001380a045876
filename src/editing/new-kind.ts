import type { Localized } from '../handbook/locale.ts';
import type { Answers, Question, Situation } from './question.ts';

/** A kind of page or record that `npm run new` can make. */
export type NewKind = {
  readonly title: Localized;
  readonly questions: readonly Question[];
  /** Arguments that make one, to copy; a test runs them. */
  readonly example: readonly string[];
  /** Returns the whole text of each file that is written or changed, by path. */
  readonly draft: (answers: Answers, situation: Situation) => ReadonlyMap<string, string>;
  /** Returns what is wrong with the answers taken together, or undefined. */
  readonly judge?: (answers: Answers, situation: Situation) => Localized | undefined;
};

/** Returns arguments from the examples of the questions; the first names what is made and stands without a flag. */
export function exampleOf(questions: readonly Question[], names: readonly string[]): readonly string[] {
  return names.flatMap((name, index) => {
    const example = questions.find((question) => question.name === name)?.example ?? '';
    return index === 0 ? [example] : [`--${name}`, example];
  });
}
