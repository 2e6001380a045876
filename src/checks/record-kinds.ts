import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { idList, type Use } from '../handbook/page.ts';
import type { Fact, Rule } from '../handbook/records.ts';
import { isPrintable, type Value } from '../handbook/value.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** A component or record that needs a list, a duration or a decision is given one; a record doesn't name itself. */
export const recordKinds: Check = (handbook) => [
  ...handbook.texts.flatMap((text) =>
    text.uses.flatMap((use) =>
      useProblems(handbook, use).map(({ code, message }) => diagnose(text.file, use, code, message)),
    ),
  ),
  ...recordProblems(handbook),
];

type Problem = { readonly code: string; readonly message: Localized };

/** The kinds of rule that each component prints. */
const RULES: Readonly<Record<string, { readonly attribute: string; readonly kinds: readonly Rule['kind'][] }>> = {
  PointsTable: { attribute: 'rule', kinds: ['points-table'] },
  Tool: { attribute: 'rule', kinds: ['decision', 'deadlines'] },
  Checklist: { attribute: 'rules', kinds: ['procedure'] },
};

function useProblems({ records }: Handbook, { component, attributes }: Use): readonly Problem[] {
  const wanted = Object.hasOwn(RULES, component) ? RULES[component] : undefined;
  if (wanted) {
    return idList(attributes[wanted.attribute]).flatMap((id) => {
      const rule = records.rules.get(id);
      if (!rule || wanted.kinds.includes(rule.kind)) return [];
      return [
        {
          code: 'rule/wrong-kind',
          message: {
            zh: `规则“${id}”的类型是 ${rule.kind}，<${component}> 只印 ${wanted.kinds.join('、')}。`,
            en: `The rule "${id}" is of kind ${rule.kind}; <${component}> prints ${wanted.kinds.join(' or ')}.`,
          },
        },
      ];
    });
  }
  if (component === 'FactList' || component === 'Conditions') {
    return idList(attributes['fact']).flatMap((id) => notOf(records.facts.get(id), ['list']));
  }
  if (component !== 'Fact') return [];
  const fact = records.facts.get(attributes['id'] ?? '');
  const show = attributes['show'];
  if (!fact || show === undefined) return [];
  if ((show === 'from' || show === 'until') && fact[show] === undefined) {
    return [
      {
        code: 'fact/wrong-kind',
        message: {
          zh: `事实“${fact.id}”没有写 ${show}，没有日期可印。`,
          en: `The fact "${fact.id}" has no ${show}, so there is no day to print.`,
        },
      },
    ];
  }
  return show === 'bare' && !isPrintable(fact.value)
    ? [
        {
          code: 'fact/wrong-kind',
          message: {
            zh: `“${fact.value.type}”类事实没有短数值，不能写 show="bare"。`,
            en: `A fact of type "${fact.value.type}" has no short value: leave out show="bare".`,
          },
        },
      ]
    : [];
}

function notOf(fact: Fact | undefined, types: readonly Value['type'][]): readonly Problem[] {
  if (!fact || types.includes(fact.value.type)) return [];
  return [
    {
      code: 'fact/wrong-kind',
      message: {
        zh: `事实“${fact.id}”的类型是 ${fact.value.type}，这里只能用 ${types.join('、')}。`,
        en: `The fact "${fact.id}" is of type ${fact.value.type}; here it must be ${types.join(' or ')}.`,
      },
    },
  ];
}

/** What can say how long a thing takes or lasts; words where no number is published. */
const TIMES: readonly Value['type'][] = ['duration', 'date', 'period', 'text', 'statement'];

function recordProblems({ records }: Handbook): readonly Diagnostic[] {
  const itself = (origin: Fact['origin'], path: readonly PropertyKey[]): Diagnostic =>
    diagnoseRecord(origin, path, 'record/names-itself', {
      zh: '这条记录指向它自己。请改成别的编号，或删去。',
      en: 'The record names itself. Name another, or remove it.',
    });
  return [
    ...[...records.sources.values()].flatMap(({ id, origin, supersededBy }) =>
      supersededBy === id ? [itself(origin, ['supersededBy'])] : [],
    ),
    ...[...records.terms.values()].flatMap(({ id, origin, see }) =>
      (see ?? []).flatMap((other, index) => (other === id ? [itself(origin, ['see', index])] : [])),
    ),
    ...[...records.documents.values()].flatMap(({ origin, validity }) =>
      notOf(records.facts.get(validity ?? ''), TIMES).map(({ code, message }) =>
        diagnoseRecord(origin, ['validity'], code, message),
      ),
    ),
    ...[...records.rules.values()].flatMap((rule) =>
      rule.kind !== 'procedure'
        ? []
        : rule.steps.flatMap(({ time }, index) =>
            notOf(records.facts.get(time ?? ''), TIMES).map(({ code, message }) =>
              diagnoseRecord(rule.origin, ['steps', index, 'time'], code, message),
            ),
          ),
    ),
    ...[...records.facts.values()].flatMap((fact) => valueProblems(fact)),
  ];
}

function valueProblems({ origin, value, sources }: Fact): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if ('amount' in value && value.to !== undefined && value.to <= value.amount) {
    found.push(
      diagnoseRecord(origin, ['value', 'to'], 'fact/reversed-range', {
        zh: `范围要从小到大：to（${value.to}）应当大于 amount（${value.amount}）。`,
        en: `A range runs upwards: to (${value.to}) must be more than amount (${value.amount}).`,
      }),
    );
  }
  if (value.type === 'list') {
    const names = value.items.map(({ zh, en }) => `${zh}\n${en}`);
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      found.push(
        diagnoseRecord(origin, ['value', 'items', index], 'fact/wrong-value', {
          zh: '清单里有两项相同。请删去一项。',
          en: 'The list has this item twice. Remove one.',
        }),
      );
    });
  }
  sources.forEach(({ article, paragraph, item }, index) => {
    if (article !== undefined || (paragraph === undefined && item === undefined)) return;
    found.push(
      diagnoseRecord(origin, ['sources', index, paragraph === undefined ? 'item' : 'paragraph'], 'record/clause', {
        zh: '写了款或项，却没有写第几条（article）。',
        en: 'A paragraph or item needs the article it stands in.',
      }),
    );
  });
  return found;
}
