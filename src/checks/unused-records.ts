import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { idList } from '../handbook/page.ts';
import { ruleReferences, ruleSources } from '../handbook/rule-references.ts';
import { type Check, diagnoseRecord } from './check.ts';

/** Every record is there for a reader: a fact is printed or says why not, a source proves something. */
export const unusedRecords: Check = (handbook) => [
  ...unusedFacts(handbook),
  ...unusedSources(handbook),
  ...unusedParts(handbook),
];

function unusedFacts(handbook: Handbook): readonly Diagnostic[] {
  return [...handbook.records.facts.values()].flatMap((fact) => {
    const isUsed = handbook.pagesOfFact.has(fact.id);
    if (isUsed === (fact.unused === undefined)) return [];
    return isUsed
      ? [
          diagnoseRecord(fact.origin, ['unused'], 'fact/unused', {
            zh: '这项事实已经用在页面上，请删去 unused。',
            en: 'This fact is used on a page now. Remove unused.',
          }),
        ]
      : [
          diagnoseRecord(
            fact.origin,
            [],
            'fact/unused',
            {
              zh: '没有页面用这项事实。请用上它，或在 unused 里写明原因。',
              en: 'No page uses this fact. Use it, or say why not in unused.',
            },
            'warning',
          ),
        ];
  });
}

function unusedSources(handbook: Handbook): readonly Diagnostic[] {
  const { records } = handbook;
  const references = [
    ...[...records.facts.values()].flatMap((fact) => [
      ...fact.sources,
      ...(fact.earlier ?? []).flatMap((version) => version.sources),
    ]),
    ...[...records.doubts.values(), ...records.terms.values()].flatMap((record) => record.sources ?? []),
    ...[...records.documents.values(), ...records.places.values()].flatMap((record) => record.sources),
    ...[...records.rules.values()].flatMap((rule) => ruleSources(rule).flatMap(({ references }) => references)),
    ...[...records.qualifications.values()].flatMap((qualification) => qualification.sources),
  ].map((reference) => reference.source);
  const used = new Set([
    ...references,
    ...handbook.pagesOfSource.keys(),
    ...[...records.sources.values()].flatMap((source) => source.supersededBy ?? []),
  ]);
  return [...records.sources.values()]
    .filter((source) => !used.has(source.id))
    .map((source) =>
      diagnoseRecord(
        source.origin,
        [],
        'source/unused',
        {
          zh: '没有事实或页面依据这份来源。请用上它，或删去。',
          en: 'Nothing rests on this source. Use it or remove it.',
        },
        'warning',
      ),
    );
}

const PARTS = [
  { kind: 'documents', components: ['Documents'], attribute: 'ids' },
  { kind: 'places', components: ['Places', 'CommunityMap'], attribute: 'ids' },
  { kind: 'rules', components: ['PointsTable', 'Tool', 'DutyLine'], attribute: 'rule' },
  { kind: 'images', components: ['Image'], attribute: 'id' },
  { kind: 'rules', components: ['Way'], attribute: 'procedure' },
  { kind: 'rules', components: ['Checklist'], attribute: 'rules' },
] as const;

/** Papers, places and rules are used by a page or by a rule. */
function unusedParts(handbook: Handbook): readonly Diagnostic[] {
  const { records } = handbook;
  const used = new Set([
    ...handbook.texts.flatMap((text) =>
      text.uses.flatMap((use) =>
        PARTS.flatMap(({ kind, components, attribute }) =>
          components.some((component) => component === use.component)
            ? idList(use.attributes[attribute]).map((id) => `${kind}/${id}`)
            : [],
        ),
      ),
    ),
    ...[...records.rules.values()].flatMap((rule) => ruleReferences(rule).map(({ kind, id }) => `${kind}/${id}`)),
  ]);
  return (['documents', 'places', 'images', 'rules'] as const).flatMap((kind) =>
    [...records[kind].values()]
      .filter((record) => !used.has(`${kind}/${record.id}`))
      .map((record) =>
        diagnoseRecord(
          record.origin,
          [],
          'record/unused',
          { zh: '没有页面用这条记录。请用上它，或删去。', en: 'No page uses this record. Use it or remove it.' },
          'warning',
        ),
      ),
  );
}
