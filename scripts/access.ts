import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { runChecks } from '../src/checks/run-checks.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { LOCALES } from '../src/handbook/locale.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { listRoutes } from '../src/handbook/routes.ts';
import { bothUrl, pageUrl } from '../src/handbook/urls.ts';
import { serveSite } from '../src/publish/serve-site.ts';
import { findChromium } from './find-chromium.ts';
import { runCommand } from './run-command.ts';

/**
 * Opens every page of the built site in both languages (of single facts and sources one of each make-up, with `--all` each), light and dark, runs axe on
 * it and writes what it found to `src/results/access.json`, from which the accessibility statement is printed.
 * `--site dist` names another build, `--dry` writes nothing. Exits 1 when axe found a violation.
 */

const SCHEMES = ['light', 'dark'] as const;
const RESULT = 'src/results/access.json';
/** Light with all rules; dark with those on colour, as nothing else depends on it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axe = readFileSync(axeFile, 'utf8');
const axeVersion = /"version":\s*"([\d.]+)"/.exec(readFileSync(axeFile.replace('axe.min.js', 'package.json'), 'utf8'));

type Finding = { readonly rule: string; readonly path: string; readonly scheme: string; readonly example: string };
type Findings = { readonly violations: readonly Finding[]; readonly undecided: readonly Finding[] };

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      site: { type: 'string', default: 'dist' },
      dry: { type: 'boolean' },
      only: { type: 'string' },
      all: { type: 'boolean' },
    },
  });
  const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: buildDate() });
  const routes = listRoutes(handbook);
  const every = [
    ...LOCALES.flatMap((locale) => routes.map(({ path }) => pageUrl('/', locale, path))),
    ...routes.filter(({ hasBoth }) => hasBoth).map(({ path }) => bothUrl('/', path)),
  ].filter((path) => values.only === undefined || path.includes(values.only));
  const paths = values.all ? every : withoutLookAlikes(values.site, every);
  const { server, port } = await serveSite({ folder: values.site, base: '/', port: 0 });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const found = await auditAll(browser, `http://127.0.0.1:${port}`, paths);
    for (const { rule, path, scheme, example } of found.violations)
      console.log(`${rule} ${path} (${scheme}) ${example}`);
    const result = {
      on: buildDate(),
      axe: axeVersion?.[1] ?? '',
      chromium: browser.version().split('.')[0] ?? '',
      rules: RULES,
      pages: paths.length,
      standFor: every.length,
      runs: paths.length * SCHEMES.length,
      violations: byRule(found.violations),
      undecided: byRule(found.undecided),
    };
    if (!values.dry && values.only === undefined) writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
    console.log(
      `${result.pages} pages, ${result.runs} runs, ${found.violations.length} violations, ${found.undecided.length} left to a person`,
    );
    for (const { rule, pages } of result.undecided) console.log(`  to look at: ${rule}, ${pages} pages`);
    return found.violations.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    server.close();
  }
});

/**
 * Leaves out pages of single facts and sources that are made of the same elements as another one of their edition: thousands of pages
 * come from two templates, and what axe finds depends on what a page is made of.
 */
function withoutLookAlikes(site: string, paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const kind = /^\/\w+\/reference\/(?:facts|sources)\/./.exec(path)?.[0];
    if (kind === undefined) return true;
    const html = readFileSync(join(site, path, 'index.html'), 'utf8');
    const tags = [...html.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/g)].map(([, tag, attributes = '']) =>
      [tag, ...attributes.matchAll(/\s(?:class|role|lang|type)="[^"]*"|\s(?:aria-[a-z]+|hidden|open|popover)/g)].join(),
    );
    const makeUp = `${kind.slice(0, -1)} ${[...new Set(tags)].sort().join()}`;
    if (seen.has(makeUp)) return false;
    seen.add(makeUp);
    return true;
  });
}

/** Audits all pages, a few at a time. */
async function auditAll(browser: Browser, origin: string, paths: readonly string[]): Promise<Findings> {
  const waiting = [...paths];
  const all: Findings[] = [];
  const work = async () => {
    // axe is injected from outside the page's own policy.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const page = await context.newPage();
      await page.goto(origin + path);
      await page.evaluate(axe);
      for (const scheme of SCHEMES) all.push(await auditPage(page, path, scheme));
      await page.close();
      if (waiting.length % 200 === 0) console.log(`  ${waiting.length} pages to go`);
    }
    await context.close();
  };
  await Promise.all([work(), work(), work()]);
  return {
    violations: all.flatMap(({ violations }) => violations),
    undecided: all.flatMap(({ undecided }) => undecided),
  };
}

async function auditPage(page: Page, path: string, scheme: (typeof SCHEMES)[number]): Promise<Findings> {
  await page.emulateMedia({ colorScheme: scheme });
  const found = await page.evaluate(
    async (runOnly) => {
      type Rule = { id: string; nodes: { html: string }[] };
      const { axe: runner } = window as unknown as {
        axe: { run: (options: object) => Promise<{ violations: Rule[]; incomplete: Rule[] }> };
      };
      const result = await runner.run({ runOnly, resultTypes: ['violations', 'incomplete'] });
      const brief = (list: Rule[]) =>
        list.map(({ id, nodes }) => ({ rule: id, example: nodes[0]?.html.slice(0, 160) ?? '' }));
      return { violations: brief(result.violations), undecided: brief(result.incomplete) };
    },
    scheme === 'light'
      ? { type: 'tag', values: RULES }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  );
  const place = (one: { rule: string; example: string }): Finding => ({ ...one, path, scheme });
  return { violations: found.violations.map(place), undecided: found.undecided.map(place) };
}

/** Counts findings and pages by rule. */
function byRule(findings: readonly Finding[]): readonly { rule: string; count: number; pages: number }[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort().map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return { rule, count: own.length, pages: new Set(own.map(({ path }) => path)).size };
  });
}
