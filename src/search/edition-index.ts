import type { Locale } from '../handbook/locale.ts';
import { type Directory, type DirectoryFile, openDirectory, partOf } from './directory.ts';
import { type PassageFile, passageFile } from './passage.ts';
import { decodePostings, type Posting } from './postings.ts';
import { type Phrasebook, phrasebook } from './understand.ts';

/** Returns a file of an edition's search as text; rejects when it can't be had. */
export type LoadFile = (locale: Locale, name: string, version: string) => Promise<string>;

/** One edition's search files, each loaded when it is first needed and once. */
export class EditionIndex {
  readonly locale: Locale;
  readonly #load: LoadFile;
  readonly #files = new Map<string, Promise<string>>();
  readonly #parts = new Map<number, ReadonlyMap<string, string>>();
  readonly #postings = new Map<string, readonly Posting[]>();
  #opened: { readonly directory: Directory; readonly book: Phrasebook } | undefined;

  constructor(locale: Locale, load: LoadFile) {
    this.locale = locale;
    this.#load = load;
  }

  /** Loads the directory; everything else needs it first. */
  async open(): Promise<{ readonly directory: Directory; readonly book: Phrasebook }> {
    if (!this.#opened) {
      const file = JSON.parse(await this.#file('directory', '')) as DirectoryFile;
      const directory = openDirectory(file);
      this.#opened ??= { directory, book: phrasebook(directory, this.locale) };
    }
    return this.#opened;
  }

  /** Loads the parts of the index that hold these tokens; for one Chinese character, all that begin with it. */
  async loadTokens(tokens: Iterable<string>): Promise<void> {
    const { directory } = await this.open();
    const wanted = [...tokens].flatMap((token) =>
      isCharacter(token) ? partsFrom(token, directory.parts) : [partOf(token, directory.parts)],
    );
    await this.#loadParts(wanted);
  }

  /** Loads and returns the words of the index with a beginning. */
  async wordsFrom(beginning: string): Promise<readonly string[]> {
    const { directory } = await this.open();
    const parts = partsFrom(beginning, directory.parts);
    await this.#loadParts(parts);
    return parts
      .flatMap((part) => [...(this.#parts.get(part)?.keys() ?? [])])
      .filter((word) => word.startsWith(beginning) && /^[a-z]+$/.test(word));
  }

  /** Returns where a token stands, of the parts that are loaded. One Chinese character finds the pairs it begins. */
  readonly find = (token: string): readonly Posting[] => {
    const known = this.#postings.get(token);
    if (known) return known;
    if (!this.#opened) return [];
    const { parts } = this.#opened.directory;
    const found = isCharacter(token)
      ? joinPostings(
          partsFrom(token, parts).flatMap((part) =>
            [...(this.#parts.get(part) ?? [])].flatMap(([one, text]) => (one.startsWith(token) ? [text] : [])),
          ),
        )
      : decodePostings(this.#parts.get(partOf(token, parts))?.get(token) ?? '');
    this.#postings.set(token, found);
    return found;
  };

  /** Returns one section for showing. */
  async passage(section: number): Promise<PassageFile> {
    const { directory } = await this.open();
    const { name, at } = passageFile(section, directory.sectionsOfPages);
    const pack = JSON.parse(await this.#file(name, directory.version)) as readonly PassageFile[];
    const passage = pack[at];
    if (!passage) throw new Error(`Search has no section ${section}.`);
    return passage;
  }

  /** Returns the names that lead straight to sections. */
  async addresses(list: 'numbers' | 'ids'): Promise<ReadonlyMap<string, readonly number[]>> {
    const { directory } = await this.open();
    const lines = (await this.#file(list, directory.version)).split('\n');
    return new Map(
      lines.map((line) => {
        const [key = '', ...sections] = line.split(' ');
        return [key, sections.map(Number)];
      }),
    );
  }

  /** Returns pairs of a Traditional character and its Simplified one. */
  async traditional(): Promise<ReadonlyMap<string, string>> {
    const { directory } = await this.open();
    const characters = [...(await this.#file('traditional', directory.version))];
    return new Map(
      characters.flatMap((character, index) => (index % 2 === 0 ? [[character, characters[index + 1] ?? '']] : [])),
    );
  }

  async #loadParts(parts: readonly number[]): Promise<void> {
    const { directory } = await this.open();
    await Promise.all(
      [...new Set(parts)].map(async (part) => {
        if (this.#parts.has(part)) return;
        const text = await this.#file(`words/${part.toString(36)}`, directory.version);
        const lines = text.split('\n').map((line) => line.split('\t', 2));
        this.#parts.set(part, new Map(lines.map(([token = '', postings = '']) => [token, postings])));
      }),
    );
  }

  #file(name: string, version: string): Promise<string> {
    const known = this.#files.get(name);
    if (known) return known;
    const loading = this.#load(this.locale, name, version);
    this.#files.set(name, loading);
    // What failed once may be had when the connection is back.
    loading.catch(() => this.#files.delete(name));
    return loading;
  }
}

function isCharacter(token: string): boolean {
  return /^\p{Script=Han}$/u.test(token);
}

/** Returns the parts that may hold tokens with a beginning. */
function partsFrom(beginning: string, parts: readonly string[]): readonly number[] {
  const first = partOf(beginning, parts);
  const last = partOf(`${beginning}\uffff`, parts);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Joins postings of several tokens as those of one. */
function joinPostings(texts: readonly string[]): readonly Posting[] {
  const weights = new Map<number, number>();
  for (const { section, weight } of texts.flatMap(decodePostings))
    weights.set(section, Math.max(weights.get(section) ?? 0, weight));
  return [...weights].map(([section, weight]) => ({ section, weight })).sort((a, b) => a.section - b.section);
}
