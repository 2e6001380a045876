import type { Diagnostic } from '../handbook/diagnostic.ts';
import { LOCALES, type Localized } from '../handbook/locale.ts';
import { contentLink, localizedPath } from '../handbook/urls.ts';
import { diffWords } from '../handbook/word-diff.ts';
import type { Consequences } from './compare.ts';
import type { FactChange, FieldChange } from './compare-facts.ts';
import type { PageChange } from './compare-pages.ts';
import type { RecordChange } from './compare-records.ts';
import { changedText, code, folded, plain } from './markdown.ts';
import type { ShownAt } from './shown-at.ts';

/** The consequences of a change as one Markdown report: each line in both languages, what is urgent first. */

/** A part of the report: its heading, and blocks that can be left out one by one. */
type Part = { readonly heading: string; readonly blocks: readonly string[] };

export type ReportOptions = {
  /** What the change was compared with, for people. */
  readonly base: string;
  /** The most characters; a comment on a code host takes 65,536. */
  readonly limit?: number;
};

/** Returns the report. What doesn't fit within the limit is left out from the end, and the last line says so. */
export function formatConsequences(consequences: Consequences, { base, limit }: ReportOptions): string {
  const title = '# 这次修改的后果 · What this change brings about\n';
  const compared = `与 ${code(base)} 相比 · compared with ${code(base)}`;
  const parts = [
    redPart(consequences),
    factPart(consequences),
    casePart(consequences),
    pagePart(consequences),
    twinPart(consequences),
    recordPart(consequences),
    promisePart(consequences),
    findingPart(consequences),
    weightPart(consequences),
  ].filter(({ blocks }) => blocks.length > 0);
  if (parts.length === 0) {
    return `${title}\n${compared}\n\n内容没有变化，没有后果。· The content is the same: no consequences.\n`;
  }
  const summary = consequences.redLines.length === 0 ? '没有红线。· No red lines.' : '';
  return withinLimit([title, compared, ...(summary ? ['', summary] : [])].join('\n'), parts, limit);
}

/** How much the closing sentence and the lines about what was left out need. */
const CLOSING = 1500;

/** Every part keeps its heading and a fair share of the room; what one doesn't need, those after it may use. */
function withinLimit(head: string, parts: readonly Part[], limit = Number.POSITIVE_INFINITY): string {
  const headings = parts.reduce((sum, { heading }) => sum + heading.length + 6, 0);
  let room = limit - CLOSING - head.length - headings;
  let text = `${head}\n`;
  let isCut = false;
  for (const [index, { heading, blocks }] of parts.entries()) {
    let share = room / (parts.length - index);
    // Red lines come first, and may take half of all.
    if (index === 0) share = Math.max(share, room / 2);
    const kept: string[] = [];
    for (const block of blocks) {
      // After a block that was left out nothing follows: a reader must know where a list ends.
      if (block.length + 1 > share) break;
      kept.push(block);
      share -= block.length + 1;
      room -= block.length + 1;
    }
    const left = blocks.length - kept.length;
    text += `\n## ${heading}\n\n${kept.map((block) => `${block}\n`).join('')}`;
    if (left > 0) text += `\n**… 还有 ${left} 段放不下 · ${left} more don’t fit**\n`;
    isCut ||= left > 0;
  }
  if (!isCut) return text;
  return `${text}\n完整的报告在这次检查的附件 ${code('consequences')} 里，也可以在自己的电脑上运行 ${code('npm run consequences')}。· The whole report is in the artifact ${code('consequences')} of the check; on your computer ${code('npm run consequences')} prints it.\n`;
}

/** How many lines of a list are shown before the rest is folded. */
const OPEN_LINES = 12;

function listed(lines: readonly string[], what: string): readonly string[] {
  if (lines.length <= OPEN_LINES) return lines;
  return [...lines.slice(0, OPEN_LINES), ...foldedInParts(`其余的 · more ${what}`, lines.slice(OPEN_LINES))];
}

