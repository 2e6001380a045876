import { bytes, EN, FACTS, file, type Mutation, prose, swap, TERMS, ZH } from './mutation.ts';

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
};
/** Text with ⟦c8 cb⟧ replaced by those bytes. */
const raw = (text: string): Uint8Array =>
  Buffer.concat(
    text
      .split(/⟦([^⟧]*)⟧/)
      .map((part, index) =>
        Buffer.from(index % 2 === 0 ? part : part.replaceAll(' ', ''), index % 2 === 0 ? 'utf8' : 'hex'),
      ),
  );
const zhWith = (part: string) => prose(part)[ZH] ?? '';
const invisible = 'text/invisible-character';

/** Encodings and characters that look like others or like nothing. */
export const TEXT: readonly Mutation[] = [
  ['a byte-order mark', 'text/byte-order-mark', swap(ZH, '---\ntitle', '‸\uFEFF---\ntitle')],
  ['a byte-order mark in records', 'text/byte-order-mark', swap(FACTS, 'stay:\n', '‸\uFEFFstay:\n')],
  ['a byte-order mark inside', 'text/byte-order-mark', prose('‸去\uFEFF办')],
  ['UTF-16 with its mark', 'text/not-utf8', bytes(ZH, (text) => utf16(`\uFEFF${text}`, true))],
  ['UTF-16 the other way round', 'text/not-utf8', bytes(ZH, (text) => utf16(`\uFEFF${text}`, false))],
  ['UTF-16 without its mark', 'text/invisible-character', bytes(TERMS, (text) => utf16(text, true), '‸a: b\n')],
  ['GBK', 'text/not-utf8', bytes(ZH, raw, zhWith('‸⟦c8 cb b2 c5⟧'))],
  ['Latin-1', 'text/not-utf8', bytes(EN, raw, prose('x', '‸caf⟦e9⟧')[EN] ?? '')],
  ['Latin-1 in records', 'text/not-utf8', bytes(TERMS, raw, swap(TERMS, 'réncái', '‸r⟦e9⟧ncái')[TERMS] ?? '')],
  ['a character cut in half', 'text/not-utf8', bytes(ZH, raw, zhWith('‸去⟦e5 8a⟧'))],
  ['an overlong slash', 'text/not-utf8', bytes(ZH, raw, zhWith('‸a⟦c0 af⟧b'))],
  ['a lone surrogate in bytes', 'text/not-utf8', bytes(ZH, raw, zhWith('‸a⟦ed a0 80⟧b'))],
  [
    'a lone surrogate by escape',
    'text/broken-character',
    swap(TERMS, 'en: talent visa\n', 'en: ‸"talent \\ud800 visa"\n'),
  ],
  ['a character beyond Unicode', 'text/not-utf8', bytes(ZH, raw, zhWith('‸a⟦f4 90 80 80⟧b'))],
  [
    'Windows line ends',
    'text/crlf',
    {
      [ZH]: (swap(ZH, 'title: 更多', '‸x')[ZH] ?? '')
        .replace('‸x', 'title: 更多')
        .replace('---', '‸---')
        .replaceAll('\n', '\r\n'),
    },
  ],
  ['Windows line ends in records', 'text/crlf', swap(FACTS, 'stay:\n', '‸stay:\r\n')],
  ['old Macintosh line ends', 'text/crlf', swap(FACTS, 'stay:\n', '‸stay:\r')],
  ['NUL', invisible, prose('‸去\0办')],
  ['NUL in records', invisible, swap(TERMS, 'en: talent visa', '‸en: talent\0 visa')],
  ['NUL by escape', invisible, swap(TERMS, 'en: talent visa\n', '‸en: "talent\\0 visa"\n')],
  ['a bell', invisible, prose('‸去\u0007办')],
  ['an escape sequence of terminals', invisible, prose('‸去\u001b[31m办')],
  ['delete', invisible, prose('‸去\u007f办')],
  ['a control of the second set', invisible, prose('‸去\u0085办')],
  ['a form feed', invisible, swap(TERMS, 'en: talent visa', '‸en: talent\f visa')],
  ['a zero-width space in a figure', invisible, prose('‸要5\u200b个工作日')],
  ['a zero-width space in an id', invisible, prose('‸<Fact id="st\u200bay" />')],
  ['a zero-width joiner', invisible, prose('‸去\u200d办')],
  ['a zero-width non-joiner', invisible, prose('‸去\u200c办')],
  ['a word joiner', invisible, prose('‸去\u2060办')],
  ['a soft hyphen', invisible, prose('x', '‸tal\u00adent')],
  ['a bidi override', invisible, prose('‸去\u202e办')],
  ['a bidi isolate', invisible, prose('‸去\u2067办\u2069')],
  ['a right-to-left mark', invisible, prose('‸去\u200f办')],
  ['a bidi override in a title', invisible, swap(EN, 'title: More', '‸title: Mo\u202ere')],
  ['a bidi override by escape', invisible, swap(TERMS, 'en: talent visa\n', '‸en: "talent \\u202e visa"\n')],
  ['a zero-width text', invisible, swap(TERMS, 'en: talent visa\n', '‸en: "\u200b"\n')],
  ['a line separator', invisible, prose('‸去\u2028办')],
  ['letters of the tag block', invisible, prose('‸去\u{e0041}\u{e0042}办')],
  ['a Hangul filler', invisible, prose('‸去\u3164办')],
  ['a variation selector beyond the basic ones', invisible, prose('‸去\u{e0100}办')],
  ['a replacement character', 'text/broken-character', prose('‸去\ufffd办')],
  ['a private-use character', 'text/broken-character', prose('‸去\ue000办')],
  [
    'a private-use character by escape',
    'text/broken-character',
    swap(TERMS, 'en: talent visa\n', '‸en: "talent \\ue000 visa"\n'),
  ],
  ['a noncharacter', 'text/broken-character', prose('‸去\uffff办')],
  ['letters with separate accents', 'text/not-normalised', swap(TERMS, 'réncái', '‸re\u0301ncái')],
  ['separate accents in prose', 'text/not-normalised', prose('x', '‸cafe\u0301')],
  ['a compatibility ideograph', 'text/not-normalised', prose('‸去\uf9d1办')],
  ['a radical for a character', 'text/look-alike', prose('‸\u2f64工')],
  ['full-width digits', 'text/full-width', prose('‸要５个工作日')],
  ['full-width letters', 'text/full-width', prose('‸Ｒ字签证')],
  ['a figure in mathematical digits', 'text/look-alike', prose('‸要\u{1d7d3}个工作日')],
  ['a figure in Arabic-Indic digits', 'text/look-alike', prose('‸要٥个工作日')],
  ['a figure in a circle', 'text/look-alike', prose('‸要⑤个工作日')],
  ['a superscript figure', 'text/look-alike', prose('‸要⁵个工作日')],
  ['a Cyrillic letter in a Latin word', 'text/look-alike', prose('x', '‸Vіsa')],
  ['a Greek letter in a Latin word', 'text/look-alike', prose('x', '‸Ζ-visa'.replace('Ζ', 'aΖ'))],
  ['a no-break space', 'text/odd-space', prose('x', '‸a\u00a0b')],
  ['an ideographic space', 'text/odd-space', prose('‸去\u3000办')],
  ['a thin space in a figure', 'text/odd-space', prose('x', '‸5\u2009days')],
  ['a line without end', 'text/long-line', prose(`‸${'长'.repeat(30_000)}`)],
  ['digits without end', 'text/long-line', prose(`‸${'1'.repeat(100_000)}`)],
  ['figures with commas without end', 'text/long-line', prose('x', `‸${'1,'.repeat(60_000)}`)],
  [
    'a page of another language',
    'text/not-utf8',
    bytes('content/zh/visas/b.mdx', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), '‸'),
  ],
  ['an emoji', 'harmless', prose('去办🙂')],
  ['a rare character of the names of people', 'harmless', prose('去办𠮷')],
  [
    'no line end at the end',
    'harmless',
    file(TERMS, (swap(TERMS, 'en: talent visa', 'en: talent visa')[TERMS] ?? '').trimEnd()),
  ],
];
