import { htmlLang, type Locale, type Localized, otherLocale } from '../handbook/locale.ts';
import type { Rule } from '../handbook/records.ts';
import { splitPlaceholders } from '../handbook/rule-references.ts';
import { parseContentLink } from '../handbook/urls.ts';
import { fillFacts } from '../rules/evaluate.ts';
import type { LinkView } from './page-view.ts';
import type { ProofView } from './proof-view.ts';
import { createReading, type DocumentView } from './reading.ts';
import type { Site } from './site.ts';

/** A text of a rule: words and values with their proof, and the same as plain text in the other language for the bilingual sheet. */
export type RuleText = {
  readonly parts: readonly (string | ProofView)[];
  /** The same without proof, for labels. */
  readonly plain: string;
  readonly twin: string;
  readonly twinLang: string;
};

/** What a line rests on: a clause of a source of the card, leading to the fact that proves it. */
export type BasisLine = {
  /** The source's number in the list below the card. */
  readonly number: number;
  readonly clause: string;
  readonly title: string;
  readonly href: string;
  readonly grade: string;
};

/** The sources of a card, numbered by its lines. */
export type BasisSource = { readonly number: number; readonly title: string; readonly href: string };

export type SlotView = { readonly label: string; readonly facts: readonly ProofView[] };

type Slots = {
  readonly fee?: readonly string[] | undefined;
  readonly time?: readonly string[] | undefined;
  readonly validity?: readonly string[] | undefined;
  readonly family?: readonly string[] | undefined;
};

/** Returns what the views of rules print with. */
export function printer(site: Site, locale: Locale) {
  const reading = createReading(site, locale);
  const twin = otherLocale(locale);
  const { facts } = site.handbook.records;
  return {
    reading,
    words: (key: 'tool.noneOfThese'): Localized => ({
      zh: createReading(site, 'zh').t(key),
      en: createReading(site, 'en').t(key),
    }),
    text: (text: Localized): RuleText => ({
      // In the words of a rule the check knows every fact; a plain field with braces prints them as they stand.
      parts: splitPlaceholders(text[locale]).map((part) => {
        if (typeof part === 'string') return part;
        return site.handbook.records.facts.has(part.fact) ? reading.fact(part.fact) : `{${part.fact}}`;
      }),
      plain: fillFacts(text[locale], locale, facts),
      twin: text.zh === text.en ? '' : fillFacts(text[twin], twin, facts),
      twinLang: htmlLang(twin),
    }),
    link: (link: string): LinkView => {
      const target = parseContentLink(link);
      const page = site.handbook.pages.get(target?.path ?? '');
      const section = page?.[locale].sections.find(({ id }) => id === target?.anchor);
      const title = page?.[locale].frontmatter.title ?? link;
      return {
        title: section ? reading.t('tool.pageAndSection', { page: title, section: section.title }) : title,
        href: reading.contentHref(link),
      };
    },
    slots: (slots: Slots): readonly SlotView[] =>
      (['fee', 'time', 'validity', 'family'] as const).flatMap((slot) => {
        const ids = slots[slot];
        return ids ? [{ label: reading.t(`tool.slot.${slot}`), facts: ids.map(reading.fact) }] : [];
      }),
    /** Numbers the sources of one card: `lines` gives the best source of each fact, facts of one clause once. */
    basis: () => {
      const sources: BasisSource[] = [];
      const lines = (ids: readonly string[]): readonly BasisLine[] => {
        const found = new Map<string, BasisLine>();
        for (const id of ids) {
          const proof = reading.fact(id);
          const best = proof.references[0];
          if (!best) continue;
          const known = sources.find(({ href }) => href === best.href);
          const source = known ?? { number: sources.length + 1, title: best.title, href: best.href };
          if (!known) sources.push(source);
          const key = `${source.number} ${best.clause}`;
          const { number, title } = source;
          if (!found.has(key))
            found.set(key, { number, title, clause: best.clause, href: proof.href, grade: proof.grade });
        }
        return [...found.values()];
      };
      return { lines, sources };
    },
    document: (id: string): DocumentView => {
      const view = reading.documents(id)[0];
      if (!view) throw new Error(`No document "${id}".`);
      return view;
    },
  };
}

/** Returns a rule by its id. Throws where there is none. */
export function ruleOf(site: Site, id: string): Rule {
  const rule = site.handbook.records.rules.get(id);
  if (!rule) throw new Error(`No rule "${id}".`);
  return rule;
}
