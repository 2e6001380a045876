import type { Locale } from '../handbook/locale.ts';
import type { Site } from './site.ts';

/**
 * Returns a function that computes each view once for a site and language. A fact is printed on many
 * pages; its view is the same on all of them.
 */
export function oncePerSite<Subject extends object, View>(
  compute: (site: Site, locale: Locale, subject: Subject) => View,
): (site: Site, locale: Locale, subject: Subject) => View {
  const sites = new WeakMap<Site, Record<Locale, WeakMap<Subject, View>>>();
  return (site, locale, subject) => {
    let known = sites.get(site);
    if (!known) {
      known = { zh: new WeakMap(), en: new WeakMap() };
      sites.set(site, known);
    }
    const views = known[locale];
    const found = views.get(subject);
    if (found !== undefined) return found;
    const view = compute(site, locale, subject);
    views.set(subject, view);
    return view;
  };
}
