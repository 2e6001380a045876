import { BUILT_SECTIONS } from '../handbook/routes.ts';
import { type Check, diagnose } from './check.ts';

/** The standard sections, in the order every guide page keeps. */
const STANDARD_ORDER = ['who', 'documents', 'steps', 'cost-time', 'after'] as const;

/** Ids that the layout gives to its own parts. */
const RESERVED = new Set(['main']);

/** Section ids are unique, the standard ones stand in order, and the built ones are left to the site. */
export const sections: Check = (handbook) =>
  handbook.texts.flatMap((text) => {
    const seen = new Set<string>();
    let reached = -1;
    let isInSection = false;
    return text.sections.flatMap((section) => {
      if (section.depth === 2) isInSection = true;
      if (section.depth === 3 && !isInSection) {
        return [
          diagnose(text.file, section, 'section/level', {
            zh: '三级标题（###）前面要先有二级标题（##）。',
            en: 'A third-level heading (###) stands under one of the second level (##).',
          }),
        ];
      }
      if (section.id === '') return [];
      if (RESERVED.has(section.id)) {
        return [
          diagnose(text.file, section, 'section/duplicate-id', {
            zh: `编号“${section.id}”由网站自己使用。请改名。`,
            en: `The id "${section.id}" is used by the site itself. Rename the section.`,
          }),
        ];
      }
      if (seen.has(section.id)) {
        return [
          diagnose(text.file, section, 'section/duplicate-id', {
            zh: `小节编号“${section.id}”在本页用了两次。请改名。`,
            en: `The section id "${section.id}" stands twice on this page. Rename one.`,
          }),
        ];
      }
      seen.add(section.id);
      if ((BUILT_SECTIONS as readonly string[]).includes(section.id)) {
        return [
          diagnose(text.file, section, 'section/built', {
            zh: `“${section.id}”一节由引用、更新记录和存疑自动生成，请删去手写的。`,
            en: `The section "${section.id}" is built from citations, changes and doubts. Remove the written one.`,
          }),
        ];
      }
      const place = (STANDARD_ORDER as readonly string[]).indexOf(section.id);
      if (place < 0) return [];
      if (place < reached) {
        return [
          diagnose(text.file, section, 'section/order', {
            zh: `“${section.id}”一节的位置不对。顺序是：${STANDARD_ORDER.join('、')}。`,
            en: `The section "${section.id}" is out of order. The order is: ${STANDARD_ORDER.join(', ')}.`,
          }),
        ];
      }
      reached = place;
      return [];
    });
  });
