import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';

/** What can be wrong with a rule, in words for the editor who wrote it. */

/** Something in a rule that can't be evaluated, and where it stands. Unknown facts are reported with all other unknown ids. */
export type RuleProblem = {
  readonly path: readonly PropertyKey[];
  readonly code:
    | 'rule/unknown-question'
    | 'rule/unknown-option'
    | 'rule/unknown-test'
    | 'rule/wrong-fact'
    | 'rule/unit'
    | 'rule/order'
    | 'rule/no-options'
    | 'rule/duplicate-id'
    | 'rule/no-table';
  readonly message: Localized;
};

type Path = readonly PropertyKey[];

/** A choice that offers nothing. */
export function noOptions(path: Path, question: string): RuleProblem {
  return {
    path,
    code: 'rule/no-options',
    message: {
      zh: `问题“${question}”没有可选的答案。请写上 options 或 from。`,
      en: `The question "${question}" offers nothing to choose. Write options or from.`,
    },
  };
}

/** A test of a points table that the rule doesn't list. */
export function noTable(path: Path, table: string): RuleProblem {
  return {
    path,
    code: 'rule/no-table',
    message: {
      zh: `计分表“${table}”没有列在这条规则的 tables 里。请补上。`,
      en: `The points table "${table}" isn't listed under the tables of this rule. Add it there.`,
    },
  };
}

/** A fact and a question that can't be compared; `asked` is the unit of the question, if it asks for a number. */
export function otherUnit(
  path: Path,
  fact: string,
  unit: string,
  question: string,
  asked: string | undefined,
): RuleProblem {
  return {
    path,
    code: 'rule/unit',
    message: {
      zh: `事实“${fact}”的单位是 ${unit}，问题“${question}”${asked === undefined ? '不问数字' : `的单位是 ${asked}`}，无法比较。`,
      en: `The fact "${fact}" counts in ${unit}, the question "${question}" ${asked === undefined ? "doesn't ask for a number" : `in ${asked}`}; they can't be compared.`,
    },
  };
}

/** A question that is used as a date and asks for something else. */
export function noDate(path: Path, question: string): RuleProblem {
  return {
    path,
    code: 'rule/unit',
    message: { zh: `问题“${question}”问的不是日期。`, en: `The question "${question}" doesn't ask for a date.` },
  };
}

/** A shared test that leads back to itself. */
export function circularTest(path: Path, name: string): RuleProblem {
  return {
    path,
    code: 'rule/unknown-test',
    message: { zh: `条件“${name}”引用了它自己。`, en: `The test "${name}" leads back to itself.` },
  };
}

/** A shared test that isn't among the known ones. */
export function unknownTest(path: Path, name: string, known: Iterable<string>): RuleProblem {
  const hint = didYouMean(name, known);
  return {
    path,
    code: 'rule/unknown-test',
    message: { zh: `tests 里没有条件“${name}”。${hint.zh}`, en: `There is no test "${name}" under tests.${hint.en}` },
  };
}

/** A condition that rests on a question which is asked later. */
export function laterQuestion(path: Path, question: string): RuleProblem {
  return {
    path,
    code: 'rule/order',
    message: {
      zh: `问题“${question}”排在后面。条件只能依据排在前面的问题，请调整顺序。`,
      en: `The question "${question}" comes later. A condition can only rest on earlier questions; change the order.`,
    },
  };
}

/** A question that the rule doesn't ask. */
export function unknownQuestion(path: Path, question: string, known: Iterable<string>): RuleProblem {
  const hint = didYouMean(question, known);
  return {
    path,
    code: 'rule/unknown-question',
    message: {
      zh: `这条规则没有问题“${question}”。${hint.zh}`,
      en: `This rule has no question "${question}".${hint.en}`,
    },
  };
}

/** An option that the question doesn't offer. */
export function unknownOption(path: Path, option: string, known: Iterable<string>): RuleProblem {
  const hint = didYouMean(option, known);
  return {
    path,
    code: 'rule/unknown-option',
    message: { zh: `这个问题没有选项“${option}”。${hint.zh}`, en: `The question has no option "${option}".${hint.en}` },
  };
}

/** An id that a rule uses twice where ids must differ. */
export function duplicateId(path: Path, id: string): RuleProblem {
  return {
    path,
    code: 'rule/duplicate-id',
    message: {
      zh: `编号“${id}”在这条规则里用了两次。请改名。`,
      en: `The id "${id}" is used twice in this rule. Rename one.`,
    },
  };
}

/** A fact whose value isn't what the test needs. */
export function wrongFact(path: Path, fact: string, wanted: keyof typeof WANTED): RuleProblem {
  return { path, code: 'rule/wrong-fact', message: WANTED[wanted](fact) };
}

function didYouMean(text: string, known: Iterable<string>): Localized {
  const hint = nearest(text, known);
  return hint === undefined ? { zh: '', en: '' } : { zh: `是不是“${hint}”？`, en: ` Did you mean "${hint}"?` };
}

const WANTED = {
  list: (id: string) => ({
    zh: `事实“${id}”不是清单，不能用在 in 里。`,
    en: `The fact "${id}" is no list; "in" needs one.`,
  }),
  quantity: (id: string) => ({
    zh: `事实“${id}”没有可以比较的数量。`,
    en: `The fact "${id}" has no amount to compare with.`,
  }),
  period: (id: string) => ({
    zh: `事实“${id}”没有写明起止日期（from、until），不能判断是否有效。`,
    en: `The fact "${id}" says neither from nor until, so nothing tells whether it holds.`,
  }),
  shift: (id: string) => ({
    zh: `事实“${id}”不是可以推算日期的期限（小时、日、周、月、年）。工作日要看每年的放假安排，不能推算。`,
    en: `The fact "${id}" is no period that moves a date (hours, days, weeks, months, years). Working days depend on each year's holidays and can't be worked out.`,
  }),
} as const;
