import { otherLocale } from '../../handbook/locale.ts';
import { RESULT_KINDS } from '../../search/directory.ts';
import type { Hit } from '../../search/rank.ts';
import { type Found, SearchEngine } from '../../search/search-engine.ts';
import { searchFileLoader } from './load-search-file.ts';
import { answerNodes, create, resultItem } from './result-view.ts';
import { outcomeOf, readWords, type SearchWords } from './search-words.ts';

const PAGE_SIZE = 10;
const OTHER_SIZE = 5;
const TYPING_PAUSE = 200;
const FILTERS = ['chapter', 'kind'] as const;

type Address = 'push' | 'replace' | 'keep';

/** The search page: query and filters live in the address, results are links, nothing is loaded before a query. */
class HandbookSearch extends HTMLElement {
  #latest = 0;
  #shown = '';
  #words: SearchWords | undefined;
  #engine: SearchEngine | undefined;

  connectedCallback(): void {
    const { input, form, filters } = this.#parts();
    const words = readWords(this);
    this.#words = words;
    this.#engine = new SearchEngine(words.locale, searchFileLoader(words.index));
    let typing: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => void this.#show('replace'), TYPING_PAUSE);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(typing);
      void this.#show('push');
    });
    for (const name of FILTERS) filters[name].addEventListener('change', () => void this.#show('push'));
    addEventListener('popstate', () => {
      clearTimeout(typing);
      this.#readAddress();
      void this.#show('keep');
    });
    this.#readAddress();
    void this.#show('keep');
  }

  #readAddress(): void {
    const { input, filters } = this.#parts();
    const asked = new URLSearchParams(location.search);
    input.value = asked.get('q') ?? '';
    for (const name of FILTERS) {
      const wanted = asked.get(name) ?? '';
      // The options come with the first results; what the address asks for must not be lost until then.
      if (wanted !== '' && ![...filters[name].options].some((option) => option.value === wanted))
        filters[name].append(new Option(wanted, wanted));
      filters[name].value = wanted;
    }
  }

  #writeAddress(address: Address): void {
    const { input, filters } = this.#parts();
    const url = new URL(location.href);
    const values = { q: input.value.trim(), chapter: filters.chapter.value, kind: filters.kind.value };
    for (const [name, value] of Object.entries(values)) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    if (url.href === location.href) return;
    // A browser refuses addresses of some length; the words stay in the field all the same.
    if (url.href.length > 8000) return;
    // The query that was looked at stays reachable with the back button; half-typed ones don't.
    history[address === 'push' && this.#shown !== '' ? 'pushState' : 'replaceState'](undefined, '', url);
  }

  async #show(address: Address): Promise<void> {
    const turn = ++this.#latest;
    const { input, list, more, answer, other, nothing, filterSet } = this.#parts();
    const typed = input.value;
    if (address !== 'keep') this.#writeAddress(address);
    more.hidden = true;
    if (typed.trim() === '' || !this.#engine || !this.#words) {
      for (const part of [answer, other, nothing, filterSet]) part.hidden = true;
      list.replaceChildren();
      delete list.dataset['state'];
      this.#say(this.#words?.say('prompt') ?? '');
      return;
    }
    this.#say(this.#words.say('searching'));
    try {
      const found = await this.#engine.search(typed);
      if (turn === this.#latest) await this.#print(found, typed, turn);
    } catch {
      if (turn !== this.#latest) return;
      for (const part of [answer, other, filterSet]) part.hidden = true;
      list.replaceChildren();
      list.dataset['state'] = 'failed';
      this.#say(this.#words.say('failed'));
    }
  }

  async #print(found: Found, typed: string, turn: number): Promise<void> {
    const engine = this.#engine;
    const words = this.#words;
    if (!engine || !words) return;
    const { list, more, answer, other, nothing, filterSet } = this.#parts();
    const directory = await engine.directory();
    const answerSection = found.answer;
    const otherHits = found.otherHits.slice(0, OTHER_SIZE);
    this.#fillFilters(found.hits, directory);
    const hits = this.#filtered(found.hits, directory);
    const [first, answerShown, othersShown, near] = await Promise.all([
      this.#items(found, hits.slice(0, PAGE_SIZE)),
      answerSection === undefined
        ? undefined
        : engine.read(
            { page: directory.pageOfSection[answerSection] ?? 0, section: answerSection },
            found,
            words.locale,
          ),
      Promise.all(otherHits.map((hit) => engine.read(hit, found, otherLocale(words.locale)))),
      found.hits.length === 0 ? engine.nearNames(typed) : [],
    ]);
    if (turn !== this.#latest) return;
    this.#shown = typed;
    list.replaceChildren(...first);
    list.dataset['state'] = hits.length > 0 ? 'found' : 'empty';
    this.#say(outcomeOf(found, hits.length, typed, words));
    answer.hidden = answerShown === undefined;
    answer.replaceChildren(...(answerShown ? answerNodes(answerShown, words) : []));
    other.hidden = othersShown.length === 0;
    other.querySelector('ol')?.replaceChildren(...othersShown.map((shown) => resultItem(shown, words)));
    nothing.hidden = found.hits.length > 0;
    nothing.querySelector('.search__near')?.replaceChildren(...near.map(nearLink));
    nothing.querySelector('h2')?.toggleAttribute('hidden', near.length === 0);
    filterSet.hidden = found.hits.length === 0;
    more.hidden = hits.length <= PAGE_SIZE;
    more.onclick = () => void this.#printMore(found, hits, turn);
  }

  async #printMore(found: Found, hits: readonly Hit[], turn: number): Promise<void> {
    const { list, more } = this.#parts();
    const start = list.children.length;
    const items = await this.#items(found, hits.slice(start, start + PAGE_SIZE));
    if (turn !== this.#latest) return;
    list.append(...items);
    more.hidden = start + PAGE_SIZE >= hits.length;
    list.children[start]?.querySelector('a')?.focus();
  }

  #items(found: Found, hits: readonly Hit[]): Promise<readonly HTMLLIElement[]> {
    const engine = this.#engine;
    const words = this.#words;
    if (!engine || !words) return Promise.resolve([]);
    return Promise.all(hits.map(async (hit) => resultItem(await engine.read(hit, found, words.locale), words)));
  }

  #filtered(hits: readonly Hit[], directory: Awaited<ReturnType<SearchEngine['directory']>>): readonly Hit[] {
    const { chapter, kind } = this.#parts().filters;
    const chapterOf = (hit: Hit) => directory.chapters[directory.chapterOf(hit.page)]?.[0];
    return hits.filter(
      (hit) =>
        (chapter.value === '' || chapterOf(hit) === chapter.value) &&
        (kind.value === '' || directory.kindOf(hit.page) === kind.value),
    );
  }

  /** Lists chapters and kinds that results have, with how many of each. */
  #fillFilters(hits: readonly Hit[], directory: Awaited<ReturnType<SearchEngine['directory']>>): void {
    const words = this.#words;
    if (!words) return;
    const { chapter, kind } = this.#parts().filters;
    const fill = (
      select: HTMLSelectElement,
      choices: readonly (readonly [value: string, title: string, count: number])[],
    ) => {
      const wanted = select.value;
      const offered = choices.filter(([value, , count]) => count > 0 || value === wanted);
      select.replaceChildren(
        new Option(`${words.say('all')} (${hits.length})`, ''),
        ...offered.map(([value, title, count]) => new Option(`${title} (${count})`, value)),
      );
      select.value = wanted;
    };
    fill(
      chapter,
      directory.chapters.map(([id, title], index) => [
        id,
        title,
        hits.filter((hit) => directory.chapterOf(hit.page) === index).length,
      ]),
    );
    fill(
      kind,
      RESULT_KINDS.map((one) => [
        one,
        words.kind(one),
        hits.filter((hit) => directory.kindOf(hit.page) === one).length,
      ]),
    );
  }

  #say(text: string): void {
    this.#parts().status.textContent = text;
  }

  #parts() {
    const find = <T extends Element>(selector: string): T => {
      const element = this.querySelector<T>(selector);
      if (!element) throw new Error(`The search page lacks ${selector}.`);
      return element;
    };
    return {
      form: find<HTMLFormElement>('form'),
      input: find<HTMLInputElement>('input'),
      filterSet: find<HTMLElement>('.search__filters'),
      filters: {
        chapter: find<HTMLSelectElement>('select[name="chapter"]'),
        kind: find<HTMLSelectElement>('select[name="kind"]'),
      },
      status: find<HTMLElement>('.search__status'),
      answer: find<HTMLElement>('#search-answer'),
      list: find<HTMLOListElement>('#search-results'),
      more: find<HTMLButtonElement>('.search__more'),
      other: find<HTMLElement>('.search__other'),
      nothing: find<HTMLElement>('.search__nothing'),
    };
  }
}

function nearLink(name: string): HTMLLIElement {
  const item = create('li');
  const link = create('a', '', name);
  link.href = `?${new URLSearchParams({ q: name })}`;
  item.append(link);
  return item;
}

customElements.define('handbook-search', HandbookSearch);
