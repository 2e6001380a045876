import { Document, isSeq } from 'yaml';
import type { RecordKind } from '../handbook/records.ts';
import { type Answers, listOf } from './questions.ts';

/** Turns answers into the text of a record, written as its neighbours are. */

type Data = Readonly<Record<string, unknown>>;

/** Longest line on which a group stands in braces; a longer one has a line for each key. */
const LINE = 110;

/** Returns a record as YAML: short groups in braces, longer ones in lines, quotes only where they are needed. */
export function writeRecord(id: string, data: Data): string {
  return `${linesOf({ [id]: withoutGaps(data) }, true).join('\n')}\n`;
}

/** Keys whose group always stands in lines, as everywhere in the records. */
const IN_LINES = ['sentence', 'text'];

function linesOf(group: Data, isRecord = false): readonly string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [`${key}: ${blockText(value)}`];
    const inline = `${key}: ${inlineText(value)}`;
    const hasGroups = Array.isArray(value) && value.some((item) => typeof item === 'object');
    const isShort = inline.length <= LINE && !hasGroups && !IN_LINES.includes(key);
    if (isShort && !isRecord) return [inline];
    const inner = Array.isArray(value) ? value.map((item) => `- ${inlineText(item)}`) : linesOf(value as Data);
    return [`${key}:`, ...inner.map((line) => `  ${line}`)];
  });
}

function inlineText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return flowText(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${inlineText(part)}`)
    .join(', ')} }`;
}

/** A text inside braces is quoted for commas and brackets too, so the YAML writer is asked in that place. */
function flowText(value: unknown): string {
  const document = new Document([value]);
  if (isSeq(document.contents)) document.contents.flow = true;
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .replace(/^\[\s*/, '')
    .replace(/\s*\]\n$/, '');
}

function blockText(value: unknown): string {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd();
}

/** Leaves out keys without a value, and groups that hold nothing. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, part]) => [key, withoutGaps(part)] as const)
    .filter(([, part]) => part !== undefined && !isEmpty(part));
  return Object.fromEntries(entries);
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0;
}

/** Returns what a kind of record holds after the answers. */
export function dataOf(kind: RecordKind, answers: Answers): Data {
  switch (kind) {
    case 'sources':
      return sourceData(answers);
    case 'facts':
      return factData(answers);
    case 'terms':
      return termData(answers);
    default:
      return doubtData(answers);
  }
}

/** Returns the doubt that goes with an unconfirmed fact. */
export function doubtAboutFact(answers: Answers): Data {
  return {
    kind: 'unconfirmed',
    title: both(answers, 'title'),
    text: both(answers, 'doubt'),
    facts: [answers['id']],
    sources: [{ source: answers['source'] }],
    ask: { who: both(answers, 'who'), question: answers['question'] },
    since: answers['checked'],
  };
}

function sourceData(answers: Answers): Data {
  return {
    title: both(answers, 'title'),
    issuer: both(answers, 'issuer'),
    number: answers['number'],
    kind: answers['kind'],
    language: answers['language'],
    issued: answers['issued'],
    inForce: answers['in-force'],
    url: answers['url'],
    read: { on: answers['read-on'], form: answers['form'], extent: answers['extent'] },
    note: both(answers, 'note'),
  };
}

function factData(answers: Answers): Data {
  return {
    title: both(answers, 'title'),
    value: valueData(answers),
    sentence: both(answers, 'sentence'),
    sources: [referenceData(answers)],
    grade: answers['grade'],
    from: answers['from'],
    until: answers['until'],
    checked: answers['checked'],
    checkAgain: answers['check-again'],
  };
}

function valueData(answers: Answers): Data {
  const { type } = answers;
  const zh = listOf(answers['items-zh']);
  const en = listOf(answers['items-en']);
  return {
    type,
    amount: numberOf(answers['amount']),
    to: numberOf(answers['to']),
    bound: answers['bound'],
    currency: answers['currency'],
    unit:
      type === 'count'
        ? { zh: answers['unit-zh'], en: { one: answers['unit-one'], other: answers['unit-other'] } }
        : answers['unit'],
    date: answers['date'],
    from: answers['begins'],
    until: answers['ends'],
    of: answers['of'],
    items: type === 'list' ? zh.map((text, index) => ({ zh: text, en: en[index] })) : undefined,
    text: both(answers, 'text'),
  };
}

function termData(answers: Answers): Data {
  return {
    zh: answers['zh'],
    pinyin: answers['pinyin'],
    en: answers['en'],
    aliases: {
      zh: listOf(answers['aliases-zh']),
      hant: listOf(answers['aliases-hant']),
      en: listOf(answers['aliases-en']),
    },
    definition: both(answers, 'definition'),
    see: listOf(answers['see']),
    sources: answers['source'] === undefined ? undefined : [referenceData(answers)],
  };
}

function doubtData(answers: Answers): Data {
  return {
    kind: answers['kind'],
    title: both(answers, 'title'),
    text: both(answers, 'text'),
    facts: listOf(answers['facts']),
    sources: listOf(answers['source']).map((source) => ({ source })),
    ask: { who: both(answers, 'who'), how: both(answers, 'how'), question: answers['question'] },
    since: answers['since'],
  };
}

function referenceData(answers: Answers): Data {
  return {
    source: answers['source'],
    article: numberOf(answers['article']),
    paragraph: numberOf(answers['paragraph']),
    at: both(answers, 'at'),
    quote: answers['quote'],
  };
}

function both(answers: Answers, name: string): Data {
  return { zh: answers[`${name}-zh`], en: answers[`${name}-en`] };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
