import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WeightChange } from '../consequences/compare.ts';
import { UsageError } from '../disk/usage-error.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { pageUrl } from '../handbook/urls.ts';
import { guideRoutes, totalOf, visitWeigher } from './first-visit.ts';

/** Weighs the first visit to every guide page of two built sites, in bytes compressed with Brotli. Throws UsageError when a page wasn't built. */
export function compareWeights(
  base: Handbook,
  builtBase: string,
  head: Handbook,
  builtHead: string,
): readonly WeightChange[] {
  const [old, fresh] = [weightsOf(base, builtBase), weightsOf(head, builtHead)];
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  return keys.flatMap((key): readonly WeightChange[] => {
    const page = fresh.get(key) ?? old.get(key);
    return page ? [{ ...page.name, before: old.get(key)?.bytes, after: fresh.get(key)?.bytes }] : [];
  });
}

function weightsOf(handbook: Handbook, site: string) {
  const weigh = visitWeigher(site, 'brotli');
  return new Map(
    guideRoutes(handbook).map(({ locale, route: { path } }) => {
      const url = pageUrl('/', locale, path);
      if (!existsSync(join(site, url)))
        throw new UsageError(`"${site}" isn’t a build of this content: it lacks ${url}.`);
      return [`${locale} ${path}`, { name: { path, locale }, bytes: totalOf(weigh(url)) }];
    }),
  );
}
