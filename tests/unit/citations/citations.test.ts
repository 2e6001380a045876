import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { apa, apaText } from '../../../src/citations/apa.ts';
import { bibtex, escapeBibtex } from '../../../src/citations/bibtex.ts';
import type { CitedLaw, CitedWork } from '../../../src/citations/cited-work.ts';
import { cslItem } from '../../../src/citations/csl-json.ts';
import { gbt7714 } from '../../../src/citations/gbt7714.ts';
import { legal } from '../../../src/citations/legal.ts';
import { ris } from '../../../src/citations/ris.ts';

/** Each style by its own rules, with titles that trip over them. */

const page = (changes: Partial<CitedWork> = {}): CitedWork => ({
  key: 'bith:visas:r-visa:en',
  locale: 'en',
  title: 'R visa for talent',
  part: '',
  inEnglish: '',
  author: 'Beijing International Talent Handbook',
  updated: '2026-03-05',
  checked: '2026-11-20',
  version: '2026-11-21',
  address: 'https://host.example/id/visas/r-visa/',
  law: undefined,
  ...changes,
});

const chinese = (changes: Partial<CitedWork> = {}): CitedWork =>
  page({
    key: 'bith:visas:r-visa:zh',
    locale: 'zh',
    title: 'R字人才签证',
    inEnglish: 'R visa for talent',
    author: '北京国际人才手册',
    ...changes,
  });

const law: CitedLaw = {
  kind: 'legislation',
  issuer: '北京市人民代表大会',
  number: '',
  article: '72',
  issued: '2024-01-25',
  inForce: '2024-03-01',
  isOurTranslation: false,
};

const article = chinese({
  key: 'bith:article:72:zh',
  title: '北京国际科技创新中心建设条例',
  part: '第七十二条',
  inEnglish: 'Regulations, Article 72',
  address: 'https://host.example/id/article/72/',
  law,
});

const ODD = [
  'A “quoted” title & more',
  '50% of 100_000 #1 $5',
  'Braces { open',
  'closed } and \\ back',
  '《外国人来华工作许可》的通知',
  'tilde ~ caret ^ "straight"',
  "O'Neill's <b>bold</b>",
  'line\nbreak\r\nand\ttab',
];

describe('GB/T 7714', () => {
  it('cites a page as an online electronic resource', () => {
    expect(gbt7714(chinese())).toBe(
      '北京国际人才手册. R字人才签证: 2026-11-21版, 2026-11-20核对[EB/OL]. (2026-03-05)[2026-11-21]. https://host.example/id/visas/r-visa/.',
    );
    expect(gbt7714(page())).toBe(
      'Beijing International Talent Handbook. R visa for talent: version of 2026-11-21, checked 2026-11-20[EB/OL]. (2026-03-05)[2026-11-21]. https://host.example/id/visas/r-visa/.',
    );
  });

  it('names a section after its page', () => {
    expect(gbt7714(chinese({ part: '谁能申请' }))).toContain('. R字人才签证: 谁能申请: 2026-11-21版');
  });

  it('cites a law by its issuer, with its number, and leaves out a day that no source gives', () => {
    expect(gbt7714(article)).toMatch(
      /^北京市人民代表大会\. 北京国际科技创新中心建设条例: 第七十二条: .*\[Z\/OL\]\. \(2024-01-25\)\[2026-11-21\]\. /,
    );
    expect(gbt7714({ ...article, law: { ...law, number: '京发〔2024〕1号', issued: undefined } })).toMatch(
      /第七十二条: 京发〔2024〕1号: .*\[Z\/OL\]\. \[2026-11-21\]\. https/,
    );
    expect(gbt7714({ ...article, law: { ...law, issued: '2017' } })).toContain('(2017)[2026-11-21]');
  });
});

