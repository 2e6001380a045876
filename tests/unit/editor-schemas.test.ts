import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { editorSchemas, type JsonSchema } from '../../src/handbook/editor-schemas.ts';
import { FIELD_IDS, FIELD_WORDS } from '../../src/handbook/field-words.ts';
import type { ContentFile } from '../../src/handbook/read-content.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { readYaml } from '../../src/handbook/read-records.ts';
import { RECORD_KINDS } from '../../src/handbook/records.ts';

/** The schemas of the editor say what the check says, as far as a schema can. */

let files: readonly ContentFile[];
let schemas: ReadonlyMap<string, JsonSchema>;
const validators = new Map<string, ValidateFunction>();

beforeAll(async () => {
  files = await loadContentFiles(process.cwd());
  schemas = editorSchemas(readContent(files));
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  ajv.addVocabulary(['defaultSnippets', 'enumDescriptions']);
  for (const [name, schema] of schemas) validators.set(name, ajv.compile(schema));
});

const textOf = (file: ContentFile) => new TextDecoder().decode(file.bytes);

/** Returns the schema a file belongs to, and its data as YAML: a record file, or the head of a page. */
function dataOf(file: ContentFile): { readonly name: string; readonly data: unknown } {
  const text = textOf(file);
  if (file.path.endsWith('.mdx')) {
    const head = /^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '';
    return { name: 'pages', data: readYaml(file.path, head).data };
  }
  const kind = file.path.split('/')[2]?.replace(/\.yaml$/, '') ?? '';
  return { name: kind, data: readYaml(file.path, text).data };
}

