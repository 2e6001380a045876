import type { Diagnostic } from '../handbook/diagnostic.ts';
import { type MarkdownNode, plainText, positionAt, walk } from '../handbook/markdown.ts';
import type { PageText } from '../handbook/page.ts';
import { type Check, diagnose } from './check.ts';

/** Markdown that looks right in an editor and comes out wrong on the page. */
export const markdownTraps: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node, ancestors) => {
      if (node.type === 'text') found.push(...literalBold(text, node), ...chineseLineBreak(text, node));
      if (node.type === 'link') found.push(...bareAddress(text, node));
      if (node.type === 'heading') found.push(...missingAnchor(text, node, ancestors));
    });
    return found;
  });

/** `**《条例》**规定`: by CommonMark's rules the closing marks don't close, and the asterisks are printed. */
function literalBold(text: PageText, node: MarkdownNode): Diagnostic[] {
  const { start, end } = node.position;
  const source = text.source.slice(start.offset, end.offset);
  return [...source.matchAll(/(?<!\\)\*\*([^*\n]*)\*\*|(?<!\\)\*\*/g)].slice(0, 1).map((match) => {
    const inner = /^([《“（【]?)(.*?)([》”）】。，：；、！？]?)$/u.exec(match[1] ?? '');
    const rewrite = inner?.[2] ? `${inner[1]}**${inner[2]}**${inner[3]}` : undefined;
    return diagnose(text.file, positionAt(text.source, start.offset + match.index), 'markdown/bold-punctuation', {
      zh: `粗体没有生效，星号会照样印出来：粗体的边上是标点。${rewrite ? `请写成“${rewrite}”。` : '请把标点移到粗体外面。'}`,
      en: `The bold does not take and the asterisks are printed, because it touches punctuation. ${rewrite ? `Write "${rewrite}".` : 'Move the punctuation outside the bold.'}`,
    });
  });
}

/** A line break between two Chinese characters survives as a gap in the middle of a word. */
function chineseLineBreak(text: PageText, node: MarkdownNode): Diagnostic[] {
  const { start, end } = node.position;
  const source = text.source.slice(start.offset, end.offset);
  const match = /[\p{Script=Han}，。；：、）》”][ \t]*\n[ \t]*(?=[\p{Script=Han}（《“，。])/u.exec(source);
  if (!match) return [];
  return [
    diagnose(text.file, positionAt(text.source, start.offset + match.index), 'markdown/chinese-line-break', {
      zh: '中文段落中间换行，页面上会多出一个空隙。请把这一段写成一行。',
      en: 'A line break inside a Chinese paragraph leaves a gap on the page. Keep the paragraph on one line.',
    }),
  ];
}

/** A bare address swallows the Chinese text after it, and says nothing to a screen reader. */
function bareAddress(text: PageText, node: MarkdownNode): Diagnostic[] {
  if (text.source[node.position.start.offset] === '[') return [];
  return [
    diagnose(text.file, node.position.start, 'markdown/bare-address', {
      zh: '裸网址会连后面的文字一起变成链接。请写成来源记录，用 <Cite source="…" /> 引用。',
      en: 'A bare address swallows the text that follows. Make it a source record and use <Cite source="…" />.',
    }),
  ];
}

function missingAnchor(text: PageText, node: MarkdownNode, ancestors: readonly MarkdownNode[]): Diagnostic[] {
  const id = node.data?.hProperties?.id;
  if (node.depth === 1) {
    return [
      diagnose(text.file, node.position.start, 'section/level', {
        zh: '页面标题由 title 给出，正文从二级标题（##）开始。',
        en: 'The title comes from the page’s head; headings in the text start at level two (##).',
      }),
    ];
  }
  if ((node.depth ?? 0) > 3) {
    return [
      diagnose(text.file, node.position.start, 'section/level', {
        zh: '标题只有两级（## 和 ###）。请改级别，或改成一段话。',
        en: 'Headings have two levels, ## and ###. Change the level, or make it a paragraph.',
      }),
    ];
  }
  if (plainText(node).trim() === '') {
    return [
      diagnose(text.file, node.position.start, 'section/no-title', {
        zh: '标题没有文字。请写上标题。',
        en: 'The heading has no words. Write them.',
      }),
    ];
  }
  const extra = Object.keys(node.data?.hProperties ?? {}).filter((name) => name !== 'id');
  if (extra.length > 0) {
    return [
      diagnose(text.file, node.position.start, 'section/attributes', {
        zh: `标题后面只写编号 {#who}，不能写“${extra.join('、')}”。`,
        en: `A heading takes an id only, {#who}; "${extra.join(', ')}" has no place there.`,
      }),
    ];
  }
  if (ancestors.length > 1) {
    return [
      diagnose(text.file, node.position.start, 'section/level', {
        zh: '标题要放在正文里，不能放在组件或列表里面。',
        en: 'A heading stands in the page itself, not inside a component or list.',
      }),
    ];
  }
  if (id === undefined || id === '') {
    return [
      diagnose(text.file, node.position.start, 'section/no-id', {
        zh: '标题缺少编号。请在末尾加上 {#who} 这样的编号，两种语言相同。',
        en: 'The heading has no id. Add one at its end, such as {#who}, the same in both languages.',
      }),
    ];
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    return [
      diagnose(text.file, node.position.start, 'section/no-id', {
        zh: `编号“${id}”会成为网址的一部分，只能用小写字母、数字和连字符。`,
        en: `The id "${id}" becomes part of an address: use lower-case letters, digits and hyphens.`,
      }),
    ];
  }
  return [];
}
