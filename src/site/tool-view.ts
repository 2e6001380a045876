import { holdsOn, lastDay } from '../handbook/dates.ts';
import type { Locale } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import type { DeadlinesRule, DecisionRule, PointsTableRule } from '../handbook/rule-records.ts';
import { compileRule } from '../rules/compile.ts';
import { isScorable } from '../rules/compile-table.ts';
import { answersThatCount } from '../rules/truth.ts';
import type { LinkView } from './page-view.ts';
import type { ProofView, ReferenceView } from './proof-view.ts';
import { indicatorQuestions, type QuestionView, questionView } from './question-view.ts';
import type { DocumentView, PointsTableView } from './reading.ts';
import { type BasisLine, type BasisSource, printer, type RuleText, ruleOf, type SlotView } from './rule-printer.ts';
import { testWords } from './rule-words.ts';
import type { Site } from './site.ts';

export type OutcomeView = {
  readonly id: string;
  readonly name: RuleText;
  readonly summary: RuleText;
  readonly page: LinkView;
  readonly conditions: readonly {
    readonly id: string;
    readonly isAsked: boolean;
    readonly text: RuleText;
    readonly evidence: RuleText | undefined;
    readonly basis: readonly BasisLine[];
  }[];
  readonly slots: readonly SlotView[];
  readonly documents: readonly DocumentView[];
  readonly next: RuleText | undefined;
  readonly sources: readonly BasisSource[];
};

export type ScoreView = {
  readonly id: string;
  readonly title: string;
  readonly table: PointsTableView;
  readonly thresholds: readonly { readonly name: string; readonly points: number; readonly proof: ProofView }[];
  readonly lines: readonly {
    readonly id: string;
    readonly name: RuleText;
    readonly evidence: RuleText | undefined;
    readonly page: LinkView | undefined;
    readonly references: readonly ReferenceView[];
  }[];
};

export type ToolHead = {
  readonly id: string;
  readonly title: RuleText;
  /** What the evaluator reads, as JSON. */
  readonly logic: string;
  readonly questions: readonly QuestionView[];
  /** The questions that wait behind a button or don't matter as long as nothing is answered, by their id. */
  readonly notAskedFirst: ReadonlySet<string>;
  /** What the result says as long as nothing is answered. */
  readonly opening: string;
  /** When the rule was checked, and from and until when it holds. */
  readonly validity: string;
  /** For a rule that ends: its last day, whether that is past, and what a reader is told then. */
  readonly ending: { readonly until: string; readonly isPast: boolean; readonly words: string } | undefined;
};

export type DecisionView = ToolHead & {
  readonly kind: 'decision';
  readonly scores: readonly ScoreView[];
  /** Tables whose points are not published. */
  readonly unpublished: readonly { readonly id: string; readonly table: PointsTableView }[];
  /** Outcomes of one sort, under a heading; the title is empty where the rule names none. */
  readonly groups: readonly { readonly title: string; readonly outcomes: readonly OutcomeView[] }[];
  readonly nothing: string;
};

export type DeadlinesView = ToolHead & {
  readonly kind: 'deadlines';
  readonly duties: readonly {
    readonly id: string;
    readonly name: RuleText;
    readonly text: RuleText;
    readonly when: string;
    readonly page: LinkView;
    readonly basis: readonly BasisLine[];
  }[];
  readonly sources: readonly BasisSource[];
  readonly warnings: readonly { readonly id: string; readonly text: RuleText; readonly page: LinkView }[];
  readonly refusals: readonly { readonly id: string; readonly text: RuleText }[];
};

/** Returns a decision or a set of deadlines ready to print. Throws on a rule of another kind. */
export function toolView(site: Site, locale: Locale, id: string): DecisionView | DeadlinesView {
  const rule = ruleOf(site, id);
  if (rule.kind === 'decision') return decisionView(site, locale, rule);
  if (rule.kind === 'deadlines') return deadlinesView(site, locale, rule);
  throw new Error(`The rule "${id}" is no decision and no set of deadlines.`);
}

function decisionView(site: Site, locale: Locale, rule: DecisionRule & Rule): DecisionView {
  const print = printer(site, locale);
  const { reading } = print;
  const tables = (rule.tables ?? []).map((id) => tableOf(site, id));
  const head = headOf(site, locale, rule);
  return {
    ...head,
    kind: 'decision',
    questions: [
      ...head.questions,
      ...tables.filter(isScorable).flatMap((table) => indicatorQuestions(site, locale, table)),
    ],
    scores: tables.filter(isScorable).map((table) => scoreView(site, locale, table)),
    unpublished: tables
      .filter((table) => !isScorable(table))
      .map((table) => ({ id: table.id, table: reading.pointsTable(table.id) })),
    groups: groupsOf(rule, locale).map(({ title, outcomes }) => ({
      title,
      outcomes: outcomes.map((outcome) => outcomeView(outcome, print)),
    })),
    nothing: rule.nothing[locale],
  };
}

