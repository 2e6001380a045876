import { mergeHits } from '../../search/merge-hits.ts';
import { normaliseQuery } from '../../search/normalise-query.ts';
import { isPlausibleMatch } from '../../search/plausible-match.ts';

/** What of Pagefind's interface is used here (Pagefind 1.6). */
type Hit = {
  readonly id: string;
  readonly data: () => Promise<{ url: string; excerpt: string; meta: Record<string, string> }>;
};
type Pagefind = {
  readonly options: (options: Record<string, unknown>) => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly Hit[] }>;
};

const PAGE_SIZE = 20;

/** The search page: the query lives in the address, results are links, nothing is loaded before a query. */
class HandbookSearch extends HTMLElement {
  #engine: Promise<Pagefind> | undefined;
  #latest = 0;

  connectedCallback(): void {
    const { input, form } = this.#parts();
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    let typing: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.#show(input.value, 'replace'), 200);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(typing);
      void this.#show(input.value, 'push');
    });
    addEventListener('popstate', () => {
      input.value = new URLSearchParams(location.search).get('q') ?? '';
      void this.#show(input.value, 'keep');
    });
    void this.#show(input.value, 'keep');
  }

  async #show(text: string, address: 'push' | 'replace' | 'keep'): Promise<void> {
    const turn = ++this.#latest;
    const query = normaliseQuery(text);
    if (address !== 'keep') {
      const url = new URL(location.href);
      if (query === '') url.searchParams.delete('q');
      else url.searchParams.set('q', text.trim());
      history[address === 'push' ? 'pushState' : 'replaceState'](undefined, '', url);
    }
    const { list, more } = this.#parts();
    more.hidden = true;
    if (query === '') {
      list.replaceChildren();
      delete list.dataset['state'];
      this.#say(this.dataset['prompt'] ?? '');
      return;
    }
    this.#say(this.dataset['searching'] ?? '');
    try {
      const hits = await this.#find(query);
      if (turn !== this.#latest) return;
      await this.#print(hits, text, turn);
    } catch {
      if (turn !== this.#latest) return;
      list.replaceChildren();
      list.dataset['state'] = 'failed';
      this.#say(this.dataset['failed'] ?? '');
    }
  }

  /** The exact phrase first, then pages that hold all its words. */
  async #find(query: string): Promise<readonly Hit[]> {
    const engine = await this.#load();
    const phrase = await engine.search(`"${query}"`);
    const words = await engine.search(query);
    return mergeHits(phrase.results, words.results);
  }

  #load(): Promise<Pagefind> {
    this.#engine ??= (async () => {
      const bundle = new URL(this.dataset['bundle'] ?? '', location.href);
      const engine = (await import(/* @vite-ignore */ new URL('pagefind.js', bundle).href)) as Pagefind;
      await engine.options({ excerptLength: 24, ranking: { metaWeights: { title: 5, keywords: 5 } } });
      return engine;
    })();
    this.#engine.catch(() => {
      this.#engine = undefined;
    });
    return this.#engine;
  }

  async #print(hits: readonly Hit[], text: string, turn: number): Promise<void> {
    const { list, more } = this.#parts();
    const first = await Promise.all(hits.slice(0, PAGE_SIZE).map(readHit));
    if (turn !== this.#latest) return;
    const isFound = first.some(({ title, marks }) => isPlausibleMatch(text, `${title} ${marks}`));
    list.dataset['state'] = isFound ? 'found' : 'empty';
    if (!isFound) {
      list.replaceChildren();
      this.#say((this.dataset['empty'] ?? '').replace('{query}', text.trim().slice(0, 80)));
      return;
    }
    list.replaceChildren(...first.map(resultItem));
    const words = hits.length === 1 ? this.dataset['foundOne'] : this.dataset['foundOther'];
    this.#say((words ?? '').replace('{count}', String(hits.length)));
    more.hidden = hits.length <= PAGE_SIZE;
    more.onclick = () => void this.#printMore(hits, turn);
  }

  async #printMore(hits: readonly Hit[], turn: number): Promise<void> {
    const { list, more } = this.#parts();
    const start = list.children.length;
    const items = await Promise.all(hits.slice(start, start + PAGE_SIZE).map(readHit));
    if (turn !== this.#latest) return;
    list.append(...items.map(resultItem));
    more.hidden = start + PAGE_SIZE >= hits.length;
    list.children[start]?.querySelector('a')?.focus();
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
      status: find<HTMLElement>('.search__status'),
      list: find<HTMLOListElement>('#search-results'),
      more: find<HTMLButtonElement>('.search__more'),
    };
  }
}

type ReadHit = {
  readonly url: string;
  readonly title: string;
  readonly excerpt: readonly Node[];
  readonly marks: string;
};

/** Pagefind's excerpt is HTML with <mark>; it is taken apart here and put back as text and marks only. */
async function readHit(hit: Hit): Promise<ReadHit> {
  const { url, excerpt, meta } = await hit.data();
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  const marks: string[] = [];
  const nodes = [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    marks.push(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
  return { url, title: meta['title'] ?? url, excerpt: nodes, marks: marks.join(' ') };
}

function resultItem({ url, title, excerpt }: ReadHit): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = title;
  const text = document.createElement('p');
  text.append(...excerpt);
  item.append(link, text);
  return item;
}

customElements.define('handbook-search', HandbookSearch);
