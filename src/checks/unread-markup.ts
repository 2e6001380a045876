import type { Diagnostic, Position } from '../handbook/diagnostic.ts';
import type { Localized } from '../handbook/locale.ts';
import { type MarkdownNode, positionAt, walk } from '../handbook/markdown.ts';
import type { PageText } from '../handbook/page.ts';
import { type Check, diagnose } from './check.ts';

/** Marks that Markdown didn't take and the page would print, and marks that hide what stands behind them. */
export const unreadMarkup: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    const report = (position: Position, code: string, message: Localized): void => {
      found.push(diagnose(text.file, position, code, message));
    };
    walk(text.tree, (node, ancestors) => {
      switch (node.type) {
        case 'text':
          reportPrintedMarks(text, node, ancestors.at(-1)?.children?.[0] === node, report);
          break;
        case 'code':
          report(node.position.start, 'markdown/code', {
            zh: '内容里不放代码块。请写成段落或列表。',
            en: 'Content holds no block of code. Write a paragraph or a list.',
          });
          break;
        case 'delete':
          report(node.position.start, 'markdown/unread', {
            zh: '删除线不用：改掉的内容直接删去，更新写进 changes。',
            en: 'Nothing is struck through: take the old words out and note the change under changes.',
          });
          break;
        case 'listItem':
          if (typeof node.checked === 'boolean') {
            report(node.position.start, 'markdown/unread', {
              zh: '[ ] 会变成勾选框。请删去；核对单用 <Checklist>。',
              en: '[ ] becomes a box to tick. Remove it; <Checklist> makes sheets to tick.',
            });
          }
          break;
        case 'table':
          reportRows(node, report);
          break;
        default:
      }
    });
    const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z0-9]+);/i.exec(bodyOf(text));
    if (entity) {
      report(positionAt(text.source, text.source.length - bodyOf(text).length + entity.index), 'markdown/entity', {
        zh: `“${entity[0]}”是字符代码，检查认不出它。请直接写那个字符。`,
        en: `"${entity[0]}" is a character code, which hides the character from the checks. Write the character itself.`,
      });
    }
    return found;
  });

type Report = (position: Position, code: string, message: Localized) => void;

/** A link, footnote, heading, list item, table row or piece of code that would be printed as it was typed. */
const PRINTED = /[{}]|\]\s?[(（[]|\[\^[^\]]*\]|(?<!\\)`|(?<!\\)\*[^*\s]|(?<!\\)_\w+_(?!\w)/u;
const PRINTED_AT_START = /^(?:#{1,6}[^\s#]|[-*+•·](?=\p{L})|\|.*\|)/u;

function reportPrintedMarks(text: PageText, node: MarkdownNode, isFirst: boolean, report: Report): void {
  const { start, end } = node.position;
  const source = text.source.slice(start.offset, end.offset);
  const match = (isFirst ? PRINTED_AT_START.exec(source) : null) ?? PRINTED.exec(source);
  // Doubled asterisks have a check of their own, which says how to move them.
  if (!match || source.startsWith('**', match.index) || source[match.index - 1] === '*') return;
  report(positionAt(text.source, start.offset + match.index), 'markdown/unread', {
    zh: `“${match[0]}”没有起作用，会照样印出来。请检查括号、空格和成对的记号。`,
    en: `"${match[0]}" does nothing here and is printed as it stands. Check brackets, spaces and marks that come in pairs.`,
  });
}

function reportRows(table: MarkdownNode, report: Report): void {
  const [head, ...rows] = table.children ?? [];
  const width = head?.children?.length ?? 0;
  for (const row of rows) {
    const cells = row.children?.length ?? 0;
    if (cells === width) continue;
    report(row.position.start, 'markdown/table-row', {
      zh: `表头有${width}格，这一行有${cells}格。请补上或删去；格内的竖线写成文字。`,
      en: `The head of the table has ${width} cells, this row ${cells}. Add or remove some.`,
    });
  }
}

function bodyOf(text: PageText): string {
  const head = /^---\n[\s\S]*?\n---\n/.exec(text.source)?.[0].length ?? 0;
  return text.source.slice(head);
}