const RED_WORDS: Readonly<Record<Consequences['redLines'][number]['kind'], Localized>> = {
  'promise-line': { zh: '已发布清单', en: 'published ids' },
  'promise-broken': { zh: '链接承诺', en: 'link promise' },
  error: { zh: '错误', en: 'error' },
  'value-unproved': { zh: '没有新证据', en: 'no new proof' },
  'old-value-lost': { zh: '旧值没有保留', en: 'old value not kept' },
  'grade-raised': { zh: '提高等级', en: 'grade raised' },
  'case-changed': { zh: '算例', en: 'worked case' },
  'law-changed': { zh: '条例原文', en: 'words of the law' },
};

function redPart({ redLines }: Consequences): Part {
  const lines = redLines.map(({ kind, subject, what }) => {
    return `- 🔴 **${both(RED_WORDS[kind])}** ${code(subject)} ${plain(what.zh)} · ${plain(what.en)}`;
  });
  return {
    heading: `红线 · Red lines (${redLines.length})`,
    blocks: listed(lines, 'red lines'),
  };
}

const FIELD_WORDS: Readonly<Record<string, Localized>> = {
  value: { zh: '值', en: 'value' },
  sentence: { zh: '句子', en: 'sentence' },
  title: { zh: '名称', en: 'title' },
  sources: { zh: '来源和条款', en: 'sources and clauses' },
  quote: { zh: '原文', en: 'quotation' },
  grade: { zh: '等级', en: 'grade' },
  from: { zh: '起', en: 'from' },
  until: { zh: '止', en: 'until' },
  checked: { zh: '核对', en: 'checked' },
  checkAgain: { zh: '下次核对', en: 'check again' },
  earlier: { zh: '旧值', en: 'earlier values' },
  unused: { zh: '未使用', en: 'unused' },
};

function factPart({ facts }: Consequences): Part {
  const changed = facts.filter((fact) => fact.state === 'changed' && !isOnlyChecked(fact));
  const checked = facts.filter(isOnlyChecked);
  const others = facts.filter(({ state }) => state !== 'changed');
  const count = (state: FactChange['state']) => facts.filter((fact) => fact.state === state).length;
  const checkedLines = checked.map((fact) => {
    const dates = fact.fields.map(({ name, before, after }) => `${name} ${before.en} → ${after.en}`).join(', ');
    return `- ${code(fact.id)} ${title(fact.title)}: ${plain(dates)}`;
  });
  return {
    heading: `事实 · Facts: ${count('changed')} 改 changed, ${count('added')} 新 new, ${count('removed')} 去 gone`,
    blocks: [
      ...sorted(changed).map(changedFact),
      ...others.map(wholeFact),
      ...foldedInParts('只改了核对日期 · only the dates of checks changed', checkedLines),
    ],
  };
}

/** Nothing that a reader acts on is another. */
function isOnlyChecked({ state, fields }: FactChange): boolean {
  return (
    state === 'changed' && fields.length > 0 && fields.every(({ name }) => name === 'checked' || name === 'checkAgain')
  );
}

/** A long list is folded a hundred lines at a time, so that some of it fits where not all does. */
function foldedInParts(summary: string, lines: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const some = lines.slice(index * 100, (index + 1) * 100);
    return `\n${folded(`${summary} (${some.length})`, some)}`;
  });
}

/** Another value matters more than another date of check. */
function sorted(facts: readonly FactChange[]): readonly FactChange[] {
  return [...facts.filter(({ hasNewValue }) => hasNewValue), ...facts.filter(({ hasNewValue }) => !hasNewValue)];
}

function changedFact(fact: FactChange): string {
  return [
    `- ${code(fact.id)} ${title(fact.title)}${fact.hasNewValue ? ' ⚠️' : ''}`,
    ...fact.fields.map((field) => `  - ${fieldLine(field)}`),
    ...shownLines(fact.shown),
  ].join('\n');
}

function fieldLine({ name, before, after }: FieldChange): string {
  const words = FIELD_WORDS[name];
  const label = words ? both(words) : name;
  const arrow = (locale: 'zh' | 'en') => arrowed(before[locale], after[locale], locale);
  return before.zh === before.en && after.zh === after.en
    ? `${label}: ${arrow('en')}`
    : `${label}: ${arrow('zh')} · ${arrow('en')}`;
}

