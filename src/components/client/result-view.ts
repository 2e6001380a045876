import { htmlLang } from '../../handbook/locale.ts';
import { pageUrl } from '../../handbook/urls.ts';
import type { Piece } from '../../search/excerpt.ts';
import type { Shown } from '../../search/search-engine.ts';
import type { SearchWords } from './search-words.ts';

/** Returns the address of a result: the section that matched, or the top of the page. */
export function hrefOf(shown: Shown, words: SearchWords): string {
  return pageUrl(words.base, shown.locale, shown.path, shown.anchor);
}

/** Returns a result for the list of the search page: one link, where it is, the text around what was found. */
export function resultItem(shown: Shown, words: SearchWords): HTMLLIElement {
  const item = create('li', 'result');
  item.lang = htmlLang(shown.locale);
  const link = create('a', 'result__link');
  link.href = hrefOf(shown, words);
  // The address of the search page holds the query; the next page need not be told.
  link.referrerPolicy = 'no-referrer';
  link.append(create('span', 'result__title', shown.title));
  if (shown.heading) link.append(' ', create('span', 'result__heading', `› ${shown.heading}`));
  const excerpt = create('p', 'result__excerpt');
  excerpt.append(...marked(shown.excerpt));
  const about = create('p', 'result__about quiet');
  about.textContent = [
    shown.chapter,
    words.kind(shown.kind),
    shown.checked && words.say('checked', { date: shown.checked }),
  ]
    .filter(Boolean)
    .join(' · ');
  item.append(link, excerpt, about);
  return item;
}

/** Returns a result for the box: a link that the arrow keys reach. */
export function resultOption(shown: Shown, number: number, words: SearchWords): HTMLAnchorElement {
  const option = create('a', 'search-option');
  option.href = hrefOf(shown, words);
  option.id = `search-option-${number}`;
  option.role = 'option';
  option.tabIndex = -1;
  option.ariaSelected = 'false';
  const excerpt = create('span', 'search-option__excerpt');
  excerpt.append(...marked(shown.excerpt));
  option.append(
    create('span', 'search-option__title', shown.heading ? `${shown.title} › ${shown.heading}` : shown.title),
    ' ',
    create('span', 'search-option__about', `${shown.chapter} · ${words.kind(shown.kind)}`),
    ' ',
    excerpt,
  );
  return option;
}

/** Returns a definition or a value with its proof, for above the results. */
export function answerNodes(shown: Shown, words: SearchWords): readonly HTMLElement[] {
  const name = create('p', 'search-answer__name');
  const link = create('a', '', shown.title);
  link.href = hrefOf(shown, words);
  name.append(
    create('span', 'search-answer__kind', words.say(shown.kind === 'fact' ? 'value' : 'definition')),
    ' ',
    link,
  );
  const proof = [
    shown.proof && `${words.say('proof')}${shown.proof}`,
    shown.checked && words.say('checked', { date: shown.checked }),
  ];
  return [
    name,
    create('p', 'search-answer__text', shown.text),
    create('p', 'search-answer__proof quiet', proof.filter(Boolean).join(' · ')),
  ];
}

/** Returns an excerpt as text and marks only: nothing of what was typed or found is read as markup. */
function marked(pieces: readonly Piece[]): readonly Node[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? create('mark', '', text) : document.createTextNode(text)));
}

/** Returns a new element with a class and a text. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}
