import type { APIRoute } from 'astro';
import { htmlLang, LOCALES } from '../handbook/locale.ts';
import { isIndexed } from '../handbook/routes.ts';
import { pageUrl } from '../handbook/urls.ts';
import { lastChange } from '../site/last-change.ts';
import { loadSite } from '../site/site.ts';

/** All indexed pages with their twin and the day they last changed. */
export const GET: APIRoute = async () => {
  const site = await loadSite();
  const entries = [...site.routes.values()].filter(isIndexed).flatMap((route) =>
    LOCALES.map((locale) => {
      const changed = lastChange(site, route);
      const twins = LOCALES.map(
        (language) =>
          `<xhtml:link rel="alternate" hreflang="${htmlLang(language)}" href="${site.origin}${pageUrl(site.base, language, route.path)}"/>`,
      ).join('');
      return `<url><loc>${site.origin}${pageUrl(site.base, locale, route.path)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${twins}</url>`;
    }),
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml' } });
};
