import type { Diagnostic, Origin } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Locale } from '../handbook/locale.ts';
import { positionAt } from '../handbook/markdown.ts';
import type { PageText } from '../handbook/page.ts';
import { ruleWords } from '../handbook/rule-references.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';
import { figuresOf } from './figures-of.ts';
import { passagesOf } from './prose.ts';

/** Texts of records and heads of pages are printed as they stand: no markup, in the right language, the same figures in both. */
export const plainTexts: Check = (handbook) => [
  ...recordProblems(handbook),
  ...ruleBraces(handbook),
  ...handbook.texts.flatMap(pageProblems),
];

type Path = readonly PropertyKey[];
type Visit = (text: string, path: Path, locale: Locale | undefined) => void;

function recordProblems(handbook: Handbook): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [kind, records] of Object.entries(handbook.records)) {
    for (const { origin, id: _id, ...data } of records.values() as Iterable<{ origin: Origin; id: string }>) {
      const braced =
        kind === 'rules'
          ? new Set(ruleWords({ ...data, id: _id, origin } as never).map(({ path }) => path.join('\n')))
          : NONE;
      visitTexts(data, [], (text, path, locale) => {
        const parent = path.slice(0, locale === undefined ? undefined : -1).join('\n');
        const mayHoldBraces = braced.has(parent) || (kind === 'facts' && path.includes('sentence'));
        const markup = markupIn(mayHoldBraces ? text.replace(/[{}]/g, ' ') : text);
        if (markup !== undefined && path.at(-1) !== 'url') found.push(markupProblem(origin, path, markup));
        if (locale !== undefined && isForeign(text, locale)) found.push(foreign(origin, path, locale));
      });
      visitPairs(data, [], ({ zh, en }, path) => {
        // A fact's sentences have a check of their own; places in a source and worked cases are numbered by each language in its way.
        if (zh === en || ['sentence', 'at', 'cases'].some((key) => path.includes(key))) return;
        const [one, other] = [figuresOf(zh, 'zh'), figuresOf(en, 'en')];
        if (one.length === 0 || other.length === 0 || one.join(' ') === other.join(' ')) return;
        if (one.some((figure) => other.includes(figure))) return;
        found.push(
          diagnoseRecord(origin, [...path, 'en'], 'record/figures-differ', {
            zh: `两种语言的数字不一致：中文有“${one.join('、')}”，英文有“${other.join('、')}”。`,
            en: `The figures differ: "${one.join(', ')}" in Chinese, "${other.join(', ')}" in English.`,
          }),
        );
      });
    }
  }
  for (const doubt of handbook.records.doubts.values()) {
    if (doubt.ask && !/\p{Script=Han}/u.test(doubt.ask.question))
      found.push(foreign(doubt.origin, ['ask', 'question'], 'zh'));
  }
  for (const term of handbook.records.terms.values()) {
    for (const locale of ['zh', 'en'] as const)
      if ((term.zh !== term.en || !/[A-Z]/.test(term.zh)) && isForeign(term[locale], locale))
        found.push(foreign(term.origin, [locale], locale));
  }
  return found;
}

const NONE: ReadonlySet<string> = new Set();

