import { MARK, takeMark } from '../content.ts';
import { SOUND_CONTENT } from './sound-content.ts';

/**
 * The corpus of broken content. Each file here is an area; each line of it is a case:
 *
 *     ['what an editor did', 'code/expected', the files as they are then],
 *
 * The mark ‸ stands on the line where the diagnostic must point. To add a case, add a line: `swap` changes a part of
 * a sound file, `prose` adds a paragraph to both languages, `file` adds a file, `bytes` writes one that is not plain
 * UTF-8. Expect `harmless` only of a thing that the check may let through because the site is the same without it;
 * what is let through because the site escapes it belongs to `injections.ts` and is proved on the built pages.
 * A case that slips is a defect of the product: mend that, never the case.
 */
export type Mutation = readonly [what: string, code: string, changes: Changes];

export type Changes = Readonly<Record<string, Changed>>;

/** The new text of a file; undefined takes the file away; an encoder turns the marked text into bytes. */
type Changed = string | undefined | Encoded | Problem;
type Encoded = { readonly text: string; readonly encode: (text: string) => Uint8Array };
/** What the disk found instead of a readable file; the place is the first line. */
type Problem = { readonly problem: 'link' | 'too-large' | 'hidden' };

export const ZH = 'content/zh/visas/more.mdx';
export const EN = 'content/en/visas/more.mdx';
export const FACTS = 'content/data/facts/more.yaml';
export const SOURCES = 'content/data/sources/more.yaml';
export const DOUBTS = 'content/data/doubts/visas.yaml';
export const TERMS = 'content/data/terms/visas.yaml';
export const CHAPTERS = 'content/data/chapters.yaml';
export const PAPERS = 'content/data/documents/papers.yaml';
export const HALLS = 'content/data/places/halls.yaml';
export const FELLOWS = 'content/data/qualifications/fellows.yaml';
export const POINTS = 'content/data/rules/points.yaml';
export const CHOICE = 'content/data/rules/choice.yaml';
export const PAPER = 'content/data/rules/paper.yaml';
export const DATES = 'content/data/rules/dates.yaml';

/** Returns a sound file with parts replaced, each where it first stands; throws when a part isn't there. */
export function swap(file: string, ...parts: readonly string[]): Record<string, string> {
  let text = SOUND_CONTENT[file] ?? '';
  for (let index = 0; index < parts.length; index += 2) {
    const [from = '', to = ''] = parts.slice(index, index + 2);
    if (!text.includes(from)) throw new Error(`The sound ${file} has no "${from}".`);
    text = text.replace(from, () => to);
  }
  return { [file]: text };
}

/** Adds a paragraph to the end of both languages; the English one is the Chinese one when left out. */
export function prose(zh: string, en: string = zh.replace(MARK, '')): Record<string, string> {
  return { ...swap(ZH, '完。\n', `完。\n\n${zh}\n`), ...swap(EN, 'Done.\n', `Done.\n\n${en}\n`) };
}

/** Adds or replaces one file. */
export function file(path: string, text: string): Record<string, string> {
  return { [path]: text };
}

/** Encodes a file, changed or not, in another way than UTF-8. */
export function bytes(path: string, encode: Encoded['encode'], text = SOUND_CONTENT[path] ?? ''): Changes {
  return { [path]: { text: text.includes(MARK) ? text : `${MARK}${text}`, encode } };
}

/** The files of a mutation as the disk would give them, and where the diagnostic is expected. */
export type Prepared = {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly problem?: Problem['problem'];
  }[];
  readonly place: string | undefined;
};

/** Applies a mutation to the sound content. */
export function apply(changes: Changes): Prepared {
  let place: string | undefined;
  const plain = (path: string, text: string): string => {
    if (!text.includes(MARK)) return text;
    const marked = takeMark(text);
    place = `${path}:${marked.line}`;
    return marked.text;
  };
  const files = Object.entries({ ...SOUND_CONTENT, ...changes } as Changes).flatMap(([path, changed]) => {
    if (changed === undefined) return [];
    if (typeof changed === 'string') return [{ path, bytes: new TextEncoder().encode(plain(path, changed)) }];
    if ('problem' in changed) {
      place = `${path}:1`;
      return [{ path, bytes: new Uint8Array(), problem: changed.problem }];
    }
    return [{ path, bytes: changed.encode(plain(path, changed.text)) }];
  });
  return { files, place };
}
