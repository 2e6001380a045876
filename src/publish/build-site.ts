import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { formatSummary, formatText } from '../checks/report.ts';
import { hasErrors, runChecks } from '../checks/run-checks.ts';
import { loadContentFiles } from '../disk/load-content.ts';
import { securityContact, siteBase, siteOrigin } from '../disk/site-address.ts';
import { refreshEditorSchemas } from '../disk/write-editor-schemas.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import { LOCALES } from '../handbook/locale.ts';
import { readContent } from '../handbook/read-content.ts';
import { listRoutes } from '../handbook/routes.ts';
import { shareCards } from '../site/share-card.ts';
import type { Site } from '../site/site.ts';
import { removeUnused } from './cache-files.ts';
import { paintCards, placeCards } from './cards/write-cards.ts';
import { findHeavyPages } from './first-visit.ts';
import { writeSearchIndex } from './search-index.ts';
import { writeCitations } from './write-citations.ts';
import { writeForMachines } from './write-for-machines.ts';
import { writeIcons } from './write-icons.ts';

export type BuildOptions = {
  readonly root: string;
  /** The day to build for, `2026-11-21`. */
  readonly asOf: string;
  /** Where the finished site goes; `dist` in the project when left out. */
  readonly output?: string;
};

export type BuildResult = {
  readonly pages: number;
  readonly facts: number;
  readonly seconds: number;
  readonly checkSeconds: number;
  readonly astroSeconds: number;
  readonly searchSeconds: number;
  /** Markdown twins, API, feeds and citations. */
  readonly machineSeconds: number;
};

/**
 * Checks the content, builds both editions into a temporary folder and swaps it in when it is whole.
 * Returns undefined, with the diagnostics printed, when the content has errors or a page weighs too much; throws when building fails.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult | undefined> {
  const started = performance.now();
  const content = readContent(await loadContentFiles(options.root));
  const { handbook, diagnostics } = runChecks(content, { asOf: options.asOf });
  await refreshEditorSchemas(options.root, content);
  if (hasErrors(diagnostics)) {
    print(diagnostics);
    return undefined;
  }
  const checked = performance.now();

  const contact = securityContact();
  const routes = listRoutes(handbook);
  const site: Site = {
    handbook,
    routes: new Map(routes.map((route) => [route.path, route])),
    asOf: options.asOf,
    base: siteBase(),
    origin: siteOrigin(),
  };
  const output = options.output ?? join(options.root, 'dist');
  const fresh = join(options.root, '.build', `site-${process.pid}`);
  await mkdir(join(options.root, '.build'), { recursive: true });
  // A build that was stopped leaves its site behind.
  await removeUnused(join(options.root, '.build'), (name) => !name.startsWith('site-'), 1);
  await rm(fresh, { recursive: true, force: true });
  process.env['AS_OF'] = options.asOf;
  process.env['OUT_DIR'] = fresh;
  try {
    // Painting runs beside Astro, which leaves it a core; it writes to the cache only, so neither waits for the other.
    const [cards] = await Promise.all([
      paintCards(shareCards(handbook), join(options.root, '.build', 'cards')),
      build({ root: options.root, outDir: fresh, logLevel: 'warn' }),
    ]);
    const rendered = performance.now();
    for (const locale of LOCALES) {
      await rename(join(fresh, locale, '404', 'index.html'), join(fresh, locale, '404.html'));
      await rm(join(fresh, locale, '404'), { recursive: true });
    }
    const heavy = findHeavyPages(handbook, fresh);
    if (heavy.length > 0) {
      print(heavy);
      return undefined;
    }
    await Promise.all([placeCards(cards, fresh), writeIcons(fresh)]);
    await writeSearchIndex(handbook, fresh);
    const searchable = performance.now();
    await Promise.all([writeForMachines(site, fresh, contact), writeCitations(site, fresh)]);
    await swap(fresh, output);
    const done = performance.now();
    return {
      pages: routes.length * LOCALES.length,
      facts: handbook.records.facts.size,
      seconds: (done - started) / 1000,
      checkSeconds: (checked - started) / 1000,
      astroSeconds: (rendered - checked) / 1000,
      searchSeconds: (searchable - rendered) / 1000,
      machineSeconds: (done - searchable) / 1000,
    };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function print(diagnostics: readonly Diagnostic[]): void {
  process.stdout.write(formatText(diagnostics));
  console.log(formatSummary(diagnostics));
}

/** Puts the fresh folder in the place of the old one, so that a reader never meets half a site. */
async function swap(fresh: string, output: string): Promise<void> {
  const old = `${fresh}-old`;
  await rm(old, { recursive: true, force: true });
  await rename(output, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await mkdir(dirname(output), { recursive: true });
  await rename(fresh, output);
  await rm(old, { recursive: true, force: true });
}
