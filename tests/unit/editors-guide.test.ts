import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_COMPONENTS } from '../../src/handbook/content-components.ts';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const code = ['src/checks', 'src/handbook', 'src/rules', 'src/publish']
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  .join('\n');

describe('the editors’ guide', () => {
  it.each(Object.entries(CONTENT_COMPONENTS))('describes <%s> as the registry does', (name, component) => {
    const attributes =
      Object.keys(component.attributes)
        .map((attribute) => `\`${attribute}\``)
        .join(' ') || '–';
    expect(guide).toContain(
      `| \`<${name}>\` | ${attributes} | ${component.description.zh} | ${component.description.en} |`,
    );
  });

  it('has an entry for every code the check can give', () => {
    const written = [
      ...code.matchAll(
        /'((?:fact|record|page|mdx|markdown|prose|pair|link|image|section|text|file|source|term|document|place|doubt|rule|qualification|chapter|article|twin|ledger|promise)\/[a-z0-9-]+)'/g,
      ),
    ].map((match) => match[1] ?? '');
    const composed = ['fact', 'record', 'page'].flatMap((group) =>
      ['unknown-key', 'missing-key', 'impossible-date', 'wrong-value'].map((problem) => `${group}/${problem}`),
    );
    const lengths = ['page/title-length', 'page/summary-length'];
    const codes = [...new Set([...written, ...composed, ...lengths])].filter((one) => !one.startsWith('search/'));
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((one) => !guide.includes(`| \`${one}\` |`))).toEqual([]);
  });

  it('explains no code that is gone', () => {
    const explained = [...guide.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` \|/gm)].map((match) => match[1] ?? '');
    const gone = explained.filter(
      (one) =>
        !code.includes(`'${one}'`) &&
        !/\/(?:unknown-key|missing-key|impossible-date|wrong-value|title-length|summary-length)$/.test(one),
    );
    expect(gone).toEqual([]);
  });
});
