import type { Records } from '../handbook/handbook.ts';
import type { Rule } from '../handbook/records.ts';
import { type AnswerProblem, acceptAnswers } from './answers.ts';
import { compileRule } from './compile.ts';
import { compileTable } from './compile-table.ts';
import { planOf } from './deadlines.ts';
import { decide, type Status } from './decide.ts';
import { type Answers, type Logic, NONE, type Now, type TableLogic } from './logic.ts';
import { sheetOf } from './procedure.ts';
import { scoreOf } from './score.ts';

/** What a person of a worked case is told: ids, dates or points, by the keys of cases; an empty list is left in. */
export type Outcome = Readonly<Record<string, readonly string[]>>;

export type CaseResult =
  | { readonly outcome: Outcome }
  /** Answers that the rule doesn't accept. */
  | { readonly problems: readonly Pick<AnswerProblem, 'question' | 'answer'>[] };

/** What is worked: the answers of a person, and the day. */
export type CasePerson = { readonly answers: Readonly<Record<string, string | number>>; readonly on?: string };

/** Returns a function that works the cases of a rule; undefined where the rule can't be evaluated. */
export function caseWorker(rule: Rule, records: Records): ((person: CasePerson) => CaseResult) | undefined {
  if (rule.kind === 'points-table') {
    const table = compileTable(rule, records.facts);
    return (person) => {
      const answers = texts(person.answers);
      const problems = strangersOf(table, answers);
      if (problems.length > 0) return { problems };
      const lowest = scoreOf(table, answers)?.min;
      return { outcome: { points: lowest === undefined ? [] : [String(lowest)] } };
    };
  }
  const logic = compileRule(rule, records)?.logic;
  if (!logic) return undefined;
  return (person) => {
    const { answers, problems } = acceptAnswers(logic, Object.entries(texts(person.answers)));
    if (problems.length > 0) return { problems };
    return { outcome: outcomeOf(logic, answers, `${person.on ?? rule.checked}T12:00`) };
  };
}

function outcomeOf(logic: Logic, answers: Answers, now: Now): Outcome {
  switch (logic.kind) {
    case 'decision': {
      const { outcomes } = decide(logic, answers, now);
      const of = (status: Status) => outcomes.filter((outcome) => outcome.status === status).map(({ id }) => id);
      return { fits: of('fits'), nearly: of('nearly'), depends: of('depends') };
    }
    case 'procedure': {
      const sheet = sheetOf(logic, answers, now);
      const of = (parts: typeof sheet.documents, needed: 'yes' | 'unknown') =>
        parts.filter((part) => part.isNeeded === needed).map(({ id }) => id);
      return {
        documents: of(sheet.documents, 'yes'),
        steps: of(sheet.steps, 'yes'),
        perhaps: of([...sheet.documents, ...sheet.steps], 'unknown'),
      };
    }
    case 'deadlines': {
      const plan = planOf(logic, answers, now);
      return {
        due: plan.duties.map(({ id, due }) => `${id} ${due}`),
        opens: plan.duties.flatMap(({ id, opens: day }) => (day === undefined ? [] : [`${id} ${day}`])),
        warnings: plan.warnings,
        refused: plan.refusals,
      };
    }
  }
}

function strangersOf(table: TableLogic, answers: Answers): readonly Pick<AnswerProblem, 'question' | 'answer'>[] {
  const indicators = new Map(table.indicators.map((indicator) => [indicator.id, indicator]));
  return Object.entries(answers).flatMap(([question, answer]) => {
    const indicator = indicators.get(question);
    const isKnown = indicator !== undefined && (answer === NONE || Object.hasOwn(indicator.points, answer));
    return isKnown ? [] : [{ question, answer }];
  });
}

function texts(answers: Readonly<Record<string, string | number>>): Answers {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, String(answer)]));
}

/** Returns what a case says shall come out, by the same keys; what it doesn't speak of is left out. */
export function writtenOutcome(rule: Rule, index: number): Outcome {
  const dates = (map: Readonly<Record<string, string>> | undefined) =>
    Object.entries(map ?? {}).map(([id, date]) => `${id} ${date}`);
  switch (rule.kind) {
    case 'points-table': {
      const worked = rule.cases[index];
      return worked ? { points: [String(worked.points)] } : {};
    }
    case 'decision': {
      const worked = rule.cases[index];
      return { fits: worked?.fits ?? [], nearly: worked?.nearly ?? [], depends: worked?.depends ?? [] };
    }
    case 'procedure': {
      const worked = rule.cases[index];
      return { documents: worked?.documents ?? [], steps: worked?.steps ?? [], perhaps: worked?.perhaps ?? [] };
    }
    case 'deadlines': {
      const worked = rule.cases[index];
      return {
        due: dates(worked?.due),
        // A case may leave out when a thing opens; what it says must be so.
        ...(worked?.opens ? { opens: dates(worked.opens) } : {}),
        warnings: worked?.warnings ?? [],
        refused: worked?.refused ?? [],
      };
    }
  }
}

/** Returns the keys at which an outcome is another than wanted, each with both sides; order doesn't count. */
export function outcomeDifferences(
  wanted: Outcome,
  found: Outcome,
): readonly { readonly key: string; readonly wanted: string; readonly found: string }[] {
  const join = (ids: readonly string[] | undefined) => [...(ids ?? [])].sort().join(', ') || '–';
  return Object.keys(wanted).flatMap((key) => {
    const sides = { key, wanted: join(wanted[key]), found: join(found[key]) };
    return sides.wanted === sides.found ? [] : [sides];
  });
}
