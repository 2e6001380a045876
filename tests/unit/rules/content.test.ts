import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadContentFiles } from '../../../src/disk/load-content.ts';
import { readContent } from '../../../src/handbook/read-content.ts';
import type { Fact, Rule } from '../../../src/handbook/records.ts';
import { ruleReferences } from '../../../src/handbook/rule-references.ts';
import { acceptAnswers, questionsOf, readFragment, writeFragment } from '../../../src/rules/answers.ts';
import { compileRule } from '../../../src/rules/compile.ts';
import { compileTable } from '../../../src/rules/compile-table.ts';
import { decide } from '../../../src/rules/decide.ts';
import type { Answers, Logic, QuestionLogic } from '../../../src/rules/logic.ts';
import { optionPoints, scoreOf } from '../../../src/rules/score.ts';
import { answersThatCount } from '../../../src/rules/truth.ts';
import { workCases } from '../../../src/rules/worked-cases.ts';

/** Properties that every published rule has. */

const { records } = readContent(await loadContentFiles(process.cwd()));
const RULES = [...records.rules.values()];
const NOW = '2026-11-21T12:00';
const asking = RULES.flatMap((rule) => {
  const logic = compileRule(rule, records)?.logic;
  return logic ? [{ id: rule.id, rule, logic }] : [];
});
const tables = RULES.filter((rule) => rule.kind === 'points-table' && rule.complete);

const answerTo = (question: QuestionLogic): fc.Arbitrary<string> => {
  switch (question.kind) {
    case 'choice':
      return fc.constantFrom(...question.options);
    case 'number':
      return fc.oneof(
        fc.integer({ min: 0, max: question.max }).map(String),
        fc.integer({ min: 0, max: Math.floor(question.max) * 100 }).map((cents) => String(cents / 100)),
      );
    case 'date':
      return day;
    case 'date-time':
      return fc.oneof(
        day,
        day.map((date) => `${date}T23:59`),
      );
  }
};
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const answersOf = (logic: Logic): fc.Arbitrary<Answers> => {
  const questions = questionsOf(logic);
  const whole = fc.record(Object.fromEntries(questions.map((question) => [question.id, answerTo(question)])));
  return fc
    .tuple(whole, fc.subarray(questions.map(({ id }) => id)))
    .map(([answers, given]) => Object.fromEntries(Object.entries(answers).filter(([id]) => given.includes(id))));
};

