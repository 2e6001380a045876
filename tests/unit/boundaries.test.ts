import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The borders between the rooms of the house, read from the imports. */

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|astro)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

const graph = new Map(
  sources.map(({ file, text }) => [
    file,
    importsOf(text)
      .filter((target) => target.startsWith('.'))
      .map((target) => normalize(join(dirname(file), target))),
  ]),
);

const inFolder = (folder: string) => sources.filter(({ file }) => file.startsWith(join('src', folder, '/')));

describe.each(['handbook', 'checks', 'rules', 'search', 'editing', 'consequences', 'citations'])('src/%s', (folder) => {
  it('is pure: no disk, no clock, no environment, no Astro', () => {
    for (const { file, text } of inFolder(folder)) {
      const outside = importsOf(text).filter((target) => !target.startsWith('.'));
      expect([file, outside.filter((target) => !['zod', 'yaml', 'satteri', 'diff'].includes(target))]).toEqual([
        file,
        [],
      ]);
      expect([file, /\bprocess\.|Date\.now|new Date\(\)|import\.meta\.env/.test(text)]).toEqual([file, false]);
    }
  });

  it('imports only from the pure side of the house', () => {
    for (const { file } of inFolder(folder)) {
      const strangers = (graph.get(file) ?? []).filter(
        (target) => !/^src\/(?:handbook|checks|rules|search|editing|consequences|citations|i18n)\//.test(target),
      );
      expect([file, strangers]).toEqual([file, []]);
    }
  });
});

describe('the house', () => {
  it('has one direction: the model knows nothing of checks, site or publishing', () => {
    for (const { file } of inFolder('handbook')) {
      expect([file, (graph.get(file) ?? []).filter((target) => !target.startsWith('src/handbook/'))]).toEqual([
        file,
        [],
      ]);
    }
  });

  it('has no circular imports', () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) throw new Error(`Circular: ${[...path, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
  });

  it('has no default export outside Astro and its configuration', () => {
    const found = sources.filter(({ file, text }) => file.endsWith('.ts') && /^export default/m.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('has no room that only passes others on', () => {
    const barrels = sources.filter(
      ({ file, text }) => file.endsWith('.ts') && /^export (?:\*|\{[^}]*\}) from/m.test(text),
    );
    expect(barrels.map(({ file }) => file)).toEqual([]);
  });

  it('keeps templates free of policy: they compare no dates and build no addresses', () => {
    const templates = sources.filter(({ file }) => file.endsWith('.astro'));
    for (const { file, text } of templates) {
      expect([file, /handbook\/dates|\bnew Date\b|`\/?\$\{locale\}\/|href="\//.test(text)]).toEqual([file, false]);
    }
  });

  it('writes no inline style or script', () => {
    for (const { file, text } of sources.filter(({ file }) => file.endsWith('.astro'))) {
      // One data block, which no browser runs; its text leaves no way out of it.
      const rest =
        file === 'src/components/StructuredData.astro'
          ? text.replace('<script type="application/ld+json" set:html={dataBlock(things)} />', '')
          : text;
      expect([file, /\sstyle=|is:inline|set:html|<script type|\son[a-z]+=/.test(rest)]).toEqual([file, false]);
    }
  });
});
