import type { Diagnostic, Position } from '../handbook/diagnostic.ts';
import { readArticles } from '../handbook/link.ts';
import type { Localized } from '../handbook/locale.ts';
import { walk } from '../handbook/markdown.ts';
import { idList, type Page, type PageText, type Use } from '../handbook/page.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** The two languages of a page have the same sections, facts, citations, components and head. */
export const twinParity: Check = (handbook) =>
  [...handbook.pages.values()].flatMap((page) => [
    ...headDiffers(page),
    ...sectionsDiffer(page),
    ...usesDiffer(page),
    ...linksDiffer(page),
    ...(isRegulationChapter(page) ? paragraphsDiffer(page) : []),
  ]);

function headDiffers(page: Page): readonly Diagnostic[] {
  const { zh, en } = page;
  const keys = ['order', 'related', 'changes', 'captions'] as const;
  const shape = (text: PageText, key: (typeof keys)[number]): string => {
    const { order, related, changes, captions } = text.frontmatter;
    switch (key) {
      case 'order':
        return String(order);
      case 'related':
        return related.join(' ');
      case 'changes':
        return changes.map((change) => change.on).join(' ');
      case 'captions':
        return Object.keys(captions ?? {}).join(' ');
    }
  };
  return keys
    .filter((key) => shape(zh, key) !== shape(en, key))
    .map((key) =>
      diagnoseRecord(en.origin, [key], 'pair/head-differs', {
        zh: `“${key}”与中文页不一致：中文是“${shape(zh, key)}”，英文是“${shape(en, key)}”。`,
        en: `"${key}" differs from the Chinese page: "${shape(zh, key)}" there, "${shape(en, key)}" here.`,
      }),
    );
}

/** The second language is read against the first; the first difference is reported, the rest follows from it. */
function sectionsDiffer(page: Page): readonly Diagnostic[] {
  const { zh, en } = page;
  const length = Math.max(zh.sections.length, en.sections.length);
  for (let index = 0; index < length; index++) {
    const [a, b] = [zh.sections[index], en.sections[index]];
    if (a && b && a.id === b.id && a.depth === b.depth) continue;
    const message: Localized = {
      zh: `两种语言的小节不一致：中文第${index + 1}节是“${a?.id ?? '（没有）'}”，英文是“${b?.id ?? '（没有）'}”。编号、层级和顺序都要相同。`,
      en: `The sections differ: section ${index + 1} is "${a?.id ?? '(none)'}" in Chinese and "${b?.id ?? '(none)'}" in English. Ids, levels and order must match.`,
    };
    return b
      ? [diagnose(en.file, b, 'pair/sections-differ', message)]
      : [diagnose(zh.file, a ?? { line: 1, column: 1 }, 'pair/sections-differ', message)];
  }
  return [];
}

const KINDS = [
  {
    code: 'pair/facts-differ',
    name: { zh: '事实', en: 'fact' },
    components: ['Fact', 'Conditions', 'FactList', 'FactTable', 'Step', 'AnswerCard'],
  },
  { code: 'pair/citations-differ', name: { zh: '引用', en: 'citation' }, components: ['Cite', 'Clause'] },
  {
    code: 'pair/components-differ',
    name: { zh: '组件', en: 'component' },
    components: [
      'Documents',
      'Doubt',
      'PointsTable',
      'Places',
      'Note',
      'Steps',
      'Tool',
      'Checklist',
      'Qualifications',
      'Way',
      'Windows',
      'DutyLine',
      'CommunityMap',
      'AccessResults',
    ],
  },
] as const;

