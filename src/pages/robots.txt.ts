import type { APIRoute } from 'astro';
import { assetUrl } from '../handbook/urls.ts';
import { loadSite } from '../site/site.ts';

/** Everything may be read; the sitemap says what there is. */
export const GET: APIRoute = async () => {
  const site = await loadSite();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${site.origin}${assetUrl(site.base, 'sitemap.xml')}\n`);
};
