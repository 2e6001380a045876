import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/handbook/value.ts';
import { value } from '../../src/handbook/value.ts';
import {
  chineseNumber,
  formatClause,
  formatDate,
  formatList,
  formatSentence,
  formatValue,
} from '../../src/i18n/format.ts';
import { translator } from '../../src/i18n/translate.ts';

const both = (candidate: unknown): readonly [string, string] => {
  const parsed: Value = value.parse(candidate);
  return [formatValue(parsed, 'zh'), formatValue(parsed, 'en')];
};

describe('a value in words', () => {
  it.each([
    [{ type: 'money', amount: 1500, currency: 'CNY' }, '1500元', 'CNY 1,500'],
    [{ type: 'money', amount: 500_000, currency: 'CNY', bound: 'at-least' }, '至少50万元', 'at least CNY 500,000'],
    [{ type: 'money', amount: 157_000_000, currency: 'CNY' }, '1.57亿元', 'CNY 157,000,000'],
    [{ type: 'money', amount: 85_000, to: 100_000, currency: 'CNY' }, '8.5至10万元', 'CNY 85,000 to 100,000'],
    [{ type: 'money', amount: 5000, to: 20_000, currency: 'CNY' }, '5000至20000元', 'CNY 5,000 to 20,000'],
    [{ type: 'money', amount: 859_464, currency: 'CNY' }, '859464元', 'CNY 859,464'],
    [{ type: 'money', amount: 100, currency: 'USD' }, '100美元', 'USD 100'],
    [{ type: 'duration', amount: 5, unit: 'working-day' }, '5个工作日', '5 working days'],
    [{ type: 'duration', amount: 1, unit: 'month' }, '1个月', '1 month'],
    [{ type: 'duration', amount: 24, unit: 'hour' }, '24小时', '24 hours'],
    [{ type: 'duration', amount: 120, to: 180, unit: 'day' }, '120至180日', '120 to 180 days'],
    [{ type: 'percentage', amount: 20 }, '20%', '20%'],
    [{ type: 'points', amount: 70, bound: 'at-least' }, '至少70分', 'at least 70 points'],
    [{ type: 'multiple', amount: 6 }, '6倍', '6 times'],
    [{ type: 'age', amount: 18, bound: 'less-than' }, '未满18周岁', 'under 18 years of age'],
    [{ type: 'count', amount: 1, unit: { zh: '名', en: { one: 'person', other: 'people' } } }, '1名', '1 person'],
    [
      { type: 'count', amount: 55, unit: { zh: '个国家', en: { one: 'country', other: 'countries' } } },
      '55个国家',
      '55 countries',
    ],
    [{ type: 'date', date: '2024-03-01' }, '2024年3月1日', '1 March 2024'],
    [{ type: 'date', date: '2017-09' }, '2017年9月', 'September 2017'],
    [{ type: 'date', date: '2017' }, '2017年', '2017'],
    [
      { type: 'period', from: '2018-11-01', until: '2018-12-20' },
      '2018年11月1日至2018年12月20日',
      '1 November 2018 to 20 December 2018',
    ],
    [
      { type: 'period', from: '2025-11-27' },
      '2025年11月27日起（截止日期未查到）',
      'from 27 November 2025 (closing date not found)',
    ],
    [{ type: 'period' }, '日期未查到', 'dates not found'],
    [
      {
        type: 'list',
        items: [
          { zh: '甲', en: 'a' },
          { zh: '乙', en: 'b' },
          { zh: '丙', en: 'c' },
        ],
      },
      '甲、乙和丙',
      'a, b and c',
    ],
    [
      {
        type: 'list',
        of: 'any',
        items: [
          { zh: '甲', en: 'a' },
          { zh: '乙', en: 'b' },
        ],
      },
      '甲或乙',
      'a or b',
    ],
    [{ type: 'text', text: '12367' }, '12367', '12367'],
  ])('%j', (candidate, zh, en) => {
    expect(both(candidate)).toEqual([zh, en]);
  });

  it('leaves the bound out when asked', () => {
    expect(formatValue(value.parse({ type: 'points', amount: 70, bound: 'at-least' }), 'en', 'bare')).toBe('70 points');
  });

  it('stands in its sentence', () => {
    const fact = {
      value: value.parse({ type: 'points', amount: 70 }),
      sentence: { zh: '合格分是{value}。', en: 'The pass mark is {value}.' },
    };
    expect(formatSentence(fact, 'zh')).toBe('合格分是70分。');
    expect(formatSentence(fact, 'en')).toBe('The pass mark is 70 points.');
  });
});

describe('clauses, dates and lists', () => {
  it('writes a clause as each language does', () => {
    const clause = { article: 72, paragraph: 1 };
    expect(formatClause(clause, 'zh')).toBe('第七十二条第一款');
    expect(formatClause(clause, 'en')).toBe('Article 72, paragraph 1');
    expect(formatClause({ article: 7, item: 3 }, 'zh')).toBe('第七条第三项');
    expect(formatClause({}, 'en')).toBe('');
  });

  it('counts in Chinese', () => {
    expect([1, 10, 11, 20, 72, 100, 101, 110, 999].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '七十二',
      '一百',
      '一百零一',
      '一百一十',
      '九百九十九',
    ]);
  });

  it('refuses a date that is none', () => {
    expect(() => formatDate('2024-02-30', 'zh')).toThrow('2024-02-30');
  });

  it('joins a phrase without a serial comma', () => {
    expect(formatList(['fee', 'time', 'place'], 'en')).toBe('fee, time and place');
  });
});

describe('the words of the interface', () => {
  it('throw when one is missing', () => {
    expect(() => translator('en')('no.such.word' as never)).toThrow('no.such.word');
  });
});
