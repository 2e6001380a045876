import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/handbook/nearest.ts';
import { assetUrl, contentLink, normaliseBase, pageUrl, parseContentLink } from '../../src/handbook/urls.ts';

describe('addresses', () => {
  it('take the base path however it is written', () => {
    expect([undefined, '', '/', 'handbook', '/handbook', '/handbook/', '//a/b//'].map(normaliseBase)).toEqual([
      '/',
      '/',
      '/',
      '/handbook/',
      '/handbook/',
      '/handbook/',
      '/a/b/',
    ]);
  });

  it('end with a slash, and keep the section', () => {
    expect(pageUrl('/', 'zh', '')).toBe('/zh/');
    expect(pageUrl('/handbook/', 'en', 'visas/r-visa', 'who')).toBe('/handbook/en/visas/r-visa/#who');
    expect(assetUrl('/handbook/', '/favicon.svg')).toBe('/handbook/favicon.svg');
  });

  it('are read from content links and written back', () => {
    expect(parseContentLink('/visas/r-visa/#who')).toEqual({ path: 'visas/r-visa', anchor: 'who' });
    expect(parseContentLink('/')).toEqual({ path: '', anchor: '' });
    for (const wrong of ['/visas', 'visas/', '/Visas/', 'https://a.example/', '/a b/']) {
      expect([wrong, parseContentLink(wrong)]).toEqual([wrong, undefined]);
    }
    expect(contentLink('visas/r-visa')).toBe('/visas/r-visa/');
  });
});

describe('the nearest word', () => {
  it('is what the editor meant, or nothing', () => {
    const ids = ['visa-r-validity', 'visa-k-validity', 'pr-fee-card'];
    expect(nearest('visa-r-vailidity', ids)).toBe('visa-r-validity');
    expect(nearest('pr-fees-card', ids)).toBe('pr-fee-card');
    expect(nearest('something-else-entirely', ids)).toBeUndefined();
  });
});
