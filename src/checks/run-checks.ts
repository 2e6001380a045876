import { type Diagnostic, sortDiagnostics } from '../handbook/diagnostic.ts';
import type { Content, Handbook } from '../handbook/handbook.ts';
import { linkHandbook } from '../handbook/link.ts';
import { addresses } from './addresses.ts';
import { answerCards } from './answer-cards.ts';
import { avoidedWords } from './avoided-words.ts';
import { bareFigures } from './bare-figures.ts';
import type { Check, CheckContext } from './check.ts';
import { componentUse } from './component-use.ts';
import { doubtfulFacts } from './doubtful-facts.ts';
import { factSentences } from './fact-sentences.ts';
import { images } from './images.ts';
import { linkPromise } from './link-promise.ts';
import { links } from './links.ts';
import { markdownTraps } from './markdown-traps.ts';
import { pageHead } from './page-head.ts';
import { pictures } from './pictures.ts';
import { plainTexts } from './plain-texts.ts';
import { recordDates } from './record-dates.ts';
import { recordKinds } from './record-kinds.ts';
import { rules } from './rules.ts';
import { sections } from './sections.ts';
import { sentenceLength } from './sentence-length.ts';
import { sourceLinks } from './source-links.ts';
import { toWrite } from './to-write.ts';
import { twinLedger } from './twin-ledger.ts';
import { twinNumbers } from './twin-numbers.ts';
import { twinParity } from './twin-parity.ts';
import { twins } from './twins.ts';
import { unknownReferences } from './unknown-references.ts';
import { unreadMarkup } from './unread-markup.ts';
import { unusedRecords } from './unused-records.ts';

/** Every rule of the content; a new rule is one file here and one line in this list. */
const CHECKS: readonly Check[] = [
  addresses,
  plainTexts,
  recordKinds,
  unreadMarkup,
  unusedRecords,
  twinNumbers,
  sentenceLength,
  avoidedWords,
  answerCards,
  bareFigures,
  componentUse,
  doubtfulFacts,
  factSentences,
  images,
  linkPromise,
  links,
  markdownTraps,
  pageHead,
  pictures,
  recordDates,
  rules,
  sections,
  sourceLinks,
  twinLedger,
  toWrite,
  twinParity,
  twins,
  unknownReferences,
];

export type CheckResult = {
  readonly handbook: Handbook;
  /** Problems of reading and of every rule, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Links the content and runs every rule over it; errors of reading and of rules come in one list. */
export function runChecks(content: Content, context: CheckContext): CheckResult {
  const handbook = linkHandbook(content);
  const diagnostics = sortDiagnostics([...content.diagnostics, ...CHECKS.flatMap((check) => check(handbook, context))]);
  return { handbook, diagnostics };
}

/** Tells whether anything found must stop the build; warnings never do. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
