import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import type { ContentFile } from '../../src/handbook/read-content.ts';

/**
 * Texts that would do something in a page, a template or a program. They go through every text field of records and
 * heads; the check warns of them, and the built pages must print them as the words they are.
 */
export const INJECTIONS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  ']]><evil xmlns="x"/>',
  '<!-- --!> <iframe src="https://evil.example/">',
  '&lt;b&gt;&#60;i&#62;',
  '{{count}} {{- x}} $t(site.name) %s',
  '$& $` $$',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1)) **x** `x`',
] as const;

/** Marks every injected text, so that it can be found where it is printed. */
export const FLAG = 'Zqx';

/** Adds an injection to every text of the first records of each file that only prints it, and to the heads of pages. */
export function injectFile({ path, bytes }: ContentFile): string {
  const text = Buffer.from(bytes).toString('utf8');
  // The ledger and the list of ids are written by commands and printed nowhere.
  if (!/^content\/(?:zh|en|data)\//.test(path)) return text;
  let count = 0;
  const next = (): string => ` ${FLAG}${INJECTIONS[count++ % INJECTIONS.length]}`;
  if (path.endsWith('.mdx')) {
    return text.replace(/^(---\n)([\s\S]*?)(\n---\n)/, (_all, open: string, head: string, close: string) => {
      const document = parseDocument(head);
      for (const change of (document.toJS() as { changes: unknown[] }).changes.keys()) {
        document.setIn(['changes', change, 'note'], `${document.getIn(['changes', change, 'note'])}${next()}`);
        document.setIn(['changes', change, 'affects'], `${document.getIn(['changes', change, 'affects'])}${next()}`);
      }
      // A title has room for the shortest only.
      document.set('keywords', [...((document.toJS() as { keywords?: string[] }).keywords ?? []), next().trim()]);
      return `${open}${document.toString({ lineWidth: 0 }).trimEnd()}${close}`;
    });
  }
  const document = parseDocument(text);
  visit(document, {
    Pair: (_key, pair, ancestors) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!isScalar(pair.value) || typeof pair.value.value !== 'string') return;
      const parents = ancestors.flatMap((node) =>
        'key' in node && isScalar(node.key) ? [String(node.key.value)] : [],
      );
      const isText = key === 'zh' || key === 'en' || key === 'quote' || key === 'number' || key === 'abbreviation';
      // The items of lists become the ids of options, and units are counted; both are asked for elsewhere by name.
      if (
        !isText ||
        parents.some((name) => name === 'cases' || name === 'tests' || name === 'items' || name === 'unit')
      )
        return;
      // In both languages the same injection: the check compares their figures and braces.
      const mark = key === 'en' ? ` ${FLAG}${INJECTIONS[(count + INJECTIONS.length - 1) % INJECTIONS.length]}` : next();
      const braced = parents.some((name) => name === 'sentence') || path.includes('/rules/');
      pair.value.value += braced ? mark.replace(/\{\{.*?\}\}/g, '') : mark;
      pair.value.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Writes a copy of the project whose content is injected, and returns its folder; the caller removes it. */
export function injectedProject(files: readonly ContentFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-injected-'));
  for (const part of ['public', 'scripts', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  // The words added make pages heavier than the build allows, which is another test’s matter.
  const budget = join(folder, 'src/publish/first-visit.ts');
  writeFileSync(budget, readFileSync(budget, 'utf8').replace('most: 30 * 1024', 'most: 90 * 1024'));
  for (const file of files) {
    mkdirSync(join(folder, file.path, '..'), { recursive: true });
    writeFileSync(join(folder, file.path), injectFile(file));
  }
  return folder;
}
