import type { Records } from '../handbook/handbook.ts';
import type { Rule } from '../handbook/records.ts';
import { duplicateId, type RuleProblem } from './rule-problems.ts';

type Path = readonly PropertyKey[];

/** Returns each id of a rule that is used twice. Ids become parameters of an address: questions and indicators share one space, parts of a kind another. */
export function findDuplicateIds(
  rule: Exclude<Rule, { kind: 'points-table' }>,
  records: Records,
): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const report = (ids: readonly { readonly id: string; readonly path: Path }[]): void => {
    const seen = new Set<string>();
    for (const { id, path } of ids) {
      if (seen.has(id)) {
        problems.push(duplicateId(path, id));
      }
      seen.add(id);
    }
  };
  const at = (key: string, parts: readonly { readonly id: string }[]) =>
    parts.map(({ id }, index) => ({ id, path: [key, index, 'id'] as Path }));
  const indicators =
    rule.kind === 'decision'
      ? (rule.tables ?? []).flatMap((table, index) => {
          const record = records.rules.get(table);
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
  return problems;
}
