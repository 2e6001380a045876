import type { Answers, Check, Now, QuestionLogic, Truth } from './logic.ts';
import { isEarlier, resolve } from './moments.ts';
import { reaches } from './score.ts';

/** What a test is held against. Scores come as ranges: what isn't known widens them. */
export type Situation = {
  readonly answers: Answers;
  readonly now: Now;
  readonly scores: Readonly<Record<string, { readonly min: number; readonly max: number } | undefined>>;
};

/** Returns whether a test is passed, failed or open: Kleene's three-valued logic over what is known. */
export function truthOf(check: Check, situation: Situation): Truth {
  if ('all' in check) return every(check.all.map((part) => truthOf(part, situation)));
  if ('any' in check) return not(every(check.any.map((part) => not(truthOf(part, situation)))));
  if ('not' in check) return not(truthOf(check.not, situation));
  if ('table' in check) return reaches(situation.scores[check.table], check.min);
  if ('moment' in check) {
    const one = resolve(check.moment, situation.answers, situation.now);
    const other = resolve(check.isBefore, situation.answers, situation.now);
    return one === undefined || other === undefined ? 'unknown' : truth(isEarlier(one, other));
  }
  if (!('question' in check)) {
    const day = check.on === undefined ? situation.now.slice(0, 10) : situation.answers[check.on]?.slice(0, 10);
    if (day === undefined) return 'unknown';
    return truth((check.from ?? '') <= day && day <= (check.until ?? '9999'));
  }
  const answer = situation.answers[check.question];
  if (answer === undefined) return 'unknown';
  if ('is' in check) return truth(check.is.includes(answer));
  const amount = Number(answer);
  if ('min' in check) return truth(check.isOpen ? amount > check.min : amount >= check.min);
  return truth(check.isOpen ? amount < check.max : amount <= check.max);
}

/** Returns the questions and tables that a test still waits for, in the order of the test. */
export function openParts(check: Check, situation: Situation): readonly string[] {
  if (truthOf(check, situation) !== 'unknown') return [];
  if ('all' in check) return check.all.flatMap((part) => openParts(part, situation));
  if ('any' in check) return check.any.flatMap((part) => openParts(part, situation));
  if ('not' in check) return openParts(check.not, situation);
  if ('table' in check) return [check.table];
  if ('question' in check) return [check.question];
  if (!('moment' in check)) return check.on === undefined ? [] : [check.on];
  return [check.moment, check.isBefore].flatMap((instant) =>
    typeof instant !== 'string' && situation.answers[instant.question] === undefined ? [instant.question] : [],
  );
}

/**
 * Returns the answers that count: an answer to a question that isn't asked any more is left out. `open` are the questions of which
 * it isn't known yet whether they matter. A question can only depend on earlier ones, so one pass settles it.
 */
export function answersThatCount(
  questions: readonly QuestionLogic[],
  answers: Answers,
  now: Now,
): { readonly answers: Answers; readonly asked: readonly string[]; readonly open: readonly string[] } {
  const counted: Record<string, string> = {};
  const asked: string[] = [];
  const open: string[] = [];
  const known = new Set(questions.map((question) => question.id));
  for (const [id, answer] of Object.entries(answers)) if (!known.has(id)) counted[id] = answer;
  for (const { id, when } of questions) {
    const matters = when ? truthOf(when, { answers: counted, now, scores: {} }) : 'yes';
    if (matters === 'no') continue;
    asked.push(id);
    if (matters === 'unknown') open.push(id);
    const answer = answers[id];
    if (answer !== undefined) counted[id] = answer;
  }
  return { answers: counted, asked, open };
}

function truth(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}

function not(value: Truth): Truth {
  return value === 'unknown' ? 'unknown' : truth(value === 'no');
}

function every(values: readonly Truth[]): Truth {
  if (values.includes('no')) return 'no';
  return values.includes('unknown') ? 'unknown' : 'yes';
}
