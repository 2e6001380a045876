import {
  CHAPTERS,
  CHOICE,
  DATES,
  DOUBTS,
  FACTS,
  FELLOWS,
  HALLS,
  type Mutation,
  PAPER,
  PAPERS,
  POINTS,
  prose,
  SOURCES,
  swap,
  TERMS,
} from './mutation.ts';

const LAW = 'content/data/sources/law.yaml';

/** Records of each kind, their dates, and what they name. */
export const RECORDS: readonly Mutation[] = [
  // Dates
  ['the thirtieth of February', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-02-30')],
  ['the thirty-first of November', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-11-31')],
  ['a leap day in a common year', 'record/impossible-date', swap(SOURCES, 'issued: 2024-01-01', 'issued: ‸2023-02-29')],
  ['month thirteen', 'fact/impossible-date', swap(FACTS, 'from: 2024-01-01', 'from: ‸2024-13')],
  ['month zero', 'fact/impossible-date', swap(FACTS, 'from: 2024-01-01', 'from: ‸2024-00-01')],
  ['a year of two digits', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸26-11-01')],
  ['a year long gone', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸0026-11-01')],
  ['a year that never comes', 'fact/impossible-date', swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸9999-05-01')],
  ['a date with slashes', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026/11/01')],
  ['a date with points', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026.11.01')],
  ['a date without its zeros', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-11-1')],
  ['a date in Chinese', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026年11月1日')],
  ['a date in English', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸1 November 2026')],
  [
    'a date in full-width digits',
    'fact/impossible-date',
    swap(FACTS, 'checked: 2026-11-01', 'checked: ‸２０２６-11-01'),
  ],
  [
    'a date with full-width hyphens',
    'fact/impossible-date',
    swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026－11－01'),
  ],
  ['a date with a dash', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026–11–01')],
  ['a date with a time', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-11-01T00:00:00Z')],
  ['a date with a space', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸"2026-11-01 "')],
  ['a month where a day is needed', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-11')],
  ['a number where a day is needed', 'fact/impossible-date', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸20261101')],
  [
    'a date value that does not exist',
    'fact/impossible-date',
    swap(FACTS, 'until: 2026-12-31 }', 'until: ‸2026-12-32 }'),
  ],
  ['a check in the future', 'fact/checked-in-future', swap(FACTS, 'checked: 2026-11-01', 'checked: ‸2026-11-22')],
  [
    'a check again before the check',
    'fact/check-again',
    swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸2026-10-01'),
  ],
  [
    'a check again on the day of the check',
    'fact/check-again',
    swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸2026-11-01'),
  ],
  ['a check again in ten years', 'fact/check-again', swap(FACTS, 'checkAgain: 2027-05-01', 'checkAgain: ‸2036-11-01')],
  [
    'a check that is due',
    'fact/check-again',
    swap(FACTS, 'checked: 2026-11-01', 'checked: 2025-11-01', 'checkAgain: 2027-05-01', 'checkAgain: ‸2026-11-20'),
  ],
  ['an end before the beginning', 'fact/reversed-period', swap(FACTS, 'until: 2023-12-31', 'until: ‸2019-12-31')],
  [
    'a window that closes before it opens',
    'fact/reversed-period',
    swap(FACTS, 'until: 2026-12-31 }', 'until: ‸2025-12-31 }'),
  ],
  [
    'an earlier value that outlives its successor',
    'fact/reversed-period',
    swap(FACTS, 'until: 2023-12-31', 'until: ‸2024-06-30'),
  ],
  [
    'a rule that ends before it begins',
    'rule/reversed-period',
    swap(POINTS, '  version: 1', '  from: 2024-01-01\n  until: ‸2023-01-01\n  version: 1'),
  ],
  [
    'a law that ends before it begins',
    'source/reversed-period',
    swap(SOURCES, '  read:', '  ended: ‸2024-02-01\n  read:'),
  ],
  [
    'a law that ends before it was made',
    'source/reversed-period',
    swap(LAW, '  read:', '  ended: ‸2011-01-01\n  read:'),
  ],
  ['a source read in the future', 'record/checked-in-future', swap(SOURCES, 'on: 2026-11-01', 'on: ‸2026-12-01')],
  ['a source read before it was made', 'source/reversed-period', swap(SOURCES, 'on: 2026-11-01', 'on: ‸2023-12-31')],
  [
    'a place checked in the future',
    'record/checked-in-future',
    swap(HALLS, 'checked: 2026-11-01', 'checked: ‸2027-11-01'),
  ],
  [
    'a qualification checked in the future',
    'record/checked-in-future',
    swap(FELLOWS, 'checked: 2026-11-01', 'checked: ‸2027-11-01'),
  ],
  [
    'a rule checked in the future',
    'record/checked-in-future',
    swap(PAPER, 'checked: 2026-11-01', 'checked: ‸2027-11-01'),
  ],
  ['a doubt from the future', 'record/checked-in-future', swap(DOUBTS, 'since: 2026-11-01', 'since: ‸2027-11-01')],
  // Facts
  ['no grade', 'fact/no-grade', swap(FACTS, 'stay:\n', '‸stay:\n', '  grade: A\n', '')],
  ['a grade in lower case', 'fact/wrong-value', swap(FACTS, 'grade: A', 'grade: ‸a')],
  ['a full-width grade', 'fact/wrong-value', swap(FACTS, 'grade: A', 'grade: ‸Ａ')],
  ['a look-alike grade', 'fact/wrong-value', swap(FACTS, 'grade: A', 'grade: ‸А')],
  ['no source', 'fact/no-source', swap(FACTS, 'sources: [{ source: law }]', '‸sources: []')],
  ['a source that is not there', 'source/unknown', swap(FACTS, 'source: law', 'source: ‸lwa')],
  [
    'an article that is not there',
    'article/unknown',
    swap(FACTS, '{ source: law }', '{ source: bj-istic-2024, article: ‸3 }'),
  ],
  [
    'a paragraph that is not there',
    'article/unknown',
    swap(FACTS, '{ source: law }', '{ source: bj-istic-2024, ‸article: 1, paragraph: 2 }'),
  ],
  [
    'a paragraph without its article',
    'record/clause',
    swap(FACTS, '{ source: law }', '{ source: bj-istic-2024, ‸paragraph: 2 }'),
  ],
  [
    'an article beyond every law',
    'fact/wrong-value',
    swap(FACTS, '{ source: law }', '{ source: law, article: ‸72000 }'),
  ],
  ['article zero', 'fact/wrong-value', swap(FACTS, '{ source: law }', '{ source: law, article: ‸0 }')],
  ['a unit that does not exist', 'fact/wrong-value', swap(FACTS, 'unit: day', 'unit: ‸fortnight')],
  ['a currency that does not exist', 'fact/wrong-value', swap(FACTS, 'currency: CNY', 'currency: ‸RMB')],
  ['a range that runs backwards', 'fact/reversed-range', swap(FACTS, 'amount: 30,', 'amount: 30, to: ‸20,')],
  ['a range of one number', 'fact/reversed-range', swap(FACTS, 'amount: 30,', 'amount: 30, to: ‸30,')],
  ['a value without a type', 'fact/wrong-value', swap(FACTS, 'value: { type: duration, amount', 'value: ‸{ amount')],
  [
    'an empty list',
    'fact/missing-key',
    swap(FACTS, 'items: [{ zh: 法国, en: France }, { zh: 德国, en: Germany }]', 'items: ‸[]'),
  ],
  ['the same item twice', 'fact/wrong-value', swap(FACTS, '{ zh: 德国, en: Germany }]', '‸{ zh: 法国, en: France }]')],
  ['a sentence without its value', 'fact/value-placeholder', swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留。')],
  [
    'a sentence with its value twice',
    'fact/value-placeholder',
    swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留{value}、{value}。'),
  ],
  ['a value in double braces', 'fact/value-placeholder', swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留{{value}}。')],
  ['another name in braces', 'fact/value-placeholder', swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留{value}{amount}。')],
  ['a value in capitals', 'fact/value-placeholder', swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留{Value}。')],
  ['a value in full-width braces', 'fact/value-placeholder', swap(FACTS, 'zh: 停留{value}。', 'zh: ‸停留｛value｝。')],
  ['a value in a list', 'fact/value-placeholder', swap(FACTS, 'zh: 名单上有这些国家。', 'zh: ‸名单上有{value}。')],
  [
    'a figure in one sentence',
    'fact/figures-differ',
    swap(FACTS, 'en: You stay {value}.', 'en: ‸You stay {value} in 2026.'),
  ],
  [
    'another figure in one sentence',
    'fact/figures-differ',
    swap(
      FACTS,
      'zh: 停留{value}。',
      'zh: 2025年停留{value}。',
      'en: You stay {value}.',
      'en: ‸In 2026 you stay {value}.',
    ),
  ],
  [
    'a figure in one title',
    'record/figures-differ',
    swap(FACTS, 'title: { zh: 停留, en: stay }', 'title: { zh: 停留2次, en: ‸stay 3 times }'),
  ],
  [
    'another figure in a list',
    'record/figures-differ',
    swap(FACTS, '{ zh: 法国, en: France }', '{ zh: 法国2024, en: ‸France 2025 }'),
  ],
  ['an unconfirmed fact without a doubt', 'fact/unconfirmed-without-doubt', swap(FACTS, 'grade: A', 'grade: ‸C')],
  [
    'an earlier value without a source',
    'fact/missing-key',
    swap(FACTS, '      sources: [{ source: law }]\n', '      ‸sources: []\n'),
  ],
  ['a fact used and unused', 'fact/unused', swap(FACTS, '  grade: A', '  ‸unused: { zh: 无, en: none }\n  grade: A')],
  [
    'a fact nobody uses',
    'fact/unused',
    swap(
      FACTS,
      'countries:\n',
      `‸spare:
  title: { zh: 备用, en: spare }
  value: { type: statement }
  sentence: { zh: 备用。, en: Spare. }
  sources: [{ source: law }]
  grade: A
  checked: 2026-11-01
  checkAgain: 2027-05-01
countries:
`,
    ),
  ],
  [
    'a text in one language',
    'fact/missing-key',
    swap(
      FACTS,
      '    zh: 停留{value}。\n    en: You stay {value}.',
      '    zh: 停留{value}。',
      '  sentence:',
      '  ‸sentence:',
    ),
  ],
  [
    'a language that the handbook lacks',
    'fact/unknown-key',
    swap(FACTS, 'title: { zh: 停留, en: stay }', 'title: { zh: 停留, en: stay, ‸ru: визит }'),
  ],
  // The other kinds
  ['a source of no kind', 'record/wrong-value', swap(SOURCES, 'kind: regulation', 'kind: ‸rumour')],
  [
    'a source without its reading',
    'record/missing-key',
    swap(
      SOURCES,
      'bj-istic-2024:\n',
      '‸bj-istic-2024:\n',
      '  read: { on: 2026-11-01, form: held, extent: whole }\n',
      '',
    ),
  ],
  ['a source nobody uses', 'source/unused', swap(SOURCES, 'bj-istic-2024:\n', '‸another:\n')],
  ['a doubt of no kind', 'record/wrong-value', swap(DOUBTS, 'kind: unconfirmed', 'kind: ‸maybe')],
  [
    'a doubt with nobody to ask',
    'doubt/nobody-to-ask',
    swap(
      DOUBTS,
      'kind: unconfirmed',
      'kind: ‸not-found',
      '  ask: { who: { zh: 主管机关, en: the authority }, question: 金额是多少？ }\n',
      '',
    ),
  ],
  ['a doubt about nothing known', 'fact/unknown', swap(DOUBTS, 'facts: [unsure]', 'facts: [unsure, ‸unsur]')],
  ['a question in English', 'record/language', swap(DOUBTS, 'question: 金额是多少？', 'question: ‸How much?')],
  [
    'a term without pinyin',
    'record/missing-key',
    swap(TERMS, 'talent-visa:\n', '‸talent-visa:\n', '  pinyin: réncái qiānzhèng\n', ''),
  ],
  [
    'a term that leads to itself',
    'record/names-itself',
    swap(TERMS, '  definition:', '  see: [‸talent-visa]\n  definition:'),
  ],
  ['a term that leads nowhere', 'term/unknown', swap(TERMS, '  definition:', '  see: [‸talent-vis]\n  definition:')],
  [
    'a word to avoid in no language',
    'record/wrong-value',
    swap(TERMS, '  definition:', '  avoid: [{ word: x, lang: ‸fr, why: { zh: 错, en: wrong } }]\n  definition:'),
  ],
  ['an English word for a Chinese one', 'record/language', swap(TERMS, 'zh: 人才签证', 'zh: ‸talent visa')],
  ['a Chinese text for an English one', 'record/language', swap(HALLS, 'en: Book first.', 'en: ‸先预约。')],
  ['an English text for a Chinese one', 'record/language', swap(HALLS, 'zh: 先预约。', 'zh: ‸Book first.')],
  ['Chinese in an English sentence', 'record/language', swap(FACTS, 'en: You stay {value}.', 'en: ‸停留{value}。')],
  ['a paper of no form', 'record/wrong-value', swap(PAPERS, 'form: original', 'form: ‸paper')],
  ['a paper as old as nothing known', 'fact/unknown', swap(PAPERS, 'validity: stay', 'validity: ‸stays')],
  ['a paper as old as a list', 'fact/wrong-kind', swap(PAPERS, 'validity: stay', 'validity: ‸countries')],
  ['a paper nobody asks for', 'record/unused', swap(PAPERS, 'passport:\n', '‸photo:\n')],
  ['a place outside the map', 'record/wrong-value', swap(HALLS, 'x: 40', 'x: ‸140')],
  ['a place known exactly', 'record/wrong-value', swap(HALLS, 'approximate: true', 'approximate: ‸false')],
  ['a telephone that is a number', 'record/wrong-value', swap(HALLS, "phone: '12367'", 'phone: ‸12367')],
  ['a telephone that is none', 'record/wrong-value', swap(HALLS, "phone: '12367'", 'phone: ‸"javascript:alert(1)"')],
  [
    'a telephone with markup',
    'record/wrong-value',
    swap(HALLS, "phone: '12367'", `phone: ‸'<script>alert(1)</script>'`),
  ],
  [
    'a qualification listed nowhere known',
    'fact/unknown',
    swap(FELLOWS, 'catalogues: [countries]', 'catalogues: [‸countrys]'),
  ],
  ['a qualification that gives nothing known', 'fact/unknown', swap(FELLOWS, 'gives: [stay]', 'gives: [‸stai]')],
  [
    'a chapter without a title',
    'record/missing-key',
    swap(CHAPTERS, 'visas:\n  title: { zh: 签证, en: Visas }\n', '‸visas:\n'),
  ],
  ['a chapter with half an order', 'record/wrong-value', swap(CHAPTERS, 'order: 10', 'order: ‸1.5')],
  [
    'a chapter that is gone',
    'chapter/unknown',
    { ...swap(CHAPTERS, 'visas:\n', 'visa:\n'), ...swap('content/en/visas/more.mdx', '---\n', '‸---\n') },
  ],
  ['an unknown key of a chapter', 'record/unknown-key', swap(CHAPTERS, '  order: 10', '  ‸icon: x\n  order: 10')],
  ['an unknown key of a doubt', 'record/unknown-key', swap(DOUBTS, '  since:', '  ‸when: x\n  since:')],
  ['an unknown key of a place', 'record/unknown-key', swap(HALLS, '  grade: A', '  ‸email: x\n  grade: A')],
  ['an unknown key of a paper', 'record/unknown-key', swap(PAPERS, '  grade: A', '  ‸copies: 2\n  grade: A')],
  ['an unknown key of a qualification', 'record/unknown-key', swap(FELLOWS, '  grade: A', '  ‸level: x\n  grade: A')],
  ['an unknown key of a reference', 'fact/unknown-key', swap(FACTS, '{ source: law }', '{ source: law, ‸page: 3 }')],
  // Plain fields
  ['bold in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: ‸Book **first**.')],
  ['a link in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: "‸Book [first](/visas/)."')],
  ['code in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: "‸Book `first`."')],
  ['a tag in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: ‸Book <b>first</b>.')],
  ['an entity in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: ‸Book&nbsp;first.')],
  ['a component in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', `en: '‸Book <Fact id="stay" />.'`)],
  [
    'a fact in braces where none is printed',
    'text/markup',
    swap(HALLS, 'en: Book first.', 'en: "‸Book {stay} first."'),
  ],
  ['a template in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: "‸Book {{stay}} first."')],
  ['a nested word of the interface', 'text/markup', swap(HALLS, 'en: Book first.', 'en: ‸Book $t(site.name) first.')],
  ['markup in a title', 'text/markup', swap('content/en/visas/more.mdx', 'title: More', 'title: ‸"**More**"')],
  ['markup in a summary', 'text/markup', swap('content/en/visas/more.mdx', 'summary: What', 'summary: ‸<b>What</b>')],
  ['markup in a note of changes', 'text/markup', swap('content/zh/visas/more.mdx', 'note: n', 'note: ‸<i>n</i>')],
  ['a line end in a plain text', 'text/markup', swap(HALLS, 'en: Book first.', 'en: "‸Book\\nfirst."')],
  [
    'a figure in a plain text of another kind',
    'harmless',
    swap(HALLS, 'zh: 先预约。', 'zh: 先预约2次。', 'en: Book first.', 'en: Book 2 times.'),
  ],
  ['a record and a page of one name', 'harmless', prose('再看一遍。', 'Look again.')],
  // Rules
  ['a rule of no kind', 'record/wrong-value', swap(POINTS, 'kind: points-table', 'kind: ‸table')],
  [
    'a rule without a version',
    'record/missing-key',
    swap(CHOICE, 'visa-choice:\n', '‸visa-choice:\n', '  version: 1\n', ''),
  ],
  ['a threshold that is no score', 'rule/wrong-fact', swap(POINTS, '{ fact: pass-mark,', '{ fact: ‸stay,')],
  ['a threshold that is not there', 'fact/unknown', swap(POINTS, '{ fact: pass-mark,', '{ fact: ‸pass-marks,')],
  ['a gate that is no list', 'rule/wrong-fact', swap(POINTS, 'fact: countries', 'fact: ‸stay')],
  [
    'an indicator twice',
    'rule/duplicate-id',
    swap(
      POINTS,
      '  complete: true',
      `    - id: ‸degree
      name: { zh: 学位, en: degree }
      sources: [{ source: law }]
      options: [{ id: doctor, name: { zh: 博士, en: doctor }, points: 80 }]
  complete: true`,
    ),
  ],
  ['an option of an indicator twice', 'rule/duplicate-id', swap(POINTS, 'id: master', 'id: ‸doctor')],
  [
    'other points in a table',
    'rule/case-fails',
    swap(
      POINTS,
      'points: 80 }\n        -',
      'points: 70 }\n        -',
      '{ degree: doctor }, points: 80',
      '{ degree: doctor }, points: ‸80',
    ),
  ],
  ['negative points', 'record/wrong-value', swap(POINTS, 'points: 80 }\n        -', 'points: ‸-80 }\n        -')],
  [
    'an option of points that no case shows',
    'rule/case-missing',
    swap(
      POINTS,
      '        - { id: master,',
      '        - ‸{ id: bachelor, name: { zh: 学士, en: bachelor }, points: 40 }\n        - { id: master,',
    ),
  ],
  [
    'a case with an answer that every object has',
    'rule/case-answer',
    swap(POINTS, 'answers: { degree: doctor }', 'answers: { ‸degree: constructor }'),
  ],
  [
    'points without an end',
    'record/wrong-value',
    swap(POINTS, 'points: 80 }\n        -', 'points: ‸.inf }\n        -'),
  ],
  [
    'a complete table without points',
    'rule/incomplete',
    swap(
      POINTS,
      `options:
        - { id: doctor, name: { zh: 博士, en: doctor }, points: 80 }
        - { id: master, name: { zh: 硕士, en: master }, points: 60 }
  complete: true`,
      'options: []\n  complete: ‸true',
      `  cases:
    - { title: { zh: 甲, en: A }, answers: { degree: doctor }, points: 80 }
    - { title: { zh: 乙, en: B }, answers: { degree: master }, points: 60 }
`,
      '  cases: []\n',
    ),
  ],
  ['an option of a question twice', 'rule/duplicate-id', swap(CHOICE, 'id: visit,', 'id: ‸job,')],
  ['a question twice', 'rule/duplicate-id', swap(CHOICE, '- id: days', '- id: ‸purpose')],
  ['an outcome twice', 'rule/duplicate-id', swap(CHOICE, '- id: short-visit', '- id: ‸work-visa')],
  [
    'a choice without options',
    'rule/no-options',
    swap(
      PAPER,
      `      options:
        - { id: married, name: { zh: 是, en: married } }
        - { id: single, name: { zh: 否, en: single } }
`,
      '',
      '- id: married',
      '- ‸id: married',
    ),
  ],
  [
    'a question that is not there',
    'rule/unknown-question',
    swap(CHOICE, 'works: { question: purpose', 'works: { question: ‸purposes'),
  ],
  ['an option that is not there', 'rule/unknown-option', swap(CHOICE, 'is: job }', 'is: ‸jobs }')],
  ['a test that is not there', 'rule/unknown-test', swap(CHOICE, 'same: works', 'same: ‸work')],
  ['a test that every object has', 'rule/unknown-test', swap(CHOICE, 'same: works', 'same: ‸constructor')],
  [
    'a test that leads back to itself',
    'rule/unknown-test',
    swap(CHOICE, 'works: { question: purpose, is: job }', 'works: { not: { same: ‸works } }'),
  ],
  [
    'tests that lead to each other',
    'rule/unknown-test',
    swap(CHOICE, 'works: { question: purpose, is: job }', 'works: { same: others }\n    others: { same: ‸works }'),
  ],
  [
    'a test nobody uses that leads back to itself',
    'rule/unknown-test',
    swap(CHOICE, '  outcomes:', '    loop: { same: ‸loop }\n  outcomes:'),
  ],
  [
    'a test nested without end',
    'record/yaml',
    swap(
      CHOICE,
      'works: { question: purpose, is: job }',
      `works: ‸${'{ not: '.repeat(500)}{ question: purpose, is: job }${' }'.repeat(500)}`,
    ),
  ],
  [
    'a test of two kinds',
    'record/unknown-key',
    swap(CHOICE, 'works: { question: purpose, is: job }', 'works: { question: purpose, is: job, ‸holds: fee }'),
  ],
  [
    'a later question in a condition',
    'rule/order',
    swap(
      CHOICE,
      '      why: { zh: 种类看目的。, en: It decides. }',
      '      why: { zh: 种类看目的。, en: It decides. }\n      when: { question: ‸days, atMost: stay }',
    ),
  ],
  ['a number compared with money', 'rule/unit', swap(CHOICE, 'atMost: stay', 'atMost: ‸fee')],
  ['a number compared with a list', 'rule/wrong-fact', swap(CHOICE, 'atMost: stay', 'atMost: ‸countries')],
  ['a figure in a rule', 'record/wrong-value', swap(CHOICE, 'atMost: stay', 'atMost: ‸30')],
  ['a figure in the words of a rule', 'prose/bare-figure', swap(CHOICE, "zh: '不超过{stay}。'", "zh: '‸不超过30天。'")],
  [
    'other facts in the words of one language',
    'rule/words-differ',
    swap(CHOICE, "en: 'No longer than {stay}.'", "en: '‸No longer than {fee}.'"),
  ],
  [
    'a fact in braces that is not there',
    'fact/unknown',
    swap(
      CHOICE,
      "text: { zh: '不超过{stay}。', en: 'No longer than {stay}.' }",
      "‸text: { zh: '不超过{stai}。', en: 'No longer than {stai}.' }",
    ),
  ],
  [
    'a fact in double braces',
    'rule/words-braces',
    swap(CHOICE, "'不超过{stay}。'", "'‸不超过{{stay}}。'", "'No longer than {stay}.'", "'No longer than {{stay}}.'"),
  ],
  [
    'a fact in braces with spaces',
    'rule/words-braces',
    swap(CHOICE, "'不超过{stay}。'", "'‸不超过{ stay }。'", "'No longer than {stay}.'", "'No longer than { stay }.'"),
  ],
  [
    'a fact in braces in capitals',
    'rule/words-braces',
    swap(CHOICE, "'不超过{stay}。'", "'‸不超过{Stay}。'", "'No longer than {stay}.'", "'No longer than {Stay}.'"),
  ],
  [
    'a fact in braces in a label',
    'text/markup',
    swap(CHOICE, 'label: { zh: 天数, en: days }', "label: { zh: 天数, en: ‸'days {stay}' }"),
  ],
  [
    'an outcome that rests on nothing',
    'rule/no-proof',
    swap(
      CHOICE,
      '          facts: [stay]\n',
      '',
      '      conditions:\n        - id: short',
      '      ‸conditions:\n        - id: short',
    ),
  ],
  ['an outcome that leads nowhere', 'link/broken', swap(CHOICE, 'page: /visas/r-visa/#who', 'page: ‸/visas/none/')],
  [
    'an outcome that leads to a script',
    'link/external',
    swap(CHOICE, 'page: /visas/r-visa/#who', 'page: ‸javascript:alert(1)'),
  ],
  [
    'an outcome with a paper that is not there',
    'document/unknown',
    swap(CHOICE, 'documents: [passport]', 'documents: [‸passprt]'),
  ],
  [
    'a case that comes out otherwise',
    'rule/case-fails',
    swap(CHOICE, 'days: 30 }, fits: [short-visit]', 'days: 30 }, ‸fits: [work-visa]'),
  ],
  [
    'a case with an unknown answer',
    'rule/case-answer',
    swap(CHOICE, 'answers: { purpose: job }', 'answers: { ‸purpose: holiday }'),
  ],
  [
    'a case with an unknown question',
    'rule/case-answer',
    swap(CHOICE, 'answers: { purpose: job }', 'answers: { purpose: job, ‸hobby: chess }'),
  ],
  [
    'a case for an outcome that is not there',
    'rule/case-fails',
    swap(CHOICE, 'fits: [work-visa]', '‸fits: [work-visas]'),
  ],
  [
    'no cases',
    'rule/case-missing',
    swap(
      DATES,
      / {2}cases:[\s\S]*/.exec(swap(DATES, 'visa-dates', 'visa-dates')[DATES] ?? '')?.[0] ?? '',
      '  cases: []\n',
      '- id: leave',
      '- id: ‸leave',
    ),
  ],
  [
    'a fact changed under a rule',
    'rule/case-fails',
    { ...swap(FACTS, 'amount: 30,', 'amount: 31,'), ...swap(CHOICE, 'days: 31 }, nearly', 'days: 31 }, ‸nearly') },
  ],
  [
    'a duty that runs from no day',
    'rule/unknown-question',
    swap(DATES, 'due: { question: entry', 'due: { question: ‸entri'),
  ],
  [
    'a duty that runs for money',
    'rule/wrong-fact',
    swap(DATES, 'due: { question: entry, after: stay }', 'due: { question: entry, after: ‸fee }'),
  ],
  [
    'a due day that comes out otherwise',
    'rule/case-fails',
    swap(DATES, 'due: { leave: 2026-12-01 }', '‸due: { leave: 2026-12-02 }'),
  ],
  [
    'a due day that does not exist',
    'rule/case-fails',
    swap(DATES, 'due: { leave: 2026-12-01 }', '‸due: { leave: 2026-12-32 }'),
  ],
  ['an answer that is no day', 'rule/case-answer', swap(DATES, 'entry: 2026-11-01', '‸entry: 2026-11-31')],
  [
    'a warning without a page',
    'record/missing-key',
    swap(DATES, '- { id: late', '- ‸{ id: late', ', page: /visas/r-visa/ }', ' }'),
  ],
  ['a step without an actor', 'record/missing-key', swap(PAPER, '- { id: file, who: applicant,', '- ‸{ id: file,')],
  ['a step by nobody known', 'record/wrong-value', swap(PAPER, 'who: applicant', 'who: ‸consulate')],
  ['a step in no place known', 'place/unknown', swap(PAPER, 'place: hall', 'place: ‸hal')],
  ['a step that takes money', 'fact/wrong-kind', swap(PAPER, 'time: stay,', 'time: ‸fee,')],
  ['a step twice', 'rule/duplicate-id', swap(PAPER, '{ id: family,', '{ id: ‸file,')],
  ['a paper twice', 'rule/duplicate-id', swap(PAPER, '  steps:', '    - { document: ‸passport }\n  steps:')],
  ['a paper that is not there', 'document/unknown', swap(PAPER, 'document: passport', 'document: ‸pasport')],
  ['a doubt that is not there', 'doubt/unknown', swap(PAPER, 'doubts: [amount-unsure]', 'doubts: [‸amount-sure]')],
  ['a rule nobody shows', 'record/unused', swap(DATES, 'visa-dates:\n', '‸visa-days:\n')],
  [
    'a date in words in the head of a rule',
    'record/impossible-date',
    swap(PAPER, 'checked: 2026-11-01', 'checked: ‸yesterday'),
  ],
];
