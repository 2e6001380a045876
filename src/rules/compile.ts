import { firstDay, lastDay } from '../handbook/dates.ts';
import type { Records } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import type { Fact, Rule } from '../handbook/records.ts';
import type { DecisionRule, Moment, PointsTableRule, Question, Test } from '../handbook/rule-records.ts';
import type { Check, Instant, Logic, PartLogic, QuestionLogic, TableLogic } from './logic.ts';
import { FACTORS, quantityOf, SHIFTS } from './quantities.ts';

/** Something in a rule that can't be evaluated, and where it stands. Unknown facts are reported with all other unknown ids. */
export type RuleProblem = {
  readonly path: readonly PropertyKey[];
  readonly code:
    | 'rule/unknown-question'
    | 'rule/unknown-option'
    | 'rule/unknown-test'
    | 'rule/wrong-fact'
    | 'rule/unit'
    | 'rule/order'
    | 'rule/no-options'
    | 'rule/duplicate-id'
    | 'rule/no-table';
  readonly message: Localized;
};

export type Compiled = { readonly logic: Logic; readonly problems: readonly RuleProblem[] };

type Path = readonly PropertyKey[];

/** The option's id of a list fact's item: its English name in kebab-case. */
export function itemId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Returns the options of a choice in the order they are offered: items of list facts by their English names, then its own. */
export function choiceOptions(
  question: Extract<Question, { kind: 'choice' }>,
  facts: Records['facts'],
): readonly { readonly id: string; readonly name: Localized }[] {
  const items = new Map(
    (question.from ?? []).flatMap((id) => itemsOf(facts.get(id))).map((name) => [itemId(name.en), name]),
  );
  const sorted = [...items].sort(([one], [other]) => (one < other ? -1 : 1));
  return [...sorted.map(([id, name]) => ({ id, name })), ...(question.options ?? [])];
}

/** Resolves the facts of a decision, procedure or set of deadlines; returns undefined for a points table, which is evaluated by decisions. */
export function compileRule(rule: Rule, records: Records): Compiled | undefined {
  if (rule.kind === 'points-table') return undefined;
  const compiler = new Compiler(rule, records);
  return { logic: compiler.compile(), problems: compiler.problems };
}

/** Tells whether every point of a table is published, so that a score can be worked out. */
export function isScorable(rule: PointsTableRule): boolean {
  return rule.complete && rule.indicators.every((indicator) => indicator.options.length > 0);
}

