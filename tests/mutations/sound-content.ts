import { SOUND } from '../content.ts';

/**
 * Small content with a record of every kind and a rule of each of the four kinds, none of them with anything to
 * report: what the mutations change. The pages and records of `tests/content.ts`, and what those leave out.
 */

const HEAD = `order: 20
changes:
  - { on: 2026-11-01, note: n, affects: a }
---
`;

const USES = `
<Documents ids="passport" />

<Places ids="hall" />

<PointsTable rule="visa-points" />

<Tool rule="visa-choice" />

<Tool rule="visa-dates" />

<Way procedure="visa-paper" />

<Windows ids="window" />

<FactList fact="countries" />

<FactTable ids="stay fee" />

<Checklist rules="visa-paper" />

<Clause article="1" />
`;

const RULE_HEAD = `  version: 1
  checked: 2026-11-01
  sources: [{ source: law }]
  grade: A
`;

export const SOUND_CONTENT: Readonly<Record<string, string>> = {
  ...SOUND,
  'content/zh/visas/more.mdx': `---
title: 更多
summary: 还有什么。
${HEAD}
先读这一段。
${USES}
## 谁能申请 {#who}

读[人才签证](/visas/r-visa/#steps)和<Term id="talent-visa" />。

- 甲
- 乙

| 项 | 值 |
|---|---|
| 一 | 有 |
| 二 | 无 |

## 怎么办 {#steps}

<Steps>

<Step who="applicant" time="stay">

申请人去办。

</Step>

</Steps>

<Conditions of="any" fact="countries" />

<Note kind="tip">

带上护照。

</Note>

## 以后 {#after}

完。
`,
  'content/en/visas/more.mdx': `---
title: More
summary: What else there is.
${HEAD}
Read this first.
${USES}
## Who can apply {#who}

Read [the talent visa](/visas/r-visa/#steps) and <Term id="talent-visa" />.

- one
- two

| Item | Value |
|---|---|
| first | yes |
| second | no |

## How to apply {#steps}

<Steps>

<Step who="applicant" time="stay">

The applicant applies.

</Step>

</Steps>

<Conditions of="any" fact="countries" />

<Note kind="tip">

Bring the passport.

</Note>

## Afterwards {#after}

Done.
`,
  'content/zh/regulations/chapter-1.mdx': `---
title: 第一章
summary: 总则。
order: 1
changes:
  - { on: 2026-11-01, note: n, affects: a }
captions: { 1: 目的, 2: 范围 }
---

## 第一条 {#article-1}

为了某事，制定本条例。

## 第二条 {#article-2}

适用本条例。

第二款。
`,
  'content/en/regulations/chapter-1.mdx': `---
title: Chapter one
summary: General provisions.
order: 1
changes:
  - { on: 2026-11-01, note: n, affects: a }
captions: { 1: Purpose, 2: Scope }
---

## Article 1 {#article-1}

These Regulations are made for a purpose.

## Article 2 {#article-2}

They apply.

Second paragraph.
`,
  'content/data/chapters.yaml': `visas:
  title: { zh: 签证, en: Visas }
  summary: { zh: 签证。, en: Visas. }
  order: 10
regulations:
  title: { zh: 条例, en: Regulations }
  summary: { zh: 条文。, en: The text. }
  order: 20
`,
  'content/data/facts/more.yaml': `stay:
  title: { zh: 停留, en: stay }
  value: { type: duration, amount: 30, unit: day }
  sentence:
    zh: 停留{value}。
    en: You stay {value}.
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
fee:
  title: { zh: 费用, en: fee }
  value: { type: money, amount: 400, currency: CNY }
  sentence:
    zh: 费用是{value}。
    en: The fee is {value}.
  sources: [{ source: law, at: { zh: 附表, en: annex }, quote: 收费。 }]
  grade: A
  from: 2024-01-01
  checked: 2026-11-01
  checkAgain: 2027-05-01
  earlier:
    - value: { type: money, amount: 300, currency: CNY }
      sentence:
        zh: 费用曾是{value}。
        en: The fee was {value}.
      sources: [{ source: law }]
      grade: A
      from: 2020-01-01
      until: 2023-12-31
window:
  title: { zh: 窗口期, en: window }
  value: { type: period, from: 2026-01-01, until: 2026-12-31 }
  sentence:
    zh: 窗口期是{value}。
    en: The window is {value}.
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
countries:
  title: { zh: 国家, en: countries }
  value: { type: list, of: any, items: [{ zh: 法国, en: France }, { zh: 德国, en: Germany }] }
  sentence:
    zh: 名单上有这些国家。
    en: These countries are listed.
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
`,
  'content/data/sources/more.yaml': `bj-istic-2024:
  title: { zh: 条例, en: The Regulations }
  issuer: { zh: 市人大, en: the Municipal People’s Congress }
  number: 第1号
  kind: regulation
  language: zh
  issued: 2024-01-01
  inForce: 2024-03-01
  read: { on: 2026-11-01, form: held, extent: whole }
  note: { zh: 全文, en: whole text }
`,
  'content/data/documents/papers.yaml': `passport:
  zh: 护照
  pinyin: hùzhào
  en: passport
  form: original
  issuer: { zh: 某局, en: a bureau }
  validity: stay
  note: { zh: 带原件。, en: Bring the original. }
  sources: [{ source: law }]
  grade: A
`,
  'content/data/places/halls.yaml': `hall:
  kind: office
  name: { zh: 大厅, en: Hall }
  address: { zh: 某路, en: Some Road }
  hours: { zh: 工作日, en: working days }
  phone: '12367'
  url: https://hall.example/
  note: { zh: 先预约。, en: Book first. }
  positions: [{ x: 40, y: 66, approximate: true }]
  page: /visas/r-visa/#steps
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
`,
  'content/data/qualifications/fellows.yaml': `fellow:
  zh: 会士
  en: Fellow
  abbreviation: F
  issuer: { zh: 学会, en: a society }
  field: { zh: 工程, en: engineering }
  catalogues: [countries]
  urgent: true
  gives: [stay]
  note: { zh: 见目录。, en: See the catalogue. }
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
`,
  'content/data/rules/points.yaml': `visa-points:
  kind: points-table
  title: { zh: 计分, en: Points }
${RULE_HEAD}  channel: { zh: 通道, en: a channel }
  thresholds: [{ fact: pass-mark, name: { zh: 合格, en: pass } }]
  gates: [{ of: any, subject: applicant, fact: countries }]
  indicators:
    - id: degree
      name: { zh: 学位, en: degree }
      group: { zh: 学历, en: education }
      why: { zh: 看学位。, en: It counts. }
      evidence: { zh: 证书。, en: A certificate. }
      page: /visas/r-visa/#who
      sources: [{ source: law }]
      options:
        - { id: doctor, name: { zh: 博士, en: doctor }, points: 80 }
        - { id: master, name: { zh: 硕士, en: master }, points: 60 }
  complete: true
  published: { zh: 网上, en: online }
  cases:
    - { title: { zh: 甲, en: A }, answers: { degree: doctor }, points: 80 }
    - { title: { zh: 乙, en: B }, answers: { degree: master }, points: 60 }
`,
  'content/data/rules/choice.yaml': `visa-choice:
  kind: decision
  title: { zh: 选签证, en: Choose a visa }
${RULE_HEAD}  questions:
    - id: purpose
      kind: choice
      label: { zh: 目的, en: purpose }
      text: { zh: 来做什么？, en: Why do you come? }
      why: { zh: 种类看目的。, en: It decides. }
      options:
        - { id: job, name: { zh: 工作, en: work } }
        - { id: visit, name: { zh: 访问, en: visit } }
    - id: days
      kind: number
      unit: day
      max: 365
      label: { zh: 天数, en: days }
      text: { zh: 停多久？, en: How long? }
      why: { zh: 有上限。, en: There is a limit. }
      when: { question: purpose, is: visit }
  tests:
    works: { question: purpose, is: job }
  outcomes:
    - id: work-visa
      name: { zh: 工作签证, en: work visa }
      group: { zh: 长期, en: long }
      summary: { zh: 可以工作。, en: You may work. }
      page: /visas/r-visa/#who
      conditions:
        - id: works
          text: { zh: '来工作，{pass-mark}。', en: 'You come to work, {pass-mark}.' }
          facts: [pass-mark]
          test: { same: works }
          evidence: { zh: 合同。, en: A contract. }
      documents: [passport]
      fee: [fee]
      next: { zh: 去申请。, en: Apply. }
    - id: short-visit
      name: { zh: 短访, en: short visit }
      summary: { zh: 可以停留。, en: You may stay. }
      page: /visas/r-visa/
      conditions:
        - id: short
          text: { zh: '不超过{stay}。', en: 'No longer than {stay}.' }
          facts: [stay]
          test: { all: [{ question: purpose, is: visit }, { question: days, atMost: stay }] }
  nothing: { zh: 没有。, en: Nothing fits. }
  cases:
    - { title: { zh: 甲, en: A }, answers: { purpose: job }, fits: [work-visa], nearly: [short-visit] }
    - { title: { zh: 乙, en: B }, answers: { purpose: visit, days: 30 }, fits: [short-visit], nearly: [work-visa] }
    - { title: { zh: 丙, en: C }, answers: { purpose: visit, days: 31 }, nearly: [work-visa, short-visit] }
`,
  'content/data/rules/paper.yaml': `visa-paper:
  kind: procedure
  title: { zh: 办签证, en: Getting a visa }
${RULE_HEAD}  page: /visas/r-visa/#steps
  summary: { zh: 去大厅。, en: Go to the hall. }
  doubts: [amount-unsure]
  questions:
    - id: married
      kind: choice
      label: { zh: 婚姻, en: marriage }
      text: { zh: 结婚了吗？, en: Are you married? }
      why: { zh: 材料不同。, en: Papers differ. }
      options:
        - { id: married, name: { zh: 是, en: married } }
        - { id: single, name: { zh: 否, en: single } }
  documents:
    - { document: passport, note: { zh: 原件。, en: The original. } }
  steps:
    - { id: file, who: applicant, name: { zh: 递交, en: File }, time: stay, place: hall, facts: [fee] }
    - { id: family, who: family, name: { zh: 家人递交, en: Family files }, when: { question: married, is: married } }
  fee: [fee]
  time: [stay]
  cases:
    - { title: { zh: 甲, en: A }, answers: { married: single }, documents: [passport], steps: [file] }
    - { title: { zh: 乙, en: B }, answers: { married: married }, documents: [passport], steps: [file, family] }
`,
  'content/data/rules/dates.yaml': `visa-dates:
  kind: deadlines
  title: { zh: 日程, en: Dates }
${RULE_HEAD}  questions:
    - id: entry
      kind: date
      label: { zh: 入境日, en: entry }
      text: { zh: 哪天入境？, en: When do you enter? }
      why: { zh: 从这天起算。, en: Time runs from it. }
  duties:
    - id: leave
      name: { zh: 离境, en: leave }
      text: { zh: '在{stay}内离境。', en: 'Leave within {stay}.' }
      page: /visas/r-visa/
      facts: [stay]
      opens: { question: entry }
      due: { question: entry, after: stay }
  warnings:
    - { id: late, when: { moment: { question: entry, after: stay }, isBefore: today }, text: { zh: 已经晚了。, en: It is late. }, page: /visas/r-visa/ }
  refusals: []
  cases:
    - { title: { zh: 甲, en: A }, answers: { entry: 2026-11-01 }, due: { leave: 2026-12-01 } }
    - { title: { zh: 乙, en: B }, answers: { entry: 2026-09-01 }, due: { leave: 2026-10-01 }, warnings: [late] }
`,
};
