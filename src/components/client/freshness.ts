/**
 * Tells the reader of an old build, beside the fact itself, what has happened since: the fact has ended, or the day has passed on
 * which it was to be checked again. The dates stand on the proofs; the words are given to the element.
 */
class FactFreshness extends HTMLElement {
  connectedCallback(): void {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const dated of document.querySelectorAll<HTMLElement>('[data-again]')) {
      const { again = '', until = today, from = '' } = dated.dataset;
      const isEnded = until < today;
      const word = isEnded ? this.dataset['ended'] : again < today ? this.dataset['due'] : '';
      // Not yet in force, says the build; by now it is.
      const isOverdue = isEnded || (from !== '' && from <= today);
      const places = dated.popover ? document.querySelectorAll(`[popovertarget="${dated.id}"].proof-mark`) : [dated];
      for (const place of places) {
        const fact = place.closest('.fact');
        if (isOverdue) fact?.querySelector('.notice')?.remove();
        if (!word) continue;
        const notice = document.createElement('span');
        notice.className = 'notice';
        notice.textContent = word;
        // The seal of a line of prose is tied to its last word, the notice isn't.
        if (fact) fact.append(' ', notice);
        else place.after(' ', notice);
      }
    }
  }
}

customElements.define('fact-freshness', FactFreshness);
