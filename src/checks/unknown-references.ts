import { CONTENT_COMPONENTS } from '../handbook/content-components.ts';
import type { Diagnostic, Origin } from '../handbook/diagnostic.ts';
import type { Reference } from '../handbook/fields.ts';
import { type Handbook, REGULATIONS_ID } from '../handbook/handbook.ts';
import type { Localized } from '../handbook/locale.ts';
import { nearest } from '../handbook/nearest.ts';
import { idList, type Use } from '../handbook/page.ts';
import type { RecordKind } from '../handbook/records.ts';
import { ruleReferences, ruleSources } from '../handbook/rule-references.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

const NAMES: Readonly<Record<RecordKind, Localized & { readonly code: string }>> = {
  facts: { zh: '事实', en: 'fact', code: 'fact/unknown' },
  sources: { zh: '来源', en: 'source', code: 'source/unknown' },
  terms: { zh: '术语', en: 'term', code: 'term/unknown' },
  documents: { zh: '材料', en: 'document', code: 'document/unknown' },
  places: { zh: '地点', en: 'place', code: 'place/unknown' },
  doubts: { zh: '存疑', en: 'doubt', code: 'doubt/unknown' },
  rules: { zh: '规则', en: 'rule', code: 'rule/unknown' },
  qualifications: { zh: '资格', en: 'qualification', code: 'qualification/unknown' },
  images: { zh: '图片', en: 'picture', code: 'image/unknown' },
  chapters: { zh: '章', en: 'chapter', code: 'chapter/unknown' },
  // No content names these two; where they lead is a check of its own.
  redirects: { zh: '转址记录', en: 'redirect', code: 'promise/no-target' },
  tombstones: { zh: '撤下记录', en: 'tombstone', code: 'promise/no-target' },
};

/** Every id that a page or record names must exist, and every article and paragraph of the Regulations. */
export const unknownReferences: Check = (handbook) => [
  ...handbook.texts.flatMap((text) => text.uses.flatMap((use) => fromUse(handbook, text.file, use))),
  ...fromRecords(handbook),
];

function fromUse(handbook: Handbook, file: string, use: Use): readonly Diagnostic[] {
  const component = Object.hasOwn(CONTENT_COMPONENTS, use.component) ? CONTENT_COMPONENTS[use.component] : undefined;
  const rules = component?.attributes ?? {};
  const found: Diagnostic[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.kind !== 'record' && rule.kind !== 'records') continue;
    for (const id of idList(use.attributes[name])) {
      const message = missing(handbook, rule.of, id);
      if (message) found.push(diagnose(file, use, NAMES[rule.of].code, message));
    }
  }
  if (use.component === 'Cite' || use.component === 'Clause') {
    const article = Number(use.attributes['article']);
    const paragraph = Number(use.attributes['paragraph']);
    const source = use.component === 'Clause' ? REGULATIONS_ID : use.attributes['source'];
    const message = article ? missingClause(handbook, { source: source ?? '', article, paragraph }) : undefined;
    if (message) found.push(diagnose(file, use, 'article/unknown', message));
  }
  return found;
}

function fromRecords(handbook: Handbook): readonly Diagnostic[] {
  const { facts, doubts, terms, documents, places, rules, qualifications, sources } = handbook.records;
  const found: Diagnostic[] = [];
  const ids = (kind: RecordKind, list: readonly string[] | undefined, origin: Origin, path: readonly PropertyKey[]) => {
    for (const [index, id] of (list ?? []).entries()) {
      const message = missing(handbook, kind, id);
      if (message) found.push(diagnoseRecord(origin, [...path, index], NAMES[kind].code, message));
    }
  };
  const one = (kind: RecordKind, id: string | undefined, origin: Origin, path: readonly PropertyKey[]) => {
    const message = id === undefined ? undefined : missing(handbook, kind, id);
    if (message) found.push(diagnoseRecord(origin, path, NAMES[kind].code, message));
  };
  const references = (list: readonly Reference[] | undefined, origin: Origin, path: readonly PropertyKey[]) => {
    for (const [index, reference] of (list ?? []).entries()) {
      one('sources', reference.source, origin, [...path, index, 'source']);
      const message = missingClause(handbook, reference);
      if (message) found.push(diagnoseRecord(origin, [...path, index, 'article'], 'article/unknown', message));
    }
  };

  for (const source of sources.values()) one('sources', source.supersededBy, source.origin, ['supersededBy']);
  for (const fact of facts.values()) {
    references(fact.sources, fact.origin, ['sources']);
    for (const [index, version] of (fact.earlier ?? []).entries()) {
      references(version.sources, fact.origin, ['earlier', index, 'sources']);
    }
  }
  for (const doubt of doubts.values()) {
    ids('facts', doubt.facts, doubt.origin, ['facts']);
    references(doubt.sources, doubt.origin, ['sources']);
  }
  for (const term of terms.values()) {
    ids('terms', term.see, term.origin, ['see']);
    references(term.sources, term.origin, ['sources']);
  }
  for (const document of documents.values()) {
    one('facts', document.validity, document.origin, ['validity']);
    references(document.sources, document.origin, ['sources']);
  }
  for (const place of places.values()) references(place.sources, place.origin, ['sources']);
  for (const rule of rules.values()) {
    for (const { kind, id, path } of ruleReferences(rule)) one(kind, id, rule.origin, path);
    for (const { references: cited, path } of ruleSources(rule)) references(cited, rule.origin, path);
  }
  for (const qualification of qualifications.values()) {
    ids('facts', qualification.catalogues, qualification.origin, ['catalogues']);
    ids('facts', qualification.gives, qualification.origin, ['gives']);
    references(qualification.sources, qualification.origin, ['sources']);
  }
  return found;
}

function missing(handbook: Handbook, kind: RecordKind, id: string): Localized | undefined {
  const records = handbook.records[kind];
  if (records.has(id)) return undefined;
  const hint = nearest(id, records.keys());
  const name = NAMES[kind];
  return {
    zh: `没有编号为“${id}”的${name.zh}。${hint ? `是不是“${hint}”？` : `请先在 content/data/${kind} 里写这条记录。`}`,
    en: `There is no ${name.en} "${id}". ${hint ? `Did you mean "${hint}"?` : `Write the record in content/data/${kind} first.`}`,
  };
}

function missingClause(handbook: Handbook, reference: Reference): Localized | undefined {
  if (reference.source !== REGULATIONS_ID || reference.article === undefined) return undefined;
  const article = handbook.articles.get(reference.article);
  if (!article) {
    return {
      zh: `《条例》没有第${reference.article}条，共${handbook.articles.size}条。`,
      en: `The Regulations have no Article ${reference.article}; there are ${handbook.articles.size}.`,
    };
  }
  const paragraphs = article.paragraphs.zh.length;
  if (reference.paragraph && reference.paragraph > paragraphs) {
    return {
      zh: `《条例》第${reference.article}条只有${paragraphs}款，没有第${reference.paragraph}款。`,
      en: `Article ${reference.article} of the Regulations has ${paragraphs} paragraph(s), no paragraph ${reference.paragraph}.`,
    };
  }
  return undefined;
}
