import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('are all used', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|astro)$/.test(file))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    // Written out, or put together from a beginning and what a record says.
    const isUsed = (key: string) => {
      const parts = key.split('.');
      return (
        [`'${key}'`, `"${key}"`, `\`${key}\``].some((text) => code.includes(text)) ||
        parts.some((_, index) => index > 0 && code.includes(`\`${parts.slice(0, index).join('.')}.\${`))
      );
    };
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});
