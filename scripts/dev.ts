import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { runCommand } from './run-command.ts';

/** Serves the site while it is written: a change in content or code shows on reload. Search needs `npm start`. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
  await dev({ root: process.cwd(), server: { port: Number(values.port), host: '127.0.0.1' } });
  return 0;
});
