import { contentLink } from '../../handbook/urls.ts';
import type { Consequences } from '../compare.ts';
import type { PageChange } from '../compare-pages.ts';
import { changedText, code, folded } from '../markdown.ts';
import type { ReportPart } from './report-part.ts';
import { arrowed, bilingual, STATE_WORDS, title } from './wording.ts';

/** Returns the pages that are new, gone, moved or changed, and the words that changed in each section. */
export function pagesPart({ pages }: Consequences): ReportPart {
  const counts = (['changed', 'added', 'moved', 'removed'] as const).flatMap((state) => {
    const number = pages.filter((page) => page.state === state).length;
    return number === 0 ? [] : [`${number} ${bilingual(STATE_WORDS[state])}`];
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
  const first = `### ${bilingual(STATE_WORDS[state])}: ${code(contentLink(path))} ${title(page.title)}${from === undefined ? '' : ` ← ${code(contentLink(from))}`}${note}`;
  const lines = [
    ...(sections.length > 0 ? [`- 小节 sections: ${sections.map(code).join(', ')}`] : []),
    ...head.map(({ locale, key, before, after }) => `- ${locale} ${code(key)}: ${arrowed(before, after, locale)}`),
    ...parts.map(({ label, locale, state: partState, words, restsOnOther }) => {
      const sign = partState === 'changed' ? '' : ` **${bilingual(STATE_WORDS[partState])}**`;
      const proof = restsOnOther ? ' ⚠️ 事实或引用变了 other facts or citations' : '';
      return `- ${locale} ${code(label)}${sign}${proof}: ${changedText(words)}`;
    }),
  ];
  const body = lines.length > 8 ? folded(`${lines.length}处 · ${lines.length} places`, lines) : lines.join('\n');
  return `${first}\n\n${body}\n`;
}
