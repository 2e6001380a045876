/**
 * The search link in the header, which opens a box where the page may search. Nothing is downloaded before it is
 * opened; a page that may not search (see the policy in page-view.ts) and a failed download lead to the search page.
 */
class SearchBox extends HTMLElement {
  #dialog: HTMLDialogElement | undefined;

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    if (this.#hasBox) link.ariaHasPopup = 'dialog';
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !this.#hasBox) return;
      event.preventDefault();
      void this.#open(link);
    });
    document.addEventListener('keydown', (event) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      void this.#open(link);
    });
  }

  get #hasBox(): boolean {
    return this.dataset['opens'] === 'box';
  }

  async #open(link: HTMLAnchorElement): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('handbook-search input[type="search"]');
    if (field) {
      field.focus();
      field.select();
      return;
    }
    if (!this.#hasBox) {
      location.assign(link.href);
      return;
    }
    if (this.#dialog) {
      if (!this.#dialog.open) this.#dialog.showModal();
      return;
    }
    // A bare field takes what is typed while the rest is on its way.
    const dialog = document.createElement('dialog');
    const form = dialog.appendChild(document.createElement('form'));
    const input = form.appendChild(document.createElement('input'));
    dialog.ariaLabel = input.ariaLabel = link.textContent;
    form.action = link.href;
    input.name = 'q';
    input.type = 'search';
    this.append(dialog);
    this.#dialog = dialog;
    dialog.showModal();
    try {
      const { furnishSearchDialog } = await import('./search-dialog.ts');
      await furnishSearchDialog(dialog, link.href);
    } catch {
      location.assign(input.value === '' ? link.href : `${link.href}?q=${encodeURIComponent(input.value)}`);
    }
  }
}

/** `/` outside a field, or Ctrl or ⌘ with K anywhere. */
function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  if (event.key.toLowerCase() === 'k') return (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (event.key !== '/' || event.ctrlKey || event.metaKey) return false;
  const { activeElement } = document;
  const isField =
    activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select, [contenteditable]');
  return !isField;
}

customElements.define('search-box', SearchBox);
