import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/rules/decide.ts';
import type { Answers, Check, DecisionLogic, TableLogic } from '../../../src/rules/logic.ts';
import { optionPoints, scoreOf } from '../../../src/rules/score.ts';
import { answersThatCount, openParts, truthOf } from '../../../src/rules/truth.ts';

/** Properties of the three-valued evaluation, over rules made at random. */

const NOW = '2026-11-21T12:00';
const QUESTIONS = ['a', 'b', 'c'] as const;
const OPTIONS = ['x', 'y', 'z'] as const;

const leaf = fc.oneof(
  fc.record({ question: fc.constantFrom(...QUESTIONS), is: fc.subarray([...OPTIONS], { minLength: 1 }) }),
  fc.record({ question: fc.constant('n'), min: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ question: fc.constant('n'), max: fc.integer({ min: 0, max: 9 }), isOpen: fc.constant(true as const) }),
);
const check: fc.Arbitrary<Check> = fc.letrec<{ check: Check }>((tie) => ({
  check: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('check'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('check'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('check') }),
  ),
})).check;
const complete: fc.Arbitrary<Answers> = fc.record({
  a: fc.constantFrom(...OPTIONS),
  b: fc.constantFrom(...OPTIONS),
  c: fc.constantFrom(...OPTIONS),
  n: fc.integer({ min: 0, max: 9 }).map(String),
});
const some = (answers: Answers, kept: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)));
const kept = fc.subarray([...QUESTIONS, 'n']);

const table: fc.Arbitrary<TableLogic> = fc
  .array(fc.dictionary(fc.constantFrom(...OPTIONS), fc.integer({ min: 0, max: 20 }), { minKeys: 1 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((indicators) => ({
    id: 'table',
    isComplete: true,
    thresholds: [],
    indicators: indicators.map((points, index) => ({ id: `i${index}`, points })),
  }));

describe('a test on three-valued answers', () => {
  it('never takes back what it said, whatever is answered next', () => {
    fc.assert(
      fc.property(check, complete, kept, (one, answers, ids) => {
        const early = truthOf(one, { answers: some(answers, ids), now: NOW, scores: {} });
        const late = truthOf(one, { answers, now: NOW, scores: {} });
        expect(late).not.toBe('unknown');
        if (early !== 'unknown') expect(early).toBe(late);
      }),
    );
  });

  it('waits for something exactly while it is open', () => {
    fc.assert(
      fc.property(check, complete, kept, (one, answers, ids) => {
        const situation = { answers: some(answers, ids), now: NOW, scores: {} };
        const isOpen = truthOf(one, situation) === 'unknown';
        expect(openParts(one, situation).length > 0).toBe(isOpen);
      }),
    );
  });
});

describe('a score', () => {
  it('is a range that holds the exact score of every completion', () => {
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.nat()), kept, (one, numbers, _) => {
        const whole = Object.fromEntries(
          one.indicators.map(({ id, points }) => {
            const options = Object.keys(optionPoints(points));
            return [id, options[(numbers.next().value ?? 0) % options.length] ?? ''];
          }),
        );
        const half = Object.fromEntries(Object.entries(whole).filter((_entry, index) => index % 2 === 0));
        const [exact, range] = [scoreOf(one, whole), scoreOf(one, half)];
        expect(exact?.min).toBe(exact?.max);
        expect(range?.min).toBeLessThanOrEqual(exact?.min ?? Number.NaN);
        expect(range?.max).toBeGreaterThanOrEqual(exact?.max ?? Number.NaN);
      }),
    );
  });

  it('says for every line how much more there is to win', () => {
    fc.assert(
      fc.property(table, (one) => {
        const score = scoreOf(one, {});
        const most = (score?.lines ?? []).reduce((sum, line) => sum + line.min + (line.gain?.points ?? 0), 0);
        expect(most).toBe(score?.max);
      }),
    );
  });

  it('is not worked out while points of the table are unpublished', () => {
    const unpublished: TableLogic = {
      id: 't',
      isComplete: false,
      thresholds: [],
      indicators: [{ id: 'i', points: {} }],
    };
    expect(scoreOf(unpublished, { i: 'x' })).toBeUndefined();
  });
});

describe('a decision', () => {
  const logic: DecisionLogic = {
    kind: 'decision',
    version: 1,
    questions: [
      { id: 'a', kind: 'choice', options: ['x', 'y'] },
      { id: 'b', kind: 'choice', options: ['x', 'y'], when: { question: 'a', is: ['x'] } },
    ],
    tables: [],
    outcomes: [
      {
        id: 'one',
        conditions: [
          { id: 'fixed', check: { question: 'a', is: ['x'] }, isFixed: true },
          { id: 'loose', check: { question: 'b', is: ['x'] } },
          { id: 'own' },
        ],
      },
    ],
  };
  const status = (answers: Answers) => decide(logic, answers, NOW).outcomes[0]?.status;

  it.each([
    [{ a: 'x', b: 'x' }, 'fits'],
    [{ a: 'x', b: 'y' }, 'nearly'],
    [{ a: 'x' }, 'depends'],
    [{}, 'depends'],
    [{ a: 'y' }, 'no'],
  ] as const)('%j: %s', (answers, wanted) => {
    expect(status(answers)).toBe(wanted);
  });

  it('leaves out the answer to a question that is not asked any more', () => {
    const { asked, answers } = answersThatCount(logic.questions, { a: 'y', b: 'x' }, NOW);
    expect(asked).toEqual(['a']);
    expect(answers).toEqual({ a: 'y' });
  });
});
