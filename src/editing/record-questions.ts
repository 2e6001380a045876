import type { RecordKind } from '../handbook/records.ts';
import { DURATION_UNITS } from '../handbook/value.ts';
import { shift } from '../rules/moments.ts';
import type { Answers, Question, Situation } from './questions.ts';

/** The questions about a new source, fact, term or doubt. Every one is a key of the record, or part of one. */

const today = (_answers: Answers, { asOf }: Situation): string => asOf;

/** A text in both languages, as two questions. */
function inBoth(
  name: string,
  zh: readonly [text: string, example: string],
  en: readonly [text: string, example: string],
  more: Partial<Question> = {},
): readonly Question[] {
  const about = { zh: zh[0], en: en[0] };
  return [
    { name: `${name}-zh`, text: { zh: `${about.zh}，中文`, en: `${about.en}, in Chinese` }, example: zh[1], ...more },
    { name: `${name}-en`, text: { zh: `${about.zh}，英文`, en: `${about.en}, in English` }, example: en[1], ...more },
  ];
}

/** The id of a record of a kind: free, and fit for an address. */
function idOf(kind: RecordKind, example: string): Question {
  return {
    name: 'id',
    text: {
      zh: '编号（小写字母、数字、连字符，以后不改）',
      en: 'its id: lower-case letters, digits, hyphens; never changed later',
    },
    example,
    form: 'id',
    check: (id, { content }) => {
      const taken = content.records[kind].get(id);
      return (
        taken && {
          zh: `编号“${id}”已经用在 ${taken.origin.file}。`,
          en: `"${id}" is already used in ${taken.origin.file}.`,
        }
      );
    },
  };
}

/** Where a record goes. */
const place = (kind: RecordKind): readonly Question[] => [
  {
    name: 'file',
    text: { zh: '写进哪份文件', en: 'the file to put it in' },
    example: 'visas.yaml',
    choices: ({ files }) => filesOf(kind, files),
    isOptional: true,
  },
  {
    name: 'chapter',
    text: { zh: '属于哪一章', en: 'the chapter it belongs to' },
    example: 'visas',
    choices: ({ content }) => [...content.records.chapters.keys()],
    when: (answers) => answers['file'] === undefined,
  },
];

