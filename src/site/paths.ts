import { LOCALES, type Locale } from '../handbook/locale.ts';
import type { RouteKind } from '../handbook/routes.ts';
import { loadSite } from './site.ts';

/** Returns the static paths of one kind of page, in both languages, for the route parameter that varies. */
export async function localizedPaths(
  kind: RouteKind,
  parameter?: { readonly name: string; readonly of: (subject: string) => string },
): Promise<{ params: Record<string, string>; props: { locale: Locale; subject: string } }[]> {
  const site = await loadSite();
  const subjects = [...site.routes.values()].filter((route) => route.kind === kind).map((route) => route.subject);
  return LOCALES.flatMap((locale) =>
    subjects.map((subject) => ({
      params: { lang: locale, ...(parameter ? { [parameter.name]: parameter.of(subject) } : {}) },
      props: { locale, subject },
    })),
  );
}

export type LocalizedProps = { readonly locale: Locale; readonly subject: string };