function usesDiffer(page: Page): readonly Diagnostic[] {
  return KINDS.flatMap(({ code, name, components }) => {
    const zh = tally(page.zh, components);
    const en = tally(page.en, components);
    return [...missingFrom(zh, en, page.zh, page.en), ...missingFrom(en, zh, page.en, page.zh)];

    function missingFrom(from: Tally, other: Tally, text: PageText, twin: PageText): readonly Diagnostic[] {
      return [...from].flatMap(([key, position]) => {
        if (other.has(key)) return [];
        const [section, what] = key.split('\n');
        const where = {
          zh: section ? `“${section}”一节` : '开头部分',
          en: section ? `section "${section}"` : 'the opening',
        };
        return [
          diagnose(text.file, position, code, {
            zh: `${where.zh}的${name.zh}“${what}”在另一语言的同一节里没有（${twin.file}）。`,
            en: `The ${name.en} "${what}" of ${where.en} is missing from the same section of the twin (${twin.file}).`,
          }),
        ];
      });
    }
  });
}

type Tally = ReadonlyMap<string, Position>;

/** What a text uses, section by section; how often and in what order is each language's own affair. */
function tally(text: PageText, components: readonly string[]): Tally {
  const found = new Map<string, Position>();
  for (const use of text.uses) {
    if (!components.includes(use.component)) continue;
    for (const what of described(use)) {
      const key = `${use.section}\n${what}`;
      if (!found.has(key)) found.set(key, use);
    }
  }
  return found;
}

function described(use: Use): readonly string[] {
  const { attributes } = use;
  switch (use.component) {
    case 'Fact': {
      // A value and the day it begins are different statements; how a value is printed is each language's own affair.
      const end = ['from', 'until'].find((one) => one === attributes['show']);
      return idList(attributes['id']).map((id) => (end === undefined ? id : `${id} ${end}`));
    }
    case 'Conditions':
      return [[attributes['of'], attributes['fact']].filter(Boolean).join(' ')];
    case 'FactList':
      return idList(attributes['fact']);
    case 'FactTable':
      return idList(attributes['ids']);
    case 'Step':
      return [[attributes['who'], attributes['time']].filter(Boolean).join(' ')];
    case 'AnswerCard':
      return Object.entries(attributes).map(([slot, value]) => `${slot} ${value}`);
    case 'Note':
      return [`Note ${attributes['kind'] ?? ''}`];
    case 'Steps':
      return [`Steps ${(use.node.children ?? []).length}`];
    default:
      return [`${use.component} ${Object.values(attributes).join(' ')}`];
  }
}

function linksDiffer(page: Page): readonly Diagnostic[] {
  const zh = linksOf(page.zh);
  const en = linksOf(page.en);
  const missing = (from: ReadonlyMap<string, Position>, other: ReadonlyMap<string, Position>, text: PageText) =>
    [...from].flatMap(([url, position]) =>
      other.has(url)
        ? []
        : [
            diagnose(text.file, position, 'pair/links-differ', {
              zh: `另一语言的这一页没有指向“${url}”的链接。`,
              en: `The page in the other language has no link to "${url}".`,
            }),
          ],
    );
  return [...missing(zh, en, page.zh), ...missing(en, zh, page.en)];
}

function linksOf(text: PageText): ReadonlyMap<string, Position> {
  const links = new Map<string, Position>();
  walk(text.tree, (node) => {
    if (node.type === 'link' && node.url && !links.has(node.url)) links.set(node.url, node.position.start);
  });
  return links;
}

function paragraphsDiffer(page: Page): readonly Diagnostic[] {
  const english = new Map(readArticles(page.en).map((article) => [article.number, article]));
  return readArticles(page.zh).flatMap((zh) => {
    const en = english.get(zh.number);
    if (!en || en.paragraphs.length === zh.paragraphs.length) return [];
    return [
      diagnose(en.position.file, en.position, 'pair/paragraphs-differ', {
        zh: `第${zh.number}条中文有${zh.paragraphs.length}款，英文有${en.paragraphs.length}段。`,
        en: `Article ${zh.number} has ${zh.paragraphs.length} paragraph(s) in Chinese and ${en.paragraphs.length} in English.`,
      }),
    ];
  });
}
