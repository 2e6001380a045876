declare namespace App {
  interface Locals {
    /** Set by each page before its content is rendered; the content components read it. */
    reading: import('./site/reading.ts').Reading;
    /** The oldest checking date among the facts of this page, in words. */
    checked?: string;
    /** Anchors that parts of this page had before, by the anchor they have now. */
    formerIds?: ReadonlyMap<string, readonly string[]>;
    /** Doubts this page has printed; a second print carries no anchor. */
    printedDoubts?: Set<string>;
    /** Seals lead to the pages of facts: this page has no panels. */
    hasNoProofPanels?: boolean;
    /** The note of each fact: its number on paper and, where the page has no panels, where it stands. */
    notes?: ReadonlyMap<string, import('./site/proof-notes.ts').ProofNote>;
    /** Terms are plain words: this page has no panels for them. */
    hasNoTermPanels?: boolean;
    /** The only section to print; all of them when left out. */
    section?: string;
    /** Distinguishes the parts of a page that holds several guides. */
    partTitle?: string;
    /** Sections whose twin is newer, by id. */
    behind?: ReadonlyMap<string, import('./site/behind-notes.ts').BehindNote>;
    /** Tools that the answer card names. */
    tools?: readonly import('./site/page-view.ts').LinkView[];
  }
}
