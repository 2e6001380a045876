import type { Diagnostic } from '../handbook/diagnostic.ts';
import { walk } from '../handbook/markdown.ts';
import { type Check, diagnose } from './check.ts';

/** Every image has a text alternative. */
export const images: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node) => {
      if ((node.type !== 'image' && node.type !== 'imageReference') || (node.alt ?? '').trim() !== '') return;
      found.push(
        diagnose(text.file, node.position.start, 'image/no-alternative', {
          zh: '图片缺少文字说明。请写成 ![图里有什么](文件)。',
          en: 'The image has no text alternative. Write ![what it shows](file).',
        }),
      );
    });
    return found;
  });
