import { type DirectoryFile, RESULT_KINDS, type ResultKind } from './directory.ts';
import { type PassageFile, passageFile } from './passage.ts';
import { encodePostings, type Posting } from './postings.ts';
import { tokensOf } from './tokens.ts';

/** Turns what an edition says into the files that its search reads. Runs when the site is built. */

export type CorpusSection = {
  /** Empty for the head of a page: what stands before its first heading. */
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
  /** Lists of sources and changes count less than what a page says. */
  readonly isFoot?: boolean;
};

export type CorpusPage = {
  readonly kind: ResultKind;
  readonly chapter: string;
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly checked: string;
  /** The head first. */
  readonly sections: readonly CorpusSection[];
};

/** A term, source or fact: one short text. */
export type CorpusEntry = {
  readonly chapter: string;
  readonly path: string;
  readonly anchor: string;
  /** The name and other names. */
  readonly names: readonly [string, ...string[]];
  readonly text: string;
  readonly checked: string;
  /** What a reader is shown as proof, and where it stands. */
  readonly proof: string;
};

export type Corpus = {
  readonly chapters: readonly (readonly [id: string, title: string])[];
  readonly pages: readonly CorpusPage[];
  readonly terms: readonly CorpusEntry[];
  readonly sources: readonly CorpusEntry[];
  readonly facts: readonly CorpusEntry[];
  readonly readings: string;
  /** Pairs of a Traditional character and its Simplified one. */
  readonly traditional: string;
  readonly everyday: readonly string[];
  readonly questions: readonly string[];
  readonly numbers: readonly CorpusAddress[];
  readonly ids: readonly CorpusAddress[];
};

/** A name that leads straight to places: the key, and each place as page path and anchor. */
export type CorpusAddress = { readonly key: string; readonly places: readonly { path: string; anchor: string }[] };

const WEIGHTS = { title: 12, keyword: 9, summary: 3, heading: 5, text: 1, foot: 0.3, name: 7 } as const;

/** Roughly how much of the index lies in one file, before compression: less is more requests, more is more bytes. */
const PART_SIZE = 3000;

type WeightedText = readonly [text: string, weight: number];

/** Returns the files of one edition's search by name; throws when more pages come than a number holds. */
export function compileIndex(corpus: Corpus, version: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const postings = new Map<string, Posting[]>();
  const passages: PassageFile[] = [];
  const sectionAt = new Map<string, number>();
  let section = 0;
  const add = (texts: readonly WeightedText[], passage: PassageFile, place: string): void => {
    for (const [token, weight] of weigh(texts)) {
      const list = postings.get(token);
      if (list) list.push({ section, weight });
      else postings.set(token, [{ section, weight }]);
    }
    passages.push(passage);
    sectionAt.set(place, section);
    section++;
  };

  for (const page of corpus.pages) {
    page.sections.forEach((one, index) => {
      const heads: readonly WeightedText[] =
        index === 0
          ? [
              [page.title, WEIGHTS.title],
              ...page.keywords.map((keyword) => [keyword, WEIGHTS.keyword] as const),
              [page.summary, WEIGHTS.summary],
            ]
          : [[one.title, one.isFoot ? WEIGHTS.foot : WEIGHTS.heading]];
      const text = index === 0 && one.text === '' ? page.summary : one.text;
      add(
        [...heads, [one.text, one.isFoot ? WEIGHTS.foot : WEIGHTS.text]],
        [one.anchor, one.title, text, page.checked],
        `${page.path}#${one.anchor}`,
      );
    });
  }
  for (const entry of [...corpus.terms, ...corpus.sources, ...corpus.facts]) {
    const [name] = entry.names;
    add(
      [...entry.names.map((one) => [one, WEIGHTS.name] as const), [entry.text, WEIGHTS.text]],
      [entry.anchor, '', entry.text, entry.checked, entry.path, name, entry.proof],
      `${entry.path}#${entry.anchor}`,
    );
  }

  const sectionsOfPages = corpus.pages.reduce((sum, page) => sum + page.sections.length, 0);
  const packs = Map.groupBy(passages.keys(), (number) => passageFile(number, sectionsOfPages).name);
  for (const [name, numbers] of packs) files.set(name, JSON.stringify(numbers.map((number) => passages[number])));

  const parts = cutIntoParts(postings);
  parts.forEach((part, index) => {
    files.set(`words/${index.toString(36)}`, part.text);
  });
  const sectionsOf = (addresses: readonly CorpusAddress[]) =>
    addresses
      .map(({ key, places }) => {
        const sections = places.flatMap(({ path, anchor }) => sectionAt.get(`${path}#${anchor}`) ?? []);
        return `${key} ${[...new Set(sections)].join(' ')}`;
      })
      .join('\n');
  files.set('numbers', sectionsOf(corpus.numbers));
  files.set('ids', sectionsOf(corpus.ids));
  files.set('traditional', corpus.traditional);
  files.set('directory', JSON.stringify(directoryFile(corpus, version, parts)));
  return files;
}

/** Returns each token of a section with its weight: a word said twice counts more than once, not twice. */
function weigh(texts: readonly WeightedText[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [text, weight] of texts) {
    const counts = new Map<string, number>();
    for (const token of tokensOf(text, weight > WEIGHTS.summary)) counts.set(token, (counts.get(token) ?? 0) + 1);
    for (const [token, count] of counts) {
      weights.set(token, (weights.get(token) ?? 0) + weight * (1 + Math.log2(count)));
    }
  }
  return weights;
}

type Part = { readonly first: string; readonly text: string };

/** Cuts the sorted index into files of about the same size. */
function cutIntoParts(postings: ReadonlyMap<string, readonly Posting[]>): readonly Part[] {
  const parts: { first: string; text: string }[] = [];
  for (const [token, list] of [...postings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // A pair of words found once says no more than its two words.
    if (token.includes(' ') && list.length === 1) continue;
    const line = `${token}\t${encodePostings(list)}\n`;
    const current = parts.at(-1);
    if (current && current.text.length + line.length <= PART_SIZE) current.text += line;
    else parts.push({ first: token, text: line });
  }
  return parts;
}

function directoryFile(corpus: Corpus, version: string, parts: readonly Part[]): DirectoryFile {
  const chapterNumber = (id: string) =>
    Math.max(
      0,
      corpus.chapters.findIndex(([chapter]) => chapter === id),
    );
  const entries = [...corpus.terms, ...corpus.sources, ...corpus.facts];
  if (corpus.pages.length + entries.length > 65_535) throw new Error('Search numbers its pages up to 65,535.');
  return {
    version,
    chapters: corpus.chapters,
    pages: corpus.pages.map((page) => [
      RESULT_KINDS.indexOf(page.kind),
      chapterNumber(page.chapter),
      page.path,
      page.title,
      page.sections.length,
      page.keywords.join('|'),
    ]),
    terms: corpus.terms.map((term) => term.names.join('|')),
    sources: corpus.sources.length,
    facts: corpus.facts.length,
    owners: entries.map((entry) => String.fromCharCode(48 + chapterNumber(entry.chapter))).join(''),
    parts: parts.map((part) => part.first),
    readings: corpus.readings,
    everyday: corpus.everyday,
    questions: corpus.questions.join('|'),
  };
}
