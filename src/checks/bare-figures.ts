import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Locale } from '../handbook/locale.ts';
import { type MarkdownNode, positionAt } from '../handbook/markdown.ts';
import type { PageText } from '../handbook/page.ts';
import { isRegulationChapter } from '../handbook/routes.ts';
import { formatValue } from '../i18n/format.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

const ENGLISH_NUMBER =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half a|a hundred|hundred)';
const ENGLISH_MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const CHINESE_NUMBER = '(?:[\\d,.]+|[一二两三四五六七八九十百千半]+)';

/** Amounts, periods, percentages, points, ages and full dates, in figures or in words. */
const FIGURES: Readonly<Record<Locale, RegExp>> = {
  en: new RegExp(
    [
      '(?:CNY|RMB|USD|EUR|[¥$€£])\\s?\\d[\\d,.]*',
      `\\b${ENGLISH_NUMBER}(?:[\\s-]+|\\u00a0)(?:yuan|RMB|per\\s?cent|percent|percentage points?|points?|consecutive years?|(?:full |working |business |calendar )?(?:hours?|days?|weeks?|months?|years?)(?:[\\s-]olds?)?|times)\\b`,
      '\\b\\d[\\d,.]*\\s?%',
      `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+${ENGLISH_MONTH}\\b(?:\\s+\\d{4})?`,
      `\\b${ENGLISH_MONTH}\\s+\\d{1,2}(?:,\\s*\\d{4})?\\b`,
      '\\b\\d{4}-\\d{2}-\\d{2}\\b',
    ].join('|'),
    'giu',
  ),
  zh: new RegExp(
    [
      `${CHINESE_NUMBER}\\s?[万亿]?(?:元|美元|欧元|块钱)`,
      '[¥￥$€£]\\s?\\d[\\d,.]*',
      `${CHINESE_NUMBER}\\s?个?(?:工作日|月(?!\\d)|小时|周(?!岁|年|边|期|末)|星期)`,
      `(?<!第|\\d)${CHINESE_NUMBER}\\s?(?:日|天)(?!国|本|常|报|内瓦)`,
      `(?<!第|\\d)(?:\\d{1,3}|[一二两三四五六七八九十百]+|半)\\s?年(?!级|度|代|来|前)`,
      `${CHINESE_NUMBER}\\s?(?:周岁|岁)`,
      '百分之[一二三四五六七八九十百\\d]+|\\d[\\d.]*\\s?[%％]',
      '(?<!第|\\d)\\d+\\s?分(?!之|钟|别|类|局|行|中心|支|阶段|步)',
      `${CHINESE_NUMBER}\\s?倍`,
      '\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?(?:\\d{1,2}\\s?日)?',
      '\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日',
      '\\d{4}-\\d{2}-\\d{2}',
    ].join('|'),
    'gu',
  ),
};

/** Titles of instruments and document numbers are names, not figures: 《……》 and 〔2023〕41号. */
const NAMES = /《[^》]*》|〔\d{4}〕\d+号/gu;

/** Figures in prose must come from facts, so that two languages can never disagree on a number. */
export const bareFigures: Check = (handbook) =>
  handbook.texts
    .filter((text) => !isRegulationChapter(text))
    .flatMap((text) => [...inHead(text), ...inBody(handbook, text)]);

function inHead(text: PageText): readonly Diagnostic[] {
  return (['title', 'summary'] as const).flatMap((key) =>
    findFigures(text.frontmatter[key], text.locale).map(({ figure }) =>
      diagnoseRecord(text.origin, [key], 'prose/bare-figure', {
        zh: `标题和摘要里不写数字“${figure}”。请改成文字说明。`,
        en: `Titles and summaries carry no figure such as "${figure}". Say it in words.`,
      }),
    ),
  );
}

function inBody(handbook: Handbook, text: PageText): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { words, offsets } of inlineRuns(text)) {
    for (const { figure, index } of findFigures(words, text.locale)) {
      const hint = factPrinting(handbook, figure, text.locale);
      found.push(
        diagnose(text.file, positionAt(text.source, offsets[index] ?? 0), 'prose/bare-figure', {
          zh: `“${figure}”没有证据。${hint ? `请写成 <Fact id="${hint}" />。` : '请写成事实记录，再用 <Fact id="…" /> 引用。'}`,
          en: `"${figure}" has no proof. ${hint ? `Write <Fact id="${hint}" />.` : 'Make it a fact record and use <Fact id="…" />.'}`,
        }),
      );
    }
  }
  return found;
}

/** Words as a reader sees them, whatever is bold or linked in them, with the place of each character in the file. */
type Run = { words: string; readonly offsets: number[] };

const MARKED = new Set(['strong', 'emphasis', 'delete', 'link']);

function inlineRuns(text: PageText): readonly Run[] {
  const runs: Run[] = [];
  const read = (node: MarkdownNode, run: Run): void => {
    if (node.type === 'text' || node.type === 'inlineCode') {
      const { start, end } = node.position;
      for (let offset = start.offset; offset < end.offset; offset++) {
        const letter = text.source[offset] ?? '';
        // A backslash before punctuation is not printed; nor is a code mark.
        if (letter === '`' || (letter === '\\' && /[!-/:-@[-`{-~]/.test(text.source[offset + 1] ?? ''))) continue;
        run.words += letter;
        run.offsets.push(offset);
      }
      return;
    }
    for (const child of node.children ?? []) {
      const isInline = child.type === 'text' || child.type === 'inlineCode' || MARKED.has(child.type);
      if (isInline) read(child, run);
      else {
        run.words += '\u0000';
        run.offsets.push(child.position.start.offset);
        const own: Run = { words: '', offsets: [] };
        runs.push(own);
        read(child, own);
      }
    }
  };
  const whole: Run = { words: '', offsets: [] };
  runs.push(whole);
  read(text.tree, whole);
  return runs;
}

/** Returns the figures in a text with their offsets. */
export function findFigures(
  text: string,
  locale: Locale,
): readonly { readonly figure: string; readonly index: number }[] {
  const blanked = text.replace(NAMES, (name) => ' '.repeat(name.length));
  return [...blanked.matchAll(FIGURES[locale])].map((match) => ({ figure: match[0].trim(), index: match.index }));
}

/** Returns the id of a fact whose printed value is this figure, to suggest it. */
function factPrinting(handbook: Handbook, figure: string, locale: Locale): string | undefined {
  const wanted = figure.replace(/\s/g, '');
  for (const fact of handbook.records.facts.values()) {
    if (formatValue(fact.value, locale, 'bare').replace(/\s/g, '') === wanted) return fact.id;
  }
  return undefined;
}
