import { linkHandbook } from '../../handbook/link.ts';
import { LOCALES, type Localized } from '../../handbook/locale.ts';
import { nearest } from '../../handbook/nearest.ts';
import { listRoutes } from '../../handbook/routes.ts';
import { KEBAB } from '../judge-answer.ts';
import { exampleOf, type NewKind } from '../new-kind.ts';
import type { Question, Situation } from '../question.ts';
import { writePage } from './write-page.ts';

const PAGE_QUESTIONS: readonly Question[] = [
  {
    name: 'path',
    text: {
      zh: '网址：章/页，小写字母、数字和连字符',
      en: 'its address: chapter/page, in lower-case letters, digits and hyphens',
    },
    example: 'visas/press-visa',
    check: checkPath,
  },
  {
    name: 'title-zh',
    text: { zh: '标题，中文（最多24字）', en: 'the title in Chinese, 24 characters at most' },
    example: '记者签证',
  },
  {
    name: 'title-en',
    text: { zh: '标题，英文（最多60个字符）', en: 'the title in English, 60 characters at most' },
    example: 'The press visa',
  },
  {
    name: 'summary-zh',
    text: { zh: '一两句概括，中文，不写数字', en: 'one or two sentences in Chinese, no figures' },
    example: '记者来北京办哪种签证。',
  },
  {
    name: 'summary-en',
    text: { zh: '一两句概括，英文，不写数字', en: 'one or two sentences in English, no figures' },
    example: 'Which visa a journalist needs for Beijing.',
  },
  {
    name: 'keywords-zh',
    text: { zh: '读者会输入的说法，中文，用逗号隔开', en: 'what readers type in Chinese, with commas between' },
    example: '采访签证，记者证',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'keywords-en',
    text: { zh: '读者会输入的说法，英文，用逗号隔开', en: 'what readers type in English, with commas between' },
    example: 'journalist visa, press card',
    isList: true,
    isOptional: true,
    isAsked: true,
  },
  {
    name: 'affects-zh',
    text: { zh: '这一页写给谁，中文', en: 'whom the page is for, in Chinese' },
    example: '来京采访的记者。',
    fallback: () => '所有读者。',
  },
  {
    name: 'affects-en',
    text: { zh: '这一页写给谁，英文', en: 'whom the page is for, in English' },
    example: 'Journalists who come to Beijing.',
    fallback: () => 'All readers.',
  },
];

/** How a new page is made, in both languages: its questions, and what is written from the answers. */
export const NEW_PAGE: NewKind = {
  title: { zh: '一页（两种语言）', en: 'a page, in both languages' },
  questions: PAGE_QUESTIONS,
  example: exampleOf(PAGE_QUESTIONS, ['path', 'title-zh', 'title-en', 'summary-zh', 'summary-en']),
  draft: writePage,
};

/** Returns what is wrong with the address of a new page, or undefined. */
function checkPath(path: string, { content, files }: Situation): Localized | undefined {
  const [chapter = '', name, ...rest] = path.split('/');
  const chapters = [...content.records.chapters.keys()];
  if (name === undefined || rest.length > 0) {
    return { zh: `“${path}”应当是“章/页”两段。`, en: `"${path}" must have two parts, chapter/page.` };
  }
  if (!chapters.includes(chapter)) {
    const hint = nearest(chapter, chapters);
    return {
      zh: `没有“${chapter}”这一章。${hint ? `是不是“${hint}”？` : ''}各章是：${chapters.join('、')}。`,
      en: `There is no chapter "${chapter}". ${hint ? `Did you mean "${hint}"? ` : ''}The chapters are ${chapters.join(', ')}.`,
    };
  }
  if (!KEBAB.test(name) || name === 'index') {
    return {
      zh: `“${name}”不能作网址：只用小写字母、数字和连字符，也不用 index。`,
      en: `"${name}" can’t be an address: use lower-case letters, digits and hyphens, and not index.`,
    };
  }
  if (chapter === 'regulations') {
    return { zh: '“regulations”一章只放条例原文。', en: 'The chapter "regulations" holds the law alone.' };
  }
  const file = LOCALES.map((locale) => `content/${locale}/${path}.mdx`).find((one) => files.has(one));
  if (file) return { zh: `${file} 已经存在，不会覆盖。`, en: `${file} exists already and is not overwritten.` };
  if (listRoutes(linkHandbook(content)).some((route) => route.path === path)) {
    return { zh: `网址“${path}”已经用了。`, en: `The address "${path}" is already used.` };
  }
  return undefined;
}
