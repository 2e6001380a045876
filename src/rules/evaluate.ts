import type { Reference } from '../handbook/fields.ts';
import type { Records } from '../handbook/handbook.ts';
import type { Locale, Localized } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import type { DecisionRule, PointsTableRule, Question } from '../handbook/rule-records.ts';
import { splitPlaceholders } from '../handbook/rule-references.ts';
import { formatClause, formatSentence, formatValue } from '../i18n/format.ts';
import { type AnswerProblem, acceptAnswers } from './answers.ts';
import { choiceOptions } from './choice-options.ts';
import { compileRule } from './compile.ts';
import { compileTable } from './compile-table.ts';
import { planOf } from './deadlines.ts';
import { decide } from './decide.ts';
import { type Answers, type Logic, NONE, type Now } from './logic.ts';
import { sheetOf } from './procedure.ts';
import { optionPoints, reaches, type Score, scoreOf } from './score.ts';

/** What an evaluation says, with words of both languages and the proof of every line; plain data, to print as JSON. */
export type Evaluation = {
  readonly rule: string;
  readonly title: Localized;
  readonly version: number;
  readonly asOf: Now;
  readonly answers: Answers;
  /** Answers that were not taken, and why. */
  readonly problems: readonly AnswerProblem[];
  readonly result: object;
};

/** One source behind a line and the clause in it. */
type Proof = { readonly source: string; readonly title: Localized; readonly clause: Localized; readonly grade: string };

/**
 * Evaluates a rule on answers as of a time in Beijing: each line with its points or truth, the clause it rests on, the evidence it
 * needs, and what would change it. Answers that the rule doesn't accept come back as problems.
 */
export function evaluate(
  rule: Rule,
  records: Records,
  given: Readonly<Record<string, string | number>>,
  asOf: Now,
): Evaluation {
  const raw = Object.entries(given).map(([id, answer]) => [id, String(answer)] as const);
  const head = { rule: rule.id, title: rule.title, version: rule.version, asOf };
  if (rule.kind === 'points-table') {
    const table = compileTable(rule, records.facts);
    const { answers, problems } = acceptAnswers(asDecision(rule, records), raw);
    const score = scoreOf(table, answers);
    const thresholds = table.thresholds.map(({ fact, points }) => ({
      fact,
      points,
      isReached: reaches(score, points),
    }));
    return { ...head, answers, problems, result: { score: explainScore(rule, score), thresholds } };
  }
  const logic = compileRule(rule, records)?.logic;
  if (!logic) throw new Error(`The rule "${rule.id}" can't be evaluated.`);
  const { answers, problems } = acceptAnswers(logic, raw);
  return { ...head, answers, problems, result: explain(rule, logic, records, answers, asOf) };
}

/** Returns every question of a rule with the answers it accepts, in both languages. */
export function describeQuestions(rule: Rule, records: Records): readonly object[] {
  if (rule.kind === 'points-table') return describeIndicators(rule);
  const tables = rule.kind === 'decision' ? (rule.tables ?? []) : [];
  return [
    ...rule.questions.map((question) => ({
      id: question.id,
      text: question.text,
      why: question.why,
      answers: acceptedAnswers(question, records),
    })),
    ...tables.flatMap((id) => {
      const table = records.rules.get(id);
      return table?.kind === 'points-table' ? describeIndicators(table) : [];
    }),
  ];
}

/** Returns a text of one language with the values of the facts that it holds in braces. */
export function fillFacts(text: string, locale: Locale, facts: Records['facts']): string {
  return splitPlaceholders(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      const fact = facts.get(part.fact);
      return fact ? formatValue(fact.value, locale) : `{${part.fact}}`;
    })
    .join('');
}

function fillBoth({ zh, en }: Localized, facts: Records['facts']): Localized {
  return { zh: fillFacts(zh, 'zh', facts), en: fillFacts(en, 'en', facts) };
}

