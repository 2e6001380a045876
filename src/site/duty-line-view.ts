import type { Locale } from '../handbook/locale.ts';
import { countedDuties, daysOf } from '../handbook/pictures.ts';
import { createReading } from './reading.ts';
import { printer, type RuleText, ruleOf } from './rule-printer.ts';
import type { Site } from './site.ts';
import { percent } from './way-view.ts';

/** Duties that run from a day the reader knows, on one scale of days. */
export type DutyLineView = {
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly axis: number;
  readonly ticks: readonly {
    readonly label: string;
    readonly x: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
  readonly duties: readonly {
    readonly name: string;
    readonly href: string;
    readonly start: string;
    readonly value: string;
    readonly text: RuleText;
    readonly y: number;
    readonly width: string;
  }[];
};

const ROW = 88;
const AXIS = 30;

/** Returns the duties of a deadlines rule that run for these duration facts, ready to draw. */
export function dutyLineView(site: Site, locale: Locale, attributes: { rule: string; facts: string }): DutyLineView {
  const { t, fact, contentHref } = createReading(site, locale);
  const print = printer(site, locale);
  const rule = ruleOf(site, attributes.rule);
  const duties = countedDuties(rule, attributes.facts).map((duty) => {
    const question = 'questions' in rule ? rule.questions.find(({ id }) => id === duty.due.question) : undefined;
    return {
      duty,
      days: daysOf(site.handbook.records.facts.get(duty.due.after)?.value) ?? 0,
      value: fact(duty.due.after).value,
      start: t('picture.duties.start', { label: question?.label[locale] }),
    };
  });
  const most = Math.max(...duties.map(({ days }) => days));
  const step = most <= 10 ? 1 : most <= 40 ? 5 : most <= 100 ? 10 : 30;
  const rows = duties.map(({ duty, days, value, start }, index) => ({
    name: duty.name[locale],
    href: contentHref(duty.page),
    start,
    value,
    text: print.text(duty.text),
    y: index * ROW,
    width: percent(days / most),
  }));
  const axis = rows.length * ROW;
  const count = Math.floor(most / step) + 1;
  return {
    title: t('picture.duties.title', { count: most }),
    description: rows
      .map(({ name, value, start }) => t('picture.duties.row', { name, value, start }))
      .join(t('picture.semicolon')),
    height: axis + AXIS,
    axis,
    ticks: Array.from({ length: count }, (_, index) => ({
      // The last number carries the unit and needs the room of the one before it.
      label:
        index === count - 1
          ? `${index * step} ${t('picture.duties.days')}`
          : index === count - 2
            ? ''
            : `${index * step}`,
      x: percent((index * step) / most),
      anchor: index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle',
    })),
    duties: rows,
  };
}
