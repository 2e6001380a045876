import { inBoth, localizedAnswer } from '../both-languages.ts';
import { exampleOf, type NewKind } from '../new-kind.ts';
import { type Answers, type Question, today } from '../question.ts';
import { idQuestion } from '../record-id.ts';
import { addRecord, placeQuestions } from '../record-place.ts';
import type { RecordData } from '../write-record.ts';

const SOURCE_QUESTIONS: readonly Question[] = [
  idQuestion('sources', 'sae-work-permit-guide'),
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
  ...placeQuestions('sources'),
];

/** How a new source is made: its questions, and what is written from the answers. */
export const NEW_SOURCE: NewKind = {
  title: { zh: '一份来源', en: 'a source' },
  questions: SOURCE_QUESTIONS,
  example: exampleOf(SOURCE_QUESTIONS, [
    'id',
    'title-zh',
    'title-en',
    'issuer-zh',
    'issuer-en',
    'kind',
    'url',
    'form',
    'extent',
    'chapter',
  ]),
  draft: (answers, situation) => addRecord('sources', sourceData(answers), answers, situation),
};

function sourceData(answers: Answers): RecordData {
  return {
    title: localizedAnswer(answers, 'title'),
    issuer: localizedAnswer(answers, 'issuer'),
    number: answers['number'],
    kind: answers['kind'],
    language: answers['language'],
    issued: answers['issued'],
    inForce: answers['in-force'],
    url: answers['url'],
    read: { on: answers['read-on'], form: answers['form'], extent: answers['extent'] },
    note: localizedAnswer(answers, 'note'),
  };
}
