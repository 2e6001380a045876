import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { walk } from '../handbook/markdown.ts';
import { nearest } from '../handbook/nearest.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** A picture is a record, so that its text alternative is there in both languages; its file exists and is used. */
export const images: Check = (handbook) => [
  ...handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node) => {
      if (node.type !== 'image' && node.type !== 'imageReference') return;
      found.push(
        diagnose(text.file, node.position.start, 'image/no-record', {
          zh: '图片不写在正文里。请把文件放进 content/images，在 content/data/images 里写一条记录（两种语言的文字说明），再用 <Image id="…" />。',
          en: 'Pictures aren’t written in the text. Put the file into content/images, write a record in content/data/images (its text alternative in both languages) and use <Image id="…" />.',
        }),
      );
    });
    return found;
  }),
  ...missingFiles(handbook),
  ...unusedFiles(handbook),
];

function missingFiles(handbook: Handbook): readonly Diagnostic[] {
  return [...handbook.records.images.values()]
    .filter(({ file }) => !handbook.imageFiles.includes(file))
    .map(({ file, origin }) => {
      const hint = nearest(file, handbook.imageFiles);
      return diagnoseRecord(origin, ['file'], 'image/no-file', {
        zh: `content/images 里没有图片“${file}”。${hint ? `是不是“${hint}”？` : '请把文件放进去。'}`,
        en: `There is no picture "${file}" in content/images. ${hint ? `Did you mean "${hint}"?` : 'Put the file there.'}`,
      });
    });
}

function unusedFiles(handbook: Handbook): readonly Diagnostic[] {
  const named = new Set([...handbook.records.images.values()].map(({ file }) => file));
  return handbook.imageFiles
    .filter((file) => !named.has(file))
    .map((file) =>
      diagnose(
        `content/images/${file}`,
        { line: 1, column: 1 },
        'image/unused-file',
        {
          zh: '没有记录用这份图片。请在 content/data/images 里写一条记录，或删去文件。',
          en: 'No record uses this picture. Write one in content/data/images, or remove the file.',
        },
        'warning',
      ),
    );
}
