import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import { caseWorker, outcomeDifferences, writtenOutcome } from '../rules/case-outcome.ts';

/** A worked case and the rule it belongs to. */
export type CaseName = { readonly rule: string; readonly title: Localized };

export type CaseChange = CaseName & {
  /** Where the person is told something else, by the keys of cases. */
  readonly differences: readonly { readonly key: string; readonly before: string; readonly after: string }[];
  /** The rule of now can't be worked on these answers: it is gone, or takes other answers. */
  readonly refused: boolean;
  /** The change itself says so: the case stands there with the new outcome. */
  readonly isExpected: boolean;
};

export type ComparedCases = {
  /** How many people of before were asked again. */
  readonly worked: number;
  readonly changed: readonly CaseChange[];
  readonly added: readonly CaseName[];
  readonly removed: readonly CaseName[];
};

/** Puts the people of all cases of before to the rules and facts of now, and returns who is told something else. */
export function compareCases(base: Handbook, head: Handbook): ComparedCases {
  const changed: CaseChange[] = [];
  const added: CaseName[] = [];
  const removed: CaseName[] = [];
  let worked = 0;
  for (const rule of base.records.rules.values()) {
    const now = head.records.rules.get(rule.id);
    const [workBefore, workNow] = [caseWorker(rule, base.records), now && caseWorker(now, head.records)];
    for (const person of rule.cases) {
      const name = { rule: rule.id, title: person.title };
      const index = now ? indexOfCase(now, person.title, person.answers) : -1;
      if (index < 0) removed.push(name);
      const on = person.on ?? rule.checked;
      const before = workBefore?.({ ...person, on });
      // A case that its own rule refused was a mistake of before.
      if (!before || 'problems' in before) continue;
      worked += 1;
      const after = workNow?.({ ...person, on });
      if (!after || 'problems' in after) {
        changed.push({ ...name, differences: [], refused: true, isExpected: false });
        continue;
      }
      const differences = outcomeDifferences(before.outcome, after.outcome).map(({ key, wanted, found }) => {
        return { key, before: wanted, after: found };
      });
      if (differences.length === 0) continue;
      const isExpected =
        now !== undefined && index >= 0 && outcomeDifferences(writtenOutcome(now, index), after.outcome).length === 0;
      changed.push({ ...name, differences, refused: false, isExpected });
    }
  }
  for (const rule of head.records.rules.values()) {
    const before = base.records.rules.get(rule.id);
    for (const { title, answers } of rule.cases) {
      if (!before || indexOfCase(before, title, answers) < 0) added.push({ rule: rule.id, title });
    }
  }
  return { worked, changed, added, removed };
}

/** A case is known by the answers of its person; a title may be written better. */
function indexOfCase(rule: Rule, title: Localized, answers: object): number {
  const wanted = keyOf(answers);
  const alike = rule.cases.flatMap((worked, index) => (keyOf(worked.answers) === wanted ? [index] : []));
  return alike.find((index) => rule.cases[index]?.title.en === title.en) ?? alike[0] ?? -1;
}

function keyOf(answers: object): string {
  return JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
}
