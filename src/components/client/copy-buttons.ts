/**
 * Puts a button beside each text that says it is there to be copied. The button copies; where the browser doesn't let it, it selects the
 * text. What happened is said in the language of the text; beside a text of both languages, in both.
 */
class CopyButtons extends HTMLElement {
  connectedCallback(): void {
    for (const text of document.querySelectorAll<HTMLElement>('[data-copy]')) {
      const lang = text.closest('[lang]')?.getAttribute('lang') ?? '';
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = this.#word('copy', lang);
      button.setAttribute('aria-label', `${button.textContent}: ${text.dataset['copy']}`);
      button.addEventListener('click', () => void this.#copy(text, button, lang));
      text.after(' ', button);
    }
  }

  async #copy(text: HTMLElement, button: HTMLElement, lang: string): Promise<void> {
    let word = 'copied';
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
    } catch {
      // No clipboard on a page that isn't served over https, nor where the reader forbids it.
      word = 'selected';
    }
    if (word === 'selected') getSelection()?.selectAllChildren(text);
    const said = this.#word(word, lang);
    const status = this.querySelector('[role="status"]');
    // The same words twice in a row would not be read out again.
    if (status) status.textContent = '';
    button.textContent = said;
    requestAnimationFrame(() => {
      if (status) status.textContent = said;
    });
    setTimeout(() => {
      button.textContent = this.#word('copy', lang);
    }, 3000);
  }

  #word(word: string, lang: string): string {
    const own = this.getAttribute(`data-${word}-${lang.slice(0, 2)}`);
    return own ?? `${this.getAttribute(`data-${word}-zh`)} · ${this.getAttribute(`data-${word}-en`)}`;
  }
}

customElements.define('copy-buttons', CopyButtons);
