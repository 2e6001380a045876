import { factsOfRule } from '../handbook/link.ts';
import { type Locale, otherLocale } from '../handbook/locale.ts';
import { idList } from '../handbook/page.ts';
import type { HandbookDocument } from '../handbook/records.ts';
import { procedurePath } from '../handbook/routes.ts';
import { parseContentLink } from '../handbook/urls.ts';
import { fillSlots } from '../i18n/fill-slots.ts';
import type { ProcedureLogic } from '../rules/logic.ts';
import { sheetOf } from '../rules/procedure.ts';
import { idLink } from './id-view.ts';
import { type LinkView, type PageView, pageView } from './page-view.ts';
import { type ProofView, proofView } from './proof-view.ts';
import { createReading, type DocumentView, type DoubtView, doubtView } from './reading.ts';
import { printer, type RuleText, ruleOf, type SlotView } from './rule-printer.ts';
import { testWords } from './rule-words.ts';
import type { Site } from './site.ts';
import { headOf, type ToolHead } from './tool-view.ts';

export type ProcedureView = ToolHead & {
  readonly kind: 'procedure';
  readonly summary: RuleText;
  readonly page: LinkView;
  readonly documents: readonly (DocumentView & {
    readonly when: string;
    readonly rowNote: RuleText | undefined;
    /** The note of the document's own record. */
    readonly ownNote: RuleText | undefined;
    readonly twinForm: string;
  })[];
  readonly steps: readonly {
    readonly id: string;
    readonly who: string;
    readonly name: RuleText;
    readonly time: ProofView | undefined;
    readonly place: string;
    readonly when: string;
    readonly proofs: readonly ProofView[];
  }[];
  readonly slots: readonly SlotView[];
};

export type ProcedurePage = PageView & {
  readonly idLink: LinkView;
  readonly procedure: ProcedureView;
  readonly proofs: readonly ProofView[];
  readonly doubts: readonly DoubtView[];
};

/** Returns the page of one procedure: its sheet, the proof of its facts, and what is uncertain about them. */
export function procedurePage(site: Site, locale: Locale, id: string): ProcedurePage {
  const procedure = procedureView(site, locale, id);
  const { records } = site.handbook;
  const facts = [...new Set(factsOfRule(id, records))].flatMap((fact) => records.facts.get(fact) ?? []);
  const rule = ruleOf(site, id);
  const named = rule.kind === 'procedure' ? (rule.doubts ?? []) : [];
  const doubts = new Set([
    ...named.flatMap((doubt) => records.doubts.get(doubt) ?? []),
    ...facts.flatMap((fact) => site.handbook.doubtsOfFact.get(fact.id) ?? []),
  ]);
  return {
    ...pageView(site, locale, {
      path: procedurePath(id),
      title: procedure.title.plain,
      description: procedure.summary.plain,
      isTool: true,
    }),
    idLink: idLink(site, locale, { kind: 'procedure', id }),
    procedure,
    proofs: facts.map((fact) => proofView(site, locale, fact)),
    doubts: [...doubts].map((doubt) => doubtView(site, locale, doubt)),
  };
}

/** Returns links to the sheets of procedures, by the chapter that explains them. */
export function procedureGroups(
  site: Site,
  locale: Locale,
  ids: string,
): readonly { readonly title: string; readonly procedures: readonly LinkView[] }[] {
  const { url } = createReading(site, locale);
  const groups = new Map<string, LinkView[]>();
  for (const id of idList(ids)) {
    const rule = ruleOf(site, id);
    const chapter = rule.kind === 'procedure' ? (parseContentLink(rule.page)?.path.split('/')[0] ?? '') : '';
    const links = groups.get(chapter) ?? [];
    links.push({ title: rule.title[locale], href: url(procedurePath(id)) });
    groups.set(chapter, links);
  }
  return [...groups].map(([chapter, procedures]) => ({
    title: site.handbook.records.chapters.get(chapter)?.title[locale] ?? chapter,
    procedures,
  }));
}

/** Returns one procedure ready to print. Throws where the rule is another kind. */
export function procedureView(site: Site, locale: Locale, id: string): ProcedureView {
  const rule = ruleOf(site, id);
  if (rule.kind !== 'procedure') throw new Error(`The rule "${id}" is no procedure.`);
  const print = printer(site, locale);
  const { reading } = print;
  const head = headOf(site, locale, rule);
  const { documents } = sheetOf(JSON.parse(head.logic) as ProcedureLogic, {}, site.asOf);
  const count = (needed: string) => documents.filter(({ isNeeded }) => isNeeded === needed).length;
  return {
    ...head,
    kind: 'procedure',
    opening: fillSlots(reading.t('tool.paperCount'), { yes: count('yes'), unknown: count('unknown') }),
    summary: print.text(rule.summary),
    page: print.link(rule.page),
    documents: rule.documents.map(({ document, when, note }) => {
      const record = documentOf(site, document);
      return {
        ...print.document(document),
        twinForm: createReading(site, otherLocale(locale)).t(`documentForm.${record.form}`),
        when: when ? testWords(site, locale, rule, when) : '',
        rowNote: note && print.text(note),
        ownNote: record.note && print.text(record.note),
      };
    }),
    steps: rule.steps.map((step) => {
      const place = step.place === undefined ? undefined : reading.places(step.place)[0];
      return {
        id: step.id,
        who: reading.t(`actor.${step.who}`),
        name: print.text(step.name),
        time: step.time === undefined ? undefined : reading.fact(step.time),
        place: place ? [place.name, twinName(site, locale, step.place), place.address].filter(Boolean).join(' · ') : '',
        when: step.when ? testWords(site, locale, rule, step.when) : '',
        proofs: (step.facts ?? []).map(reading.fact),
      };
    }),
    slots: print.slots(rule),
  };
}

function documentOf(site: Site, id: string): HandbookDocument {
  const document = site.handbook.records.documents.get(id);
  if (!document) throw new Error(`No document "${id}".`);
  return document;
}

/** The name of a place in the other language, for the clerk or for the applicant. */
function twinName(site: Site, locale: Locale, id: string | undefined): string {
  const name = site.handbook.records.places.get(id ?? '')?.name;
  return name && name.zh !== name.en ? name[otherLocale(locale)] : '';
}