function faults(name: string, data: unknown): readonly string[] {
  const validate = validators.get(name);
  if (!validate) throw new Error(`No schema for ${name}`);
  validate(data);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Tells whether people write a file; commands write the ledger and the list of ids. */
function isWritten({ path }: { readonly path: string }): boolean {
  return /^content\/(?:data|zh|en)\//.test(path);
}

describe('all content', () => {
  it('is sound to the schemas, every record file and every page', () => {
    expect(files.length).toBeGreaterThan(250);
    const found = files.filter(isWritten).flatMap((file) => {
      const { name, data } = dataOf(file);
      return faults(name, data).map((fault) => `${file.path} ${fault}`);
    });
    expect(found).toEqual([]);
  });
});

describe('a record that is wrong', () => {
  const fact = {
    title: { zh: '事实', en: 'a fact' },
    value: { type: 'points', amount: 70 },
    sentence: { zh: '是{value}。', en: 'It is {value}.' },
    sources: [{ source: 'law' }],
    grade: 'A',
    checked: '2026-11-21',
    checkAgain: '2027-05-21',
  };
  const source = {
    title: '某法',
    issuer: '某机关',
    kind: 'law',
    language: 'zh',
    url: 'https://law.example/',
    read: { on: '2026-11-21', form: 'live', extent: 'whole' },
  };
  const page = {
    title: 't',
    summary: 's',
    order: 10,
    changes: [{ on: '2026-11-21', note: 'n', affects: 'a' }],
  };

  it('is told from a sound one', () => {
    expect([faults('facts', { 'a-fact': fact }), faults('sources', { law: source }), faults('pages', page)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['a wrong grade', 'facts', { ...fact, grade: 'D' }, '/a-fact/grade'],
    ['an unknown key', 'facts', { ...fact, chekAgain: '2027-05-21' }, 'chekAgain'],
    ['a missing title', 'facts', { ...fact, title: undefined }, '"title"'],
    ['a missing English title', 'facts', { ...fact, title: { zh: '事实' } }, '"en"'],
    ['a missing Chinese sentence', 'facts', { ...fact, sentence: { en: 'It is {value}.' } }, '"zh"'],
    ['no source', 'facts', { ...fact, sources: [] }, '/a-fact/sources'],
    ['a type that does not exist', 'facts', { ...fact, value: { type: 'score', amount: 1 } }, '/a-fact/value'],
    ['an amount in words', 'facts', { ...fact, value: { type: 'points', amount: 'seventy' } }, '/a-fact/value/amount'],
    ['a month that does not exist', 'facts', { ...fact, checked: '2026-13-01' }, '/a-fact/checked'],
    ['a day without its zero', 'facts', { ...fact, checked: '2026-1-1' }, '/a-fact/checked'],
    ['a source id in capitals', 'facts', { ...fact, sources: [{ source: 'Law' }] }, '/a-fact/sources/0/source'],
    ['a wrong kind', 'sources', { ...source, kind: 'lawn' }, '/a-fact/kind'],
    ['an address of another kind', 'sources', { ...source, url: 'ftp://law.example/' }, '/a-fact/url'],
  ])('%s', (_name, schema, record, place) => {
    const data = JSON.parse(JSON.stringify({ 'a-fact': record }));
    expect(faults(schema, data).join('\n')).toContain(place);
  });

  it('an id in capitals', () => {
    expect(faults('facts', { 'A-Fact': fact })).not.toEqual([]);
  });

  it.each([
    ['no title', { ...page, title: undefined }, '"title"'],
    ['an unknown key', { ...page, sumary: 's' }, 'sumary'],
    ['no change', { ...page, changes: [] }, '/changes'],
    ['an order in words', { ...page, order: 'first' }, '/order'],
  ])('a page with %s', (_name, head, place) => {
    expect(faults('pages', JSON.parse(JSON.stringify(head))).join('\n')).toContain(place);
  });
});

describe('the words of the schemas', () => {
  it('describe every key in both languages', () => {
    const bare: string[] = [];
    const visit = (node: unknown, trail: readonly string[]): void => {
      if (Array.isArray(node)) for (const part of node) visit(part, trail);
      else if (typeof node === 'object' && node !== null) {
        for (const [key, part] of Object.entries(node)) {
          if (key !== 'properties') visit(part, trail);
          else {
            for (const [name, property] of Object.entries(part as Record<string, JsonSchema>)) {
              if (!/^[^ ].* · .*[a-z]/.test(String(property['description']))) bare.push([...trail, name].join('.'));
              visit(property, [...trail, name]);
            }
          }
        }
      }
    };
    for (const [name, schema] of schemas) visit(schema, [name]);
    expect(bare).toEqual([]);
  });

  it('name no key that is gone', () => {
    const keys = new Set<string>(RECORD_KINDS);
    keys.add('pages');
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, part] of Object.entries(node)) {
        if (key === 'properties') for (const name of Object.keys(part)) keys.add(name);
        visit(part);
      }
    };
    for (const schema of schemas.values()) visit(schema);
    const named = [...Object.keys(FIELD_WORDS), ...Object.keys(FIELD_IDS)].flatMap((trail) => trail.split('.'));
    expect(named.filter((name) => !keys.has(name))).toEqual([]);
  });
});

describe('the settings of the editor', () => {
  const settings: Record<string, unknown> = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
  const globs = settings['yaml.schemas'] as Record<string, string>;

  it('give each kind of record its schema', () => {
    expect(Object.keys(globs).sort()).toEqual(RECORD_KINDS.map((kind) => `./.schemas/${kind}.json`).sort());
  });

  it('reach every record file', () => {
    for (const kind of RECORD_KINDS) {
      const glob = globs[`./.schemas/${kind}.json`] ?? '';
      const paths = files.map(({ path }) => path).filter((path) => path.startsWith(`content/data/${kind}`));
      const folder = glob.replace(/[^/]*$/, '');
      expect([kind, paths.filter((path) => !path.startsWith(folder))]).toEqual([kind, []]);
      // Nothing has moved or gone yet, and no photograph been added.
      if (paths.length === 0 && ['images', 'redirects', 'tombstones'].includes(kind)) continue;
      expect(paths.length).toBeGreaterThan(0);
      // The pattern takes files of the folder itself; one below it would be left out.
      expect(readdirSync(join(process.cwd(), folder)).length).toBeGreaterThan(0);
      expect(paths.filter((path) => path.slice(folder.length).includes('/'))).toEqual([]);
    }
  });
});
