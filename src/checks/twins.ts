import { LOCALES, type Locale, otherLocale } from '../handbook/locale.ts';
import { type Check, diagnose } from './check.ts';

const FOLDER: Readonly<Record<Locale, string>> = { zh: 'content/zh', en: 'content/en' };

/** Every page exists in both languages, under the same path. */
export const twins: Check = (handbook) => {
  const paths = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      new Set(handbook.texts.filter((text) => text.locale === locale).map((text) => text.path)),
    ]),
  );
  return handbook.texts
    .filter((text) => !paths[otherLocale(text.locale)]?.has(text.path))
    .map((text) => {
      const twin = text.file.replace(FOLDER[text.locale], FOLDER[otherLocale(text.locale)]);
      return diagnose(text.file, { line: 1, column: 1 }, 'pair/missing-twin', {
        zh: `这一页只有一种语言，或另一语言的文件有误。请写好 ${twin}。`,
        en: `This page exists in one language only, or its twin can't be read. Write ${twin}.`,
      });
    });
};