function explain(
  rule: Exclude<Rule, { kind: 'points-table' }>,
  logic: Logic,
  records: Records,
  answers: Answers,
  asOf: Now,
): object {
  if (rule.kind === 'decision' && logic.kind === 'decision')
    return explainDecision(rule, logic, records, answers, asOf);
  if (rule.kind === 'procedure' && logic.kind === 'procedure') {
    const sheet = sheetOf(logic, answers, asOf);
    return {
      asked: sheet.asked,
      documents: sheet.documents.map(({ id, isNeeded }) => {
        const document = records.documents.get(id);
        return { id, isNeeded, zh: document?.zh, pinyin: document?.pinyin, en: document?.en };
      }),
      steps: sheet.steps.map(({ id, isNeeded }) => {
        const step = rule.steps.find((candidate) => candidate.id === id);
        return { id, isNeeded, who: step?.who, name: step && fillBoth(step.name, records.facts) };
      }),
    };
  }
  if (rule.kind === 'deadlines' && logic.kind === 'deadlines') {
    const plan = planOf(logic, answers, asOf);
    const wordsOf = (parts: readonly { readonly id: string; readonly text: Localized }[], ids: readonly string[]) =>
      parts.filter(({ id }) => ids.includes(id)).map(({ id, text }) => ({ id, text: fillBoth(text, records.facts) }));
    return {
      asked: plan.asked,
      duties: plan.duties.map((result) => {
        const duty = rule.duties.find(({ id }) => id === result.id);
        return {
          ...result,
          name: duty?.name,
          text: duty && fillBoth(duty.text, records.facts),
          proof: proofs(duty?.facts, records),
        };
      }),
      warnings: wordsOf(rule.warnings, plan.warnings),
      refusals: wordsOf(rule.refusals, plan.refusals),
    };
  }
  throw new Error(`The rule "${rule.id}" was compiled as another kind.`);
}

function explainDecision(
  rule: DecisionRule,
  logic: Extract<Logic, { kind: 'decision' }>,
  records: Records,
  answers: Answers,
  asOf: Now,
): object {
  const { asked, outcomes, scores } = decide(logic, answers, asOf);
  return {
    asked,
    outcomes: outcomes.map((result) => {
      const outcome = rule.outcomes.find(({ id }) => id === result.id);
      return {
        id: result.id,
        status: result.status,
        name: outcome?.name,
        page: outcome?.page,
        conditions: result.conditions.map(({ id, truth, open }) => {
          const condition = outcome?.conditions.find((candidate) => candidate.id === id);
          return {
            id,
            truth,
            open,
            text: condition && fillBoth(condition.text, records.facts),
            ...(condition?.evidence ? { evidence: fillBoth(condition.evidence, records.facts) } : {}),
            proof: proofs(condition?.facts, records),
          };
        }),
      };
    }),
    scores: (rule.tables ?? []).flatMap((id) => {
      const table = records.rules.get(id);
      return table?.kind === 'points-table' ? [{ table: id, score: explainScore(table, scores[id]) }] : [];
    }),
  };
}

function explainScore(rule: PointsTableRule, score: Score | undefined): object {
  if (!score) return { isPublished: false, published: rule.published };
  return {
    min: score.min,
    max: score.max,
    lines: score.lines.map((line) => {
      const indicator = rule.indicators.find(({ id }) => id === line.indicator);
      const nameOf = (option: string | undefined) => indicator?.options.find(({ id }) => id === option)?.name;
      return {
        ...line,
        name: indicator?.name,
        option: nameOf(line.answer),
        ...(line.gain
          ? { gain: { ...line.gain, names: line.gain.options.map(nameOf), evidence: indicator?.evidence } }
          : {}),
        sources: indicator?.sources,
      };
    }),
  };
}

function proofs(ids: readonly string[] | undefined, records: Records): readonly object[] {
  return (ids ?? []).flatMap((id) => {
    const fact = records.facts.get(id);
    if (!fact) return [];
    const sentence = { zh: formatSentence(fact, 'zh'), en: formatSentence(fact, 'en') };
    return [{ fact: id, sentence, sources: fact.sources.map((reference) => proof(reference, fact.grade, records)) }];
  });
}

function proof(reference: Reference, grade: string, records: Records): Proof {
  const source = records.sources.get(reference.source);
  return {
    source: reference.source,
    title: source?.title ?? { zh: '', en: '' },
    clause: { zh: formatClause(reference, 'zh'), en: formatClause(reference, 'en') },
    grade: reference.grade ?? grade,
  };
}

function describeIndicators(rule: PointsTableRule): readonly object[] {
  return rule.indicators.map(({ id, name, why, options }) => ({
    id,
    text: name,
    ...(why ? { why } : {}),
    answers:
      options.length === 0
        ? []
        : Object.entries(optionPoints(Object.fromEntries(options.map((option) => [option.id, option.points])))).map(
            ([option, points]) => ({
              id: option,
              points,
              ...(option === NONE ? {} : { name: options.find((candidate) => candidate.id === option)?.name }),
            }),
          ),
  }));
}

function acceptedAnswers(question: Question, records: Records): object {
  switch (question.kind) {
    case 'choice':
      return choiceOptions(question, records.facts);
    case 'number':
      return { number: question.unit, from: 0, to: question.max };
    default:
      return { [question.kind]: question.kind === 'date' ? '2026-12-01' : '2026-12-01T14:30' };
  }
}

/** A points table alone, as a decision without outcomes. */
function asDecision(rule: PointsTableRule & { readonly id: string }, records: Records): Logic {
  return {
    kind: 'decision',
    version: rule.version,
    questions: [],
    tables: [compileTable(rule, records.facts)],
    outcomes: [],
  };
}
