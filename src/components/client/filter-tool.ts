import { normaliseQuery } from '../../search/normalise-query.ts';
import { keepInAddress } from './answers-in-address.ts';
import { part, parts, wordsOf } from './tool-element.ts';

/** Narrows a list to the items that hold every word typed. */
class FilterTool extends HTMLElement {
  connectedCallback(): void {
    const words = wordsOf(this);
    const input = part<HTMLInputElement>(this, 'input');
    const items = parts(this, '[data-text]');
    const show = (): void => {
      const wanted = normaliseQuery(input.value).toLowerCase().split(' ').filter(Boolean);
      for (const item of items) {
        const text = (item.dataset['text'] ?? '').toLowerCase();
        item.hidden = !wanted.every((word) => text.includes(word));
      }
      const count = items.filter((item) => !item.hidden).length;
      part(this, '.tool-summary').textContent =
        count === 0
          ? words('filterNone', { query: input.value.trim().slice(0, 60) })
          : words('filterCount', { count, total: items.length });
    };
    const current = (): string =>
      input.value.trim() === '' ? '' : new URLSearchParams({ q: input.value.trim() }).toString();
    const restore = (fragment: string): void => {
      input.value = new URLSearchParams(fragment.replace(/^#/, '')).get('q') ?? '';
      show();
    };
    const address = keepInAddress(restore, current);
    input.addEventListener('input', show);
    input.addEventListener('change', () => address.push());
    part(this, '.tool-filter').hidden = false;
    restore(location.hash);
  }
}

customElements.define('handbook-filter', FilterTool);
