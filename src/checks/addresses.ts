import type { Diagnostic } from '../handbook/diagnostic.ts';
import { listRoutes } from '../handbook/routes.ts';
import { type Check, diagnose } from './check.ts';

const TOP = { line: 1, column: 1 };

/** Each page belongs to a chapter and has an address that nothing else has: no other page, and no page that the site builds. */
export const addresses: Check = (handbook) => {
  const built = new Set([
    ...listRoutes(handbook)
      .filter(({ kind }) => kind !== 'guide' && kind !== 'regulation-chapter')
      .map(({ path }) => path),
    '404',
  ]);
  const taken = new Map<string, string>();
  return handbook.texts.flatMap((text): readonly Diagnostic[] => {
    const key = `${text.locale}/${text.path}`;
    const first = taken.get(key);
    taken.set(key, first ?? text.file);
    if (first !== undefined || built.has(text.path)) {
      return [
        diagnose(text.file, TOP, 'file/address-taken', {
          zh: first ? `这一页和 ${first} 的网址相同。请改名。` : '这个网址属于网站自己生成的页面。请改名。',
          en: first
            ? `This page and ${first} have the same address. Rename one.`
            : 'A page that the site builds has this address. Rename the file.',
        }),
      ];
    }
    const [chapter = '', page] = text.path.split('/');
    const isIndex = page === undefined && text.file.endsWith('/index.mdx');
    if (handbook.records.chapters.has(chapter) && (page !== undefined || isIndex)) return [];
    return [
      diagnose(text.file, TOP, 'chapter/unknown', {
        zh: `没有“${chapter}”这一章。页面放在某一章的文件夹里；新的一章先写进 content/data/chapters.yaml。`,
        en: `There is no chapter "${chapter}". A page lives in the folder of a chapter; a new chapter is first written into content/data/chapters.yaml.`,
      }),
    ];
  });
};
