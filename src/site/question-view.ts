import type { Locale, Localized } from '../handbook/locale.ts';
import type { PointsTableRule, Question } from '../handbook/rule-records.ts';
import { choiceOptions } from '../rules/choice-options.ts';
import { NONE } from '../rules/logic.ts';
import { optionPoints } from '../rules/score.ts';
import { printer, type RuleText } from './rule-printer.ts';
import type { Site } from './site.ts';

/** More options than this are offered as a list to open rather than as buttons. */
const RADIO_LIMIT = 12;

/** A question of a tool in one language: its words, how it is answered, and what can be chosen. */
export type QuestionView = {
  readonly id: string;
  readonly label: RuleText;
  readonly text: RuleText;
  readonly why: RuleText | undefined;
  readonly control: 'radio' | 'select' | 'number' | 'date' | 'date-time';
  readonly options: readonly { readonly id: string; readonly name: RuleText; readonly points: string }[];
  readonly unit: string;
  readonly max: number | undefined;
};

/** Returns the indicators of a points table as questions, each option with its points. */
export function indicatorQuestions(site: Site, locale: Locale, table: PointsTableRule): readonly QuestionView[] {
  const print = printer(site, locale);
  return table.indicators.map(({ id, name, why, options }) => {
    const points = optionPoints(Object.fromEntries(options.map((option) => [option.id, option.points])));
    const shown = options.map((option) => ({ id: option.id, name: option.name }));
    return {
      id,
      label: print.text(name),
      text: print.text(name),
      why: why && print.text(why),
      control: options.length > RADIO_LIMIT ? 'select' : 'radio',
      options: [...shown, ...(NONE in points ? [{ id: NONE, name: print.words('tool.noneOfThese') }] : [])].map(
        (option) => ({
          id: option.id,
          name: print.text(option.name),
          points: print.reading.t('value.points', { amount: points[option.id] ?? 0, count: points[option.id] ?? 0 }),
        }),
      ),
      unit: '',
      max: undefined,
    };
  });
}

/** Returns a question of a rule, ready to ask. */
export function questionView(site: Site, locale: Locale, question: Question): QuestionView {
  const print = printer(site, locale);
  const options =
    question.kind === 'choice'
      ? [...listed(question, site, locale), ...(question.options ?? [])].map((option) => ({
          id: option.id,
          name: print.text(option.name),
          points: '',
        }))
      : [];
  const choice = options.length > RADIO_LIMIT ? 'select' : 'radio';
  return {
    id: question.id,
    label: print.text(question.label),
    text: print.text(question.text),
    why: print.text(question.why),
    control: question.kind === 'choice' ? choice : question.kind,
    options,
    unit: question.kind === 'number' ? print.reading.t(`tool.unit.${question.unit}`) : '',
    max: question.kind === 'number' ? question.max : undefined,
  };
}

/** The options that come from lists, in the order a reader of this language looks for them. */
function listed(
  question: Extract<Question, { kind: 'choice' }>,
  site: Site,
  locale: Locale,
): readonly { readonly id: string; readonly name: Localized }[] {
  const own = new Set((question.options ?? []).map(({ id }) => id));
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
  return choiceOptions(question, site.handbook.records.facts)
    .filter(({ id }) => !own.has(id))
    .toSorted((one, other) => collator.compare(one.name[locale], other.name[locale]));
}
