import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.json' with { type: 'json' };
import zh from '../../src/i18n/zh.json' with { type: 'json' };

/** English has one and other, Chinese one form only: families are compared, not keys. */
function families(tree: object, path = ''): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [key, text] of Object.entries(tree)) {
    const family = `${path}${key.replace(/_(?:one|other)$/, '')}`;
    if (typeof text === 'string') {
      found.set(family, [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort());
    } else for (const [below, slots] of families(text as object, `${family}.`)) found.set(below, slots);
  }
  return found;
}

describe('the words of both languages', () => {
  const chinese = families(zh);
  const english = families(en);

  it('are the same families', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('take the same values', () => {
    for (const [family, slots] of chinese) expect([family, english.get(family)]).toEqual([family, slots]);
  });
});
