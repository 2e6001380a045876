import { describe, expect, it } from 'vitest';
import { nearestWords } from '../../../src/search/edit-distance.ts';
import { stemEnglish } from '../../../src/search/english-words.ts';
import { foldText, normaliseQuery } from '../../../src/search/normalise-query.ts';
import { splitWords } from '../../../src/search/split-words.ts';
import { characterPairs, tokensOf } from '../../../src/search/tokens.ts';

describe('a query', () => {
  it('is narrowed, and cleared of what nobody means to search', () => {
    expect(normaliseQuery('  “ＡＢＣ１２”\u0000\t绿卡\u202E ')).toBe('ABC12 绿卡');
  });

  it('of any length is cut to what is searched', () => {
    expect(normaliseQuery('签'.repeat(10_000))).toHaveLength(160);
  });

  it('is compared without case and accents', () => {
    expect(foldText('Wǔxīng KǍ')).toBe('wuxing ka');
  });
});

describe('words', () => {
  it('are runs of Chinese and words and numbers of other scripts, each with its place', () => {
    expect(splitWords('持R签证的 employer’s CNY 1,500').map(({ text, start }) => [text, start])).toEqual([
      ['持', 0],
      ['r', 1],
      ['签证的', 2],
      ['employer', 6],
      ['cny', 17],
      ['1500', 21],
    ]);
  });

  it.each([
    ['organisation', 'organization'],
    ['licence', 'license'],
    ['programme', 'program'],
    ['labour', 'labor'],
    ['centre', 'center'],
    ['enrolment', 'enrollment'],
    ['travelling', 'traveling'],
    ['recognise', 'recognize'],
    ['permits', 'permit'],
    ['companies', 'company'],
    ['applying', 'apply'],
    ['applied', 'apply'],
    ['renewed', 'renew'],
    ['visas', 'visa'],
  ])('%s and %s are one', (one, other) => {
    expect(stemEnglish(one)).toBe(stemEnglish(other));
  });

  it.each([
    ['work', 'word'],
    ['residence', 'resident'],
    ['tax', 'taxi'],
    ['busing', 'busi'],
  ])('%s and %s are two', (one, other) => {
    expect(stemEnglish(one)).not.toBe(stemEnglish(other));
  });
});

describe('tokens', () => {
  it('of Chinese are pairs of characters; titles also give their characters', () => {
    expect(characterPairs('工作许可')).toEqual(['工作', '作许', '许可']);
    expect(tokensOf('税')).toEqual(['税']);
    expect(tokensOf('个税', true)).toEqual(['个税', '个', '税']);
  });

  it('of English are stems and neighbouring stems, without words that say nothing', () => {
    expect(tokensOf('the work permits for you')).toEqual(['work', 'work permit', 'permit']);
    expect(tokensOf('start-up')).toEqual(['start']);
    expect(tokensOf('five-star card')).toEqual(['fiv', 'fiv star', 'fivestar', 'star', 'star card', 'card']);
  });

  it('keep a letter or figure together with the character behind it', () => {
    expect(tokensOf('R字签证')).toEqual(['r字', 'r', '字签', '签证']);
    expect(tokensOf('90日')).toEqual(['90日', '90', '日']);
  });
});

describe('a mistyped word', () => {
  const known = ['permanent', 'residence', 'visa', 'permit', 'work'];

  it.each([
    ['permenant', ['permanent']],
    ['residense', ['residence']],
    ['premit', ['permit']],
    ['xyzzyqwv', []],
    ['vis', []],
  ])('%s is meant to be %j', (word, meant) => {
    expect(nearestWords(word, known)).toEqual(meant);
  });

  it('begins as it was meant to, where there is a choice', () => {
    expect(nearestWords('parmit', ['permit', 'karmit'])).toEqual(['permit']);
  });
});
