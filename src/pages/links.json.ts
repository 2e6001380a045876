import type { APIRoute } from 'astro';
import { linksFile } from '../site/link-report.ts';
import { loadSite } from '../site/site.ts';

/** Every id ever published and where it leads now; what it holds is described on the page for those who link to us. */
export const GET: APIRoute = async () =>
  new Response(linksFile(await loadSite()), { headers: { 'Content-Type': 'application/json' } });
