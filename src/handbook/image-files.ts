import type { Diagnostic } from './diagnostic.ts';
import type { Localized } from './locale.ts';

/** How a picture of each kind begins: bytes at a place in the file. */
const SIGNATURES: Readonly<Record<string, { readonly at: number; readonly text: string }>> = {
  jpg: { at: 0, text: '\xFF\xD8\xFF' },
  png: { at: 0, text: '\x89PNG\r\n' },
  webp: { at: 8, text: 'WEBP' },
  avif: { at: 4, text: 'ftypavif' },
};

/** The name of a file in `content/images`; its ending says what it is. */
export const IMAGE_FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(jpg|png|webp|avif)$/;

/** Large enough for any screen; what readers download is made from it and smaller. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Returns what is wrong with a file in `content/images`; undefined when it is a picture that can be printed. */
export function findWrongImage(path: string, bytes: Uint8Array): Diagnostic | undefined {
  const name = path.slice('content/images/'.length);
  const extension = IMAGE_FILE.exec(name)?.[1];
  if (extension === undefined) {
    return wrongImage(path, 'image/file-name', {
      zh: `图片文件“${name}”的名字不合用。请用小写字母、数字和连字符，不放进下级文件夹，以 .jpg、.png、.webp 或 .avif 结尾。`,
      en: `The picture file "${name}" needs another name: lower-case letters, digits and hyphens, no folder, ending in .jpg, .png, .webp or .avif.`,
    });
  }
  const signature = SIGNATURES[extension];
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (signature && !start.startsWith(signature.text, signature.at)) {
    return wrongImage(path, 'image/not-an-image', {
      zh: `这份文件的内容不是 .${extension} 图片。请重新导出，或者改用与内容相符的扩展名。`,
      en: `The content of this file is no .${extension} picture. Export it again, or give it the ending that fits.`,
    });
  }
  if (bytes.length > MOST_BYTES) {
    return wrongImage(path, 'image/too-big', {
      zh: `图片有${megabytes(bytes)} MB，最多5 MB。宽2000像素就够了，请缩小后再放进来。`,
      en: `The picture has ${megabytes(bytes)} MB; 5 MB is the most. A width of 2,000 pixels is enough: make it smaller.`,
    });
  }
  return undefined;
}

function megabytes(bytes: Uint8Array): string {
  return (bytes.length / 1024 / 1024).toFixed(1);
}

function wrongImage(file: string, code: string, message: Localized): Diagnostic {
  return { file, line: 1, column: 1, severity: 'error', code, message };
}
