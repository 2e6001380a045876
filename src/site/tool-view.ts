import { htmlLang, type Locale, type Localized, otherLocale } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import type { DeadlinesRule, DecisionRule, PointsTableRule, Question } from '../handbook/rule-records.ts';
import { splitPlaceholders } from '../handbook/rule-references.ts';
import { parseContentLink } from '../handbook/urls.ts';
import { choiceOptions, compileRule, isScorable } from '../rules/compile.ts';
import { fillFacts } from '../rules/evaluate.ts';
import { NONE } from '../rules/logic.ts';
import { optionPoints } from '../rules/score.ts';
import type { LinkView } from './page-view.ts';
import type { ProofView, ReferenceView } from './proof-view.ts';
import { createReading, type DocumentView, type PointsTableView } from './reading.ts';
import { testWords } from './rule-words.ts';
import type { Site } from './site.ts';

/** A text of a rule: words and values with their proof, and the same as plain text in the other language for the bilingual sheet. */
export type RuleText = {
  readonly parts: readonly (string | ProofView)[];
  /** The same without proof, for labels. */
  readonly plain: string;
  readonly twin: string;
  readonly twinLang: string;
};

export type QuestionView = {
  readonly id: string;
  readonly label: RuleText;
  readonly text: RuleText;
  readonly why: RuleText | undefined;
  readonly control: 'radio' | 'select' | 'number' | 'date' | 'date-time';
  readonly options: readonly { readonly id: string; readonly name: RuleText; readonly points: string }[];
  readonly unit: string;
  readonly max: number | undefined;
};

/** What a line rests on: a clause of a source of the card, leading to the fact that proves it. */
export type BasisLine = {
  /** The source's number in the list below the card. */
  readonly number: number;
  readonly clause: string;
  readonly title: string;
  readonly href: string;
  readonly grade: string;
};

/** The sources of a card, numbered by its lines. */
export type BasisSource = { readonly number: number; readonly title: string; readonly href: string };

export type SlotView = { readonly label: string; readonly facts: readonly ProofView[] };

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
  /** When the rule was checked, and from and until when it holds. */
  readonly validity: string;
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

function indicatorQuestions(site: Site, locale: Locale, table: PointsTableRule): readonly QuestionView[] {
  const print = printer(site, locale);
  return table.indicators.map(({ id, name, why, options }) => {
    const points = optionPoints(Object.fromEntries(options.map((option) => [option.id, option.points])));
    const shown = options.map((option) => ({ id: option.id, name: option.name }));
    return {
      id,
      label: print.text(name),
      text: print.text(name),
      why: why && print.text(why),
      control: options.length > RADIO_LIMIT ? 'select' : 'radio',
      options: [...shown, ...(NONE in points ? [{ id: NONE, name: print.words('tool.noneOfThese') }] : [])].map(
        (option) => ({
          id: option.id,
          name: print.text(option.name),
          points: print.reading.t('value.points', { amount: points[option.id] ?? 0, count: points[option.id] ?? 0 }),
        }),
      ),
      unit: '',
      max: undefined,
    };
  });
}

/** More options than this are offered as a list to open rather than as buttons. */
const RADIO_LIMIT = 12;

/** Returns what every tool has: title, logic, questions, validity. */
export function headOf(site: Site, locale: Locale, rule: Exclude<Rule, { kind: 'points-table' }>): ToolHead {
  const print = printer(site, locale);
  const compiled = compileRule(rule, site.handbook.records);
  if (!compiled) throw new Error(`The rule "${rule.id}" can't be evaluated.`);
  const { t, date } = print.reading;
  return {
    id: rule.id,
    title: print.text(rule.title),
    logic: JSON.stringify(compiled.logic),
    questions: rule.questions.map((question) => questionView(site, locale, question)),
    validity: [
      t('tool.checked', { date: date(rule.checked) }),
      rule.from && t('tool.holdsFrom', { date: date(rule.from) }),
      rule.until && t('tool.holdsUntil', { date: date(rule.until) }),
    ]
      .filter(Boolean)
      .join(t('tool.join')),
  };
}

