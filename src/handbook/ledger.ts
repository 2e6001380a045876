import { stringify } from 'yaml';
import { z } from 'zod';
import type { Diagnostic, Origin } from './diagnostic.ts';
import { LOCALES, type Locale } from './locale.ts';
import type { Page } from './page.ts';
import { readYaml } from './read-records.ts';
import { schemaDiagnostics } from './schema-diagnostics.ts';
import { type PartName, partLabel, type TextPart, textParts } from './twin-text.ts';

/**
 * The translation ledger: for each part of a page, the text of both languages on the day an editor last
 * confirmed that they say the same.
 */

const both = z.strictObject({ zh: z.string(), en: z.string() });

const ledgerSchema = z.strictObject({
  title: both.optional(),
  summary: both.optional(),
  opening: both.optional(),
  sections: z.record(z.string().min(1), both).default({}),
});

/** What was confirmed of one part of a page. */
export type LedgerEntry = {
  readonly name: PartName;
  readonly texts: Readonly<Record<Locale, string>>;
};

/** What was confirmed of one page, by the label of its parts. */
export type LedgerPage = {
  readonly path: string;
  readonly file: string;
  readonly origin: Origin;
  readonly entries: ReadonlyMap<string, LedgerEntry>;
};

export type Ledger = ReadonlyMap<string, LedgerPage>;

/** Returns where the ledger of a page stands, beside the folders of its two texts. */
export function ledgerPath(page: Page): string {
  return page.zh.file.replace(/^content\/zh\//, 'content/ledger/').replace(/\.mdx$/, '.yaml');
}

/** Returns the keys under which a part stands in its file. */
export function ledgerKeys(name: PartName): readonly string[] {
  return name.kind === 'section' ? ['sections', name.id] : [name.kind];
}

/** Reads the ledger of one page; a file with a mistake comes back as diagnostics only. */
export function readLedger(
  path: string,
  file: string,
  text: string,
): { readonly page?: LedgerPage; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = readYaml(file, text);
  if (yaml.diagnostics.length > 0) return { diagnostics: yaml.diagnostics };
  const result = ledgerSchema.safeParse(yaml.data ?? {}, { reportInput: true });
  if (!result.success) return { diagnostics: schemaDiagnostics(result.error, yaml.origin, 'record') };
  const { sections, ...head } = result.data;
  const entries: LedgerEntry[] = [
    ...(['title', 'summary', 'opening'] as const).flatMap((kind) => {
      const texts = head[kind];
      return texts ? [{ name: { kind }, texts }] : [];
    }),
    ...Object.entries(sections).map(([id, texts]) => ({ name: { kind: 'section' as const, id }, texts })),
  ];
  return {
    page: { path, file, origin: yaml.origin, entries: new Map(entries.map((entry) => [partLabel(entry.name), entry])) },
    diagnostics: [],
  };
}

/** A part of a page in both languages; a language that lacks it has none. */
export type TwinPart = { readonly name: PartName; readonly texts: Readonly<Record<Locale, TextPart | undefined>> };

/** Returns the parts of a page in both languages, in the order of the first language. */
export function twinParts(page: Page): readonly TwinPart[] {
  const found = new Map<string, { name: PartName; texts: Record<Locale, TextPart | undefined> }>();
  for (const locale of LOCALES) {
    for (const part of textParts(page[locale])) {
      const label = partLabel(part.name);
      const twin = found.get(label) ?? { name: part.name, texts: { zh: undefined, en: undefined } };
      twin.texts[locale] = part;
      found.set(label, twin);
    }
  }
  return [...found.values()].filter(({ texts }) => LOCALES.some((locale) => texts[locale]?.text));
}

/**
 * Returns the text of a ledger file in which the chosen parts of a page are confirmed as they stand now and
 * the others stay as they were; parts that the page no longer has are left out. The same page and ledger always
 * give the same text.
 */
export function writeLedger(
  page: Page,
  known: LedgerPage | undefined,
  isConfirmed: (label: string) => boolean = () => true,
): string {
  const data: Record<string, unknown> = {};
  const sections: Record<string, unknown> = {};
  for (const { name, texts } of twinParts(page)) {
    const label = partLabel(name);
    const entry = isConfirmed(label)
      ? { zh: texts.zh?.text ?? '', en: texts.en?.text ?? '' }
      : known?.entries.get(label)?.texts;
    if (!entry) continue;
    if (name.kind === 'section') sections[name.id] = entry;
    else data[name.kind] = entry;
  }
  if (Object.keys(sections).length > 0) data['sections'] = sections;
  return stringify(data, { lineWidth: 0, blockQuote: 'literal' });
}
