import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { runChecks } from '../src/checks/run-checks.ts';
import { buildDate } from '../src/disk/build-date.ts';
import { loadContentFiles } from '../src/disk/load-content.ts';
import { UsageError } from '../src/disk/usage-error.ts';
import { LOCALES } from '../src/handbook/locale.ts';
import { readContent } from '../src/handbook/read-content.ts';
import { pageUrl } from '../src/handbook/urls.ts';
import { guideRoutes, totalOf, visitWeigher } from '../src/publish/first-visit.ts';
import { acceptAnswers } from '../src/rules/answers.ts';
import { compileRule } from '../src/rules/compile.ts';
import { planOf } from '../src/rules/deadlines.ts';
import { decide } from '../src/rules/decide.ts';
import type { Answers, Logic } from '../src/rules/logic.ts';
import { sheetOf } from '../src/rules/procedure.ts';
import { runCommand } from './run-command.ts';

/**
 * Measures, never judges: time and memory of check and build on this content, the weight of a first
 * visit, and how both grow with 1,000 and 4,000 bilingual guide pages. `--pages 200` measures other sizes;
 * `search` compares the search with plain Pagefind, `hosting` nginx with our headers and a plain one; `lighthouse` runs
 * Lighthouse on the built site.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { pages: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  if (positionals[0] === 'search') {
    // Loaded here alone: the other measures need no browser.
    const { benchSearch } = await import('./bench-search.ts');
    await benchSearch();
    return 0;
  }
  if (positionals[0] === 'hosting') {
    const { benchHosting } = await import('./bench-hosting.ts');
    await benchHosting();
    return 0;
  }
  if (positionals[0] === 'lighthouse') {
    const { benchLighthouse } = await import('./bench-lighthouse.ts');
    await benchLighthouse(positionals[1]);
    return 0;
  }
  if (positionals.length > 0)
    throw new UsageError(`There is no benchmark "${positionals[0]}", only search, hosting and lighthouse.`);
  console.log('this content');
  const check = measure(process.cwd(), ['scripts/check.ts']);
  console.log(`  check  ${seconds(check)}  ${memory(check)}`);
  const build = measure(process.cwd(), ['scripts/build.ts']);
  console.log(`  build  ${seconds(build)}  ${memory(build)}  ${build.output.trim().split('\n').at(-1)}`);
  await printWeights();
  await printTools();
  for (const pages of (values.pages ?? ['1000', '4000']).map(Number)) growTo(pages);
  return 0;
});

type Measure = { readonly seconds: number; readonly megabytes: number; readonly output: string };

/** Runs a script in a process of its own and reads its time and peak memory when it ends. */
function measure(folder: string, args: readonly string[]): Measure {
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(join(process.cwd(), 'node_modules', '.bin', 'node'), args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NODE_OPTIONS: `--max-old-space-size=12288 --require ${writeProbe()}` },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.\n${stdout}\n${stderr}`);
  const peak = Math.max(...[...stderr.matchAll(/peak (\d+)/g)].map((match) => Number(match[1])));
  return { seconds: (performance.now() - started) / 1000, megabytes: peak / 1024, output: stdout };
}

/** Writes a module that prints the peak memory of a process at its end, in KB. */
function writeProbe(): string {
  const file = join(tmpdir(), 'handbook-memory-probe.cjs');
  const code = "require('fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS + '\\n')";
  writeFileSync(file, `process.on('exit', () => ${code});\n`);
  return file;
}

function seconds(one: Measure): string {
  return `${one.seconds.toFixed(2)} s`;
}

function memory(one: Measure): string {
  return `${one.megabytes.toFixed(0)} MB at peak`;
}

/** Prints what a first visit to a guide page transfers: the page, its style and its script, compressed. */
async function printWeights(): Promise<void> {
  const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: buildDate() });
  console.log('first visit to a guide page: HTML, CSS and JS');
  for (const compression of ['brotli', 'gzip'] as const) {
    const weigh = visitWeigher('dist', compression);
    const visits = guideRoutes(handbook)
      .map(({ locale, route }) => {
        const url = pageUrl('/', locale, route.path);
        return { url, bytes: totalOf(weigh(url)) };
      })
      .sort((one, other) => one.bytes - other.bytes);
    const kilobytes = (bytes = 0) => `${(bytes / 1024).toFixed(1)} KB`;
    const middle = visits[Math.floor(visits.length / 2)];
    const largest = visits.at(-1);
    console.log(
      `  ${compression.padEnd(6)}  median ${kilobytes(middle?.bytes)}, largest ${kilobytes(largest?.bytes)} (${largest?.url})`,
    );
  }
}

/** Prints how many cases the tools are worked on, how long one takes, and what their script weighs. */
async function printTools(): Promise<void> {
  const { records } = readContent(await loadContentFiles(process.cwd()));
  console.log('tools');
  for (const kind of ['decision', 'procedure', 'deadlines'] as const) {
    const rules = [...records.rules.values()].filter((rule) => rule.kind === kind);
    const inputs = rules.flatMap((rule) => {
      const logic = compileRule(rule, records)?.logic;
      if (!logic) return [];
      return rule.cases.map((worked) => {
        const given = Object.entries(worked.answers).map(([id, answer]) => [id, String(answer)] as const);
        return { logic, answers: acceptAnswers(logic, given).answers };
      });
    });
    const times = inputs.flatMap(({ logic, answers }) =>
      Array.from({ length: 20 }, () => {
        const started = performance.now();
        work(logic, answers);
        return performance.now() - started;
      }),
    );
    times.sort((one, other) => one - other);
    const micro = (part: number) => ((times[Math.floor((times.length - 1) * part)] ?? 0) * 1000).toFixed(0);
    console.log(
      `  ${kind.padEnd(10)} ${rules.length} rules, ${inputs.length} worked cases, ${micro(0.5)} µs to evaluate in the middle, ${micro(0.99)} µs at the 99th hundredth`,
    );
  }
  for (const tool of ['choose-a-visa', 'deadlines', 'checklist/pr-spouse-papers', 'qualifications']) {
    const html = readFileSync(join('dist', 'en', 'tools', tool, 'index.html'), 'utf8');
    const scripts = scriptsOf(html);
    const gzip = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist/_astro', file))).length, 0);
    console.log(
      `  ${tool}: ${(gzip / 1024).toFixed(1)} KB of script gzip, page ${(gzipSync(html).length / 1024).toFixed(1)} KB gzip`,
    );
  }
}

function work(logic: Logic, answers: Answers): object {
  const now = '2026-11-21T12:00';
  if (logic.kind === 'decision') return decide(logic, answers, now);
  return logic.kind === 'procedure' ? sheetOf(logic, answers, now) : planOf(logic, answers, now);
}

/** The scripts of a page and everything they import. */
function scriptsOf(html: string): readonly string[] {
  const found = new Set([...html.matchAll(/_astro\/([\w.-]+\.js)/g)].map((match) => match[1] ?? ''));
  for (const file of found) {
    for (const match of readFileSync(join('dist/_astro', file), 'utf8').matchAll(/["']\.\/([\w.-]+\.js)["']/g))
      found.add(match[1] ?? '');
  }
  return [...found];
}

/** Builds a copy of the project with many guide pages and prints time and memory, in all and a page. */
function growTo(pages: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-bench-'));
  try {
    for (const part of ['content', 'public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
      cpSync(part, join(folder, part), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    for (const locale of LOCALES) {
      const model = readFileSync(join('content', locale, 'permanent-residence', 'the-card.mdx'), 'utf8');
      for (let index = 0; index < pages; index++) {
        // Chapters keep their size as a handbook grows; there are more of them.
        const chapter = join(folder, 'content', locale, `bench-${Math.floor(index / 20)}`);
        mkdirSync(chapter, { recursive: true });
        writeFileSync(join(chapter, `page-${index}.mdx`), model);
      }
    }
    const before = measure(process.cwd(), ['scripts/build.ts', '--output', join(folder, 'base')]);
    const after = measure(folder, ['scripts/build.ts']);
    const added = pages * LOCALES.length;
    console.log(`${pages} more guide pages in each language`);
    console.log(
      `  build  ${seconds(after)}  ${memory(after)}: ${(((after.seconds - before.seconds) * 1000) / added).toFixed(1)} ms and ${((after.megabytes - before.megabytes) / added).toFixed(2)} MB a page`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
