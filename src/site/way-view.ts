import type { STEP_ACTORS } from '../handbook/fields.ts';
import type { Locale } from '../handbook/locale.ts';
import { procedurePath } from '../handbook/routes.ts';
import { type ProcedureView, procedureView } from './procedure-view.ts';
import { createReading } from './reading.ts';
import { ruleOf } from './rule-printer.ts';
import type { Site } from './site.ts';

type Line = { readonly x1: number; readonly y1: string; readonly x2: number; readonly y2: string };

/** The way through a procedure: one column for each who acts, one row for each step. */
export type WayView = {
  readonly id: string;
  readonly title: string;
  /** The whole picture in words, for readers who don't see it. */
  readonly description: string;
  /** The checklist of this procedure. */
  readonly sheet: string;
  readonly width: number;
  readonly lanes: readonly { readonly actor: Actor; readonly label: string; readonly x: number }[];
  readonly lines: readonly Line[];
  readonly hasConditions: boolean;
  readonly steps: readonly (ProcedureView['steps'][number] & {
    readonly number: number;
    readonly actor: Actor;
    readonly x: number;
    readonly y: string;
    /** How many units of height the row takes; the picture beside it is drawn in the same units. */
    readonly span: number;
  })[];
};

type Actor = (typeof STEP_ACTORS)[number];

/** The width of a column; with many of them, a narrower one leaves room for words on a telephone. */
const LANE = 28;
const NARROW_LANE = 24;
const ORDER: readonly Actor[] = ['applicant', 'family', 'employer', 'host', 'authority'];

/** The largest span that the styles know. */
export const LARGEST_SPAN = 14;

/** Returns the way through a procedure, ready to draw. Throws where the rule is another kind. */
export function wayView(site: Site, locale: Locale, id: string): WayView {
  const rule = ruleOf(site, id);
  if (rule.kind !== 'procedure') throw new Error(`The rule "${id}" is no procedure.`);
  const { t, url, places } = createReading(site, locale);
  const view = procedureView(site, locale, id);
  const actors = ORDER.filter((actor) => rule.steps.some(({ who }) => who === actor));
  const lane = actors.length > 3 ? NARROW_LANE : LANE;
  const lanes = actors.map((actor, index) => ({ actor, label: t(`actor.${actor}`), x: (index + 0.5) * lane }));
  const rows = view.steps.map((step, index) => {
    const actor = rule.steps[index]?.who ?? 'applicant';
    // The checklist gives the address and the name in the other language.
    const named = { ...step, place: places(rule.steps[index]?.place ?? '')[0]?.name ?? '' };
    return {
      ...named,
      number: index + 1,
      actor,
      x: lanes.find((lane) => lane.actor === actor)?.x ?? 0,
      span: spanOf(named, locale),
    };
  });
  const total = rows.reduce((sum, { span }) => sum + span, 0);
  let above = 0;
  const steps = rows.map((row) => {
    const y = percent(above / total);
    above += row.span;
    return { ...row, y };
  });
  const title = t('picture.way.title', { title: view.title.plain });
  return {
    id,
    title,
    description: [
      t('picture.way.description', {
        count: steps.length,
        lanes: lanes.map(({ label }) => label).join(t('picture.comma')),
      }),
      ...steps.map(({ number, who, time }) =>
        t(time?.value ? 'picture.way.stepTimed' : 'picture.way.step', { number, who, time: time?.value }),
      ),
    ].join(' '),
    sheet: url(procedurePath(id)),
    width: lanes.length * lane,
    lanes,
    lines: steps.slice(1).flatMap((step, index): readonly Line[] => {
      const before = steps[index];
      if (!before) return [];
      const down = { x1: before.x, y1: before.y, x2: before.x, y2: step.y };
      return before.x === step.x ? [down] : [down, { x1: before.x, y1: step.y, x2: step.x, y2: step.y }];
    }),
    hasConditions: steps.some(({ when }) => when !== ''),
    steps,
  };
}

/** Letters of a line beside the columns, between those of a telephone and those of a desk. */
const LINE: Readonly<Record<Locale, number>> = { zh: 18, en: 36 };

/** Estimates the height of a row from its words: heads and gaps count two units, every line one. */
function spanOf(step: ProcedureView['steps'][number], locale: Locale): number {
  const lines = [step.name.plain + step.proofs.map(() => '··').join(''), step.place, step.when]
    .filter((text) => text !== '')
    .reduce((sum, text) => sum + Math.ceil(text.length / LINE[locale]), 0);
  const head = step.who.length + (step.time?.value.length ?? 0) + 4;
  return Math.min(LARGEST_SPAN, 1 + Math.ceil(head / LINE[locale]) + lines);
}

/** Returns a share of the whole as SVG writes it. */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
