import { SOUND } from './content.ts';

/** Records that pictures can be drawn from, for the tests of checks and components. */

const fact = (id: string, value: string, word: string) => `${id}:
  title: { zh: ${word}, en: ${id} }
  value: { ${value} }
  sentence: { zh: "${word}：{value}。", en: "It is {value}." }
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
`;

const place = (id: string, more: string) => `${id}:
  kind: ${id === 'ring' ? 'science-city' : 'community'}
  name: { zh: ${id}国际人才社区, en: ${id} International Talent Community }
  address: { zh: 某区, en: Some District }
${more}  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
`;

const AT = '  positions: [{ x: 10, y: 20, approximate: true }]\n';
const TWICE = '  positions: [{ x: 10, y: 20, approximate: true }, { x: 90, y: 80, approximate: true }]\n';
const PAGE = '  page: /visas/r-visa/\n';

export const PICTURE_RECORDS: Readonly<Record<string, string>> = {
  'content/data/facts/visas.yaml':
    (SOUND['content/data/facts/visas.yaml'] ?? '') +
    fact('round', 'type: period, from: 2018-11-01, until: 2018-12-20', '一轮') +
    fact('winter', 'type: period, from: 2020-12-16, until: 2021-01-15', '跨年的一轮') +
    fact('unfinished', 'type: period, from: 2019-11', '没有写截止的一轮') +
    fact('unknown', 'type: period', '没有日期的一轮') +
    fact('day', 'type: date, date: 2021-07-02', '通知') +
    fact('month-long', 'type: duration, amount: 30, unit: day', '期限') +
    fact('day-long', 'type: duration, amount: 24, unit: hour', '短期限') +
    fact('years-long', 'type: duration, amount: 2, unit: year', '年限'),
  'content/data/places/visas.yaml':
    place('hall', AT + PAGE) + place('ring', TWICE + PAGE) + place('nowhere', PAGE) + place('pageless', AT),
  'content/data/documents/visas.yaml': `form:
  zh: 申请表
  en: application form
  form: form
  sources: [{ source: law }]
  grade: A
`,
  'content/data/rules/visas.yaml': `path:
  kind: procedure
  version: 1
  checked: 2026-11-01
  title: { zh: 手续, en: The procedure }
  page: /visas/r-visa/
  summary: { zh: 一项手续。, en: A procedure. }
  questions:
    - { id: abroad, kind: choice, label: { zh: 在境外, en: abroad }, text: { zh: 在境外吗？, en: Abroad? }, why: { zh: 顺序不同。, en: The order differs. }, options: [{ id: "yes", name: { zh: 是, en: "yes" } }, { id: "no", name: { zh: 否, en: "no" } }] }
  documents: [{ document: form }]
  steps:
    - { id: file, who: employer, name: { zh: "提交，至少{pass-mark}", en: "File with {pass-mark}" }, place: hall }
    - { id: decide, who: authority, name: { zh: 决定, en: Decides }, time: month-long }
    - { id: enter, who: applicant, name: { zh: 入境, en: Enter }, when: { question: abroad, is: "yes" }, facts: [day] }
  sources: [{ source: law }]
  grade: A
  cases:
    - { title: { zh: 境外, en: Abroad }, answers: { abroad: "yes" }, documents: [form], steps: [file, decide, enter] }
    - { title: { zh: 境内, en: Inside }, answers: { abroad: "no" }, documents: [form], steps: [file, decide] }
dates:
  kind: deadlines
  version: 1
  checked: 2026-11-01
  title: { zh: 期限, en: Deadlines }
  questions:
    - { id: entry, kind: date, label: { zh: 入境日, en: day of entry }, text: { zh: 哪天入境？, en: When do you enter? }, why: { zh: 从这天算。, en: It counts from then. } }
  duties:
    - { id: apply, name: { zh: 申请, en: Apply }, text: { zh: "{month-long}内申请。", en: "Apply within {month-long}." }, page: /visas/r-visa/#steps, facts: [month-long], due: { question: entry, after: month-long } }
    - { id: register, name: { zh: 登记, en: Register }, text: { zh: "{day-long}内登记。", en: "Register within {day-long}." }, page: /visas/r-visa/#steps, facts: [day-long], due: { question: entry, after: day-long } }
    - { id: renew, name: { zh: 续期, en: Renew }, text: { zh: "{years-long}内续期。", en: "Renew within {years-long}." }, page: /visas/r-visa/#steps, facts: [years-long], due: { question: entry, after: years-long } }
  warnings: []
  refusals: []
  sources: [{ source: law }]
  grade: A
  cases:
    - { title: { zh: 某人, en: Somebody }, answers: { entry: 2026-12-01 }, due: { apply: "2026-12-31", register: "2026-12-02", renew: "2028-12-01" } }
`,
};