/** A short value is given whole on both sides; in a long text the words that changed are marked. */
function arrowed(before: string, after: string, locale: 'zh' | 'en'): string {
  if (before.length > 60 && after.length > 60) return changedText(diffWords(before, after, locale));
  const shown = (text: string) => (text === '' ? '–' : plain(short(text)));
  return `${shown(before)} → **${shown(after)}**`;
}

function wholeFact(fact: FactChange): string {
  const sign = fact.state === 'added' ? '新 new' : '去 gone';
  const { zh, en } = fact.value;
  return [
    `- **${sign}** ${code(fact.id)} ${title(fact.title)}`,
    `  - ${plain(short(zh))} · ${plain(short(en))} (${fact.grade}; ${fact.sources.map(code).join(', ')})`,
    ...shownLines(fact.shown),
  ].join('\n');
}

function shownLines(shown: readonly ShownAt[]): readonly string[] {
  if (shown.length === 0) return ['  - 没有页面印出 · on no page'];
  const pages = new Set(shown.map(({ path }) => path)).size;
  const lines = shown.map(({ path, anchor, title: name, via }) => {
    const addresses = LOCALES.map((locale) => code(`/${localizedPath(locale, path, anchor)}`)).join(' ');
    return `    - ${title(name)} (${via.join(', ')}): ${addresses}`;
  });
  const label = `出现在${pages}页${shown.length}处 · on ${pages} page${pages === 1 ? '' : 's'}, in ${shown.length} place${shown.length === 1 ? '' : 's'}`;
  if (lines.length <= 4) return [`  - ${label}`, ...lines];
  return [`  - <details><summary>${label}</summary>`, '', ...lines, '', '    </details>'];
}

const OUTCOME_WORDS: Readonly<Record<string, Localized>> = {
  points: { zh: '分数', en: 'points' },
  fits: { zh: '符合', en: 'fits' },
  nearly: { zh: '只差一项', en: 'nearly' },
  depends: { zh: '取决于', en: 'depends' },
  documents: { zh: '材料', en: 'documents' },
  steps: { zh: '步骤', en: 'steps' },
  perhaps: { zh: '视情况', en: 'perhaps' },
  due: { zh: '最晚', en: 'due' },
  opens: { zh: '最早', en: 'opens' },
  warnings: { zh: '提醒', en: 'warnings' },
  refused: { zh: '行不通', en: 'refused' },
};

function casePart({ cases }: Consequences): Part {
  const { worked, changed, added, removed } = cases;
  if (changed.length === 0 && added.length === 0 && removed.length === 0) return { heading: '', blocks: [] };
  const lines = changed.map(({ rule, title: name, differences, refused, isExpected }) => {
    const sign = isExpected ? '✅ 算例已随之修改 the case says so' : '🔴 算例没有跟着改 the case doesn’t say so';
    const told = refused
      ? ['  - 现在的规则答不了 · the rule can’t answer any more']
      : differences.map(({ key, before, after }) => {
          const words = OUTCOME_WORDS[key];
          return `  - ${words ? both(words) : key}: ${code(before)} → ${code(after)}`;
        });
    return [`- ${code(rule)} ${title(name)}: ${sign}`, ...told].join('\n');
  });
  const names = (list: typeof added, sign: string) =>
    list.map(({ rule, title: name }) => `- **${sign}** ${code(rule)} ${title(name)}`);
  return {
    heading: `算例 · Worked cases: ${worked} 个中 ${changed.length} 个结果变了 · ${changed.length} of ${worked} outcomes change`,
    blocks: [...listed(lines, 'cases'), ...listed([...names(added, '新 new'), ...names(removed, '去 gone')], 'cases')],
  };
}

const PAGE_STATES: Readonly<Record<PageChange['state'], Localized>> = {
  added: { zh: '新', en: 'new' },
  removed: { zh: '去', en: 'gone' },
  moved: { zh: '移', en: 'moved' },
  changed: { zh: '改', en: 'changed' },
};

