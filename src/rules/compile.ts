import { firstDay, lastDay } from '../handbook/dates.ts';
import type { Records } from '../handbook/handbook.ts';
import type { Rule } from '../handbook/records.ts';
import type { DecisionRule, Moment, Question, Test } from '../handbook/rule-records.ts';
import { choiceOptions, itemId, itemsOf } from './choice-options.ts';
import { compileTable } from './compile-table.ts';
import { findDuplicateIds } from './duplicate-ids.ts';
import type { Check, Instant, Logic, PartLogic, QuestionLogic, TableLogic } from './logic.ts';
import { FACTORS, quantityOf, SHIFTS } from './quantities.ts';
import {
  circularTest,
  laterQuestion,
  noDate,
  noOptions,
  noTable,
  otherUnit,
  type RuleProblem,
  unknownOption,
  unknownQuestion,
  unknownTest,
  wrongFact,
} from './rule-problems.ts';

export type Compiled = { readonly logic: Logic; readonly problems: readonly RuleProblem[] };

type Path = readonly PropertyKey[];

/** Resolves the facts of a decision, procedure or set of deadlines; returns undefined for a points table, which is evaluated by decisions. */
export function compileRule(rule: Rule, records: Records): Compiled | undefined {
  if (rule.kind === 'points-table') return undefined;
  const compiler = new Compiler(rule, records);
  return { logic: compiler.compile(), problems: compiler.problems };
}

class Compiler {
  readonly problems: RuleProblem[] = [];
  readonly #rule: Exclude<Rule, { kind: 'points-table' }>;
  readonly #records: Records;
  readonly #compiled = new Map<string, Check>();
  readonly #compiling = new Set<string>();
  /** Questions that a test may refer to: in a question's own test, only the earlier ones. */
  readonly #questions = new Map<string, { readonly question: Question; readonly options: readonly string[] }>();

  constructor(rule: Exclude<Rule, { kind: 'points-table' }>, records: Records) {
    this.#rule = rule;
    this.#records = records;
  }

