import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { idList, type Use } from '../handbook/page.ts';
import { countedDuties, daysOf } from '../handbook/pictures.ts';
import { listRoutes } from '../handbook/routes.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';
import { linkProblem } from './links.ts';

/** A picture can be drawn only from records of the right kind; a place leads to a page that is there. */
export const pictures: Check = (handbook) => [
  ...handbook.texts.flatMap((text) =>
    text.uses.flatMap((use) =>
      problems(handbook, use).map(({ code, message }) => diagnose(text.file, use, code, message)),
    ),
  ),
  ...placePages(handbook),
];

type Problem = { readonly code: string; readonly message: Localized };

function problems({ records }: Handbook, { component, attributes }: Use): readonly Problem[] {
  switch (component) {
    case 'Way': {
      const rule = records.rules.get(attributes['procedure'] ?? '');
      if (!rule || rule.kind === 'procedure') return [];
      return [
        {
          code: 'rule/not-procedure',
          message: {
            zh: `“${rule.id}”不是手续，画不出流程。请换一条 kind: procedure 的规则。`,
            en: `"${rule.id}" is no procedure, so no way can be drawn. Name a rule of kind procedure.`,
          },
        },
      ];
    }
    case 'DutyLine': {
      const rule = records.rules.get(attributes['rule'] ?? '');
      return idList(attributes['facts']).flatMap((fact) => {
        const value = records.facts.get(fact)?.value;
        if (!rule || !value) return [];
        if (daysOf(value) !== undefined && countedDuties(rule, fact).length > 0) return [];
        return [
          {
            code: 'rule/no-duty',
            message: {
              zh: `规则“${rule.id}”没有一项日程从某一天起按“${fact}”的小时、天或周计算。请换一项事实或规则。`,
              en: `No duty of the rule "${rule.id}" runs from a day for the hours, days or weeks of "${fact}". Name another fact or rule.`,
            },
          },
        ];
      });
    }
    case 'Windows':
      return idList(attributes['ids']).flatMap((id) => {
        const type = records.facts.get(id)?.value.type;
        if (type === undefined || type === 'period' || type === 'date') return [];
        return [
          {
            code: 'fact/not-dated',
            message: {
              zh: `“${id}”不是日期，也不是起止日期，画不到时间线上。请从 ids 里删去。`,
              en: `"${id}" is neither a date nor a period, so it has no place on a timeline. Take it out of ids.`,
            },
          },
        ];
      });
    case 'CommunityMap':
      return idList(attributes['ids']).flatMap((id) => {
        const place = records.places.get(id);
        if (!place || (place.positions && place.page !== undefined)) return [];
        return [
          {
            code: 'place/not-on-map',
            message: {
              zh: `地点“${id}”没有位置或者页面。请在记录里写上 positions 和 page。`,
              en: `The place "${id}" lacks a position or a page. Write positions and page in its record.`,
            },
          },
        ];
      });
    default:
      return [];
  }
}

function placePages(handbook: Handbook): readonly Diagnostic[] {
  const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
  return [...handbook.records.places.values()].flatMap((place) => {
    const problem = place.page === undefined ? undefined : linkProblem(place.page, routes, handbook, '');
    return problem ? [diagnoseRecord(place.origin, ['page'], problem.code, problem.message)] : [];
  });
}
