import type { Locale } from '../handbook/locale.ts';
import { assetUrl, pageUrl } from '../handbook/urls.ts';
import { createReading } from './reading.ts';
import type { Site } from './site.ts';

/** Returns the web manifest of one edition. Its scope is the whole site, so that the language switch stays inside. */
export function webManifest(site: Site, locale: Locale) {
  const { t, lang } = createReading(site, locale);
  const home = pageUrl(site.base, locale, '');
  const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
    src: assetUrl(site.base, `icons/${file}`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: home,
    name: t('site.name'),
    short_name: t('site.short'),
    description: t('site.description'),
    lang,
    dir: 'ltr',
    start_url: home,
    scope: site.base,
    // With the address and the way back: pages are quoted by their address.
    display: 'minimal-ui',
    background_color: '#fcfaf6',
    theme_color: '#fcfaf6',
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('maskable-512.png', 512, 'maskable'),
      { src: assetUrl(site.base, 'favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
  };
}