  compile(): Logic {
    const rule = this.#rule;
    this.problems.push(...findDuplicateIds(rule, this.#records));
    const questions = rule.questions.map((question, index) => this.#question(question, ['questions', index]));
    // A test that nothing uses is read too: it would be wrong for whoever uses it next.
    for (const name of Object.keys(rule.tests ?? {})) this.#shared(name, ['tests', name]);
    const common = { version: rule.version, questions };
    switch (rule.kind) {
      case 'decision':
        return {
          ...common,
          kind: rule.kind,
          tables: this.#tables(rule),
          outcomes: rule.outcomes.map((outcome, place) => ({
            id: outcome.id,
            conditions: outcome.conditions.map(({ id, test, fixed }, index) => ({
              id,
              ...(test ? { check: this.#check(test, ['outcomes', place, 'conditions', index, 'test']) } : {}),
              ...(fixed ? { isFixed: true as const } : {}),
            })),
          })),
        };
      case 'procedure':
        return {
          ...common,
          kind: rule.kind,
          documents: rule.documents.map(({ document, when }, index) =>
            this.#part(document, when, ['documents', index]),
          ),
          steps: rule.steps.map(({ id, when }, index) => this.#part(id, when, ['steps', index])),
        };
      case 'deadlines':
        return {
          ...common,
          kind: rule.kind,
          duties: rule.duties.map(({ id, when, opens, due }, index) => ({
            ...this.#part(id, when, ['duties', index]),
            ...(opens ? { opens: this.#instant(opens, ['duties', index, 'opens']) } : {}),
            due: this.#instant(due, ['duties', index, 'due']),
          })),
          warnings: rule.warnings.map(({ id, when }, index) => this.#part(id, when, ['warnings', index])),
          refusals: rule.refusals.map(({ id, when }, index) => this.#part(id, when, ['refusals', index])),
        };
    }
  }

  #part(id: string, when: Test | undefined, path: Path): PartLogic {
    return when ? { id, when: this.#check(when, [...path, 'when']) } : { id };
  }

  #question(question: Question, path: Path): QuestionLogic {
    const when = question.when && this.#check(question.when, [...path, 'when']);
    const options = question.kind === 'choice' ? choiceOptions(question, this.#records.facts).map(({ id }) => id) : [];
    if (question.kind === 'choice' && options.length === 0) {
      this.problems.push(noOptions([...path, 'id'], question.id));
    }
    this.#questions.set(question.id, { question, options });
    const common = { id: question.id, ...(when ? { when } : {}) };
    switch (question.kind) {
      case 'choice':
        return { ...common, kind: 'choice', options };
      case 'number':
        return { ...common, kind: 'number', max: question.max };
      default:
        return { ...common, kind: question.kind };
    }
  }

  #tables(rule: DecisionRule): readonly TableLogic[] {
    return (rule.tables ?? []).flatMap((id) => {
      const table = this.#records.rules.get(id);
      return table?.kind === 'points-table' ? [compileTable(table, this.#records.facts)] : [];
    });
  }

  #check(test: Test, path: Path): Check {
    if ('all' in test) return { all: test.all.map((part, index) => this.#check(part, [...path, 'all', index])) };
    if ('any' in test) return { any: test.any.map((part, index) => this.#check(part, [...path, 'any', index])) };
    if ('not' in test) return { not: this.#check(test.not, [...path, 'not']) };
    if ('same' in test) return this.#shared(test.same, [...path, 'same']);
    if ('holds' in test) {
      const fact = this.#records.facts.get(test.holds);
      const { from, until } = fact?.value.type === 'period' ? fact.value : (fact ?? {});
      if (fact && from === undefined && until === undefined) this.#reportFact(test.holds, 'period', [...path, 'holds']);
      return {
        ...(from === undefined ? {} : { from: firstDay(from) }),
        ...(until === undefined ? {} : { until: lastDay(until) }),
        ...(test.on === undefined ? {} : { on: this.#date(test.on, [...path, 'on']) }),
      };
    }
    if ('moment' in test) {
      return {
        moment: this.#instant(test.moment, [...path, 'moment']),
        isBefore: this.#instant(test.isBefore, [...path, 'isBefore']),
      };
    }
    if ('table' in test) return this.#tableCheck(test, path);
    const asked = this.#asked(test.question, [...path, 'question']);
    if ('is' in test) {
      const is = typeof test.is === 'string' ? [test.is] : test.is;
      for (const option of is) this.#reportOption(option, asked?.options, [...path, 'is']);
      return { question: test.question, is };
    }
    if ('in' in test) {
      const is = test.in.flatMap((id, index) => {
        const items = itemsOf(this.#records.facts.get(id));
        if (items.length === 0 && this.#records.facts.has(id)) this.#reportFact(id, 'list', [...path, 'in', index]);
        return items.map((item) => itemId(item.en));
      });
      for (const option of is) this.#reportOption(option, asked?.options, [...path, 'in']);
      return { question: test.question, is };
    }
    const { question } = test;
    if ('atLeast' in test) return { question, min: this.#bound(question, test.atLeast, 'min', [...path, 'atLeast']) };
    if ('moreThan' in test) {
      return { question, min: this.#bound(question, test.moreThan, 'min', [...path, 'moreThan']), isOpen: true };
    }
    if ('atMost' in test) return { question, max: this.#bound(question, test.atMost, 'max', [...path, 'atMost']) };
    return { question, max: this.#bound(question, test.lessThan, 'max', [...path, 'lessThan']), isOpen: true };
  }

  #tableCheck(test: { readonly table: string; readonly atLeast: string }, path: Path): Check {
    const isListed = this.#rule.kind === 'decision' && (this.#rule.tables ?? []).includes(test.table);
    if (!isListed) {
      this.problems.push(noTable([...path, 'table'], test.table));
    }
    const fact = this.#records.facts.get(test.atLeast);
    const quantity = quantityOf(fact);
    if (fact && !quantity) this.#reportFact(test.atLeast, 'quantity', [...path, 'atLeast']);
    return { table: test.table, min: quantity?.amount ?? 0 };
  }

  /** The amount of a fact in the unit of the question. */
  #bound(id: string, factId: string, end: 'min' | 'max', path: Path): number {
    const asked = this.#questions.get(id)?.question;
    const fact = this.#records.facts.get(factId);
    const quantity = quantityOf(fact);
    if (!fact || !asked) return 0;
    if (!quantity) {
      this.#reportFact(factId, 'quantity', path);
      return 0;
    }
    const unit = asked.kind === 'number' ? asked.unit : undefined;
    const factor = unit === undefined ? undefined : FACTORS[`${quantity.unit}→${unit}`];
    if (factor === undefined) {
      this.problems.push(otherUnit(path, factId, quantity.unit, id, unit));
      return 0;
    }
    return (end === 'max' ? (quantity.to ?? quantity.amount) : quantity.amount) * factor;
  }

  #instant(moment: Moment, path: Path): Instant {
    if (typeof moment === 'string') return moment;
    this.#date(moment.question, [...path, 'question']);
    const factId = moment.after ?? moment.before;
    if (factId === undefined) return { question: moment.question };
    const fact = this.#records.facts.get(factId);
    const quantity = quantityOf(fact);
    const unit = quantity && SHIFTS[quantity.unit];
    if (!quantity || !unit) {
      if (fact) this.#reportFact(factId, 'shift', [...path, moment.after === undefined ? 'before' : 'after']);
      return { question: moment.question };
    }
    const amount = (moment.end === 'upper' ? (quantity.to ?? quantity.amount) : quantity.amount) * unit.times;
    return {
      question: moment.question,
      shift: { amount: moment.after === undefined ? -amount : amount, unit: unit.unit },
    };
  }

  /** A test that is written once under `tests`; its own problems are reported where it is first used. */
  #shared(name: string, path: Path): Check {
    const known = this.#compiled.get(name);
    if (known) return known;
    const tests = this.#rule.tests ?? {};
    const shared = Object.hasOwn(tests, name) ? tests[name] : undefined;
    if (!shared || this.#compiling.has(name)) {
      this.problems.push(shared ? circularTest(path, name) : unknownTest(path, name, Object.keys(tests)));
      return { all: [] };
    }
    this.#compiling.add(name);
    const check = this.#check(shared, ['tests', name]);
    this.#compiling.delete(name);
    this.#compiled.set(name, check);
    return check;
  }

  /** A question that asks for a date. */
  #date(id: string, path: Path): string {
    const asked = this.#asked(id, path);
    if (asked && asked.question.kind !== 'date' && asked.question.kind !== 'date-time') {
      this.problems.push(noDate(path, id));
    }
    return id;
  }

  #asked(id: string, path: Path): { readonly question: Question; readonly options: readonly string[] } | undefined {
    const asked = this.#questions.get(id);
    if (asked) return asked;
    const isLater = this.#rule.questions.some((question) => question.id === id);
    this.problems.push(isLater ? laterQuestion(path, id) : unknownQuestion(path, id, this.#questions.keys()));
    return undefined;
  }

  #reportOption(option: string, options: readonly string[] | undefined, path: Path): void {
    if (options && !options.includes(option)) this.problems.push(unknownOption(path, option, options));
  }

  #reportFact(id: string, wanted: Parameters<typeof wrongFact>[2], path: Path): void {
    this.problems.push(wrongFact(path, id, wanted));
  }
}
