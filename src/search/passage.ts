/** A section as it travels, for showing as a result: pages keep path and title in the directory, the rest bring theirs. */
export type PassageFile =
  | readonly [anchor: string, heading: string, text: string, checked: string]
  | readonly [
      anchor: string,
      heading: string,
      text: string,
      checked: string,
      path: string,
      title: string,
      proof: string,
    ];

/** Terms, sources and facts are short: so many share a file. */
const PACK = 8;

/** Returns which file holds a section for showing, and where in it. */
export function passageFile(section: number, sectionsOfPages: number): { readonly name: string; readonly at: number } {
  const entry = section - sectionsOfPages;
  const number = entry < 0 ? section : sectionsOfPages + Math.floor(entry / PACK);
  return { name: `passages/${number.toString(36)}`, at: entry < 0 ? 0 : entry % PACK };
}
