import { STEP_ACTORS } from './fields.ts';
import type { Localized } from './locale.ts';
import type { RecordKind } from './records.ts';

/**
 * The components that content may use. The check reads attributes from here, the site binds each name to
 * a template, and the editors' guide prints the descriptions.
 */

export type AttributeRule =
  | { readonly kind: 'record'; readonly of: RecordKind; readonly required?: boolean }
  | { readonly kind: 'records'; readonly of: RecordKind; readonly required?: boolean; readonly orNone?: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly required?: boolean }
  | { readonly kind: 'number'; readonly required?: boolean };

export type ContentComponent = {
  /** `text` stands inside a sentence, `block` on lines of its own. */
  readonly display: 'text' | 'block';
  /** What stands between the tags: nothing, anything, or optional words. */
  readonly children: 'none' | 'required' | 'optional';
  /** Only directly inside this component. */
  readonly inside?: string;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly description: Localized;
};

const card = { kind: 'records', of: 'facts', required: true, orNone: true } as const;

/** Slots of the answer card, in the order they are printed. */
export const ANSWER_SLOTS = ['decides', 'fee', 'time', 'validity', 'where', 'since'] as const;

export const CONTENT_COMPONENTS: Readonly<Record<string, ContentComponent>> = {
  Fact: {
    display: 'text',
    children: 'optional',
    attributes: {
      id: { kind: 'record', of: 'facts', required: true },
      show: { kind: 'choice', options: ['value', 'bare', 'sentence', 'from', 'until'] },
    },
    description: {
      zh: '打印一项事实的数值（或您写在标签之间的话），并附证据标记。',
      en: 'Prints the value of a fact, or your own words between the tags, with a proof mark.',
    },
  },
  Cite: {
    display: 'text',
    children: 'none',
    attributes: {
      source: { kind: 'record', of: 'sources', required: true },
      article: { kind: 'number' },
      paragraph: { kind: 'number' },
      item: { kind: 'number' },
    },
    description: { zh: '在句中写出一份来源及条款。', en: 'Names a source and clause inside a sentence.' },
  },
  Term: {
    display: 'text',
    children: 'optional',
    attributes: { id: { kind: 'record', of: 'terms', required: true } },
    description: { zh: '句中术语，可就地查看定义。', en: 'A term with its definition at hand.' },
  },
  AnswerCard: {
    display: 'block',
    children: 'none',
    attributes: { decides: card, fee: card, time: card, validity: card, where: card, since: card },
    description: {
      zh: '页首答案卡：审批机关、费用、时限、有效期、地点、生效日期；写 none 印“官方未公布”，写 not-applicable 印“不适用”。',
      en: 'The card at the head of a page: who decides, fee, time, validity, where, in force from; none prints “not published”, not-applicable “does not apply”.',
    },
  },
  Conditions: {
    display: 'block',
    children: 'optional',
    attributes: {
      of: { kind: 'choice', options: ['all', 'any'], required: true },
      fact: { kind: 'record', of: 'facts' },
    },
    description: {
      zh: '条件清单：须同时满足（all）或满足其一（any）。',
      en: 'A list of conditions: all of these, or any of these.',
    },
  },
  Documents: {
    display: 'block',
    children: 'none',
    attributes: { ids: { kind: 'records', of: 'documents', required: true } },
    description: { zh: '把材料记录印成表格。', en: 'Prints document records as a table.' },
  },
  Steps: {
    display: 'block',
    children: 'required',
    attributes: {},
    description: { zh: '有序步骤，里面只放 Step。', en: 'Numbered steps; holds only Step.' },
  },
  Step: {
    display: 'block',
    children: 'required',
    inside: 'Steps',
    attributes: {
      who: { kind: 'choice', options: STEP_ACTORS, required: true },
      time: { kind: 'record', of: 'facts' },
    },
    description: { zh: '一个步骤：谁来办、时限多长。', en: 'One step: who acts, and the time limit.' },
  },
  FactTable: {
    display: 'block',
    children: 'none',
    attributes: { ids: { kind: 'records', of: 'facts', required: true } },
    description: { zh: '把若干事实印成表格。', en: 'Prints facts as a table.' },
  },
  FactList: {
    display: 'block',
    children: 'none',
    attributes: { fact: { kind: 'record', of: 'facts', required: true } },
    description: {
      zh: '把清单类事实逐项印成列表，例如国家名单。',
      en: 'Prints the items of a list fact, such as a list of countries.',
    },
  },
  PointsTable: {
    display: 'block',
    children: 'none',
    attributes: { rule: { kind: 'record', of: 'rules', required: true } },
    description: {
      zh: '印出一张计分表：合格分、已知指标，以及未公布的部分。',
      en: 'Prints a points table: pass mark, indicators known, and what is not published.',
    },
  },
  Tool: {
    display: 'block',
    children: 'none',
    attributes: { rule: { kind: 'record', of: 'rules', required: true } },
    description: {
      zh: '印出一件工具：测算、选择或日期推算；没有脚本时是一张条件表。',
      en: 'Prints a tool: a calculation, a choice or a set of dates; without script, a table of its conditions.',
    },
  },
  Checklist: {
    display: 'block',
    children: 'none',
    attributes: { rules: { kind: 'records', of: 'rules', required: true } },
    description: {
      zh: '印出若干手续的材料与步骤核对单。',
      en: 'Prints the papers and steps of procedures as sheets to tick.',
    },
  },
  Qualifications: {
    display: 'block',
    children: 'none',
    attributes: {},
    description: {
      zh: '印出已知的认可资格，可以检索。',
      en: 'Prints the recognised qualifications that are known, to be searched.',
    },
  },
  Way: {
    display: 'block',
    children: 'none',
    attributes: { procedure: { kind: 'record', of: 'rules', required: true } },
    description: {
      zh: '把一项手续画成流程图：每一步由谁办、多久，图旁有同样的文字。',
      en: 'Draws the way through a procedure: who acts at each step and how long, with the same in words beside it.',
    },
  },
  Windows: {
    display: 'block',
    children: 'none',
    attributes: { ids: { kind: 'records', of: 'facts', required: true } },
    description: {
      zh: '把日期和起止日期按年画成时间线，下面是同样的表格。',
      en: 'Draws dates and periods as a timeline by year, with the same as a table below.',
    },
  },
  DutyLine: {
    display: 'block',
    children: 'none',
    attributes: {
      rule: { kind: 'record', of: 'rules', required: true },
      facts: { kind: 'records', of: 'facts', required: true },
    },
    description: {
      zh: '把日程规则里按这些期限计算的事项画成时间线，下面是同样的文字。',
      en: 'Draws the duties of a deadlines rule that run for these durations, with the same in words below.',
    },
  },
  Image: {
    display: 'block',
    children: 'none',
    attributes: { id: { kind: 'record', of: 'images', required: true } },
    description: {
      zh: '印一张照片或插图；文字说明、图注和出处写在图片记录里。',
      en: 'Prints a photograph or illustration; its text alternative, caption and credit stand in its record.',
    },
  },
  CommunityMap: {
    display: 'block',
    children: 'none',
    attributes: { ids: { kind: 'records', of: 'places', required: true } },
    description: {
      zh: '把地点画成示意图（位置是大致的），每个标记链接到它的页面，旁边有同样的清单。',
      en: 'Draws places on a schematic map (positions are approximate), each mark a link to its page, with the same as a list.',
    },
  },
  Places: {
    display: 'block',
    children: 'none',
    attributes: { ids: { kind: 'records', of: 'places', required: true } },
    description: { zh: '把办事地点或平台印成表格。', en: 'Prints offices or platforms as a table.' },
  },
  Clause: {
    display: 'block',
    children: 'none',
    attributes: { article: { kind: 'number', required: true }, paragraph: { kind: 'number' } },
    description: {
      zh: '引用《条例》条文：中文原文与本手册译文。',
      en: 'Quotes the Regulations: the Chinese text and our translation.',
    },
  },
  Note: {
    display: 'block',
    children: 'required',
    attributes: { kind: { kind: 'choice', options: ['tip', 'caution', 'law'], required: true } },
    description: { zh: '提示、注意或法律说明。', en: 'A tip, a caution or a note on the law.' },
  },
  AccessResults: {
    display: 'block',
    children: 'none',
    attributes: {},
    description: {
      zh: '印出最近一次无障碍测试的结果。',
      en: 'Prints the results of the last accessibility test.',
    },
  },
  LinkReport: {
    display: 'block',
    children: 'none',
    attributes: {},
    description: {
      zh: '印出已发布编号的统计，以及移动过、撤下过的内容。',
      en: 'Prints how many ids were published, and what has moved or been removed.',
    },
  },
  CardCode: {
    display: 'block',
    children: 'none',
    attributes: {},
    description: {
      zh: '印出把卡片放进别的网站要复制的代码，用要点最多的一页作例子。',
      en: 'Prints the code that puts a card on another site, with the page of most key facts as its example.',
    },
  },
  Doubt: {
    display: 'block',
    children: 'none',
    attributes: { id: { kind: 'record', of: 'doubts', required: true } },
    description: {
      zh: '印出一条存疑：哪里不确定、问谁、可复制的中文问句。',
      en: 'Prints a doubt: what is uncertain, whom to ask, and the question in Chinese to copy.',
    },
  },
};
