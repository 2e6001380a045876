/** Keeps the section when the reader changes language: both editions have the same anchors. */
class LanguageSwitch extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    const keepSection = (): void => {
      if (link) link.hash = location.hash;
    };
    keepSection();
    addEventListener('hashchange', keepSection);
  }
}

customElements.define('language-switch', LanguageSwitch);
