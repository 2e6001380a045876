import { LOCALES } from '../../handbook/locale.ts';
import {
  CONCERNS,
  type Concern,
  EVERYWHERE,
  type HeaderRule,
  type Headers,
  type HostOptions,
  headerNames,
  notFoundPage,
  type Pattern,
  patternSource,
  TYPES,
  UNCOMMON_TYPES,
} from './description.ts';
import { notice } from './notice.ts';

/** The rules files that hosts read from the root of the site. None of them can answer 410: the page there says so alone. */

const below = (base: string, path: Pattern) => `${base.slice(0, -1)}${path}`;

const typeRules = UNCOMMON_TYPES.map((extension) => ({
  path: `/*.${extension}`,
  headers: { 'Content-Type': TYPES[extension] ?? '' },
}));

function block(path: string, headers: Headers, removed: readonly string[] = []): string {
  return [
    path,
    ...removed.map((name) => `  ! ${name}`),
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ].join('\n');
}

/**
 * Returns Cloudflare’s `_headers`. Every rule that matches adds its headers, and two values of one header are joined;
 * a rule therefore takes back what the wider ones before it have set.
 */
export function cloudflareHeaders({ base }: HostOptions): string {
  const everywhere = Object.assign({}, EVERYWHERE, ...CONCERNS.map(({ otherwise }) => otherwise));
  const specific = CONCERNS.flatMap((concern) =>
    concern.rules.flatMap(({ paths, headers }) =>
      paths.map((path) => block(below(base, path), headers, headerNames(concern))),
    ),
  );
  const types = typeRules.map(({ path, headers }) => block(below(base, path), headers, Object.keys(headers)));
  return `${[notice('#'), block(below(base, '/*'), everywhere), ...specific, ...types].join('\n\n')}\n`;
}

/**
 * Returns Netlify’s `_headers`. Nothing can be taken back there, so that a rule names only what no wider one has set:
 * tools are sent the policy of pages there, and their own, which is stricter, comes with the page itself.
 */
export function netlifyHeaders({ base }: HostOptions): string {
  const blocks = CONCERNS.flatMap((concern) =>
    concern.rules.flatMap((rule) =>
      rule.paths.flatMap((path) => {
        const kept = Object.entries(rule.headers).filter(([name]) => !isSetByWider(concern, rule, path, name));
        return kept.length === 0 ? [] : [block(below(base, path), Object.fromEntries(kept))];
      }),
    ),
  );
  const types = typeRules.map(({ path, headers }) => block(below(base, path), headers));
  return `${[notice('#'), block(below(base, '/*'), EVERYWHERE), ...blocks, ...types].join('\n\n')}\n`;
}

/** Tells whether a wider pattern of another rule also holds for these paths and sets the header. */
function isSetByWider({ rules }: Concern, rule: HeaderRule, path: Pattern, name: string): boolean {
  const isEnding = path.startsWith('/*.');
  const sample = path.replace(/:\w+/g, 'x').replaceAll('*', 'x');
  return rules.some(
    (other) =>
      other !== rule &&
      other.headers[name] !== undefined &&
      other.paths.some((wider) =>
        // What ends in the same way lies in every folder.
        isEnding ? wider.endsWith('/*') : new RegExp(patternSource(wider)).test(sample),
      ),
  );
}

/** Returns Netlify’s `_redirects`: what has moved, and each language’s own page for what isn’t there. */
export function netlifyRedirects({ base, redirects }: HostOptions): string {
  const missing = LOCALES.map((locale) => `${base}${locale}/* ${below(base, notFoundPage(locale))} 404`);
  const rest = base === '/' ? [] : [`/* ${below(base, notFoundPage(undefined))} 404`];
  // The mark of exclamation: without it the small page that stands at the old address would be served.
  return `${[notice('#'), ...moved({ base, redirects }, '301!'), ...missing, ...rest].join('\n')}\n`;
}

/** Returns Cloudflare’s `_redirects`: what has moved. It finds each language’s page for what isn’t there by itself. */
export function cloudflareRedirects(options: HostOptions): string {
  return `${[notice('#'), ...moved(options, '301')].join('\n')}\n`;
}

function moved({ base, redirects }: HostOptions, status: string): readonly string[] {
  return redirects.flatMap((rule) => (rule.status === 301 ? [`${base}${rule.from} ${base}${rule.to} ${status}`] : []));
}

/** Returns `vercel.json`. Vercel has one page for what isn’t there, the one in both languages; of two values of a header the last counts. */
export function vercelConfiguration({ base, redirects }: HostOptions): string {
  const entry = (source: string, headers: Headers) => ({
    source,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  });
  const rules = CONCERNS.flatMap((concern) => [
    ...concern.rules.map((rule, index) => {
      const later = concern.rules.slice(index + 1).flatMap(({ paths }) => paths);
      return entry(exclusive(rule.paths, later, base), rule.headers);
    }),
    entry(
      exclusive(
        ['/*'],
        concern.rules.flatMap(({ paths }) => paths),
        base,
      ),
      concern.otherwise,
    ),
  ]);
  const types = typeRules.map(({ path, headers }) => entry(exclusive([path], [], base), headers));
  return `${JSON.stringify(
    {
      trailingSlash: true,
      redirects: redirects.flatMap((rule) =>
        rule.status === 301 ? [{ source: base + rule.from, destination: base + rule.to, statusCode: 301 }] : [],
      ),
      headers: [entry(exclusive(['/*'], [], base), EVERYWHERE), ...rules, ...types],
    },
    undefined,
    2,
  )}\n`;
}

/** One group that holds the whole rest of the path, as path-to-regexp wants it, without groups that capture inside. */
function exclusive(paths: readonly Pattern[], later: readonly Pattern[], base: string): string {
  const rest = (path: Pattern) => patternSource(path, base).replace(/^\^\//, '').replace(/\$$/, '');
  const not = later.length === 0 ? '' : `(?!(?:${later.map(rest).join('|')})$)`;
  return `/(${not}(?:${paths.map(rest).join('|')}))`;
}
