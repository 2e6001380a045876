import type { Diagnostic } from '../handbook/diagnostic.ts';
import { walk } from '../handbook/markdown.ts';
import { type Check, diagnose } from './check.ts';

/** Pictures are drawn from records; an image file has no place in prose, and one without a text alternative less so. */
export const images: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return;
      found.push(
        diagnose(text.file, node.position.start, 'image/address', {
          zh: '正文里不放图片文件，也不引用别的网站的图片。图由记录画成，见编辑指南的组件。',
          en: 'Prose holds no image files and none of other sites. Pictures are drawn from records: see the components in the editors’ guide.',
        }),
      );
      if ((node.alt ?? '').trim() !== '') return;
      found.push(
        diagnose(text.file, node.position.start, 'image/no-alternative', {
          zh: '图片缺少文字说明。请写成 ![图里有什么](文件)。',
          en: 'The image has no text alternative. Write ![what it shows](file).',
        }),
      );
    });
    return found;
  });
