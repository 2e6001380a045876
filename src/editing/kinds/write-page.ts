import { Document } from 'yaml';
import { TO_WRITE } from '../../checks/to-write.ts';
import { LOCALES, type Locale } from '../../handbook/locale.ts';
import { type Answers, listOf, type Situation } from '../question.ts';

/** What is to be written in a new page, for its head and each standard section, in the words of its language. */
const WORDS: Readonly<
  Record<Locale, { readonly opening: string; readonly note: string; readonly sections: readonly (readonly string[])[] }>
> = {
  zh: {
    opening: '先给结论的两三句话，再把下面答案卡里的 none 换成事实编号；不适用的写 not-applicable。',
    note: '首次发布。',
    sections: [
      ['who', '谁能申请', '谁能申请，谁不能。'],
      ['documents', '需要哪些材料', '要带哪些材料。'],
      ['steps', '怎么办', '一步一步怎么办。'],
      ['cost-time', '费用与时限', '要多少钱、多长时间；数字一律引用事实。'],
      ['after', '办完之后', '办完以后要注意什么，不批怎么办。'],
    ],
  },
  en: {
    opening:
      'the answer in two or three sentences; then name facts in the card below in the place of none, or not-applicable.',
    note: 'First published.',
    sections: [
      ['who', 'Who can apply', 'who can apply, and who can’t.'],
      ['documents', 'What you need', 'the papers to bring.'],
      ['steps', 'How to apply', 'what to do, step by step.'],
      ['cost-time', 'Cost and time', 'what it costs and how long it takes, from facts.'],
      ['after', 'After the decision', 'what to mind afterwards, and what to do after a refusal.'],
    ],
  },
};

const CLOSING: Readonly<Record<Locale, string>> = { zh: '】', en: ']' };

/** Returns the two files of a new page, by path. */
export function writePage(answers: Answers, situation: Situation): ReadonlyMap<string, string> {
  const path = answers['path'] ?? '';
  const order = nextOrder(path.split('/')[0] ?? '', situation);
  return new Map(
    LOCALES.map(
      (locale) => [`content/${locale}/${path}.mdx`, pageText(locale, answers, order, situation.asOf)] as const,
    ),
  );
}

function pageText(locale: Locale, answers: Answers, order: number, asOf: string): string {
  const { opening, note, sections } = WORDS[locale];
  const answer = (name: string): string => answers[`${name}-${locale}`] ?? '';
  const todo = (words: string): string => `${TO_WRITE[locale]}${words}${CLOSING[locale]}`;
  const head = new Document({
    title: answer('title'),
    summary: answer('summary'),
    order,
    keywords: listOf(answers[`keywords-${locale}`]),
    related: [],
    changes: [{ on: asOf, note, affects: answer('affects') }],
  });
  for (const path of [['keywords'], ['related'], ['changes', 0]]) {
    const node = head.getIn(path, true);
    if (typeof node === 'object' && node !== null) Object.assign(node, { flow: true });
  }
  return [
    `---\n${head.toString({ lineWidth: 0, flowCollectionPadding: true })}---`,
    todo(opening),
    '<AnswerCard decides="none" fee="none" time="none" validity="none" where="none" since="none" />',
    ...sections.flatMap(([id, title, words = '']) => [`## ${title} {#${id}}`, todo(words)]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Pages of a chapter stand ten apart, so that one can be put between two. */
function nextOrder(chapter: string, { content }: Situation): number {
  const orders = content.texts
    .filter((text) => text.path.split('/')[0] === chapter)
    .map((text) => text.frontmatter.order);
  return (Math.floor(Math.max(0, ...orders) / 10) + 1) * 10;
}
