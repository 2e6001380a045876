import type { Content } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import type { RecordKind } from '../handbook/records.ts';

/** What `npm run new` has to know, as questions that are answered by a flag or at the keyboard. */

/** What was answered, by the names of the questions. */
export type Answers = Readonly<Record<string, string>>;

/** What an answer is judged by: the content as it stands, the text of each file by path, and today in Beijing. */
export type Situation = {
  readonly content: Content;
  readonly files: ReadonlyMap<string, string>;
  readonly asOf: string;
};

export type Question = {
  /** The flag without its dashes. */
  readonly name: string;
  readonly text: Localized;
  readonly example: string;
  readonly form?: 'id' | 'day' | 'date' | 'number' | 'count' | 'address';
  readonly choices?: readonly string[] | ((situation: Situation) => readonly string[]);
  /** The answer is the id of such a record, or several with commas between them. */
  readonly known?: RecordKind;
  readonly isList?: true;
  /** Returns what is wrong with an answer that has the right form. */
  readonly check?: (text: string, situation: Situation) => Localized | undefined;
  /** What is taken when nothing is answered. */
  readonly fallback?: (answers: Answers, situation: Situation) => string | undefined;
  /** May be left out; such a question is put at the keyboard only where `isAsked`. */
  readonly isOptional?: true | ((answers: Answers) => boolean);
  readonly isAsked?: true;
  /** Whether it makes sense after the answers before it. */
  readonly when?: (answers: Answers) => boolean;
};

/** Puts a question, after what was wrong with the last answer; resolves with the line that was typed. */
export type Ask = (
  question: Question,
  choices: readonly string[],
  fallback: string | undefined,
  problem: Localized | undefined,
) => Promise<string>;

/** Returns what an answer is chosen from; nothing where it is free. */
export function choicesOf({ choices }: Question, situation: Situation): readonly string[] {
  return typeof choices === 'function' ? choices(situation) : (choices ?? []);
}

/** Returns what a question is called in messages: the name of what is made stands by itself, everything else is a flag. */
export function labelOf({ name }: Question): string {
  return name === 'id' || name === 'path' ? name : `--${name}`;
}

/** Returns the parts of an answer that holds several, with commas or semicolons of either script between them. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,;，；、]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Returns the number that an answer holds. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Returns today in Beijing, as the fallback of a day. */
export function today(_answers: Answers, { asOf }: Situation): string {
  return asOf;
}
