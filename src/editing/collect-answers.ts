import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import { judgeAnswer } from './judge-answer.ts';
import { type Answers, type Ask, choicesOf, labelOf, type Question, type Situation } from './question.ts';

/** The answers to all questions, or everything that is wrong with those that were given. */
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
    const problem = judgeAnswer(question, answer, situation);
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
    problem = judgeAnswer(question, answer, situation);
    if (!problem) return answer;
  }
}

function isOptional({ isOptional: optional }: Question, answers: Answers): boolean {
  return typeof optional === 'function' ? optional(answers) : optional === true;
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
