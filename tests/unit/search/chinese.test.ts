import { describe, expect, it } from 'vitest';
import {
  addressKey,
  addressList,
  articleNamed,
  findAddress,
  parseChineseNumber,
} from '../../../src/search/addresses.ts';
import { formatReadings, parseReadings, readInitials, readPinyin } from '../../../src/search/pinyin.ts';

describe('the name of an article', () => {
  it.each([
    ['第七十二条', 72],
    ['第72条', 72],
    ['七十二条', 72],
    ['第 十 条', 10],
    ['第十条', 10],
    ['第二十一条', 21],
    ['第一百零三条', 103],
    ['条例第六条讲什么', 6],
    ['article 72', 72],
    ['Art. 5', 5],
    ['art 40 paragraph 2', 40],
    ['articles of association', undefined],
    ['start 72', undefined],
    ['签证', undefined],
  ])('%s is %s', (query, number) => {
    expect(articleNamed(query)).toBe(number);
  });

  it('may be written in Chinese digits', () => {
    expect(['十', '十九', '二十', '九十九', '一百', '一百二十', '零'].map(parseChineseNumber)).toEqual([
      10, 19, 20, 99, 100, 120, 0,
    ]);
    expect(['', '人', '十人'].map(parseChineseNumber)).toEqual([undefined, undefined, undefined]);
  });
});

describe('an address', () => {
  const list = new Map([
    ['国科发规202341', [7]],
    ['12367', [3, 4]],
    ['861012367', [3]],
  ]);

  it('is found however its number is written', () => {
    for (const written of ['国科发规〔2023〕41号', '国科发规[2023]41号', '国科发规 2023 41'])
      expect(findAddress(addressKey(written), list)).toEqual([7]);
    expect(findAddress(addressKey('+86-10-12367'), list)).toEqual([3]);
    expect(findAddress(addressKey('2023'), list)).toEqual([]);
  });

  it('is looked for only where a query may be one', () => {
    expect(['pr-two-zones-passmark', '12367', '绿卡', 'work permit', '2023-05-01'].map(addressList)).toEqual([
      'ids',
      'numbers',
      undefined,
      undefined,
      'numbers',
    ]);
  });
});

describe('pinyin', () => {
  const readings = parseReadings('gong工 jiu久 ju居 ke可 liu留 qi期栖 xu许 yan延雁 yong永 zuo作 xing行 hang行');
  const names = ['永久居留', '工作许可', '雁栖人才卡', '延期', '工作许可延期'];
  const read = (query: string, mayBeUnfinished = false) =>
    readPinyin(query, names, readings, mayBeUnfinished)?.map((part) => part[0]);

  it('travels as text', () => {
    expect(formatReadings(parseReadings('ju居局 xing行 hang行'))).toBe('hang行 ju居局 xing行');
    expect(readings.get('行')).toEqual(['xing', 'hang']);
  });

  it('is read with and without spaces, in parts of names', () => {
    expect(read('yongjiu juliu')).toEqual(['永久居留']);
    expect(read('gongzuoxukeyanqi')).toEqual(['工作许可延期']);
    expect(read('juliu xuke')).toEqual(['居留', '许可']);
  });

  it('prefers the writing that names use most and keeps what sounds the same', () => {
    expect(readPinyin('yanqi', names, readings, false)).toEqual([['延期', '雁栖']]);
  });

  it('is not read where a letter is left over', () => {
    expect(read('yongjiu x')).toBeUndefined();
    expect(read('visa')).toBeUndefined();
    expect(read('yongjiu jul')).toBeUndefined();
    expect(read('yongjiu jul', true)).toEqual(['永久居留']);
  });

  it('is known by its initials', () => {
    expect(readInitials('gzxk', names, readings)).toEqual(['工作许可']);
    expect(readInitials('yq', names, readings)).toEqual(['延期']);
    expect(readInitials('R&D', names, readings)).toEqual([]);
  });
});
