import { createInstance, type TFunction } from 'i18next';
import type { Locale } from '../handbook/locale.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** Words of the interface. A missing key throws: a page with a hole in it must not be published. */

const instance = createInstance({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: 'zh',
  supportedLngs: ['zh', 'en'],
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnEmptyString: true,
  saveMissing: true,
  missingKeyHandler: (languages, _namespace, key) => {
    throw new Error(`No text for "${key}" in ${languages.join(', ')}.`);
  },
  initAsync: false,
});
await instance.init();

export type Translate = TFunction;

const TRANSLATORS: Record<Locale, Translate> = { zh: instance.getFixedT('zh'), en: instance.getFixedT('en') };

/** Returns the function that looks up interface words of one edition; it throws on an unknown key. */
export function translator(locale: Locale): Translate {
  return TRANSLATORS[locale];
}
