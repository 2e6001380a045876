import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const STYLES = 'src/styles';
const common = readFileSync(`${STYLES}/index.css`, 'utf8');
const order = /^@layer [^;{]+;$/m.exec(common)?.[0] ?? '';
/** Stands alone, on cards for other sites. */
const ALONE = 'card.css';

describe('the stylesheets of single pages', () => {
  const sheets = readdirSync(STYLES).filter((name) => name !== 'index.css' && name !== ALONE && !common.includes(name));

  it('are found', () => {
    expect(order).toContain('components, page, print');
    expect(sheets).toContain('tool.css');
    expect(sheets.length).toBeGreaterThan(8);
  });

  // Whichever file a browser reads first settles the order: without this line, the general styles would win over the special ones.
  it.each(sheets)('%s says the order of layers first', (name) => {
    const [statement = ''] = readFileSync(`${STYLES}/${name}`, 'utf8')
      .replace(/^\/\*[\s\S]*?\*\/\s*/, '')
      .split('\n');
    expect(statement).toBe(order);
  });
});