describe.each(asking)('$id', ({ rule, logic }) => {
  it('gives every set of answers back from the address, in whatever order the parameters stand', () => {
    fc.assert(
      fc.property(answersOf(logic), fc.nat(), (answers, seed) => {
        const fragment = writeFragment(logic, answers);
        const parameters = fragment.split('&').sort((a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 7));
        expect(readFragment(logic, `#${parameters.join('&')}`)).toEqual({ answers, problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('asks every question in some worked case', () => {
    if (rule.kind === 'points-table') return;
    const asked = rule.cases.flatMap((worked) => {
      const given = Object.entries(worked.answers).map(([id, answer]) => [id, String(answer)] as const);
      const { answers } = acceptAnswers(logic, given);
      const counted = answersThatCount(logic.questions, answers, NOW);
      return counted.asked.filter((id) => counted.answers[id] !== undefined);
    });
    expect(rule.questions.map(({ id }) => id).filter((id) => !asked.includes(id))).toEqual([]);
  });

  it('never takes back a sure answer when more is said', () => {
    if (logic.kind !== 'decision') return;
    const sure = ['fits', 'no'];
    fc.assert(
      fc.property(answersOf(logic), (answers) => {
        const half = Object.fromEntries(Object.entries(answers).filter((_entry, index) => index % 2 === 0));
        // A question that is asked no more takes its answer with it; only then may an outcome change.
        const [early, late] = [
          answersThatCount(logic.questions, half, NOW),
          answersThatCount(logic.questions, answers, NOW),
        ];
        if (Object.keys(early.answers).some((id) => late.answers[id] === undefined)) return;
        const before = decide(logic, half, NOW).outcomes.filter(({ status }) => sure.includes(status));
        const after = decide(logic, answers, NOW).outcomes;
        for (const { id, status } of before)
          expect([id, after.find((one) => one.id === id)?.status]).toEqual([id, status]);
      }),
      { numRuns: 60 },
    );
  });

  it('is caught by a worked case when any figure it compares with changes', () => {
    const survivors = comparedFacts(rule).flatMap(({ id, end }) => {
      const fact = records.facts.get(id);
      if (!fact) return [];
      return mutations(fact, end).flatMap(([what, mutant]) =>
        workCases(rule, { ...records, facts: new Map([...records.facts, [id, mutant]]) }).length > 0
          ? []
          : [`${id} ${what}`],
      );
    });
    expect(survivors).toEqual([]);
  });
});

describe.each(tables.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  if (rule.kind !== 'points-table') return;
  const table = compileTable(rule, records.facts);

  it('is caught by a worked case when the points of any option change', () => {
    const survivors = rule.indicators.flatMap((indicator, index) =>
      indicator.options.flatMap((option, place) =>
        [-1, 1].flatMap((change) => {
          const options = indicator.options.with(place, { ...option, points: Math.max(0, option.points + change) });
          if (option.points + change < 0) return [];
          const mutant: Rule = { ...rule, indicators: rule.indicators.with(index, { ...indicator, options }) };
          return workCases(mutant, records).length > 0 ? [] : [`${indicator.id}/${option.id} ${change}`];
        }),
      ),
    );
    expect(survivors).toEqual([]);
  });

  it('never gives fewer points for more', () => {
    const ordered = rule.indicators.filter((indicator) => indicator.ordered);
    expect(ordered.length).toBeGreaterThan(0);
    for (const { id, options } of ordered) {
      const points = options.map((option) => option.points);
      expect([id, points]).toEqual([id, [...points].sort((one, other) => other - one)]);
    }
  });

  it('scores within the range that the open answers leave', () => {
    const whole = fc.record(
      Object.fromEntries(
        table.indicators.map(({ id, points }) => [id, fc.constantFrom(...Object.keys(optionPoints(points)))]),
      ),
    );
    fc.assert(
      fc.property(whole, fc.subarray(table.indicators.map(({ id }) => id)), (answers, known) => {
        const exact = scoreOf(table, answers)?.min ?? Number.NaN;
        const range = scoreOf(table, Object.fromEntries(Object.entries(answers).filter(([id]) => known.includes(id))));
        expect(exact).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
        expect(exact).toBeLessThanOrEqual(range?.max ?? Number.NaN);
      }),
    );
  });
});

it('the tools are worked on at least twelve cases each', () => {
  const counts = new Map<string, number>();
  for (const rule of RULES) {
    const tool = rule.kind === 'procedure' ? 'checklist' : rule.id;
    if (rule.kind !== 'points-table' || rule.complete) counts.set(tool, (counts.get(tool) ?? 0) + rule.cases.length);
  }
  expect([...counts].filter(([, count]) => count < 12)).toEqual([]);
});

/** The tests and moments that compare with an amount, and the end of a range that each takes. */
const UPPER = ['atMost', 'lessThan'];
const BOUNDS = ['atLeast', 'moreThan', 'after', 'before', ...UPPER];

/** The facts whose amounts decide something, and which end. Scores of unpublished tables decide nothing yet. */
function comparedFacts(rule: Rule): readonly { readonly id: string; readonly end: 'amount' | 'to' }[] {
  const found = ruleReferences(rule).flatMap(({ kind, id, path }) => {
    const key = String(path.at(-1));
    if (kind !== 'facts' || !BOUNDS.includes(key)) return [];
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown>)[step], rule);
    const { table, end } = holder as { readonly table?: string; readonly end?: string };
    const points = table === undefined ? undefined : records.rules.get(table);
    if (points?.kind === 'points-table' && !points.complete) return [];
    const value = records.facts.get(id)?.value;
    const isUpper = (end === 'upper' || UPPER.includes(key)) && value && 'to' in value && value.to !== undefined;
    return [{ id, end: isUpper ? ('to' as const) : ('amount' as const) }];
  });
  return [...new Map(found.map((one) => [`${one.id} ${one.end}`, one])).values()];
}

/** A fact with one end of its amount a little larger and smaller; money by one per cent. */
function mutations(fact: Fact, end: 'amount' | 'to'): readonly (readonly [string, Fact])[] {
  const { value } = fact;
  if (!('amount' in value)) return [];
  const amount = value[end] ?? value.amount;
  const step = value.type === 'money' ? Math.max(1, Math.round(amount / 100)) : 1;
  return [step, -step].map((by) => [
    `${end} ${by}`,
    { ...fact, value: { ...value, [end]: amount + by } as Fact['value'] },
  ]);
}
