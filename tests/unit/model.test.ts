import { describe, expect, it } from 'vitest';
import { hasErrors, runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { CONTENT_COMPONENTS } from '../../src/handbook/content-components.ts';
import { factsUsed, readArticles } from '../../src/handbook/link.ts';
import { LOCALES } from '../../src/handbook/locale.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import law from '../fixtures/regulations.zh.json' with { type: 'json' };

const { handbook, diagnostics } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: '2026-11-21' });

describe('the handbook', () => {
  it('has no content error', () => {
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(hasErrors(diagnostics)).toBe(false);
  });

  it('knows the pages of a fact', () => {
    for (const page of handbook.pages.values()) {
      for (const id of factsUsed(page.en, handbook.records)) {
        expect(handbook.pagesOfFact.get(id)).toContain(page);
      }
    }
  });

  it('uses the same facts in both languages', () => {
    for (const page of handbook.pages.values()) {
      expect(new Set(factsUsed(page.en, handbook.records))).toEqual(new Set(factsUsed(page.zh, handbook.records)));
    }
  });

  it('knows what rests on Article 72, which founds the points assessment', () => {
    expect(handbook.pagesOfArticle.get(72)?.map((page) => page.path)).toContain(
      'permanent-residence/points-assessment',
    );
    expect(handbook.factsOfArticle.get(72)?.length).toBeGreaterThan(0);
  });

  it('has each address once', () => {
    const paths = listRoutes(handbook).map((route) => route.path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('describes each content component in both languages', () => {
    for (const { description } of Object.values(CONTENT_COMPONENTS)) {
      expect(description.zh).toMatch(/[一-鿿]/);
      expect(description.en).toMatch(/[a-z]/);
    }
  });
});

describe('the Regulations', () => {
  const articles = law.chapters.flatMap((chapter) => chapter.articles);

  it('have 76 articles in seven chapters', () => {
    expect(handbook.articles.size).toBe(76);
    expect(handbook.regulations.map((chapter) => chapter.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each(articles)('$label is the official text, paragraph by paragraph', ({ article, label, paragraphs }) => {
    const held = handbook.articles.get(article);
    expect(held?.label.zh).toBe(label);
    expect(held?.paragraphs.zh).toEqual(paragraphs);
    expect(held?.label.en).toBe(`Article ${article}`);
    expect(held?.paragraphs.en).toHaveLength(paragraphs.length);
    for (const paragraph of held?.paragraphs.en ?? []) expect(paragraph).toMatch(/^[A-Z“].+[.:;]$/s);
    for (const locale of LOCALES) expect(held?.caption[locale]).toBeTruthy();
  });

  it('stand in the chapter the law puts them in', () => {
    for (const chapter of law.chapters) {
      const held = handbook.regulations.find((candidate) => candidate.number === chapter.chapter);
      expect(held?.page.zh.frontmatter.title.replace(/^第.章\s*/, '')).toBe(chapter.title);
      expect(held?.articles.map((article) => article.number)).toEqual(chapter.articles.map(({ article }) => article));
      expect(held && readArticles(held.page.en)).toHaveLength(chapter.articles.length);
    }
  });
});
