/**
 * Makes the copy buttons of the page work: each copies the text before it; where the browser doesn't let it, it selects the text. What
 * happened is said in the language of the text; beside a text of both languages, in both.
 */
class CopyButtons extends HTMLElement {
  connectedCallback(): void {
    for (const button of document.querySelectorAll<HTMLElement>('.copy')) {
      const text = button.previousElementSibling;
      const invitation = button.textContent;
      button.addEventListener('click', () => text && void this.#copy(text, button, invitation));
      button.hidden = false;
    }
  }

  async #copy(text: Element, button: HTMLElement, invitation: string): Promise<void> {
    let word = 'copied';
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
    } catch {
      // No clipboard on a page that isn't served over https, nor where the reader forbids it.
      word = 'selected';
    }
    if (word === 'selected') getSelection()?.selectAllChildren(text);
    const said = this.#word(word, button.closest('[lang]')?.getAttribute('lang') ?? '');
    const status = this.querySelector('[role="status"]');
    // The same words twice in a row would not be read out again.
    if (status) status.textContent = '';
    button.textContent = said;
    requestAnimationFrame(() => {
      if (status) status.textContent = said;
    });
    setTimeout(() => {
      button.textContent = invitation;
    }, 3000);
  }

  #word(word: string, lang: string): string {
    const own = this.getAttribute(`data-${word}-${lang.slice(0, 2)}`);
    return own ?? `${this.getAttribute(`data-${word}-zh`)} · ${this.getAttribute(`data-${word}-en`)}`;
  }
}

customElements.define('copy-buttons', CopyButtons);
