import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, wordChanges } from '../../src/handbook/word-diff.ts';

const changesOf = (before: string, after: string, locale: 'zh' | 'en') => wordChanges(diffWords(before, after, locale));

describe('the words that changed', () => {
  it('are whole words in English', () => {
    expect(diffWords('Apply within 24 hours.', 'Apply within 48 hours.', 'en')).toEqual([
      { kind: 'kept', text: 'Apply within ' },
      { kind: 'removed', text: '24 ' },
      { kind: 'added', text: '48 ' },
      { kind: 'kept', text: 'hours.' },
    ]);
  });

  it('are whole words in Chinese, which writes no spaces', () => {
    expect(changesOf('向公安机关申请居留许可。', '向派出所申请居留许可。', 'zh')).toEqual([
      { removed: '公安机关', added: '派出所' },
    ]);
  });

  it('are figures with their separators, signs and percent', () => {
    expect(changesOf('费用1,500元，占8.5%。', '费用1,800元，占8%。', 'zh')).toEqual([
      { removed: '1,500', added: '1,800' },
      { removed: '8.5%', added: '8%' },
    ]);
  });

  it('are whole tags and link targets', () => {
    expect(changesOf('Pay <Fact id="old" /> [here](/a/#x).', 'Pay <Fact id="new" /> [here](/a/#y).', 'en')).toEqual([
      { removed: '<Fact id="old" />', added: '<Fact id="new" />' },
      { removed: '](/a/#x)', added: '](/a/#y)' },
    ]);
  });

  it('are none where a text was only wrapped or spaced anew', () => {
    expect(changesOf('在北京工作满 5 年，\n可以申请。', '在北京工作满5年，可以申请。', 'zh')).toEqual([]);
    expect(changesOf('Two  words\nhere', 'Two words here', 'en')).toEqual([]);
  });

  it('are the whole of one text where the other is empty', () => {
    expect(changesOf('', 'All new.', 'en')).toEqual([{ removed: '', added: 'All new.' }]);
    expect(changesOf('All gone.', '', 'en')).toEqual([{ removed: 'All gone.', added: '' }]);
    expect(changesOf('', '', 'zh')).toEqual([]);
  });

  it('give both texts back, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('北京', '的', '5', 'a', 'bc', ' ', '\n', '<Fact id="x" />', '，', '.'))
      .map((all) => all.join(''));
    const bare = (parts: readonly { readonly text: string }[]) =>
      parts
        .map((part) => part.text)
        .join('')
        .replace(/\s+/g, '');
    fc.assert(
      fc.property(text, text, fc.constantFrom('zh' as const, 'en' as const), (before, after, locale) => {
        const parts = diffWords(before, after, locale);
        expect(bare(parts.filter(({ kind }) => kind !== 'added'))).toBe(before.replace(/\s+/g, ''));
        expect(bare(parts.filter(({ kind }) => kind !== 'removed'))).toBe(after.replace(/\s+/g, ''));
      }),
    );
  });
});
