import { Document, isSeq } from 'yaml';

/** Turns what a record holds into its text, written as its neighbours are. */

/** What a record holds, by its keys; gaps are left out when it is written. */
export type RecordData = Readonly<Record<string, unknown>>;

/** Longest line on which a group stands in braces; a longer one has a line for each key. */
const LINE = 110;

/** Returns a record as YAML: short groups in braces, longer ones in lines, quotes only where they are needed. */
export function writeRecord(id: string, data: RecordData): string {
  return `${linesOf({ [id]: withoutGaps(data) }, true).join('\n')}\n`;
}

/** Keys whose group always stands in lines, as everywhere in the records. */
const IN_LINES = ['sentence', 'text'];

function linesOf(group: RecordData, isRecord = false): readonly string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [`${key}: ${blockText(value)}`];
    const inline = `${key}: ${inlineText(value)}`;
    const hasGroups = Array.isArray(value) && value.some((item) => typeof item === 'object');
    const isShort = inline.length <= LINE && !hasGroups && !IN_LINES.includes(key);
    if (isShort && !isRecord) return [inline];
    const inner = Array.isArray(value) ? value.map((item) => `- ${inlineText(item)}`) : linesOf(value as RecordData);
    return [`${key}:`, ...inner.map((line) => `  ${line}`)];
  });
}

function inlineText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return flowText(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${inlineText(part)}`)
    .join(', ')} }`;
}

/** A text inside braces is quoted for commas and brackets too, so the YAML writer is asked in that place. */
function flowText(value: unknown): string {
  const document = new Document([value]);
  if (isSeq(document.contents)) document.contents.flow = true;
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .replace(/^\[\s*/, '')
    .replace(/\s*\]\n$/, '');
}

function blockText(value: unknown): string {
  return new Document(value).toString({ lineWidth: 0 }).trimEnd();
}

/** Leaves out keys without a value, and groups that hold nothing. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, part]) => [key, withoutGaps(part)] as const)
    .filter(([, part]) => part !== undefined && !isEmpty(part));
  return Object.fromEntries(entries);
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0;
}