describe('APA 7', () => {
  it('puts the date as year, month day, the title apart, and doesn’t name the site twice', () => {
    expect(apa(page())).toEqual({
      before: 'Beijing International Talent Handbook. (2026, March 5). ',
      title: 'R visa for talent',
      after:
        ' (version of November 21, 2026, checked November 20, 2026). Retrieved November 21, 2026, from https://host.example/id/visas/r-visa/',
    });
  });

  it('gives the English of a Chinese title in brackets', () => {
    expect(apaText(apa(chinese()))).toContain('). R字人才签证 [R visa for talent] (version of');
  });

  it('cites a law by name and clause, with what is known of its days', () => {
    expect(apaText(apa(article))).toBe(
      '北京国际科技创新中心建设条例第七十二条 [Regulations, Article 72] (issued by 北京市人民代表大会, January 25, 2024; effective March 1, 2024) (China) (version of November 21, 2026, checked November 20, 2026). Retrieved November 21, 2026, from https://host.example/id/article/72/',
    );
    const partial = apaText(apa({ ...article, law: { ...law, issued: '2017-09', inForce: undefined } }));
    expect(partial).toContain('(issued by 北京市人民代表大会, September 2017) (China)');
  });

  it('says whose translation it is', () => {
    const english = page({ law: { ...law, issuer: 'People’s Congress', isOurTranslation: true } });
    expect(apaText(apa(english))).toContain('(Beijing International Talent Handbook, Trans.)');
  });
});

describe('legal writing', () => {
  it('is for instruments only', () => expect(legal(page())).toBeUndefined());

  it('begins with name and clause', () => {
    expect(legal(article)).toBe(
      '《北京国际科技创新中心建设条例》第七十二条（北京市人民代表大会，2024年1月25日发布，2024年3月1日起施行），见北京国际人才手册，2026年11月21日版，2026年11月20日核对，https://host.example/id/article/72/。',
    );
    const english = page({
      title: 'Regulations',
      part: 'Article 72',
      law: { ...law, issuer: 'X', isOurTranslation: true },
    });
    expect(legal(english)).toBe(
      'Regulations, Article 72 (X, issued 25 January 2024, effective 1 March 2024) (China), translated by Beijing International Talent Handbook, version of 21 November 2026, checked 20 November 2026, https://host.example/id/visas/r-visa/.',
    );
  });
});

/** Counts braces as BibTeX does: a backslash before one changes nothing. */
function depthOf(text: string): number {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (depth < 0) return depth;
  }
  return depth;
}

describe('BibTeX', () => {
  it('writes an entry that both BibTeX and biblatex read', () => {
    expect(bibtex(page())).toBe(`@misc{bith:visas:r-visa:en,
  author = {{Beijing International Talent Handbook}},
  title = {{R visa for talent}},
  year = {2026},
  month = mar,
  day = {5},
  url = {https://host.example/id/visas/r-visa/},
  urldate = {2026-11-21},
  note = {version of 2026-11-21, checked 2026-11-20},
  language = {en},
}
`);
  });

  it('keeps a body and a title whole with two pairs of braces, Chinese too', () => {
    expect(bibtex(article)).toContain('author = {{北京市人民代表大会}},');
    expect(bibtex(article)).toContain('title = {{北京国际科技创新中心建设条例第七十二条}},');
  });

  it.each(ODD)('keeps its braces in pairs and its lines whole: %s', (title) => {
    const entry = bibtex(page({ title }));
    expect(depthOf(entry)).toBe(0);
    expect(entry.split('\n')).toHaveLength(12);
    const value = /^ {2}title = \{\{(.*)\}\},$/m.exec(entry)?.[1] ?? '';
    // What TeX would act on is gone, but for the commands put in its place.
    const rest = value.replace(
      /\\(?:textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\[&%$#_]/g,
      '',
    );
    expect(rest).not.toMatch(/[\\{}&%$#_~^]/);
  });

  it('escapes each special character by name or backslash, and leaves Chinese marks alone', () => {
    expect(escapeBibtex('a & b % c $ d # e _ f')).toBe('a \\& b \\% c \\$ d \\# e \\_ f');
    expect(escapeBibtex('{\\~^}')).toBe(
      '\\textbraceleft{}\\textbackslash{}\\textasciitilde{}\\textasciicircum{}\\textbraceright{}',
    );
    expect(escapeBibtex('《办法》“试行”')).toBe('《办法》“试行”');
  });

  it('leaves the # of a section in the address as it is', () => {
    expect(bibtex(page({ address: 'https://host.example/id/a/#who' }))).toContain(
      'url = {https://host.example/id/a/#who},',
    );
  });
});

describe('RIS', () => {
  const lineOf = /^[A-Z][A-Z0-9] {2}- .*$/;

  it('begins with the type, ends with ER, and ends each line in CR LF', () => {
    const record = ris(article);
    expect(record.endsWith('ER  - \r\n')).toBe(true);
    const lines = record.slice(0, -2).split('\r\n');
    expect(lines[0]).toBe('TY  - STAT');
    expect(lines.every((line) => lineOf.test(line))).toBe(true);
    expect(record.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of [
      'AU  - 北京市人民代表大会',
      'TI  - 北京国际科技创新中心建设条例第七十二条',
      'PY  - 2024',
      'DA  - 2024/01/25/',
      'SE  - 72',
      'Y2  - 2026/11/21/',
      'N1  - 最近核对：2026-11-20',
      'LA  - zh-CN',
      'UR  - https://host.example/id/article/72/',
    ])
      expect(lines).toContain(line);
    expect(ris(page()).startsWith('TY  - ELEC\r\n')).toBe(true);
  });

  it('gives a year or month alone its slashes', () => {
    expect(ris({ ...article, law: { ...law, issued: '2017-09' } })).toContain('DA  - 2017/09//\r\n');
    expect(ris({ ...article, law: { ...law, issued: '2017' } })).toContain('DA  - 2017///\r\n');
  });

  it.each(ODD)('keeps a title on its line: %s', (title) => {
    const lines = ris(page({ title })).slice(0, -2).split('\r\n');
    expect(lines.every((line) => lineOf.test(line))).toBe(true);
    expect(lines).toContain(`TI  - ${title.replace(/\s+/g, ' ')}`);
  });
});

/** The part of the CSL-JSON input schema (1.0.2) that a page or a law may use; unknown variables are refused, as there. */
const CSL_DATE = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      items: { type: 'array', items: { type: ['string', 'number'] }, minItems: 1, maxItems: 3 },
      minItems: 1,
      maxItems: 2,
    },
  },
  required: ['date-parts'],
  additionalProperties: false,
};
const text = { type: 'string' };
const CSL_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: ['string', 'number'] },
      type: { enum: ['webpage', 'legislation', 'regulation'] },
      title: text,
      author: {
        type: 'array',
        items: {
          type: 'object',
          properties: { family: text, given: text, literal: text },
          additionalProperties: false,
        },
      },
      authority: text,
      number: { type: ['string', 'number'] },
      section: text,
      issued: CSL_DATE,
      accessed: CSL_DATE,
      version: text,
      note: text,
      language: text,
      URL: text,
    },
    required: ['type', 'id'],
    additionalProperties: false,
  },
};

