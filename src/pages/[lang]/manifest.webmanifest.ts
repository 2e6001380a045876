import type { APIRoute, GetStaticPaths } from 'astro';
import { LOCALES, type Locale } from '../../handbook/locale.ts';
import { loadSite } from '../../site/site.ts';
import { webManifest } from '../../site/web-manifest.ts';

export const getStaticPaths = (() =>
  LOCALES.map((locale) => ({ params: { lang: locale }, props: { locale } }))) satisfies GetStaticPaths;

/** What a phone needs to keep one edition on its home screen. */
export const GET: APIRoute<{ locale: Locale }> = async ({ props }) =>
  Response.json(webManifest(await loadSite(), props.locale));
