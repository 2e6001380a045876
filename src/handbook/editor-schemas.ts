import { z } from 'zod';
import { CHOICE_WORDS, FIELD_IDS, FIELD_WORDS } from './field-words.ts';
import { fullDate, id, partialDate, webAddress } from './fields.ts';
import { frontmatter } from './frontmatter.ts';
import type { Content } from './handbook.ts';
import { LOCALES, type Localized } from './locale.ts';
import { RECORD_KINDS, RECORD_SCHEMAS, type RecordKind, type RecordOf } from './records.ts';

/**
 * JSON Schemas with which an editor completes and checks while one types. They are made from the schemas of the check;
 * what those express in code (dates of the calendar, ids that must exist) stays to the check.
 */

export type JsonSchema = { [key: string]: unknown };

/** An id to offer while typing, and what it stands for. */
type Known = { readonly id: string; readonly title: Localized };

type Trail = readonly string[];

const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';

/** Schemas that refine or transform in code, and what of them an editor can be told. */
const WRITTEN: ReadonlyMap<unknown, JsonSchema> = new Map<unknown, JsonSchema>([
  [fullDate, { type: 'string', pattern: `^${DATE}$` }],
  [
    partialDate,
    {
      anyOf: [
        { type: 'string', pattern: `^(?:${DATE}|\\d{4}-(?:0[1-9]|1[0-2])|\\d{4})$` },
        { type: 'integer', minimum: 1000, maximum: 9999 },
      ],
    },
  ],
  [webAddress, { type: 'string', pattern: '^https?://' }],
]);

/** Returns the schemas of an editor by name: one a kind of record (a whole file), and `pages` for the head of a page. */
export function editorSchemas(content: Content): ReadonlyMap<string, JsonSchema> {
  const known = knownIds(content);
  const pages = [...new Set(content.texts.map((text) => `/${text.path}/`))].sort();
  return new Map([
    ...RECORD_KINDS.map((kind) => [kind, describe(z.record(id, RECORD_SCHEMAS[kind]), kind, known, pages)] as const),
    ['pages', describe(frontmatter, 'pages', known, pages)] as const,
  ]);
}

function knownIds({ records }: Content): ReadonlyMap<RecordKind, readonly Known[]> {
  return new Map(
    RECORD_KINDS.map((kind) => [
      kind,
      [...records[kind].values()].map((record) => ({
        id: record.id,
        title: titleOf(record),
      })),
    ]),
  );
}

function titleOf(record: RecordOf[RecordKind]): Localized {
  if ('title' in record) return record.title;
  if ('name' in record) return record.name;
  if ('alt' in record) return record.alt;
  if ('why' in record) return record.why;
  return { zh: record.zh, en: record.en };
}

function describe(
  schema: z.ZodType,
  root: string,
  known: ReadonlyMap<RecordKind, readonly Known[]>,
  pages: readonly string[],
): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    // What an editor writes, before a plain string becomes a text in both languages.
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const written = WRITTEN.get(zodSchema);
      if (!written) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, structuredClone(written));
    },
  }) as JsonSchema;
  const definitions: JsonSchema = {};
  addWords(made, [root], (kind) => {
    definitions[`${kind}-id`] ??= idSchema(known.get(kind) ?? []);
    return { $ref: `#/definitions/${kind}-id` };
  });
  definitions['page'] = pageSchema(pages);
  made['definitions'] = { ...(made['definitions'] as JsonSchema | undefined), ...definitions };
  return made;
}

/** An unknown id is no mistake to an editor: the record may have been written a minute ago. The check knows. */
function idSchema(known: readonly Known[]): JsonSchema {
  return {
    type: 'string',
    pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    // Not `enum` or `examples`: hovering over one id would list all of them.
    defaultSnippets: known.map(({ id: body, title }) => ({ label: body, description: words(title), body })),
  };
}

function pageSchema(pages: readonly string[]): JsonSchema {
  return { type: 'string', minLength: 1, defaultSnippets: pages.map((path) => ({ label: path, body: path })) };
}

/** Walks a schema, and writes descriptions and known ids into it. */
function addWords(node: unknown, trail: Trail, refer: (kind: RecordKind) => JsonSchema): void {
  if (Array.isArray(node)) for (const part of node) addWords(part, trail, refer);
  else if (typeof node === 'object' && node !== null) {
    const schema = node as JsonSchema;
    for (const [key, part] of Object.entries(schema)) {
      if (key !== 'properties') addWords(part, trail, refer);
      else {
        for (const [name, property] of Object.entries(part as Record<string, JsonSchema>)) {
          addWords(property, [...trail, name], refer);
          addToProperty(property, [...trail, name], refer);
        }
      }
    }
  }
}

function addToProperty(property: JsonSchema, trail: Trail, refer: (kind: RecordKind) => JsonSchema): void {
  const kind = lookUp(FIELD_IDS, trail);
  if (kind !== undefined) replaceIds(property, refer(kind));
  if (lookUp(PAGE_FIELDS, trail)) replaceIds(property, { $ref: '#/definitions/page' });
  const choices = lookUp(CHOICE_WORDS, trail);
  if (choices && Array.isArray(property['enum'])) {
    property['enumDescriptions'] = property['enum'].map((choice) => {
      const meaning = choices[String(choice)];
      return meaning ? words(meaning) : String(choice);
    });
  }
  const told = lookUp(FIELD_WORDS, trail);
  if (!told) return;
  if (property['$ref'] === undefined) property['description'] = words(told);
  else {
    // Draft 7 ignores what stands beside a $ref.
    property['anyOf'] = [{ $ref: property['$ref'] }];
    delete property['$ref'];
    property['description'] = words(told);
  }
}

const PAGE_FIELDS: Readonly<Record<string, true | undefined>> = { page: true, related: true };

/** Puts a reference in the place of a plain text, or of the plain texts of a list. */
function replaceIds(property: JsonSchema, reference: JsonSchema): void {
  if (property['type'] === 'string' && property['const'] === undefined) {
    for (const key of Object.keys(property)) delete property[key];
    Object.assign(property, reference);
  } else if (property['type'] === 'array') replaceIds(property['items'] as JsonSchema, reference);
}

function lookUp<T>(table: Readonly<Record<string, T>>, trail: Trail): T | undefined {
  for (let start = 0; start < trail.length; start++) {
    const tail = trail.slice(start).join('.');
    if (tail in table) return table[tail];
  }
  return undefined;
}

function words(text: Localized): string {
  return LOCALES.map((locale) => text[locale]).join(' · ');
}
