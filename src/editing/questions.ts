import { dateParts, isFullDate } from '../handbook/dates.ts';
import type { Content } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import type { RecordKind } from '../handbook/records.ts';

/** What `npm run new` has to know, as questions that are answered by a flag or at the keyboard. */

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

export type Collected = { readonly answers: Answers } | { readonly problems: readonly Localized[] };

/**
 * Goes through the questions and takes each answer from the flags, from the keyboard where there is one, or from its fallback.
 * Returns the answers, or everything that is wrong with the flags.
 */
export async function collectAnswers(
  questions: readonly Question[],
  flags: Answers,
  situation: Situation,
  ask?: Ask,
): Promise<Collected> {
  const answers: Record<string, string> = {};
  const problems: Localized[] = [];
  const names = questions.map(({ name }) => name);
  for (const name of Object.keys(flags)) if (!names.includes(name)) problems.push(unknownFlag(name, names));
  for (const question of questions) {
    const { name } = question;
    const flag = flags[name];
    if (question.when && !question.when(answers)) {
      // After a wrong answer nobody knows what belongs together.
      if (flag !== undefined && problems.length === 0) problems.push(outOfPlace(name));
      continue;
    }
    const given = flag ?? (problems.length === 0 ? await atKeyboard(question, answers, situation, ask) : undefined);
    const answer = given ?? question.fallback?.(answers, situation);
    if (answer === undefined) {
      if (!ask && !isOptional(question, answers)) problems.push(missing(question));
      continue;
    }
    const problem = judge(question, answer, situation);
    if (problem) problems.push(problem);
    else answers[name] = answer.trim();
  }
  return problems.length > 0 ? { problems } : { answers };
}

async function atKeyboard(
  question: Question,
  answers: Answers,
  situation: Situation,
  ask: Ask | undefined,
): Promise<string | undefined> {
  if (!ask) return undefined;
  const optional = isOptional(question, answers);
  if (optional && !question.isAsked) return undefined;
  const fallback = question.fallback?.(answers, situation);
  let problem: Localized | undefined;
  for (;;) {
    const answer = (await ask(question, choicesOf(question, situation), fallback, problem)).trim();
    if (answer === '' && (optional || fallback !== undefined)) return undefined;
    problem = judge(question, answer, situation);
    if (!problem) return answer;
  }
}

/** Returns what is wrong with an answer, or undefined. */
export function judge(question: Question, answer: string, situation: Situation): Localized | undefined {
  const text = answer.trim();
  const flag = labelOf(question);
  const say = (zh: string, en: string): Localized => ({
    zh: `${flag}：${zh}例如 ${question.example}。`,
    en: `${flag}: ${en} For example ${question.example}.`,
  });
  if (text === '') return say('不能为空。', 'must not be empty.');
  if (/\p{Cc}/u.test(text)) return say('要写在一行里。', 'must stand on one line.');
  const choices = choicesOf(question, situation);
  if (choices.length > 0 && !choices.includes(text)) {
    const hint = nearest(text, choices);
    return say(
      `没有“${text}”，只能是：${choices.join('、')}。${hint ? `是不是“${hint}”？` : ''}`,
      `there is no "${text}"; choose one of ${choices.join(', ')}.${hint ? ` Did you mean "${hint}"?` : ''}`,
    );
  }
  for (const part of question.isList ? listOf(text) : [text]) {
    const problem = judgePart(question, part, situation);
    if (problem) return say(problem.zh, problem.en);
  }
  const problem = question.check?.(text, situation);
  return problem && say(problem.zh, problem.en);
}

function judgePart({ form, known }: Question, text: string, { content }: Situation): Localized | undefined {
  if (known) {
    const records = content.records[known];
    if (records.has(text)) return undefined;
    const hint = nearest(text, records.keys());
    return {
      zh: `没有编号为“${text}”的记录。${hint ? `是不是“${hint}”？` : ''}`,
      en: `there is no record "${text}".${hint ? ` Did you mean "${hint}"?` : ''}`,
    };
  }
  const isRight = form === undefined || FORMS[form].test(text);
  return isRight || form === undefined ? undefined : FORMS[form].say(text);
}

type Form = { readonly test: (text: string) => boolean; readonly say: (text: string) => Localized };

export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const FORMS: Readonly<Record<NonNullable<Question['form']>, Form>> = {
  id: {
    test: (text) => KEBAB.test(text),
    say: (text) => ({
      zh: `“${text}”不是编号：只用小写字母、数字和连字符。`,
      en: `"${text}" is not an id: use lower-case letters, digits and hyphens.`,
    }),
  },
  day: {
    test: isFullDate,
    say: (text) => ({
      zh: `“${text}”不是日历上的一天。`,
      en: `"${text}" is not a day of the calendar.`,
    }),
  },
  date: {
    test: (text) => dateParts(text) !== undefined,
    say: (text) => ({
      zh: `“${text}”不是日期；可以只写到年或月。`,
      en: `"${text}" is not a date; a year or a month alone will do.`,
    }),
  },
  number: {
    test: (text) => /^\d+(?:\.\d+)?$/.test(text),
    say: (text) => ({
      zh: `“${text}”不是数字：只写数字，不写单位和千分号。`,
      en: `"${text}" is not a number: write digits only, without unit or separator.`,
    }),
  },
  count: {
    test: (text) => /^[1-9]\d*$/.test(text),
    say: (text) => ({ zh: `“${text}”不是从1起的整数。`, en: `"${text}" is not a whole number of 1 or more.` }),
  },
  address: {
    test: (text) => /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text),
    say: (text) => ({ zh: `“${text}”不是网址。`, en: `"${text}" is not a web address.` }),
  },
};

/** Returns the parts of an answer that holds several, with commas or semicolons of either script between them. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,;，；、]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function choicesOf({ choices }: Question, situation: Situation): readonly string[] {
  return typeof choices === 'function' ? choices(situation) : (choices ?? []);
}

function isOptional({ isOptional: optional }: Question, answers: Answers): boolean {
  return typeof optional === 'function' ? optional(answers) : optional === true;
}

/** The name of what is made stands by itself; everything else is a flag. */
function labelOf({ name }: Question): string {
  return name === 'id' || name === 'path' ? name : `--${name}`;
}

function missing(question: Question): Localized {
  const label = labelOf(question);
  const example = label.startsWith('--') ? `${label} "${question.example}"` : question.example;
  return {
    zh: `缺少 ${label}（${question.text.zh}），例如 ${example}`,
    en: `${label} is missing (${question.text.en}). For example ${example}`,
  };
}

function unknownFlag(name: string, names: readonly string[]): Localized {
  const hint = nearest(name, names);
  return {
    zh: `没有 --${name} 这个选项。${hint ? `是不是 --${hint}？` : `可用的是：${names.map((one) => `--${one}`).join(' ')}`}`,
    en: `There is no option --${name}. ${hint ? `Did you mean --${hint}?` : `There are: ${names.map((one) => `--${one}`).join(' ')}`}`,
  };
}

function outOfPlace(name: string): Localized {
  return {
    zh: `按前面的回答，用不上 --${name}。请删去它，或改前面的回答。`,
    en: `After the earlier answers --${name} has no place. Leave it out, or change those answers.`,
  };
}