/** Markup and templates of this and other systems; a plain field prints them as they were typed. */
const MARKUP = /<\/?[a-z!?][^>]*>|\]\([^)]*\)|\*\*[^*]+\*\*|`[^`]*`|&(?:#\w+|[a-z][a-z0-9]+);|\$t\(|[{}｛｝]|\n/iu;

function markupIn(text: string): string | undefined {
  return MARKUP.exec(text)?.[0];
}

function markupProblem(origin: Origin, path: Path, markup: string): Diagnostic {
  return diagnoseRecord(
    origin,
    path,
    'text/markup',
    {
      zh: `“${markup === '\n' ? '换行' : markup}”在这里不起作用，会照样印出来。这里只写文字。`,
      en: `"${markup === '\n' ? 'a line end' : markup}" has no effect here and is printed as it stands. Write plain words.`,
    },
    'warning',
  );
}

/** A Chinese text without one Chinese character but with several English words; an English one that is mostly Chinese. */
function isForeign(printed: string, locale: Locale): boolean {
  const text = printed.replace(/\{[^}]*\}/g, '');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\b[A-Z]?[a-z]{2,}\b/g)?.length ?? 0;
  return locale === 'zh' ? han === 0 && words >= 2 : han > 1 && han > (text.match(/[a-z]/gi)?.length ?? 0);
}

function foreign(origin: Origin, path: Path, locale: Locale): Diagnostic {
  return diagnoseRecord(origin, path, 'record/language', {
    zh: locale === 'zh' ? '这里应当是中文。请译成中文。' : '这里应当是英文。请译成英文。',
    en: locale === 'zh' ? 'This should be Chinese. Translate it.' : 'This should be English. Translate it.',
  });
}

function visitTexts(data: unknown, path: Path, visit: Visit): void {
  if (typeof data === 'string') {
    const key = path.at(-1);
    visit(data, path, (key === 'zh' || key === 'en') && path.length > 1 ? key : undefined);
  } else if (typeof data === 'object' && data !== null) {
    const isSame = 'zh' in data && 'en' in data && data.zh === data.en;
    for (const [key, part] of Object.entries(data)) {
      // One string for both languages stands once in the file.
      if (isSame && key === 'zh') {
        visitTexts(part, path, (text, at) => {
          // A name may be the same in both languages; a sentence is not.
          const locale = /[。！？.!?]$/u.test(text)
            ? (['zh', 'en'] as const).find((one) => isForeign(text, one))
            : undefined;
          visit(text, locale === undefined ? at : [...at, locale], locale);
        });
      } else if (!isSame || key !== 'en') visitTexts(part, [...path, Array.isArray(data) ? Number(key) : key], visit);
    }
  }
}

function visitPairs(data: unknown, path: Path, visit: (pair: { zh: string; en: string }, path: Path) => void): void {
  if (typeof data !== 'object' || data === null) return;
  if ('zh' in data && 'en' in data && typeof data.zh === 'string' && typeof data.en === 'string') {
    visit({ zh: data.zh, en: data.en }, path);
  }
  for (const [key, part] of Object.entries(data))
    visitPairs(part, [...path, Array.isArray(data) ? Number(key) : key], visit);
}

/** In the words of a rule, braces hold the id of a fact and nothing else. */
function ruleBraces(handbook: Handbook): readonly Diagnostic[] {
  return [...handbook.records.rules.values()].flatMap((rule) =>
    ruleWords(rule).flatMap(({ text, path }) =>
      (['zh', 'en'] as const).flatMap((locale) =>
        /[{}｛｝]/u.test(text[locale].replace(/\{[a-z0-9-]+\}/g, '')) || /\{\{|\}\}/.test(text[locale])
          ? [
              diagnoseRecord(rule.origin, [...path, locale], 'rule/words-braces', {
                zh: '花括号里只写一个事实编号，例如 {pass-mark}，不加空格，不写两层。',
                en: 'Braces hold one fact id, such as {pass-mark}: no spaces, no second pair.',
              }),
            ]
          : [],
      ),
    ),
  );
}

function pageProblems(text: PageText): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { title, summary, keywords, changes } = text.frontmatter;
  visitTexts({ title, summary, keywords, changes }, [], (words, path) => {
    const markup = markupIn(words);
    if (markup !== undefined) found.push(markupProblem(text.origin, path, markup));
  });
  const message = {
    zh: text.locale === 'zh' ? '这一段是英文。请译成中文。' : '这一段是中文。请译成英文。',
    en:
      text.locale === 'zh'
        ? 'This is English. Translate it into Chinese.'
        : 'This is Chinese. Translate it into English.',
  };
  for (const key of ['title', 'summary'] as const) {
    const words = text.frontmatter[key];
    const isWrong = text.locale === 'zh' ? !/\p{Script=Han}/u.test(words) && / /.test(words) : /^[^a-z]*$/i.test(words);
    if (isWrong) found.push(diagnoseRecord(text.origin, [key], 'page/language', message));
  }
  for (const { text: words, offset } of passagesOf(text)) {
    const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
    const latin = words.match(/\b[a-z]{2,}\b/g)?.length ?? 0;
    if (
      text.locale === 'zh'
        ? han === 0 && latin > 5
        : han > 8 && /[。，；？！]/u.test(words) && han > (words.match(/[a-z]/gi)?.length ?? 0)
    ) {
      found.push(diagnose(text.file, positionAt(text.source, offset), 'page/language', message));
    }
  }
  return found;
}
