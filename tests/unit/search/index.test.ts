import { describe, expect, it } from 'vitest';
import { type Corpus, compileIndex } from '../../../src/search/compile-index.ts';
import { partOf } from '../../../src/search/directory.ts';
import { excerptOf, findSpans } from '../../../src/search/excerpt.ts';
import { passageFile } from '../../../src/search/passage.ts';
import { decodePostings, encodePostings } from '../../../src/search/postings.ts';
import { mergeHits, SearchEngine } from '../../../src/search/search-engine.ts';

describe('postings', () => {
  it('come back as they were, the weight about so', () => {
    const postings = [
      { section: 0, weight: 12 },
      { section: 1, weight: 0.3 },
      { section: 900, weight: 1 },
    ];
    const read = decodePostings(encodePostings(postings));
    expect(read.map(({ section }) => section)).toEqual([0, 1, 900]);
    read.forEach(({ weight }, index) => {
      const given = postings[index]?.weight ?? 0;
      expect(Math.abs(weight - given)).toBeLessThan(given * 0.4);
    });
  });
});

describe('the parts of the index', () => {
  it('hold every token between their first and the next part', () => {
    const parts = ['a', 'm', '工作'];
    expect(['', 'a', 'lz', 'm', 'z', '工作', '永久'].map((token) => partOf(token, parts))).toEqual([
      0, 0, 0, 1, 1, 2, 2,
    ]);
  });

  it('pack short texts together', () => {
    expect(passageFile(3, 10)).toEqual({ name: 'passages/3', at: 0 });
    expect([passageFile(10, 10), passageFile(17, 10), passageFile(18, 10)]).toEqual([
      { name: 'passages/a', at: 0 },
      { name: 'passages/a', at: 7 },
      { name: 'passages/b', at: 0 },
    ]);
  });
});

describe('an excerpt', () => {
  const text = `Intro text that goes on. ${'Some more words follow here. '.repeat(12)}You need a work permit before you start. Then rest.`;

  it('shows the place that was looked for, marked, and cuts no word', () => {
    const pieces = excerptOf(text, ['work permit', 'start'], 'en');
    const shown = pieces.map((piece) => piece.text).join('');
    expect(pieces.filter((piece) => piece.isMarked).map((piece) => piece.text)).toEqual(['work permit', 'start']);
    expect(shown.startsWith('…You need')).toBe(true);
    for (const word of shown.match(/[a-z]+/gi) ?? []) expect(text.split(/[^A-Za-z]+/)).toContain(word);
  });

  it('is the beginning where nothing is found, and marks Chinese inside a run', () => {
    expect(excerptOf('短文。', ['没有'], 'zh')).toEqual([{ text: '短文。', isMarked: false }]);
    expect(findSpans('办理工作许可延期', ['工作许可', '许可'])).toEqual([{ start: 2, end: 6 }]);
  });

  it('never gives more than it has', () => {
    for (const wanted of [[], ['permit'], ['x'.repeat(500)], ['<b>']]) {
      const shown = excerptOf(text, wanted, 'en')
        .map((piece) => piece.text)
        .join('')
        .replaceAll('…', '');
      expect(text).toContain(shown);
    }
  });
});

/** A handbook of a few pages, the same in both languages. */
function corpus(locale: 'zh' | 'en'): Corpus {
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  const page = (path: string, title: string, keywords: string[], text: string, section: string) => ({
    kind: 'guide' as const,
    chapter: 'work',
    path,
    title,
    summary: '',
    keywords,
    checked: '',
    sections: [
      { anchor: '', title: '', text },
      { anchor: 'cost', title: pick('费用与时限', 'Cost and time'), text: section },
    ],
  });
  return {
    chapters: [
      ['work', pick('工作', 'Work')],
      ['reference', pick('参考', 'Reference')],
    ],
    pages: [
      page(
        'work/apply',
        pick('在京申请工作许可', 'Apply for a work permit'),
        [pick('工签', 'work visa')],
        pick('用人单位在网上申请。', 'Your employer applies online.'),
        pick('5个工作日办完。', 'It takes five working days.'),
      ),
      page(
        'work/leave',
        pick('延期与离职', 'Renew or leave'),
        [pick('跳槽', 'new job')],
        pick('工作许可延期须提前申请。', 'Renew the work permit early.'),
        pick('不收费。', 'No fee is charged.'),
      ),
      page(
        'living/tax',
        pick('税收', 'Tax'),
        [],
        pick('外籍人员须申报个人所得税。', 'Foreigners declare income tax at their organisation.'),
        pick('没有费用。', 'Free of charge.'),
      ),
      {
        ...page(
          'regulations/article-2',
          pick('第二条 目标', 'Article 2 Aims'),
          [],
          pick('签证与工作许可。', 'Visas and work permits.'),
          '',
        ),
        kind: 'article',
        chapter: 'reference',
      },
    ],
    terms: [
      {
        chapter: 'work',
        path: 'reference/glossary',
        anchor: 'permanent-residence',
        names: locale === 'zh' ? ['永久居留', '绿卡'] : ['permanent residence', 'green card', 'PR'],
        text: pick('不受期限限制的资格。', 'A status without a time limit.'),
        checked: '',
        proof: 'Law',
      },
    ],
    sources: [],
    facts: [
      {
        chapter: 'work',
        path: 'reference/facts/pr-passmark',
        anchor: '',
        names: [pick('永久居留合格分', 'Pass mark for permanent residence')],
        text: pick('至少70分。', 'At least 70 points.'),
        checked: '',
        proof: 'Notice',
      },
    ],
    readings: locale === 'zh' ? 'gong工 zuo作 xu许 ke可 yan延 qi期 shui税' : '',
    traditional: locale === 'zh' ? '許许離离職职' : '',
    everyday: locale === 'zh' ? ['多久|时限|工作日', '工作许可|就业许可'] : ['how long|time|working day'],
    questions: locale === 'zh' ? ['要', '吗', '怎么办'] : [],
    numbers: [{ key: '12333', places: [{ path: 'work/leave', anchor: 'cost' }] }],
    ids: [{ key: 'prpassmark', places: [{ path: 'reference/facts/pr-passmark', anchor: '' }] }],
  };
}

