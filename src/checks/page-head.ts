import type { Locale } from '../handbook/locale.ts';
import { type Check, diagnoseRecord } from './check.ts';

/** Longest title and summary, in characters; a search result and a phone cut longer ones. */
const LIMITS: Readonly<Record<Locale, { readonly title: number; readonly summary: number }>> = {
  zh: { title: 24, summary: 80 },
  en: { title: 60, summary: 160 },
};

/** Titles and summaries fit where they are shown; a chapter of the Regulations captions each of its articles. */
export const pageHead: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const limits = LIMITS[text.locale];
    const tooLong = (['title', 'summary'] as const).flatMap((key) => {
      const length = [...text.frontmatter[key]].length;
      if (length <= limits[key]) return [];
      return [
        diagnoseRecord(text.origin, [key], `page/${key}-length`, {
          zh: `“${key}”有${length}个字符，最多${limits[key]}个。请缩短。`,
          en: `"${key}" has ${length} characters; the limit is ${limits[key]}. Shorten it.`,
        }),
      ];
    });
    const captions = text.frontmatter.captions;
    const uncaptioned = text.sections.flatMap((section) => {
      const number = /^article-(\d+)$/.exec(section.id)?.[1];
      if (!captions || number === undefined || captions[number]) return [];
      return [
        diagnoseRecord(text.origin, ['captions'], 'page/caption-missing', {
          zh: `captions 里缺少第${number}条的标题。`,
          en: `captions lacks a heading for Article ${number}.`,
        }),
      ];
    });
    const articles = new Set(text.sections.map((section) => section.id));
    const strangers = Object.keys(captions ?? {}).flatMap((number) =>
      articles.has(`article-${number}`)
        ? []
        : [
            diagnoseRecord(text.origin, ['captions', number], 'page/caption-unknown', {
              zh: `本页没有第${number}条，captions 里不该有它。`,
              en: `This page has no Article ${number}; take it out of captions.`,
            }),
          ],
    );
    return [...tooLong, ...uncaptioned, ...strangers];
  });