function pagePart({ pages }: Consequences): Part {
  const counts = (['changed', 'added', 'moved', 'removed'] as const).flatMap((state) => {
    const number = pages.filter((page) => page.state === state).length;
    return number === 0 ? [] : [`${number} ${both(PAGE_STATES[state])}`];
  });
  return { heading: `页面和小节 · Pages and sections: ${counts.join(', ')}`, blocks: pages.map(pageBlock) };
}

function pageBlock(page: PageChange): string {
  const { path, state, from, parts, head, sections, lacksNote, isOfSubstance } = page;
  const note = !lacksNote
    ? ''
    : isOfSubstance
      ? ' ⚠️ **没有更新说明 · no change note**'
      : ' (没有更新说明，润色不用写 · no change note; better wording needs none)';
  const first = `### ${both(PAGE_STATES[state])}: ${code(contentLink(path))} ${title(page.title)}${from === undefined ? '' : ` ← ${code(contentLink(from))}`}${note}`;
  const lines = [
    ...(sections.length > 0 ? [`- 小节 sections: ${sections.map(code).join(', ')}`] : []),
    ...head.map(({ locale, key, before, after }) => `- ${locale} ${code(key)}: ${arrowed(before, after, locale)}`),
    ...parts.map(({ label, locale, state: partState, words, restsOnOther }) => {
      const sign = partState === 'changed' ? '' : ` **${both(PAGE_STATES[partState])}**`;
      const proof = restsOnOther ? ' ⚠️ 事实或引用变了 other facts or citations' : '';
      return `- ${locale} ${code(label)}${sign}${proof}: ${changedText(words)}`;
    }),
  ];
  const body = lines.length > 8 ? folded(`${lines.length}处 · ${lines.length} places`, lines) : lines.join('\n');
  return `${first}\n\n${body}\n`;
}

const TWIN_WORDS: Readonly<Record<string, Localized>> = {
  'zh-behind': { zh: '中文没有跟上', en: 'Chinese is behind' },
  'en-behind': { zh: '英文没有跟上', en: 'English is behind' },
  'both-changed': { zh: '两种都改过，待确认', en: 'both changed, to be confirmed' },
  unconfirmed: { zh: '尚未确认', en: 'not confirmed yet' },
};

function twinPart({ twins }: Consequences): Part {
  const place = ({ path, label }: { readonly path: string; readonly label: string }) =>
    `${code(contentLink(path))} ${code(label)}`;
  const open = twins.open.map((part) => {
    const words = TWIN_WORDS[part.state];
    return `- ⚠️ ${place(part)} ${words ? both(words) : part.state}${part.restsOnOther ? ' (事实或引用 · facts or citations)' : ''}`;
  });
  const confirmed = twins.confirmed.map((part) => `- ${place(part)}`);
  return {
    heading: `两种语言 · The two languages: ${open.length} 处待确认 to confirm, ${confirmed.length} 处已确认 confirmed`,
    blocks: [...listed(open, 'parts'), ...foldedInParts('在这次修改里确认的 · confirmed in this change', confirmed)],
  };
}

const KIND_WORDS: Readonly<Record<RecordChange['kind'], Localized>> = {
  sources: { zh: '来源', en: 'source' },
  facts: { zh: '事实', en: 'fact' },
  doubts: { zh: '存疑', en: 'doubt' },
  terms: { zh: '术语', en: 'term' },
  documents: { zh: '材料', en: 'document' },
  places: { zh: '地点', en: 'place' },
  rules: { zh: '规则', en: 'rule' },
  qualifications: { zh: '资格', en: 'qualification' },
  images: { zh: '图片', en: 'image' },
  chapters: { zh: '章', en: 'chapter' },
  redirects: { zh: '转址', en: 'redirect' },
  tombstones: { zh: '撤下', en: 'tombstone' },
};

