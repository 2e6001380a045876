import type { Content } from './handbook.ts';
import { idList } from './page.ts';
import type { Rule } from './records.ts';
import type { DeadlinesRule, ProcedureRule } from './rule-records.ts';
import { ruleReferences } from './rule-references.ts';
import type { Value } from './value.ts';

/** What the pictures are drawn from, and which facts they show. */

type Duty = DeadlinesRule['duties'][number];

/** A duty that runs from a day the reader knows, for as long as a fact says. */
export type CountedDuty = Duty & { readonly due: { readonly question: string; readonly after: string } };

/** Returns the duties of a rule that are counted with one of these duration facts, in the order of the facts. */
export function countedDuties(rule: Rule | undefined, facts: string | undefined): readonly CountedDuty[] {
  if (rule?.kind !== 'deadlines') return [];
  const counted = rule.duties.filter(isCounted);
  return idList(facts).flatMap((fact) => counted.filter(({ due }) => due.after === fact));
}

/** Returns how many days a duration is on a scale of days; undefined for anything that has no fixed length. */
export function daysOf(value: Value | undefined): number | undefined {
  if (value?.type !== 'duration') return undefined;
  const days = { hour: 1 / 24, day: 1, week: 7, 'working-day': undefined, month: undefined, year: undefined }[
    value.unit
  ];
  return days === undefined ? undefined : (value.to ?? value.amount) * days;
}

function isCounted(duty: Duty): duty is CountedDuty {
  return typeof duty.due === 'object' && duty.due.after !== undefined;
}

/** Returns the facts that the way through a procedure shows: those of its steps, but not of what the steps depend on. */
export function factsOfWay(rule: Rule | undefined): readonly string[] {
  return rule?.kind === 'procedure' ? partFacts(rule, 'steps', () => true) : [];
}

/** Returns the facts that the picture of these duties shows. */
export function factsOfDuties(
  attributes: Readonly<Record<string, string>>,
  records: Content['records'],
): readonly string[] {
  const rule = records.rules.get(attributes['rule'] ?? '');
  if (rule?.kind !== 'deadlines') return [];
  const chosen = new Set(countedDuties(rule, attributes['facts']).map(({ id }) => id));
  return partFacts(rule, 'duties', (index) => chosen.has(rule.duties[index]?.id ?? ''));
}

function partFacts(
  rule: (ProcedureRule | DeadlinesRule) & Rule,
  part: 'steps' | 'duties',
  isShown: (index: number) => boolean,
): readonly string[] {
  return ruleReferences(rule).flatMap(({ kind, id, path }) =>
    kind === 'facts' && path[0] === part && path[2] !== 'when' && isShown(Number(path[1])) ? [id] : [],
  );
}
