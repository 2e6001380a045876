import { describe, expect, it } from 'vitest';
import { hasErrors, runChecks } from '../../src/checks/run-checks.ts';
import { CONTENT_TEMPLATES } from '../../src/components/content/bindings.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { type ContentFile, readContent } from '../../src/handbook/read-content.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import type { Site } from '../../src/site/site.ts';
import { AS_OF } from '../content.ts';
import { renderComponent } from './render.ts';

/** Tools as they are printed from the handbook's own content. */

const files = await loadContentFiles(process.cwd());

function siteOf(content: readonly ContentFile[]): Site {
  const { handbook, diagnostics } = runChecks(readContent(content), { asOf: AS_OF });
  expect(hasErrors(diagnostics)).toBe(false);
  return {
    handbook,
    routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
    asOf: AS_OF,
    base: '/',
    origin: 'https://handbook.example',
  };
}

const POINTS_FILE = 'content/data/rules/permanent-residence-points.yaml';

/** The Two Zones table as an annex might fill it in: figures of the test's own making. */
function withAnnex(): readonly ContentFile[] {
  return files.map((file) => {
    if (file.path !== POINTS_FILE) return file;
    const records = new TextDecoder().decode(file.bytes).split(/^(?=[a-z])/m);
    const filled = records.map((record) => {
      if (!record.startsWith('pr-points-two-zones:')) return record;
      let count = 0;
      return record
        .replace(/^( +)options: \[\]/gm, (_all, indent: string) => {
          count++;
          return `${indent}options: [{ id: much, name: { zh: 高, en: much }, points: ${10 + count} }, { id: little, name: { zh: 低, en: little }, points: 5 }]`;
        })
        .replace('complete: false', 'complete: true')
        .replace(/^ {2}cases: \[\]\n/m, casesOf(record));
    });
    return { ...file, bytes: new TextEncoder().encode(filled.join('')) };
  });
}

function casesOf(table: string): string {
  const ids = [...table.matchAll(/^ {4}- id: ([a-z0-9-]+)$/gm)].map((match) => match[1] ?? '');
  const worked = (option: string, points: number) =>
    `    - { title: { zh: 例, en: a case }, answers: { ${ids.map((id) => `${id}: ${option}`).join(', ')} }, points: ${points} }\n`;
  const most = ids.reduce((sum, _id, index) => sum + 11 + index, 0);
  return `  cases:\n${worked('much', most)}${worked('little', ids.length * 5)}`;
}

describe('the points readiness of permanent residence', () => {
  const rule = (site: Site) => {
    const found = [...site.handbook.records.rules.values()].find(
      (one) => one.kind === 'decision' && one.tables?.includes('pr-points-two-zones'),
    );
    if (!found) throw new Error('No rule asks for the Two Zones table.');
    return found;
  };

  const today = siteOf(files);

  it('says plainly, today, that the points are not published', async () => {
    const site = today;
    const html = await renderComponent(site, 'en', CONTENT_TEMPLATES.Tool, { rule: rule(site).id });
    expect(html).not.toContain('data-table="pr-points-two-zones"');
    expect(html).toContain('can’t be used to work out a score');
  });

  it('works out a score as soon as an annex’s figures stand in the record, without a line of code', async () => {
    // The tool's own cases expect an open score; they are the editor's to renew with the annex.
    const content = readContent(withAnnex());
    const { handbook } = runChecks(content, { asOf: AS_OF });
    const site: Site = { ...today, handbook };
    const html = await renderComponent(site, 'en', CONTENT_TEMPLATES.Tool, { rule: rule(site).id });
    expect(html).toContain('data-table="pr-points-two-zones"');
    const table = handbook.records.rules.get('pr-points-two-zones');
    if (table?.kind !== 'points-table') throw new Error('The Two Zones table is gone.');
    for (const { id } of table.indicators) expect(html).toContain(`data-question="${id}"`);
    const answers = Object.fromEntries(table.indicators.map(({ id }) => [id, 'much']));
    const outcome = JSON.stringify(evaluate(rule(site), handbook.records, answers, `${AS_OF}T12:00`));
    const most = table.indicators.reduce((sum, _indicator, index) => sum + 11 + index, 0);
    expect(table.indicators.length).toBeGreaterThan(5);
    expect(outcome).toContain(`"min":${most},"max":${most}`);
  });
});

describe('a rule that ends', () => {
  const withEnd = async (until: string) => {
    const site = siteOf(
      files.map((file) => {
        const text = new TextDecoder().decode(file.bytes);
        if (!file.path.startsWith('content/data/rules/') || !/^choose-a-visa:\n/m.test(text)) return file;
        return {
          ...file,
          bytes: new TextEncoder().encode(text.replace(/^choose-a-visa:\n/m, `$&  until: ${until}\n`)),
        };
      }),
    );
    return renderComponent(site, 'en', CONTENT_TEMPLATES.Tool, { rule: 'choose-a-visa' });
  };

  it('says so at once when it has ended', async () => {
    expect(await withEnd('2026-11-20')).toMatch(
      /<p class="note note--caution tool-ended" data-until="2026-11-20">These rules held until 20 November 2026\./,
    );
  });

  it('keeps the words ready while it holds', async () => {
    expect(await withEnd('2026-12')).toMatch(/tool-ended" data-until="2026-12-31" hidden>/);
  });
});