const files = { zh: compileIndex(corpus('zh'), 'v1'), en: compileIndex(corpus('en'), 'v1') };

function engine(locale: 'zh' | 'en', asked: string[] = []): SearchEngine {
  return new SearchEngine(locale, async (edition, name) => {
    asked.push(`${edition}/${name}`);
    const text = files[edition].get(name);
    if (text === undefined) throw new Error(`No file ${name}.`);
    return text;
  });
}

async function paths(locale: 'zh' | 'en', query: string): Promise<readonly string[]> {
  const search = engine(locale);
  const found = await search.search(query);
  const shown = await Promise.all(found.hits.map((hit) => search.read(hit, found, locale)));
  return shown.map(({ path, anchor }) => (anchor ? `${path}#${anchor}` : path));
}

describe('search', () => {
  it.each([
    ['zh', '工作许可', 'work/apply'],
    ['zh', '工签', 'work/apply'],
    ['zh', '工作许可要多久', 'work/apply#cost'],
    ['zh', '離職怎么办', 'work/leave'],
    ['zh', 'gongzuo xuke', 'work/apply'],
    ['zh', 'work permit', 'work/apply'],
    ['zh', '第二条', 'regulations/article-2'],
    ['zh', '１２３３３', 'work/leave#cost'],
    ['zh', 'pr-passmark', 'reference/facts/pr-passmark'],
    ['zh', '税', 'living/tax'],
    ['en', 'how long does a work permit take', 'work/apply'],
    ['en', 'renewing my work permit', 'work/leave'],
    ['en', 'organization', 'living/tax'],
    ['en', 'premit', 'work/apply'],
    ['en', '工作许可延期', 'work/leave'],
    ['en', 'gzxk', 'work/apply'],
    ['en', 'article 2', 'regulations/article-2'],
  ] as const)('in %s: %s leads to %s', async (locale, query, path) => {
    expect((await paths(locale, query))[0]).toBe(path);
  });

  it('puts guides before the articles and facts they rest on', async () => {
    const found = await paths('zh', '工作许可');
    expect(found).toContain('regulations/article-2');
    expect(found.indexOf('work/leave')).toBeLessThan(found.indexOf('regulations/article-2'));
  });

  it('answers with the term or fact that a query names', async () => {
    const search = engine('en');
    for (const [query, title] of [
      ['green card', 'permanent residence'],
      ['绿卡', 'permanent residence'],
      ['pass mark for permanent residence', 'Pass mark for permanent residence'],
      ['pr-passmark', 'Pass mark for permanent residence'],
    ] as const) {
      const found = await search.search(query);
      const directory = await search.directory();
      const section = found.answer ?? -1;
      const shown = await search.read({ page: directory.pageOfSection[section] ?? -1, section }, found, 'en');
      expect([query, shown.title]).toEqual([query, title]);
    }
  });

  it('shows the other edition beside, for a query in its language, and says what it searched instead', async () => {
    const search = engine('en');
    expect((await search.search('离职')).otherHits.length).toBeGreaterThan(0);
    expect((await search.search('work permit')).otherHits).toEqual([]);
    expect((await search.search('離職')).instead).toBe('离职');
    expect((await search.search('work premit')).instead).toBe('work permit');
  });

  it('finds what it can when no page speaks of everything, and says so', async () => {
    const found = await engine('en').search('work permit for my declared tax');
    expect(found.isPartial).toBe(true);
    expect(found.hits.length).toBeGreaterThan(1);
  });

  it('finds nothing for what is no word, and names what is near to what nearly is', async () => {
    const search = engine('en');
    for (const query of ['', '   ', '👩🏽‍🔬', '%%%', 'xyzzyqwv', '\u202E\u0000'])
      expect([query, (await search.search(query)).hits]).toEqual([query, []]);
    expect(await search.nearNames('permanentize')).toContain('permanent residence');
  });

  it('takes 10,000 characters, markup and every script', async () => {
    const search = engine('zh');
    for (const query of ['签'.repeat(10_000), 'visa '.repeat(2000), '<img src=x onerror=alert(1)>', 'تأشيرة', 'виза'])
      await expect(search.search(query)).resolves.toBeDefined();
  });

  it('loads only its own edition for a query in its language', async () => {
    const asked: string[] = [];
    await engine('zh', asked).search('工作许可延期');
    expect(asked.filter((name) => name.startsWith('en/'))).toEqual([]);
    expect(asked).not.toContain('zh/traditional');
  });

  it('tries again what failed to load', async () => {
    let fails = true;
    const search = new SearchEngine('zh', async (edition, name) => {
      if (fails) throw new Error('No connection.');
      return files[edition].get(name) ?? '';
    });
    await expect(search.search('税收')).rejects.toThrow('No connection.');
    fails = false;
    expect((await search.search('税收')).hits.length).toBeGreaterThan(0);
  });
});

describe('lists of hits', () => {
  it('are joined in order, each page once', () => {
    const hit = (page: number) => ({ page, section: page, score: 1, matched: 1 });
    expect(mergeHits([[hit(2)], [hit(1), hit(2)]]).map(({ page }) => page)).toEqual([2, 1]);
  });
});
