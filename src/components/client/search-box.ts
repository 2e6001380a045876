/**
 * The search link in the header, which opens a box where the page may search. Nothing is downloaded before it is
 * opened; a page that may not search (see the policy in page-view.ts) and a failed download lead to the search page.
 */
class SearchBox extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    if (this.#dialog) link.ariaHasPopup = 'dialog';
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !this.#dialog) return;
      event.preventDefault();
      void this.#open(link.href);
    });
    document.addEventListener('keydown', (event) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      void this.#open(link.href);
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  async #open(searchPage: string): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('handbook-search input[type="search"]');
    if (field) {
      field.focus();
      field.select();
      return;
    }
    const dialog = this.#dialog;
    if (!dialog) {
      location.assign(searchPage);
      return;
    }
    if (dialog.open) return;
    dialog.showModal();
    try {
      const { runSearchDialog } = await import('./search-dialog.ts');
      runSearchDialog(this, dialog);
    } catch {
      location.assign(searchPage);
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