describe('CSL-JSON', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(CSL_SCHEMA);

  it('is what the schema allows, with every title', () => {
    const works = [
      page(),
      article,
      { ...article, law: { ...law, issued: undefined } },
      ...ODD.map((title) => page({ title })),
    ];
    const items: unknown = JSON.parse(JSON.stringify(works.map(cslItem)));
    expect([validate(items), validate.errors]).toEqual([true, null]);
  });

  it('names the handbook as author of a page, and the issuer as authority of a law', () => {
    expect(cslItem(page())).toMatchObject({
      type: 'webpage',
      author: [{ literal: 'Beijing International Talent Handbook' }],
      issued: { 'date-parts': [[2026, 3, 5]] },
      accessed: { 'date-parts': [[2026, 11, 21]] },
      note: 'Last checked: 2026-11-20',
    });
    expect(cslItem(article)).toMatchObject({ type: 'legislation', authority: '北京市人民代表大会', section: '72' });
    expect(cslItem({ ...article, law: { ...law, issued: '2017-09' } }).issued).toEqual({ 'date-parts': [[2017, 9]] });
  });
});

describe('every style', () => {
  it('carries date, check, release and address, in both languages', () => {
    for (const work of [page(), chinese(), article]) {
      const forms = [gbt7714(work), bibtex(work), ris(work), JSON.stringify(cslItem(work))];
      for (const form of forms) {
        expect(form).toContain(work.address);
        expect(form).toMatch(work.law ? /2024/ : /\(2026-03-05\)|mar|2026\/03\/05|\[2026,3,5\]/);
        expect(form).toMatch(/2026-11-20/);
        expect(form).toMatch(/2026-11-21/);
      }
      expect(apaText(apa(work))).toMatch(/November 21, 2026, checked November 20, 2026\)\. Retrieved .* from https:/);
    }
  });

  it('does without a check where none is kept', () => {
    const never = page({ checked: '' });
    for (const form of [gbt7714(never), bibtex(never), ris(never), JSON.stringify(cslItem(never)), apaText(apa(never))])
      expect(form).not.toMatch(/check|undefined/i);
  });
});