/** Returns a points table ready for scoring. */
export function compileTable(rule: PointsTableRule & { readonly id: string }, facts: Records['facts']): TableLogic {
  return {
    id: rule.id,
    isComplete: isScorable(rule),
    indicators: rule.indicators.map(({ id, options }) => ({
      id,
      points: Object.fromEntries(options.map((option) => [option.id, option.points])),
    })),
    thresholds: rule.thresholds
      .flatMap(({ fact }) => {
        const points = quantityOf(facts.get(fact))?.amount;
        return points === undefined ? [] : [{ fact, points }];
      })
      .sort((one, other) => other.points - one.points),
  };
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
    this.#reportDuplicates();
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
      this.problems.push({
        path: [...path, 'id'],
        code: 'rule/no-options',
        message: {
          zh: `问题“${question.id}”没有可选的答案。请写上 options 或 from。`,
          en: `The question "${question.id}" offers nothing to choose. Write options or from.`,
        },
      });
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
      this.problems.push({
        path: [...path, 'table'],
        code: 'rule/no-table',
        message: {
          zh: `计分表“${test.table}”没有列在这条规则的 tables 里。请补上。`,
          en: `The points table "${test.table}" isn't listed under the tables of this rule. Add it there.`,
        },
      });
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
      this.problems.push({
        path,
        code: 'rule/unit',
        message: {
          zh: `事实“${factId}”的单位是 ${quantity.unit}，问题“${id}”${unit === undefined ? '不问数字' : `的单位是 ${unit}`}，无法比较。`,
          en: `The fact "${factId}" counts in ${quantity.unit}, the question "${id}" ${unit === undefined ? "doesn't ask for a number" : `in ${unit}`}; they can't be compared.`,
        },
      });
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
      const hint = nearest(name, Object.keys(this.#rule.tests ?? {}));
      this.problems.push({
        path,
        code: 'rule/unknown-test',
        message: shared
          ? { zh: `条件“${name}”引用了它自己。`, en: `The test "${name}" leads back to itself.` }
          : {
              zh: `tests 里没有条件“${name}”。${hint === undefined ? '' : `是不是“${hint}”？`}`,
              en: `There is no test "${name}" under tests.${hint === undefined ? '' : ` Did you mean "${hint}"?`}`,
            },
      });
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
      this.problems.push({
        path,
        code: 'rule/unit',
        message: { zh: `问题“${id}”问的不是日期。`, en: `The question "${id}" doesn't ask for a date.` },
      });
    }
    return id;
  }

  #asked(id: string, path: Path): { readonly question: Question; readonly options: readonly string[] } | undefined {
    const asked = this.#questions.get(id);
    if (asked) return asked;
    const isLater = this.#rule.questions.some((question) => question.id === id);
    const hint = nearest(id, this.#questions.keys());
    this.problems.push({
      path,
      code: isLater ? 'rule/order' : 'rule/unknown-question',
      message: isLater
        ? {
            zh: `问题“${id}”排在后面。条件只能依据排在前面的问题，请调整顺序。`,
            en: `The question "${id}" comes later. A condition can only rest on earlier questions; change the order.`,
          }
        : {
            zh: `这条规则没有问题“${id}”。${hint === undefined ? '' : `是不是“${hint}”？`}`,
            en: `This rule has no question "${id}".${hint === undefined ? '' : ` Did you mean "${hint}"?`}`,
          },
    });
    return undefined;
  }

  #reportOption(option: string, options: readonly string[] | undefined, path: Path): void {
    if (!options || options.includes(option)) return;
    const hint = nearest(option, options);
    this.problems.push({
      path,
      code: 'rule/unknown-option',
      message: {
        zh: `这个问题没有选项“${option}”。${hint === undefined ? '' : `是不是“${hint}”？`}`,
        en: `The question has no option "${option}".${hint === undefined ? '' : ` Did you mean "${hint}"?`}`,
      },
    });
  }

  #reportFact(id: string, wanted: keyof typeof WANTED, path: Path): void {
    this.problems.push({ path, code: 'rule/wrong-fact', message: WANTED[wanted](id) });
  }

  /** Ids become parameters of an address: questions and indicators share one space, parts of a kind another. */
  #reportDuplicates(): void {
    const rule = this.#rule;
    const report = (ids: readonly { readonly id: string; readonly path: Path }[]): void => {
      const seen = new Set<string>();
      for (const { id, path } of ids) {
        if (seen.has(id)) {
          this.problems.push({
            path,
            code: 'rule/duplicate-id',
            message: {
              zh: `编号“${id}”在这条规则里用了两次。请改名。`,
              en: `The id "${id}" is used twice in this rule. Rename one.`,
            },
          });
        }
        seen.add(id);
      }
    };
    const at = (key: string, parts: readonly { readonly id: string }[]) =>
      parts.map(({ id }, index) => ({ id, path: [key, index, 'id'] as Path }));
    const indicators =
      rule.kind === 'decision'
        ? (rule.tables ?? []).flatMap((table, index) => {
            const record = this.#records.rules.get(table);
            return record?.kind === 'points-table'
              ? record.indicators.map(({ id }) => ({ id, path: ['tables', index] as Path }))
              : [];
          })
        : [];
    report([...at('questions', rule.questions), ...indicators]);
    rule.questions.forEach((question, index) => {
      if (question.kind !== 'choice') return;
      report(
        (question.options ?? []).map(({ id }, place) => ({ id, path: ['questions', index, 'options', place, 'id'] })),
      );
    });
    switch (rule.kind) {
      case 'decision':
        report(at('outcomes', rule.outcomes));
        rule.outcomes.forEach((outcome, index) => {
          report(
            outcome.conditions.map(({ id }, place) => ({ id, path: ['outcomes', index, 'conditions', place, 'id'] })),
          );
        });
        break;
      case 'procedure':
        report(rule.documents.map(({ document }, index) => ({ id: document, path: ['documents', index, 'document'] })));
        report(at('steps', rule.steps));
        break;
      case 'deadlines':
        report(at('duties', rule.duties));
        report(at('warnings', rule.warnings));
        report(at('refusals', rule.refusals));
        break;
    }
  }
}

function itemsOf(fact: Fact | undefined): readonly Localized[] {
  return fact?.value.type === 'list' ? fact.value.items : [];
}

const WANTED = {
  list: (id: string) => ({
    zh: `事实“${id}”不是清单，不能用在 in 里。`,
    en: `The fact "${id}" is no list; "in" needs one.`,
  }),
  quantity: (id: string) => ({
    zh: `事实“${id}”没有可以比较的数量。`,
    en: `The fact "${id}" has no amount to compare with.`,
  }),
  period: (id: string) => ({
    zh: `事实“${id}”没有写明起止日期（from、until），不能判断是否有效。`,
    en: `The fact "${id}" says neither from nor until, so nothing tells whether it holds.`,
  }),
  shift: (id: string) => ({
    zh: `事实“${id}”不是可以推算日期的期限（小时、日、周、月、年）。工作日要看每年的放假安排，不能推算。`,
    en: `The fact "${id}" is no period that moves a date (hours, days, weeks, months, years). Working days depend on each year's holidays and can't be worked out.`,
  }),
} as const;
