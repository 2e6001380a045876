import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the site built for this run. */
    site: string;
  }
}

let building: Promise<void> | undefined;

/** Builds the site once, for all projects that read it, in a process of its own as `npm run build` does. */
export default async function setup(project: TestProject): Promise<void> {
  building ??= build({});
  await building;
  project.provide('site', join(process.cwd(), 'dist'));
}

/** Returns the environment of an ordinary shell: vitest puts its own settings there, and Vite would obey them. */
export function plainEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'AS_OF'].flatMap((name) => {
    const text = process.env[name];
    return text === undefined ? [] : [[name, text] as const];
  });
  return { ...Object.fromEntries(kept), ASTRO_TELEMETRY_DISABLED: '1' };
}

/** Builds the site of a folder as an editor would; rejects with everything it printed when the build fails. */
export function build(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  folder: string = process.cwd(),
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('node_modules/.bin/node', ['scripts/build.ts', ...args], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed.\n${output}`))));
  });
}
