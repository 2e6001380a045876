import type { Locale } from '../handbook/locale.ts';
import { assetUrl } from '../handbook/urls.ts';
import { RESULT_KINDS } from '../search/directory.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

/** Returns what the search scripts need, as data attributes: where the index is and the words they print. */
export function searchData(site: Site, locale: Locale): Readonly<Record<`data-${string}`, string>> {
  const { t } = createReading(site, locale);
  const slot = { query: '{query}', date: '{date}', amount: '{count}' };
  return {
    'data-locale': locale,
    'data-base': site.base,
    'data-index': assetUrl(site.base, 'search-index/'),
    'data-searching': t('search.searching'),
    'data-found-one': t('search.found', { ...slot, count: 1 }),
    'data-found-other': t('search.found', { ...slot, count: 2 }),
    'data-empty': t('search.empty', slot),
    'data-failed': t('search.failed'),
    'data-prompt': t('search.prompt'),
    'data-partial': t('search.partial'),
    'data-instead': t('search.instead', slot),
    'data-checked': t('search.checked', slot),
    'data-definition': t('search.definition'),
    'data-value': t('search.value'),
    'data-proof': `${t('search.proof')}${t('colon')}`,
    'data-all': t('search.all'),
    ...Object.fromEntries(RESULT_KINDS.map((kind) => [`data-kind-${kind}`, t(`search.kinds.${kind}`)])),
  };
}
