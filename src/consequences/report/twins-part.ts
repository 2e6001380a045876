import type { Localized } from '../../handbook/locale.ts';
import { contentLink } from '../../handbook/urls.ts';
import type { Consequences } from '../compare.ts';
import type { ComparedTwins, PartOfPage } from '../compare-twins.ts';
import { code } from '../markdown.ts';
import { foldedByHundreds, listed, type ReportPart } from './report-part.ts';
import { bilingual } from './wording.ts';

const TWIN_WORDS: Readonly<Record<ComparedTwins['open'][number]['state'], Localized>> = {
  'zh-behind': { zh: '中文没有跟上', en: 'Chinese is behind' },
  'en-behind': { zh: '英文没有跟上', en: 'English is behind' },
  'both-changed': { zh: '两种都改过，待确认', en: 'both changed, to be confirmed' },
  unconfirmed: { zh: '尚未确认', en: 'not confirmed yet' },
};

/** Returns the sections whose languages are to be confirmed, and those that were. */
export function twinsPart({ twins }: Consequences): ReportPart {
  const place = ({ path, label }: PartOfPage) => `${code(contentLink(path))} ${code(label)}`;
  const open = twins.open.map((part) => {
    const proof = part.restsOnOther ? ' (事实或引用 · facts or citations)' : '';
    return `- ⚠️ ${place(part)} ${bilingual(TWIN_WORDS[part.state])}${proof}`;
  });
  const confirmed = twins.confirmed.map((part) => `- ${place(part)}`);
  return {
    heading: `两种语言 · The two languages: ${open.length} 处待确认 to confirm, ${confirmed.length} 处已确认 confirmed`,
    blocks: [...listed(open, 'parts'), ...foldedByHundreds('在这次修改里确认的 · confirmed in this change', confirmed)],
  };
}
