import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeUnused, writeWhole } from '../../src/publish/cache-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'handbook-cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a cache', () => {
  it('loses what is neither used nor new, folders too', async () => {
    const old = new Date(Date.now() - 31 * 24 * 3_600_000);
    for (const name of ['used-old', 'unused-old', 'unused-new']) writeFileSync(join(folder, name), name);
    mkdirSync(join(folder, 'unused-folder'));
    writeFileSync(join(folder, 'unused-folder', 'page'), '');
    for (const name of ['used-old', 'unused-old', 'unused-folder']) utimesSync(join(folder, name), old, old);
    await removeUnused(folder, (name) => name === 'used-old', 30);
    expect(readdirSync(folder).sort()).toEqual(['unused-new', 'used-old']);
  });

  it('holds a file whole, and nothing beside it', async () => {
    await Promise.all([1, 2, 3].map(() => writeWhole(join(folder, 'twice'), Buffer.from('whole'))));
    expect(readFileSync(join(folder, 'twice'), 'utf8')).toBe('whole');
    expect(readdirSync(folder).filter((name) => name.startsWith('twice'))).toEqual(['twice']);
  });
});
