import type { Answers, Logic, QuestionLogic } from './logic.ts';
import { isMoment } from './moments.ts';
import { optionPoints } from './score.ts';

/** Why a part of an address or an answer isn't taken. */
export type AnswerProblem = {
  readonly kind:
    | 'unknown-question'
    | 'unknown-option'
    | 'not-a-number'
    | 'not-a-date'
    | 'out-of-range'
    | 'other-version';
  readonly question: string;
  readonly answer: string;
};

export type ReadAnswers = { readonly answers: Answers; readonly problems: readonly AnswerProblem[] };

/** The parameter that says for which version of a rule an address was made. */
const VERSION = 'v';

/** Returns every question a rule asks: its own, then the indicators of its tables whose points are published. */
export function questionsOf(logic: Logic): readonly QuestionLogic[] {
  if (logic.kind !== 'decision') return logic.questions;
  const indicators = logic.tables.flatMap((table) => (table.isComplete ? table.indicators : []));
  return [
    ...logic.questions,
    ...indicators.map(({ id, points }) => ({
      id,
      kind: 'choice' as const,
      options: Object.keys(optionPoints(points)),
    })),
  ];
}

/** Returns the answers that a rule accepts, in the order of its questions, and a problem for each of the others. */
export function acceptAnswers(logic: Logic, given: Iterable<readonly [string, string]>): ReadAnswers {
  const questions = new Map(questionsOf(logic).map((question) => [question.id, question]));
  const accepted = new Map<string, string>();
  const problems: AnswerProblem[] = [];
  for (const [id, raw] of given) {
    const answer = raw.trim();
    const question = questions.get(id);
    const kind = question ? problemOf(question, answer) : 'unknown-question';
    if (kind) problems.push({ kind, question: id, answer });
    else accepted.set(id, answer);
  }
  const answers: Record<string, string> = {};
  for (const id of questions.keys()) {
    const answer = accepted.get(id);
    if (answer !== undefined) answers[id] = answer;
  }
  return { answers, problems };
}

/** Returns what the fragment of an address says (`#v=1&purpose=work`); an anchor of the page says nothing. */
export function readFragment(logic: Logic, fragment: string): ReadAnswers {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return { answers: {}, problems: [] };
  const parameters = new URLSearchParams(text);
  const version = parameters.get(VERSION);
  parameters.delete(VERSION);
  const { answers, problems } = acceptAnswers(logic, parameters);
  if (version === null || version === String(logic.version)) return { answers, problems };
  return { answers, problems: [{ kind: 'other-version', question: VERSION, answer: version }, ...problems] };
}

/** Returns the answers as the fragment of an address, without `#`; empty where nothing is answered. */
export function writeFragment(logic: Logic, answers: Answers): string {
  const given = Object.entries(acceptAnswers(logic, Object.entries(answers)).answers);
  if (given.length === 0) return '';
  return new URLSearchParams([[VERSION, String(logic.version)], ...given]).toString();
}

function problemOf(question: QuestionLogic, answer: string): AnswerProblem['kind'] | undefined {
  switch (question.kind) {
    case 'choice':
      return question.options.includes(answer) ? undefined : 'unknown-option';
    case 'number':
      if (!/^\d{1,12}(?:\.\d{1,2})?$/.test(answer)) return 'not-a-number';
      return Number(answer) > question.max ? 'out-of-range' : undefined;
    default:
      return isMoment(answer, question.kind === 'date-time') ? undefined : 'not-a-date';
  }
}
