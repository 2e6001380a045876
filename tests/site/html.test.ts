import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, inject, it } from 'vitest';
import { BOTH_KINDS, CARD_KINDS, ID_KINDS, KINDS, LONG_KINDS } from '../browser/kinds.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Matters of style that the renderer decides, and titles that are as long as the law they name.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
  },
});

it.each([
  'index.html',
  '404.html',
  ...['zh', 'en'].flatMap((locale) => [...KINDS, ...LONG_KINDS].map((path) => `${locale}/${path}`)),
  ...BOTH_KINDS,
  ...ID_KINDS,
  ...CARD_KINDS,
])('%s is valid HTML', async (path) => {
  const file = path.endsWith('.html') ? path : join(path, 'index.html');
  const report = await validator.validateString(readFileSync(join(inject('site'), file), 'utf8'));
  const messages = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
  expect(messages).toEqual([]);
});
