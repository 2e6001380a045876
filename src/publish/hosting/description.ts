import { LOCALES, type Locale } from '../../handbook/locale.ts';
import type { HostRule } from '../../handbook/promise.ts';
import { CARD_FOLDER } from '../../handbook/urls.ts';
import { CARD_POLICY } from '../../site/card-view.ts';
import { contentSecurityPolicy } from '../../site/page-view.ts';

/**
 * How a host should answer, as data: the configurations and rules files in `deploy/` are written from here, and the
 * tests hold real servers against it. Paths are those of the site below its base, beginning with a slash.
 */

/**
 * Which paths a rule is for: `/zh/*` everything from there on, `/zh/tools/:tool/*` with exactly one segment in between,
 * `/*.md` everything that ends so, else that one path. Netlify and Cloudflare read this form as it stands.
 */
export type Pattern = string;

export type Headers = Readonly<Record<string, string>>;

export type HeaderRule = { readonly name: string; readonly paths: readonly Pattern[]; readonly headers: Headers };

/** Rules of one concern. Of each concern the last rule that matches counts. */
export type Concern = {
  readonly name: string;
  readonly rules: readonly HeaderRule[];
  /** What counts where no rule matches: pages for what isn't there, whatever address was asked for. */
  readonly otherwise: Headers;
};

const inEachLanguage = (path: Pattern): readonly Pattern[] => LOCALES.map((locale) => `/${locale}${path}`);

/** Nothing of this is needed anywhere; clipboard and sharing are. Only names that browsers know, for they warn of others. */
const REFUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
  'xr-spatial-tracking',
];

/** Sent with every answer. */
export const EVERYWHERE: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  // Neighbours on subdomains decide for themselves.
  'Strict-Transport-Security': 'max-age=31536000',
};

/** A page that may not be framed, with the policy it also carries itself. */
const unframed = (policy: string): Headers => ({
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
});

const PAGE = unframed(contentSecurityPolicy({}));
const DOOR = unframed(contentSecurityPolicy({ runsSearch: false }));

/** Others may read these from their own pages; there is nothing in them that isn't public. */
const OPEN: Headers = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

export const POLICY: Concern = {
  name: 'policy',
  rules: [
    { name: 'front doors', paths: ['/', '/404.html', '/id/*'], headers: DOOR },
    { name: 'pages', paths: [...inEachLanguage('/*'), '/both/*'], headers: PAGE },
    {
      name: 'tools',
      paths: inEachLanguage('/tools/:tool/*'),
      headers: unframed(contentSecurityPolicy({ isTool: true })),
    },
    // It lies among the tools, but asks nothing.
    { name: 'list of checklists', paths: inEachLanguage('/tools/checklist/'), headers: PAGE },
    {
      // Cards are made to be framed. They run nothing and send nothing.
      name: 'cards',
      paths: [`/${CARD_FOLDER}*`],
      headers: {
        'Content-Security-Policy': `${CARD_POLICY}; frame-ancestors *`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
    },
    {
      name: 'open files',
      paths: ['/api/*', '/feeds/*', '/cards/*', '/links.json', '/llms.txt', '/sitemap.xml', '/*.md'],
      headers: OPEN,
    },
  ],
  otherwise: DOOR,
};

/** A correction reaches readers within minutes; meanwhile a page that is at hand opens at once. */
const SOON = { 'Cache-Control': 'public, max-age=600, stale-while-revalidate=86400' };

export const CACHING: Concern = {
  name: 'caching',
  rules: [
    {
      name: 'files whose name changes with their content',
      paths: ['/_astro/*'],
      headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
    },
    {
      name: 'pictures that seldom change',
      paths: ['/cards/*', '/icons/*', '/favicon.svg'],
      headers: { 'Cache-Control': 'public, max-age=86400' },
    },
    {
      name: 'pages for what is not there',
      paths: ['/404.html', ...inEachLanguage('/404.html')],
      // What isn't there may be published the next minute.
      headers: { 'Cache-Control': 'no-cache' },
    },
  ],
  otherwise: SOON,
};

/** No header belongs to two concerns. */
export const CONCERNS: readonly Concern[] = [POLICY, CACHING];

/** What each kind of file is called. All text is UTF-8, and says so even where the kind implies it. */
export const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  bib: 'text/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  bin: 'application/octet-stream',
};

/** Kinds whose name hosts guess wrongly or leave without its encoding. */
export const UNCOMMON_TYPES = ['md', 'atom', 'webmanifest', 'yaml', 'bib', 'ris'] as const;

/** Kinds that are stored compressed as well; pictures and the pieces of the search are compressed already. */
export const COMPRESSED_TYPES = Object.entries(TYPES)
  .filter(([, type]) => type.includes('charset'))
  .map(([extension]) => extension);

/** The only methods a static site answers. */
export const METHODS = ['GET', 'HEAD'] as const;

/** Files for the host that no reader should meet, besides everything whose name begins with a dot. */
export const HOST_FILES = ['_headers', '_redirects', 'vercel.json'] as const;

/** Where a name that begins with a dot is meant to be read. */
export const WELL_KNOWN = '/.well-known/';

/** Returns the page for what isn't there, by the language of the address; undefined is the page in both. */
export function notFoundPage(locale: Locale | undefined): string {
  return locale === undefined ? '/404.html' : `/${locale}/404.html`;
}

export type HostOptions = {
  /** The folder the site lives in, with a slash at both ends. */
  readonly base: string;
  /** What has moved or gone. */
  readonly redirects: readonly HostRule[];
};

/**
 * Returns a pattern as a regular expression that JavaScript, PCRE and RE2 read alike, anchored at both ends. A folder
 * and its page are one: nginx and Apache turn from the one to the other before they look.
 */
export function patternSource(pattern: Pattern, base = '/'): string {
  const source = `${base.slice(0, -1)}${pattern}`
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replaceAll('*', '.*')
    .replace(/\/$/, '/(?:index\\.html)?');
  return `^${source}$`;
}

/** Returns the headers that the description gives a path below the base, content type left out. */
export function headersFor(path: string): Headers {
  return Object.assign(
    {},
    EVERYWHERE,
    ...CONCERNS.map((concern) => ruleFor(concern, path)?.headers ?? concern.otherwise),
  );
}

/** Returns the rule of a concern for a path; undefined where none matches. */
export function ruleFor(concern: Concern, path: string): HeaderRule | undefined {
  return concern.rules.findLast(({ paths }) => paths.some((pattern) => new RegExp(patternSource(pattern)).test(path)));
}

/** Returns the names of all headers a concern may send, in the order in which they first appear. */
export function headerNames(concern: Concern): readonly string[] {
  return [...new Set([...concern.rules.map(({ headers }) => headers), concern.otherwise].flatMap(Object.keys))];
}
