declare namespace App {
  interface Locals {
    /** Set by each page before its content is rendered; the content components read it. */
    reading: import('./site/reading.ts').Reading;
    /** Doubts this page has printed; a second print carries no anchor. */
    printedDoubts?: Set<string>;
  }
}
