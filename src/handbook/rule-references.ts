import type { Reference } from './fields.ts';
import type { Localized } from './locale.ts';
import type { Rule } from './records.ts';
import type { Moment, Test } from './rule-records.ts';

/** A record that a rule names, and where in the rule. */
export type RuleReference = {
  readonly kind: 'facts' | 'documents' | 'places' | 'rules' | 'doubts';
  readonly id: string;
  readonly path: readonly PropertyKey[];
};

type Path = readonly PropertyKey[];

/** Returns every fact, document, place and table that a rule names, in the order of the rule; `{fact-id}` in its words counts. */
export function ruleReferences(rule: Rule): readonly RuleReference[] {
  const found: RuleReference[] = [];
  const add = (kind: RuleReference['kind'], id: string | undefined, path: Path): void => {
    if (id !== undefined) found.push({ kind, id, path });
  };
  const facts = (ids: readonly string[] | undefined, path: Path): void => {
    ids?.forEach((id, index) => {
      add('facts', id, [...path, index]);
    });
  };
  const test = (candidate: Test | undefined, path: Path): void => {
    if (candidate) addTest(candidate, path, add);
  };

  for (const { text, path } of ruleWords(rule)) {
    for (const id of placeholders(text.zh)) add('facts', id, path);
  }
  if (rule.kind === 'points-table') {
    rule.thresholds.forEach(({ fact }, index) => {
      add('facts', fact, ['thresholds', index, 'fact']);
    });
    rule.gates.forEach(({ fact }, index) => {
      add('facts', fact, ['gates', index, 'fact']);
    });
    return found;
  }
  rule.questions.forEach((question, index) => {
    const path = ['questions', index];
    if (question.kind === 'choice') facts(question.from, [...path, 'from']);
    test(question.when, [...path, 'when']);
  });
  for (const [name, shared] of Object.entries(rule.tests ?? {})) test(shared, ['tests', name]);
  switch (rule.kind) {
    case 'decision':
      rule.tables?.forEach((id, index) => {
        add('rules', id, ['tables', index]);
      });
      rule.outcomes.forEach((outcome, index) => {
        const path = ['outcomes', index];
        outcome.conditions.forEach((condition, place) => {
          const at = [...path, 'conditions', place];
          facts(condition.facts, [...at, 'facts']);
          test(condition.test, [...at, 'test']);
        });
        for (const slot of ['fee', 'time', 'validity', 'family'] as const) facts(outcome[slot], [...path, slot]);
        outcome.documents?.forEach((id, place) => {
          add('documents', id, [...path, 'documents', place]);
        });
      });
      break;
    case 'procedure':
      rule.doubts?.forEach((id, index) => {
        add('doubts', id, ['doubts', index]);
      });
      rule.documents.forEach(({ document, when }, index) => {
        add('documents', document, ['documents', index, 'document']);
        test(when, ['documents', index, 'when']);
      });
      rule.steps.forEach((step, index) => {
        const path = ['steps', index];
        add('facts', step.time, [...path, 'time']);
        add('places', step.place, [...path, 'place']);
        facts(step.facts, [...path, 'facts']);
        test(step.when, [...path, 'when']);
      });
      for (const slot of ['fee', 'time', 'validity'] as const) facts(rule[slot], [slot]);
      break;
    case 'deadlines':
      rule.duties.forEach((duty, index) => {
        const path = ['duties', index];
        facts(duty.facts, [...path, 'facts']);
        test(duty.when, [...path, 'when']);
        if (duty.opens) addMoment(duty.opens, [...path, 'opens'], add);
        addMoment(duty.due, [...path, 'due'], add);
      });
      rule.warnings.forEach((warning, index) => {
        facts(warning.facts, ['warnings', index, 'facts']);
        test(warning.when, ['warnings', index, 'when']);
      });
      rule.refusals.forEach((refusal, index) => {
        test(refusal.when, ['refusals', index, 'when']);
      });
      break;
  }
  return found;
}