function questionView(site: Site, locale: Locale, question: Question): QuestionView {
  const print = printer(site, locale);
  const options =
    question.kind === 'choice'
      ? [...listed(question, site, locale), ...(question.options ?? [])].map((option) => ({
          id: option.id,
          name: print.text(option.name),
          points: '',
        }))
      : [];
  const choice = options.length > RADIO_LIMIT ? 'select' : 'radio';
  return {
    id: question.id,
    label: print.text(question.label),
    text: print.text(question.text),
    why: print.text(question.why),
    control: question.kind === 'choice' ? choice : question.kind,
    options,
    unit: question.kind === 'number' ? print.reading.t(`tool.unit.${question.unit}`) : '',
    max: question.kind === 'number' ? question.max : undefined,
  };
}

/** The options that come from lists, in the order a reader of this language looks for them. */
function listed(
  question: Extract<Question, { kind: 'choice' }>,
  site: Site,
  locale: Locale,
): readonly { readonly id: string; readonly name: Localized }[] {
  const own = new Set((question.options ?? []).map(({ id }) => id));
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
  return choiceOptions(question, site.handbook.records.facts)
    .filter(({ id }) => !own.has(id))
    .toSorted((one, other) => collator.compare(one.name[locale], other.name[locale]));
}

type Slots = {
  readonly fee?: readonly string[] | undefined;
  readonly time?: readonly string[] | undefined;
  readonly validity?: readonly string[] | undefined;
  readonly family?: readonly string[] | undefined;
};

/** Returns what the views of rules print with. */
export function printer(site: Site, locale: Locale) {
  const reading = createReading(site, locale);
  const twin = otherLocale(locale);
  const { facts } = site.handbook.records;
  return {
    reading,
    words: (key: 'tool.noneOfThese'): Localized => ({
      zh: createReading(site, 'zh').t(key),
      en: createReading(site, 'en').t(key),
    }),
    text: (text: Localized): RuleText => ({
      // In the words of a rule the check knows every fact; a plain field with braces prints them as they stand.
      parts: splitPlaceholders(text[locale]).map((part) => {
        if (typeof part === 'string') return part;
        return site.handbook.records.facts.has(part.fact) ? reading.fact(part.fact) : `{${part.fact}}`;
      }),
      plain: fillFacts(text[locale], locale, facts),
      twin: text.zh === text.en ? '' : fillFacts(text[twin], twin, facts),
      twinLang: htmlLang(twin),
    }),
    link: (link: string): LinkView => {
      const target = parseContentLink(link);
      const page = site.handbook.pages.get(target?.path ?? '');
      const section = page?.[locale].sections.find(({ id }) => id === target?.anchor);
      const title = page?.[locale].frontmatter.title ?? link;
      return {
        title: section ? reading.t('tool.pageAndSection', { page: title, section: section.title }) : title,
        href: reading.contentHref(link),
      };
    },
    slots: (slots: Slots): readonly SlotView[] =>
      (['fee', 'time', 'validity', 'family'] as const).flatMap((slot) => {
        const ids = slots[slot];
        return ids ? [{ label: reading.t(`tool.slot.${slot}`), facts: ids.map(reading.fact) }] : [];
      }),
    /** Numbers the sources of one card: `lines` gives the best source of each fact, facts of one clause once. */
    basis: () => {
      const sources: BasisSource[] = [];
      const lines = (ids: readonly string[]): readonly BasisLine[] => {
        const found = new Map<string, BasisLine>();
        for (const id of ids) {
          const proof = reading.fact(id);
          const best = proof.references[0];
          if (!best) continue;
          const known = sources.find(({ href }) => href === best.href);
          const source = known ?? { number: sources.length + 1, title: best.title, href: best.href };
          if (!known) sources.push(source);
          const key = `${source.number} ${best.clause}`;
          const { number, title } = source;
          if (!found.has(key))
            found.set(key, { number, title, clause: best.clause, href: proof.href, grade: proof.grade });
        }
        return [...found.values()];
      };
      return { lines, sources };
    },
    document: (id: string): DocumentView => {
      const view = reading.documents(id)[0];
      if (!view) throw new Error(`No document "${id}".`);
      return view;
    },
  };
}

/** Returns a rule by its id. Throws where there is none. */
export function ruleOf(site: Site, id: string): Rule {
  const rule = site.handbook.records.rules.get(id);
  if (!rule) throw new Error(`No rule "${id}".`);
  return rule;
}

function tableOf(site: Site, id: string): PointsTableRule & Rule {
  const rule = ruleOf(site, id);
  if (rule.kind !== 'points-table') throw new Error(`The rule "${id}" is no points table.`);
  return rule;
}
