/** The two editions. Nothing else in the house lists the languages. */
export const LOCALES = ['zh', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** A text in both languages. */
export type Localized = { readonly zh: string; readonly en: string };

const HTML_LANG: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

/** Returns the BCP 47 tag that `lang`, hreflang and feeds carry. */
export function htmlLang(locale: Locale): string {
  return HTML_LANG[locale];
}

/** Returns the edition on the other side of the language switch. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'zh' ? 'en' : 'zh';
}

/** Tells whether a string names one of the two editions. */
export function isLocale(text: string): text is Locale {
  return (LOCALES as readonly string[]).includes(text);
}
