/**
 * Keeps the answers in the address, so that a result can be kept, shared and gone back to. `restore` is called at the start and
 * whenever the reader moves in the history; `current` gives the fragment of what is on the page.
 */
export function keepInAddress(
  restore: (fragment: string) => void,
  current: () => string,
): { readonly push: () => void } {
  const follow = (): void => {
    const { hash } = location;
    if (hash === '' || hash.includes('=')) restore(hash);
    else if (current() !== '') history.replaceState(history.state, '', `#${current()}`);
    announce();
  };
  addEventListener('popstate', follow);
  return {
    push: () => {
      const fragment = current();
      if (fragment === location.hash.replace(/^#/, '')) return;
      history.pushState(undefined, '', fragment === '' ? `${location.pathname}${location.search}` : `#${fragment}`);
      announce();
    },
  };
}

/** The language switch follows the address. */
function announce(): void {
  dispatchEvent(new HashChangeEvent('hashchange'));
}
