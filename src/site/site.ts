import { formatText } from '../checks/report.ts';
import { hasErrors, runChecks } from '../checks/run-checks.ts';
import { buildDate } from '../disk/build-date.ts';
import { loadContentFiles } from '../disk/load-content.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { readContent } from '../handbook/read-content.ts';
import { listRoutes, type Route } from '../handbook/routes.ts';
import { normaliseBase } from '../handbook/urls.ts';

/** What every page is built from: the model, the day, and where the site will live. */
export type Site = {
  readonly handbook: Handbook;
  readonly routes: ReadonlyMap<string, Route>;
  /** The day the site is built for, in Beijing. */
  readonly asOf: string;
  readonly base: string;
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
};

let loaded: Promise<Site> | undefined;

/** Returns the site; reads and checks the content once a build. Throws when the content has errors. */
export function loadSite(): Promise<Site> {
  // In development each request reads the content anew, so that an editor sees a change at once.
  if (import.meta.env.DEV) return readSite();
  loaded ??= readSite();
  return loaded;
}

async function readSite(): Promise<Site> {
  const asOf = buildDate();
  const content = readContent(await loadContentFiles(process.cwd()));
  const { handbook, diagnostics } = runChecks(content, { asOf });
  if (hasErrors(diagnostics))
    throw new Error(`\n${formatText(diagnostics.filter(({ severity }) => severity === 'error'))}`);
  return {
    handbook,
    routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
    asOf,
    base: normaliseBase(import.meta.env.BASE_URL),
    origin: (import.meta.env.SITE ?? '').replace(/\/$/, ''),
  };
}
