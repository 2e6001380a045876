import { expect, it } from 'vitest';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { readContent } from '../../src/handbook/read-content.ts';

const { records } = readContent(await loadContentFiles(process.cwd()));

it('no two facts say the same', () => {
  const ids = new Map<string, string[]>();
  for (const fact of records.facts.values()) {
    const what = `${fact.sentence.zh} ${JSON.stringify(fact.value)}`;
    ids.set(what, [...(ids.get(what) ?? []), fact.id]);
  }
  expect([...ids.values()].filter((same) => same.length > 1)).toEqual([]);
});