function recordPart({ records }: Consequences): Part {
  const isNewDoubt = ({ kind, state }: RecordChange) => kind === 'doubts' && state !== 'changed';
  const block = (record: RecordChange): string => {
    const { kind, id, state, fields } = record;
    const isDoubt = kind === 'doubts';
    const sign =
      state === 'changed' ? '改 changed' : state === 'added' ? '新 new' : isDoubt ? '了结 closed' : '去 gone';
    const lines = fields.map(({ path, before, after }) => {
      return `  - ${code(path)}: ${arrowed(before, after, /(?:^|[.[])zh\b/.test(path) ? 'zh' : 'en')}`;
    });
    const most = 12;
    const more = lines.length > most ? [`  - … 另有 ${lines.length - most} 处 · ${lines.length - most} more`] : [];
    return [
      `- **${both(KIND_WORDS[kind])}, ${sign}** ${code(id)} ${title(record.title)}`,
      ...lines.slice(0, most),
      ...more,
    ].join('\n');
  };
  return {
    heading: `其他记录 · Other records (${records.length})`,
    blocks: listed([...records.filter(isNewDoubt), ...records.filter((one) => !isNewDoubt(one))].map(block), 'records'),
  };
}

function promisePart({ promise }: Consequences): Part {
  const gone = promise.gone.map(({ kind, id, now, to, wasPublished }) => {
    const where =
      now === 'moved'
        ? `→ ${code(`/${to ?? ''}`)} 转址 redirected`
        : now === 'removed'
          ? '有撤下记录 · has a tombstone'
          : wasPublished
            ? '🔴 没有了 · lost'
            : '没有了，没有发布过 · gone, was never published';
    return `- ${code(`${kind} ${id}`)} ${where}`;
  });
  const unlisted = promise.added.filter(({ isListed }) => !isListed);
  const added = promise.added.map(({ kind, id }) => `- ${code(`${kind} ${id}`)}`);
  return {
    heading: `链接和编号 · Links and ids: ${gone.length} 处不在原处 no longer where they were, ${added.length} 个新 new`,
    blocks: [
      ...listed(gone, 'ids'),
      ...(unlisted.length > 0
        ? [
            `- ⚠️ ${unlisted.length} 个新编号还不在清单里，请运行 ${code('npm run publish-ids')} · ${unlisted.length} new id${unlisted.length === 1 ? '' : 's'} not in the list yet: run ${code('npm run publish-ids')}`,
          ]
        : []),
      ...foldedInParts('新编号 · new ids', added),
    ],
  };
}

function findingPart({ findings }: Consequences): Part {
  const { newWarnings, goneWarnings } = findings;
  const line = ({ file, line: number, code: name, message }: Diagnostic) =>
    `- ${code(`${file}:${number}`)} ${code(name)} ${plain(short(message.zh))} · ${plain(short(message.en))}`;
  return {
    heading: `提醒 · Warnings: ${newWarnings.length} 条新 new, ${goneWarnings.length} 条解决 gone`,
    blocks: [...listed(newWarnings.map(line), 'warnings'), ...foldedInParts('解决的 · gone', goneWarnings.map(line))],
  };
}

/** Less than this comes of other names of files and of luck in compressing. */
const LEAST_WEIGHT = 512;

function weightPart({ weight }: Consequences): Part {
  const heavier = (weight ?? []).filter(
    ({ before, after }) => before === undefined || after === undefined || Math.abs(after - before) > LEAST_WEIGHT,
  );
  const size = (bytes: number | undefined) => (bytes === undefined ? '–' : `${(bytes / 1024).toFixed(1)} KB`);
  return {
    heading: `打开一页要传输的内容 · Weight of a first visit (${heavier.length})`,
    blocks: listed(
      heavier.map(
        ({ path, locale, before, after }) =>
          `- ${code(`/${localizedPath(locale, path)}`)} ${size(before)} → ${size(after)}`,
      ),
      'pages',
    ),
  };
}

function both({ zh, en }: Localized): string {
  return `${zh} ${en}`;
}

function title({ zh, en }: Localized): string {
  return zh === en ? plain(short(zh)) : `${plain(short(zh))} · ${plain(short(en))}`;
}

const LONGEST = 400;

function short(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}
