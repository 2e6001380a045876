import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { linkHandbook } from '../../src/handbook/link.ts';
import { LOCALES } from '../../src/handbook/locale.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { readStatus } from '../../src/handbook/status.ts';
import { formatNumber } from '../../src/i18n/format.ts';
import { translator } from '../../src/i18n/translate.ts';

/** The page that tells readers what needs care says what the records say on the day of the build. */

const handbook = linkHandbook(readContent(await loadContentFiles(process.cwd())));
const pageOf = (locale: string, path: string) => readFileSync(join(inject('site'), locale, path, 'index.html'), 'utf8');

describe.each(LOCALES)('the state of translation and checks (%s)', (locale) => {
  const t = translator(locale);
  const html = pageOf(locale, 'reference/translation-status');
  const status = readStatus(handbook, '2026-11-21');

  it('counts parts, facts, doubts and sources as the model does', () => {
    for (const total of [status.sections.total, status.facts.total, status.doubts.total, status.sources.total])
      expect(html).toContain(formatNumber(total, locale));
    for (const form of ['live', 'archived', 'held'] as const)
      expect(html).toContain(`<th scope="row">${t(`readForm.${form}`)}</th><td>${status.sources.count[form]}</td>`);
    for (const { chapter, doubts } of status.doubts.byChapter)
      expect(html).toContain(`<th scope="row">${chapter?.title[locale]}</th><td>${doubts.length}</td>`);
  });

  it('has a table of states only while some part is not together', () => {
    expect(html.includes(`${t('status.stateTitle')}</th>`)).toBe(status.sections.open.length > 0);
  });

  it('is reached from the reference index, and not from the foot of every page', () => {
    expect(pageOf(locale, 'reference')).toContain(`href="/${locale}/reference/translation-status/"`);
    expect(pageOf(locale, 'visas/r-visa')).not.toContain('translation-status');
  });
});