/** Returns the sentences of a rule, and where they stand; names, labels and titles are none. */
export function ruleWords(rule: Rule): readonly { readonly text: Localized; readonly path: Path }[] {
  const found: { text: Localized; path: Path }[] = [];
  const add = (part: object, keys: readonly string[], path: Path): void => {
    for (const key of keys) {
      const text = (part as Readonly<Record<string, Localized | undefined>>)[key];
      if (text) found.push({ text, path: [...path, key] });
    }
  };
  const each = (parts: readonly object[], key: string, keys: readonly string[], path: Path = []): void => {
    parts.forEach((part, index) => {
      add(part, keys, [...path, key, index]);
    });
  };
  if (rule.kind === 'points-table') {
    each(rule.indicators, 'indicators', ['why', 'evidence']);
    return found;
  }
  each(rule.questions, 'questions', ['text', 'why']);
  switch (rule.kind) {
    case 'decision':
      add(rule, ['nothing'], []);
      each(rule.outcomes, 'outcomes', ['summary', 'next']);
      rule.outcomes.forEach((outcome, index) => {
        each(outcome.conditions, 'conditions', ['text', 'evidence'], ['outcomes', index]);
      });
      break;
    case 'procedure':
      add(rule, ['summary'], []);
      each(rule.documents, 'documents', ['note']);
      each(rule.steps, 'steps', ['name']);
      break;
    case 'deadlines':
      each(rule.duties, 'duties', ['text']);
      each(rule.warnings, 'warnings', ['text']);
      each(rule.refusals, 'refusals', ['text']);
      break;
  }
  return found;
}

/** Returns the sources that a rule cites itself, and where. */
export function ruleSources(rule: Rule): readonly { readonly references: readonly Reference[]; readonly path: Path }[] {
  const own = { references: rule.sources, path: ['sources'] };
  if (rule.kind !== 'points-table') return [own];
  return [
    own,
    ...rule.indicators.map((indicator, index) => ({
      references: indicator.sources,
      path: ['indicators', index, 'sources'],
    })),
  ];
}

/** Returns the paths of the pages that a rule sends readers to, with their sections (`/visas/r-visa/#who`), and where in the rule. */
export function rulePages(rule: Rule): readonly { readonly link: string; readonly path: Path }[] {
  switch (rule.kind) {
    case 'points-table':
      return rule.indicators.flatMap(({ page }, index) =>
        page === undefined ? [] : [{ link: page, path: ['indicators', index, 'page'] }],
      );
    case 'decision':
      return rule.outcomes.map(({ page }, index) => ({ link: page, path: ['outcomes', index, 'page'] }));
    case 'procedure':
      return [{ link: rule.page, path: ['page'] }];
    case 'deadlines':
      return [
        ...rule.duties.map(({ page }, index) => ({ link: page, path: ['duties', index, 'page'] })),
        ...rule.warnings.map(({ page }, index) => ({ link: page, path: ['warnings', index, 'page'] })),
      ];
  }
}

/** Returns the fact ids that stand in braces in a text. */
export function placeholders(text: string): readonly string[] {
  return splitPlaceholders(text).flatMap((part) => (typeof part === 'string' ? [] : [part.fact]));
}

/** Returns a text as its words and the facts that stand in braces between them. */
export function splitPlaceholders(text: string): readonly (string | { readonly fact: string })[] {
  return text
    .split(/\{([a-z0-9-]+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : { fact: part }))
    .filter((part) => part !== '');
}

function addTest(
  test: Test,
  path: Path,
  add: (kind: RuleReference['kind'], id: string | undefined, path: Path) => void,
): void {
  if ('all' in test || 'any' in test) {
    const [key, parts] = 'all' in test ? (['all', test.all] as const) : (['any', test.any] as const);
    parts.forEach((part, index) => {
      addTest(part, [...path, key, index], add);
    });
  } else if ('not' in test) addTest(test.not, [...path, 'not'], add);
  else if ('in' in test) {
    test.in.forEach((id, index) => {
      add('facts', id, [...path, 'in', index]);
    });
  } else if ('table' in test) {
    add('rules', test.table, [...path, 'table']);
    add('facts', test.atLeast, [...path, 'atLeast']);
  } else if ('atLeast' in test) add('facts', test.atLeast, [...path, 'atLeast']);
  else if ('moreThan' in test) add('facts', test.moreThan, [...path, 'moreThan']);
  else if ('atMost' in test) add('facts', test.atMost, [...path, 'atMost']);
  else if ('lessThan' in test) add('facts', test.lessThan, [...path, 'lessThan']);
  else if ('holds' in test) add('facts', test.holds, [...path, 'holds']);
  else if ('moment' in test) {
    addMoment(test.moment, [...path, 'moment'], add);
    addMoment(test.isBefore, [...path, 'isBefore'], add);
  }
}

function addMoment(
  moment: Moment,
  path: Path,
  add: (kind: RuleReference['kind'], id: string | undefined, path: Path) => void,
): void {
  if (typeof moment === 'string') return;
  add('facts', moment.after, [...path, 'after']);
  add('facts', moment.before, [...path, 'before']);
}
