import type { Localized } from '../handbook/locale.ts';
import { PAGE_QUESTIONS } from './page-questions.ts';
import { type Answers, listOf, type Question, type Situation } from './questions.ts';
import { DOUBT_QUESTIONS, FACT_QUESTIONS, SOURCE_QUESTIONS, TERM_QUESTIONS } from './record-questions.ts';
import { writePage } from './write-page.ts';
import { dataOf, doubtAboutFact, writeRecord } from './write-record.ts';

/** What `npm run new` can make. */

export type NewKind = {
  readonly title: Localized;
  readonly questions: readonly Question[];
  /** Arguments that make one, to copy; a test runs them. */
  readonly example: readonly string[];
  /** Returns the whole text of each file that is written or changed, by path. */
  readonly draft: (answers: Answers, situation: Situation) => ReadonlyMap<string, string>;
  /** Returns what is wrong with the answers taken together, or undefined. */
  readonly judge?: (answers: Answers, situation: Situation) => Localized | undefined;
};

export const NEW_KINDS: Readonly<Record<string, NewKind>> = {
  page: {
    title: { zh: '一页（两种语言）', en: 'a page, in both languages' },
    questions: PAGE_QUESTIONS,
    example: exampleOf(PAGE_QUESTIONS, ['path', 'title-zh', 'title-en', 'summary-zh', 'summary-en']),
    draft: writePage,
  },
  source: {
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
    draft: (answers, situation) => addRecord('sources', answers, situation),
  },
  fact: {
    title: { zh: '一项事实', en: 'a fact' },
    questions: FACT_QUESTIONS,
    example: exampleOf(FACT_QUESTIONS, [
      'id',
      'title-zh',
      'title-en',
      'type',
      'amount',
      'unit',
      'sentence-zh',
      'sentence-en',
      'source',
      'article',
      'grade',
      'chapter',
    ]),
    judge: judgeFact,
    draft: (answers, situation) =>
      answers['grade'] === 'C'
        ? new Map([...addRecord('facts', answers, situation), ...addDoubt(answers, situation)])
        : addRecord('facts', answers, situation),
  },
  term: {
    title: { zh: '一个术语', en: 'a term' },
    questions: TERM_QUESTIONS,
    example: exampleOf(TERM_QUESTIONS, ['id', 'zh', 'pinyin', 'en', 'definition-zh', 'definition-en', 'chapter']),
    draft: (answers, situation) => addRecord('terms', answers, situation),
  },
  doubt: {
    title: { zh: '一条存疑', en: 'a doubt' },
    questions: DOUBT_QUESTIONS,
    example: exampleOf(DOUBT_QUESTIONS, [
      'id',
      'kind',
      'title-zh',
      'title-en',
      'text-zh',
      'text-en',
      'who-zh',
      'who-en',
      'question',
      'chapter',
    ]),
    draft: (answers, situation) => addRecord('doubts', answers, situation),
  },
};

/** Returns arguments from the examples of the questions; the first names what is made and stands without a flag. */
function exampleOf(questions: readonly Question[], names: readonly string[]): readonly string[] {
  return names.flatMap((name, index) => {
    const example = questions.find((question) => question.name === name)?.example ?? '';
    return index === 0 ? [example] : [`--${name}`, example];
  });
}

function judgeFact(answers: Answers, { content }: Situation): Localized | undefined {
  const zh = listOf(answers['items-zh']).length;
  const en = listOf(answers['items-en']).length;
  if (zh !== en) {
    return {
      zh: `--items-zh 有${zh}项，--items-en 有${en}项，应当一样多。`,
      en: `--items-zh has ${zh} items and --items-en has ${en}; they must be as many.`,
    };
  }
  const doubt = doubtId(answers);
  if (answers['grade'] !== 'C' || !content.records.doubts.has(doubt)) return undefined;
  return { zh: `存疑“${doubt}”已经存在，请换一个编号。`, en: `There is a doubt "${doubt}" already; take another id.` };
}

function doubtId(answers: Answers): string {
  return `${answers['id']}-unconfirmed`;
}

type AddedKind = 'sources' | 'facts' | 'terms' | 'doubts';

function addRecord(kind: AddedKind, answers: Answers, situation: Situation): ReadonlyMap<string, string> {
  const name = answers['file'] ?? `${answers['chapter']}.yaml`;
  const record = writeRecord(answers['id'] ?? '', dataOf(kind, answers));
  return append(`content/data/${kind}/${name}`, record, situation);
}

/** The doubt stands in the file of the fact’s name, or in that of the chapter its name begins with. */
function addDoubt(answers: Answers, situation: Situation): ReadonlyMap<string, string> {
  const { content, files } = situation;
  const name = answers['file'] ?? `${answers['chapter']}.yaml`;
  const chapter = [...content.records.chapters.keys()].find((id) => name === `${id}.yaml` || name.startsWith(`${id}-`));
  const path = [name, `${chapter}.yaml`].map((file) => `content/data/doubts/${file}`).find((file) => files.has(file));
  const record = writeRecord(doubtId(answers), doubtAboutFact(answers));
  return append(path ?? `content/data/doubts/${name}`, record, situation);
}

/** A record goes to the end of its file: nothing before it moves, comments and order stay. */
function append(path: string, record: string, { files }: Situation): ReadonlyMap<string, string> {
  const before = files.get(path)?.trimEnd();
  return new Map([[path, before ? `${before}\n\n${record}` : record]]);
}
