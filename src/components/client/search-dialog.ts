import { SearchEngine } from '../../search/search-engine.ts';
import { searchFileLoader } from './load-search-file.ts';
import { resultOption } from './result-view.ts';
import { outcomeOf, readWords, type SearchWords } from './search-words.ts';

const SHOWN = 8;
const TYPING_PAUSE = 120;

/**
 * Makes the bare dialog the search box that the search page of this edition keeps ready, and lets it search as one types.
 * Takes the dialog, which holds a form with one field, and the address of the search page; throws when that can't be read.
 */
export async function furnishSearchDialog(dialog: HTMLDialogElement, searchPage: string): Promise<void> {
  const response = await fetch(searchPage);
  if (!response.ok) throw new Error(`${searchPage}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const words = page.querySelector<HTMLElement>('handbook-search');
  const kept = page.querySelector<HTMLTemplateElement>('#search-box')?.content;
  const ready = kept?.querySelector('dialog');
  const style = kept?.querySelector('link');
  if (!words || !ready || !style) throw new Error(`${searchPage} keeps no search box.`);

  const styled = new Promise((resolve) => {
    style.addEventListener('load', resolve);
    style.addEventListener('error', resolve);
  });
  document.head.append(style);
  await styled;
  // The field stays where it is, with what has been typed and the input method at work.
  furnish(dialog, ready);
  runSearch(dialog, readWords(words), searchPage);
}

/** Gives an element the attributes and the missing children of another, and so on below it. */
function furnish(bare: Element, ready: Element): void {
  for (const { name, value } of ready.attributes) bare.setAttribute(name, value);
  const own = [...bare.children];
  for (const [index, child] of [...ready.children].entries()) {
    const same = own[index];
    if (same) furnish(same, child);
    else bare.append(child);
  }
}

function runSearch(dialog: HTMLDialogElement, words: SearchWords, searchPage: string): void {
  const input = dialog.querySelector('input');
  const list = dialog.querySelector<HTMLElement>('[role="listbox"]');
  const status = dialog.querySelector<HTMLElement>('[role="status"]');
  const all = dialog.querySelector<HTMLAnchorElement>('.search-dialog__all');
  if (!input || !list || !status || !all) throw new Error('The search box lacks a part.');
  const engine = new SearchEngine(words.locale, searchFileLoader(words.index));
  let latest = 0;
  let chosen = -1;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  const choose = (next: number) => {
    const found = options();
    chosen = found.length === 0 ? -1 : (next + found.length + 1) % (found.length + 1);
    if (chosen === found.length) chosen = -1;
    found.forEach((option, index) => {
      option.ariaSelected = String(index === chosen);
    });
    const option = found[chosen];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const print = (found: readonly HTMLElement[], text: string) => {
    list.replaceChildren(...found);
    list.hidden = found.length === 0;
    input.ariaExpanded = String(found.length > 0);
    status.textContent = text;
    choose(-1);
  };

  const show = async () => {
    const turn = ++latest;
    const typed = input.value;
    all.href = typed.trim() === '' ? searchPage : `${searchPage}?q=${encodeURIComponent(typed.trim())}`;
    if (typed.trim() === '') {
      print([], words.say('prompt'));
      return;
    }
    try {
      const found = await engine.search(typed);
      const shown = await Promise.all(found.hits.slice(0, SHOWN).map((hit) => engine.read(hit, found, words.locale)));
      if (turn !== latest) return;
      print(
        shown.map((one, index) => resultOption(one, index, words)),
        outcomeOf(found, found.hits.length, typed, words),
      );
    } catch {
      if (turn === latest) print([], words.say('failed'));
    }
  };

  let typing: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => void show(), TYPING_PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    // Enter and arrows belong to the input method while it composes Chinese.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? chosen + 1 : chosen === -1 ? options().length - 1 : chosen - 1);
    } else if (event.key === 'Enter') {
      const option = options()[chosen];
      if (!option) return;
      event.preventDefault();
      option.click();
    }
  });
  // A result on the page that is open only moves to its section; the box must not stay before it.
  list.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.querySelector('.search-dialog__close')?.addEventListener('click', () => dialog.close());
  void show();
}
