import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './find-chromium.ts';
import { findServers } from './find-servers.ts';
import { runCommand } from './run-command.ts';

/**
 * Runs everything: content check, formatter and linter, types, and all tests, browser tests included.
 * Ends with one line, `N passed, N failed`; exits 1 when anything failed.
 */
await runCommand(async () => {
  parseArgs({ options: {} });
  const chromium = findChromium();
  findServers();
  const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
    ['content', 'node', ['scripts/check.ts']],
    ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
    ['types', 'astro', ['check', '--minimumSeverity', 'hint', '--minimumFailingSeverity', 'warning']],
  ];
  const folder = mkdtempSync(join(tmpdir(), 'handbook-tests-'));
  const report = join(folder, 'report.json');
  let passed = 0;
  let failed = 0;
  for (const [name, command, args] of steps) {
    console.log(`\n── ${name}`);
    if (run(command, args)) passed++;
    else failed++;
  }
  console.log('\n── tests');
  const isGreen = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    CHROMIUM: chromium,
  });
  const counts = readCounts(report);
  passed += counts.passed;
  failed += counts.failed;
  // A suite that could not even start has no failed test to count.
  if (!isGreen && counts.failed === 0) failed++;
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status, error } = spawnSync(join('node_modules', '.bin', command), args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (error) console.error(`${command} did not start: ${error.message}`);
  return status === 0;
}

function readCounts(report: string): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