function outcomeView(outcome: DecisionRule['outcomes'][number], print: ReturnType<typeof printer>): OutcomeView {
  const basis = print.basis();
  return {
    id: outcome.id,
    name: print.text(outcome.name),
    summary: print.text(outcome.summary),
    page: print.link(outcome.page),
    conditions: outcome.conditions.map((condition) => ({
      id: condition.id,
      isAsked: condition.test !== undefined,
      text: print.text(condition.text),
      evidence: condition.evidence && print.text(condition.evidence),
      basis: basis.lines(condition.facts ?? []),
    })),
    slots: print.slots(outcome),
    documents: (outcome.documents ?? []).map(print.document),
    next: outcome.next && print.text(outcome.next),
    sources: basis.sources,
  };
}

function groupsOf(
  rule: DecisionRule,
  locale: Locale,
): readonly { readonly title: string; readonly outcomes: DecisionRule['outcomes'] }[] {
  const groups = new Map<string, DecisionRule['outcomes']>();
  for (const outcome of rule.outcomes) {
    const title = outcome.group?.[locale] ?? '';
    groups.set(title, [...(groups.get(title) ?? []), outcome]);
  }
  return [...groups].map(([title, outcomes]) => ({ title, outcomes }));
}

function deadlinesView(site: Site, locale: Locale, rule: DeadlinesRule & Rule): DeadlinesView {
  const print = printer(site, locale);
  const basis = print.basis();
  return {
    ...headOf(site, locale, rule),
    kind: 'deadlines',
    opening: print.reading.t('tool.noDates'),
    duties: rule.duties.map((duty) => ({
      id: duty.id,
      name: print.text(duty.name),
      text: print.text(duty.text),
      when: duty.when ? testWords(site, locale, rule, duty.when) : '',
      page: print.link(duty.page),
      basis: basis.lines(duty.facts),
    })),
    sources: basis.sources,
    warnings: rule.warnings.map(({ id, text, page }) => ({ id, text: print.text(text), page: print.link(page) })),
    refusals: rule.refusals.map(({ id, text }) => ({ id, text: print.text(text) })),
  };
}

function scoreView(site: Site, locale: Locale, table: PointsTableRule & Rule): ScoreView {
  const print = printer(site, locale);
  const view = print.reading.pointsTable(table.id);
  return {
    id: table.id,
    title: view.title,
    table: view,
    thresholds: table.thresholds.flatMap(({ fact, name }) => {
      const record = site.handbook.records.facts.get(fact);
      return record && 'amount' in record.value
        ? [{ name: name[locale], points: record.value.amount, proof: print.reading.fact(fact) }]
        : [];
    }),
    lines: table.indicators.map((indicator, index) => ({
      id: indicator.id,
      name: print.text(indicator.name),
      evidence: indicator.evidence && print.text(indicator.evidence),
      page: indicator.page === undefined ? undefined : print.link(indicator.page),
      references: view.indicators[index]?.references ?? [],
    })),
  };
}

/** Returns what every tool has: title, logic, questions, validity. */
export function headOf(site: Site, locale: Locale, rule: Exclude<Rule, { kind: 'points-table' }>): ToolHead {
  const print = printer(site, locale);
  const compiled = compileRule(rule, site.handbook.records);
  if (!compiled) throw new Error(`The rule "${rule.id}" can't be evaluated.`);
  const { t, date } = print.reading;
  const { asked, open } = answersThatCount(compiled.logic.questions, {}, site.asOf);
  return {
    id: rule.id,
    title: print.text(rule.title),
    logic: JSON.stringify(compiled.logic),
    questions: rule.questions.map((question) => questionView(site, locale, question)),
    opening: t('tool.nothingGiven'),
    notAskedFirst: new Set(rule.questions.flatMap(({ id }) => (asked.includes(id) && !open.includes(id) ? [] : [id]))),
    validity: [
      t('tool.checked', { date: date(rule.checked) }),
      rule.from && t('tool.holdsFrom', { date: date(rule.from) }),
      rule.until && t('tool.holdsUntil', { date: date(rule.until) }),
    ]
      .filter(Boolean)
      .join(t('tool.join')),
    ending:
      rule.until === undefined
        ? undefined
        : {
            until: lastDay(rule.until),
            isPast: !holdsOn({ until: rule.until }, site.asOf),
            words: t('tool.ended', { date: date(rule.until) }),
          },
  };
}

function tableOf(site: Site, id: string): PointsTableRule & Rule {
  const rule = ruleOf(site, id);
  if (rule.kind !== 'points-table') throw new Error(`The rule "${id}" is no points table.`);
  return rule;
}
