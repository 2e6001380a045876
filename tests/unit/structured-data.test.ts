import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterEach, describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import { loadContentFiles } from '../../src/disk/load-content.ts';
import { securityContact } from '../../src/disk/site-address.ts';
import { UsageError } from '../../src/disk/usage-error.ts';
import { readContent } from '../../src/handbook/read-content.ts';
import { listRoutes } from '../../src/handbook/routes.ts';
import { securityText } from '../../src/site/security-text.ts';
import type { Site } from '../../src/site/site.ts';
import { dataBlock, governmentService, type Thing } from '../../src/site/structured-data.ts';
import { AS_OF, checkChanged } from '../content.ts';

function siteOf(): Site {
  const { handbook } = checkChanged({});
  return {
    handbook,
    asOf: AS_OF,
    origin: 'https://handbook.example',
    base: '/',
    routes: new Map(listRoutes(handbook).map((route) => [route.path, route])),
  };
}

describe('a data block', () => {
  it.each([
    '</script><img src=x onerror=alert(1)>',
    '<!--<script>',
    '</SCRIPT\t>',
    '\u2028\u2029',
    '"}]}</script>',
    '\\u003c/script>',
  ])('keeps %j inside', (text) => {
    const block = dataBlock([{ '@type': 'Thing', name: text }]);
    const html = `<head><script type="application/ld+json">${block}</script></head><body><p>after</p></body>`;
    const document = parse(html);
    const names: string[] = [];
    let held = '';
    const visit = (node: DefaultTreeAdapterTypes.Node): void => {
      if ('tagName' in node) names.push(node.tagName);
      const children = 'childNodes' in node ? node.childNodes : [];
      if ('tagName' in node && node.tagName === 'script')
        held = children.map((child) => ('value' in child ? child.value : '')).join('');
      for (const child of children) visit(child);
    };
    visit(document);
    expect(names).toEqual(['html', 'head', 'script', 'body', 'p']);
    expect(JSON.parse(held)['@graph'][0].name).toBe(text);
  });

  it('names the words of ELI only where they are used', () => {
    const context = (thing: Thing) => JSON.parse(dataBlock([thing]))['@context'];
    expect(context({ '@type': 'Thing' })).toBe('https://schema.org');
    expect(context({ '@type': 'Thing', 'eli:id_local': 'x' })).toEqual([
      'https://schema.org',
      { eli: 'http://data.europa.eu/eli/ontology#' },
    ]);
  });
});

describe('a guide', async () => {
  const { handbook } = runChecks(readContent(await loadContentFiles(process.cwd())), { asOf: AS_OF });
  const site = { ...siteOf(), handbook };
  const service = (path: string) => {
    const page = handbook.pages.get(path);
    return page && governmentService(site, 'en', page);
  };

  it('is a service where an authority acts and the card names who decides', () => {
    expect(service('visas/z-visa')).toBeUndefined();
    expect(service('visas/r-visa')).toMatchObject({
      '@type': 'GovernmentService',
      url: 'https://handbook.example/en/visas/r-visa/',
      provider: [{ name: 'the provincial-level foreigners’ work authority' }, { '@type': 'GovernmentOrganization' }],
    });
    expect(service('permanent-residence/family')).toMatchObject({
      provider: { name: 'National Immigration Administration' },
    });
  });

  it('is none where an employer decides, or nobody has to be asked', () => {
    for (const path of ['research/side-jobs', 'visas/visa-free-entry', 'start', 'tools/deadlines'])
      expect([path, service(path)]).toEqual([path, undefined]);
  });
});

describe('security.txt', () => {
  afterEach(() => {
    delete process.env['SECURITY_CONTACT'];
  });

  it('has the fields of RFC 9116 and ends within a year', () => {
    expect(securityText(siteOf(), 'mailto:security@handbook.example').split('\n')).toEqual([
      'Contact: mailto:security@handbook.example',
      'Expires: 2027-05-20T00:00:00+08:00',
      'Preferred-Languages: zh, en',
      'Canonical: https://handbook.example/.well-known/security.txt',
      '',
    ]);
  });

  it('takes its contact from the environment, and no contact that nobody could write to', () => {
    expect(securityContact()).toBeUndefined();
    process.env['SECURITY_CONTACT'] = 'https://handbook.example/report';
    expect(securityContact()).toBe('https://handbook.example/report');
    for (const wrong of ['security@handbook.example', 'http://x', 'mailto:', 'mailto:a@b\nExpires: never', 'nobody']) {
      process.env['SECURITY_CONTACT'] = wrong;
      expect(() => securityContact()).toThrow(UsageError);
    }
  });
});
