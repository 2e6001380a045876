declare namespace App {
  interface Locals {
    /** Set by each page before its content is rendered; the content components read it. */
    reading: import('./site/reading.ts').Reading;
    /** The oldest checking date among the facts of this page, in words. */
    checked?: string;
    /** Doubts this page has printed; a second print carries no anchor. */
    printedDoubts?: Set<string>;
    /** Seals lead to the pages of facts: this page has no panels. */
    hasNoProofPanels?: boolean;
    /** The styles of pictures stand on this page already. */
    hasPictureStyles?: boolean;
    /** Tools that the answer card names. */
    tools?: readonly import('./site/page-view.ts').LinkView[];
  }
}
