import type { Diagnostic, Position } from '../handbook/diagnostic.ts';
import type { MarkdownNode } from '../handbook/markdown.ts';
import type { Page, PageText } from '../handbook/page.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { type Check, diagnose } from './check.ts';
import { figuresOf } from './figures-of.ts';

/** Section by section, both languages name the same years and numbers and have lists and tables of the same length. */
export const twinNumbers: Check = (handbook) =>
  [...handbook.pages.values()].filter((page) => !isRegulationChapter(page)).flatMap(pageProblems);

type SectionShape = Position & {
  readonly id: string;
  readonly figures: readonly string[];
  /** Items of each list and rows of each table, in order. */
  readonly lengths: readonly number[];
};

function pageProblems(page: Page): readonly Diagnostic[] {
  const english = new Map(sectionShapes(page.en).map((section) => [section.id, section]));
  return sectionShapes(page.zh).flatMap((zh) => {
    const en = english.get(zh.id);
    if (!en) return [];
    const found: Diagnostic[] = [];
    if (zh.figures.join(' ') !== en.figures.join(' ')) {
      found.push(
        diagnose(page.en.file, en, 'pair/numbers-differ', {
          zh: `这一节的数字不一致：中文有“${zh.figures.join('、') || '无'}”，英文有“${en.figures.join('、') || '无'}”。`,
          en: `The numbers of this section differ: "${zh.figures.join(', ') || 'none'}" in Chinese, "${en.figures.join(', ') || 'none'}" in English.`,
        }),
      );
    }
    if (zh.lengths.join(' ') !== en.lengths.join(' ')) {
      found.push(
        diagnose(page.en.file, en, 'pair/lists-differ', {
          zh: `这一节的清单或表格长度不一致：中文是“${zh.lengths.join('、') || '无'}”，英文是“${en.lengths.join('、') || '无'}”。`,
          en: `The lists or tables of this section differ in length: "${zh.lengths.join(', ') || 'none'}" in Chinese, "${en.lengths.join(', ') || 'none'}" in English.`,
        }),
      );
    }
    return found;
  });
}

function sectionShapes(text: PageText): readonly SectionShape[] {
  const shapes: { id: string; line: number; column: number; figures: string[]; lengths: number[] }[] = [
    { id: '', line: 1, column: 1, figures: [], lengths: [] },
  ];
  const measure = (node: MarkdownNode): void => {
    const shape = shapes.at(-1);
    if (!shape) return;
    if (node.type === 'heading' && node.depth === 2) {
      shapes.push({ id: node.data?.hProperties?.id ?? '', ...node.position.start, figures: [], lengths: [] });
    }
    if (node.type === 'list' || node.type === 'table') shape.lengths.push(node.children?.length ?? 0);
    if (node.type === 'text') shapes.at(-1)?.figures.push(...figuresOf(node.value ?? '', text.locale));
    else for (const child of node.children ?? []) measure(child);
  };
  measure(text.tree);
  return shapes.map((shape) => ({ ...shape, figures: [...new Set(shape.figures)].sort() }));
}