/** Returns the names of the files that hold records of a kind. */
export function filesOf(kind: RecordKind, files: ReadonlyMap<string, string>): readonly string[] {
  const folder = `content/data/${kind}/`;
  return [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
}

const REFERENCE: readonly Question[] = [
  {
    name: 'source',
    text: { zh: '依据哪份来源（编号）', en: 'the id of the source it rests on' },
    example: 'bj-istic-2024',
    known: 'sources',
  },
  {
    name: 'article',
    text: { zh: '第几条（没有就空着）', en: 'the number of the article, if any' },
    example: '12',
    form: 'count',
    isOptional: true,
    isAsked: true,
    when: hasSource,
  },
  {
    name: 'paragraph',
    text: { zh: '第几款', en: 'the number of the paragraph' },
    example: '2',
    form: 'count',
    isOptional: true,
    when: (answers) => answers['article'] !== undefined,
  },
  ...inBoth('at', ['没有条号时在哪里', '“申请材料”一节'], ['where in it, without articles', 'under “Documents”'], {
    isOptional: true,
    when: (answers) => hasSource(answers) && answers['article'] === undefined,
  }),
  {
    name: 'quote',
    text: { zh: '条文原文', en: 'the clause itself, in Chinese' },
    example: '申请人应当在期限届满前提出申请。',
    isOptional: true,
    when: hasSource,
  },
];

function hasSource(answers: Answers): boolean {
  return answers['source'] !== undefined;
}

export const SOURCE_QUESTIONS: readonly Question[] = [
  idOf('sources', 'sae-work-permit-guide'),
  ...inBoth('title', ['标题', '外国人来华工作许可服务指南'], ['the title', 'Service guide to work permits']),
  ...inBoth(
    'issuer',
    ['发布机关', '国家外国专家局'],
    ['who issued it', 'State Administration of Foreign Experts Affairs'],
  ),
  {
    name: 'kind',
    text: { zh: '种类（非官方转载选 copy）', en: 'what sort of text it is; copy for an unofficial copy' },
    example: 'guide',
    choices: ['law', 'regulation', 'notice', 'guide', 'news', 'report', 'copy'],
  },
  {
    name: 'number',
    text: { zh: '文号（没有就空着）', en: 'the document number, if any' },
    example: '外专发〔2017〕40号',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'language',
    text: { zh: '原文的语言', en: 'the language of the text' },
    example: 'zh',
    fallback: () => 'zh',
  },
  {
    name: 'issued',
    text: { zh: '发布日期（没有就空着）', en: 'the day it was issued, if known' },
    example: '2017-03-28',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'in-force',
    text: { zh: '施行日期（没有就空着）', en: 'the day it came into force, if known' },
    example: '2017-04-01',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'url',
    text: { zh: '发布机关的网址（没有就空着）', en: 'the address of the issuer’s own page, if any' },
    example: 'https://www.gov.cn/page.html',
    form: 'address',
    isOptional: true,
    isAsked: true,
    when: (answers) => answers['kind'] !== 'copy',
  },
  {
    name: 'read-on',
    text: { zh: '读的日期', en: 'the day you read it' },
    example: '2026-11-21',
    form: 'day',
    fallback: today,
  },
  {
    name: 'form',
    text: {
      zh: '怎样读的：原网页 live、存档副本 archived、本手册所存全文 held',
      en: 'how you read it: live, archived, or held here',
    },
    example: 'live',
    choices: ['live', 'archived', 'held'],
  },
  {
    name: 'extent',
    text: {
      zh: '读了多少：全文 whole、开头 opening、一段 passage',
      en: 'how much you read: whole, opening or passage',
    },
    example: 'whole',
    choices: ['whole', 'opening', 'passage'],
  },
  ...inBoth('note', ['说明', '标题为编者所拟。'], ['a remark', 'The title is descriptive.'], { isOptional: true }),
  ...place('sources'),
];

const AMOUNTS = ['money', 'duration', 'count', 'percentage', 'points', 'multiple', 'age'];

const isType =
  (...types: readonly string[]) =>
  (answers: Answers): boolean =>
    types.includes(answers['type'] ?? '');

const UNCONFIRMED = (answers: Answers): boolean => answers['grade'] === 'C';

const VALUE: readonly Question[] = [
  {
    name: 'type',
    text: { zh: '数值的类型', en: 'the type of value' },
    example: 'duration',
    choices: [...AMOUNTS, 'date', 'period', 'list', 'text', 'statement'],
  },
  {
    name: 'amount',
    text: { zh: '数额', en: 'the amount' },
    example: '10',
    form: 'number',
    when: isType(...AMOUNTS),
  },
  {
    name: 'to',
    text: { zh: '到（范围的上限）', en: 'the upper end of a range' },
    example: '15',
    form: 'number',
    isOptional: true,
    when: isType(...AMOUNTS),
  },
  {
    name: 'bound',
    text: { zh: '至少 at-least、至多 at-most……（正好就空着）', en: 'at least, at most …; nothing if exact' },
    example: 'at-most',
    choices: ['at-least', 'at-most', 'more-than', 'less-than', 'about'],
    isOptional: true,
    isAsked: true,
    when: isType(...AMOUNTS),
  },
  {
    name: 'currency',
    text: { zh: '币种', en: 'the currency' },
    example: 'CNY',
    choices: ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY'],
    fallback: () => 'CNY',
    when: isType('money'),
  },
  {
    name: 'unit',
    text: { zh: '单位', en: 'the unit' },
    example: 'working-day',
    choices: DURATION_UNITS,
    when: isType('duration'),
  },
  { name: 'unit-zh', text: { zh: '量词', en: 'the Chinese unit' }, example: '名', when: isType('count') },
  {
    name: 'unit-one',
    text: { zh: '英文单位，单数', en: 'the English unit, one' },
    example: 'person',
    when: isType('count'),
  },
  {
    name: 'unit-other',
    text: { zh: '英文单位，复数', en: 'the English unit, several' },
    example: 'people',
    when: isType('count'),
  },
  { name: 'date', text: { zh: '日期', en: 'the date' }, example: '2024-03-01', form: 'date', when: isType('date') },
  {
    name: 'begins',
    text: { zh: '从哪天起', en: 'the first day' },
    example: '2026-01-01',
    form: 'date',
    when: isType('period'),
  },
  {
    name: 'ends',
    text: { zh: '到哪天止（没有就空着）', en: 'the last day, if any' },
    example: '2026-12-31',
    form: 'date',
    isOptional: true,
    isAsked: true,
    when: isType('period'),
  },
  {
    name: 'of',
    text: {
      zh: '须同时满足 all，还是满足其一 any（只是清单就空着）',
      en: 'all or any of the items; nothing for a plain list',
    },
    example: 'all',
    choices: ['all', 'any'],
    isOptional: true,
    isAsked: true,
    when: isType('list'),
  },
  {
    name: 'items-zh',
    text: { zh: '各项，中文，用逗号隔开', en: 'the items in Chinese, with commas between them' },
    example: '护照，照片',
    isList: true,
    when: isType('list'),
  },
  {
    name: 'items-en',
    text: { zh: '各项，英文，用逗号隔开', en: 'the items in English, with commas between them' },
    example: 'a passport, a photograph',
    isList: true,
    when: isType('list'),
  },
  ...inBoth('text', ['数值', '出入境接待大厅'], ['the value', 'the exit-entry hall'], { when: isType('text') }),
];

export const FACT_QUESTIONS: readonly Question[] = [
  idOf('facts', 'visa-extension-time'),
  ...inBoth(
    'title',
    ['名称（短语，不写数字）', '延期的办理时限'],
    ['what it is about, without figures', 'time limit for an extension'],
  ),
  ...VALUE,
  ...inBoth(
    'sentence',
    ['完整的一句话，数值写成 {value}', '延期的办理时限是{value}。'],
    ['the whole sentence, with {value}', 'An extension takes {value}.'],
  ),
  ...REFERENCE,
  {
    name: 'grade',
    text: {
      zh: '等级：A 官方，B 可靠的二手，C 未证实',
      en: 'the grade: A official, B good second-hand, C unconfirmed',
    },
    example: 'B',
    choices: ['A', 'B', 'C'],
  },
  {
    name: 'from',
    text: { zh: '从哪天起有效（不明就空着）', en: 'from when it holds, if known' },
    example: '2024-03-01',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'until',
    text: { zh: '到哪天止有效（没有就空着）', en: 'until when it holds, if it ends' },
    example: '2027-12-31',
    form: 'date',
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'checked',
    text: { zh: '核对日期', en: 'the day you checked it' },
    example: '2026-11-21',
    form: 'day',
    fallback: today,
  },
  {
    name: 'check-again',
    text: { zh: '哪天再核对', en: 'the day to check it again' },
    example: '2027-05-21',
    form: 'day',
    fallback: ({ checked }) => (checked === undefined ? undefined : shift(checked, 6, 'month')),
  },
  ...inBoth(
    'doubt',
    ['未证实：哪里不确定，一两句话', '只见于转载，没有查到原文。'],
    ['unconfirmed: what is uncertain, in a sentence', 'Seen in a copy only; the original was not found.'],
    { when: UNCONFIRMED },
  ),
  ...inBoth('who', ['未证实：问谁', '北京市民服务热线'], ['unconfirmed: whom to ask', 'Beijing citizen hotline'], {
    when: UNCONFIRMED,
  }),
  {
    name: 'question',
    text: { zh: '未证实：可以复制的中文问句', en: 'unconfirmed: the question to ask, in Chinese' },
    example: '请问延期要多长时间？',
    when: UNCONFIRMED,
  },
  ...place('facts'),
];

const WITH_ALIASES = { isOptional: true, isAsked: true, isList: true } as const;

export const TERM_QUESTIONS: readonly Question[] = [
  idOf('terms', 'letter-of-invitation'),
  { name: 'zh', text: { zh: '中文名', en: 'the term in Chinese' }, example: '邀请函' },
  { name: 'pinyin', text: { zh: '拼音，带声调', en: 'its pinyin, with tone marks' }, example: 'yāoqǐnghán' },
  { name: 'en', text: { zh: '英文名', en: 'the term in English' }, example: 'letter of invitation' },
  ...inBoth(
    'definition',
    ['定义，一两句话', '邀请单位出具的书面邀请。'],
    ['the definition, a sentence or two', 'A written invitation from the host.'],
  ),
  {
    name: 'aliases-zh',
    text: { zh: '别的中文说法，用逗号隔开', en: 'other Chinese names, with commas between them' },
    example: '邀请信，邀请书',
    ...WITH_ALIASES,
  },
  {
    name: 'aliases-hant',
    text: { zh: '繁体写法', en: 'in Traditional characters' },
    example: '邀請函',
    isOptional: true,
    isList: true,
  },
  {
    name: 'aliases-en',
    text: { zh: '别的英文说法，用逗号隔开', en: 'other English names, with commas between them' },
    example: 'invitation letter',
    ...WITH_ALIASES,
  },
  {
    name: 'see',
    text: { zh: '参见哪些术语（编号）', en: 'the ids of related terms' },
    example: 'talent-visa',
    known: 'terms',
    isList: true,
    isOptional: true,
  },
  ...REFERENCE.map((question) =>
    question.name === 'source' ? ({ ...question, isOptional: true, isAsked: true } as const) : question,
  ),
  ...place('terms'),
];

const HAS_TO_ASK = (answers: Answers): boolean => answers['kind'] === 'conflict';

export const DOUBT_QUESTIONS: readonly Question[] = [
  idOf('doubts', 'visa-extension-fee'),
  {
    name: 'kind',
    text: {
      zh: '种类：说法不一 conflict、未经证实 unconfirmed、未查到 not-found',
      en: 'the kind: conflict (sources differ), unconfirmed, or not-found',
    },
    example: 'not-found',
    choices: ['conflict', 'unconfirmed', 'not-found'],
  },
  ...inBoth('title', ['名称，短语', '延期的费用'], ['what it is about, in a few words', 'the fee for an extension']),
  ...inBoth(
    'text',
    ['哪里不确定', '延期的费用没有查到。'],
    ['what is uncertain', 'The fee for an extension was not found.'],
  ),
  {
    name: 'facts',
    text: { zh: '有关的事实（编号，可空）', en: 'the ids of the facts it is about, if any' },
    example: 'visa-fee-rule',
    known: 'facts',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'source',
    text: { zh: '有关的来源（编号，可空）', en: 'the ids of the sources it is about, if any' },
    example: 'bj-istic-2024',
    known: 'sources',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  ...inBoth('who', ['问谁', '北京市民服务热线'], ['whom to ask', 'Beijing citizen hotline'], {
    isOptional: HAS_TO_ASK,
    isAsked: true,
  }),
  ...inBoth('how', ['怎样联系', '拨打12345'], ['how to reach them', 'call 12345'], {
    isOptional: true,
    isAsked: true,
    when: (answers) => answers['who-zh'] !== undefined,
  }),
  {
    name: 'question',
    text: { zh: '可以复制的中文问句', en: 'the question to ask, in Chinese' },
    example: '请问延期要交多少钱？',
    isOptional: HAS_TO_ASK,
    isAsked: true,
    when: (answers) => answers['who-zh'] !== undefined,
  },
  {
    name: 'since',
    text: { zh: '从哪天起存疑', en: 'the day the doubt arose' },
    example: '2026-11-21',
    form: 'day',
    fallback: today,
  },
  ...place('doubts'),
];
