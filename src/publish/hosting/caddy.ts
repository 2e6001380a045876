import { LOCALES } from '../../handbook/locale.ts';
import {
  CONCERNS,
  EVERYWHERE,
  type Headers,
  HOST_FILES,
  type HostOptions,
  headersFor,
  METHODS,
  notFoundPage,
  type Pattern,
  patternSource,
  TYPES,
  WELL_KNOWN,
} from './description.ts';
import { notice } from './notice.ts';

export type CaddyOptions = HostOptions & {
  readonly root: string;
  /** What the site is called: a host name, for which Caddy gets a certificate, or an address such as `http://127.0.0.1:8080`. */
  readonly address: string;
};

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;
const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** Returns a Caddyfile; Caddy itself sees to TLS and sends http to https. */
export function caddyfile({ base, redirects, root, address }: CaddyOptions): string {
  const folder = base.slice(0, -1);
  const set = (headers: Headers, matcher = '') =>
    Object.keys(headers).length === 0
      ? []
      : [`header ${matcher}{`, ...Object.entries(headers).map(([name, value]) => `\t${name} ${quoted(value)}`), '}'];
  const matches = (paths: readonly Pattern[]) =>
    `path_regexp "${paths.map((path) => patternSource(path, base)).join('|')}"`;
  const rules = CONCERNS.flatMap(({ name, rules, otherwise }) => [
    // Caddy sorts directives as it likes; no two of these matchers hold for the same path.
    ...rules.flatMap((rule, index) => {
      const later = rules.slice(index + 1).flatMap(({ paths }) => paths);
      return [
        `@${slug(rule.name)} {`,
        `\t${matches(rule.paths)}`,
        ...(later.length === 0 ? [] : [`\tnot ${matches(later)}`]),
        '}',
        ...set(rule.headers, `@${slug(rule.name)} `),
      ];
    }),
    `@other-${name} not ${matches(rules.flatMap(({ paths }) => paths))}`,
    ...set(otherwise, `@other-${name} `),
  ]);
  const types = Object.entries(TYPES)
    .filter(([extension]) => extension !== 'html')
    .map(([extension, type]) => `@${extension} path *.${extension}\nheader @${extension} Content-Type ${quoted(type)}`);
  const moved = redirects.flatMap((rule, index) =>
    rule.status === 301
      ? [`@moved-${index} path ${base + rule.from}`, `redir @moved-${index} ${quoted(base + rule.to)} 301`]
      : [],
  );
  const gonePaths = redirects.flatMap((rule) => (rule.status === 410 ? [base + rule.from] : []));
  const gone = gonePaths.length === 0 ? [] : [`@gone path ${gonePaths.join(' ')}`, 'error @gone 410'];
  const inFolder =
    base === '/'
      ? { refuse: [], strip: [] }
      : {
          refuse: [`redir ${folder} ${base} 301`, `@outside not path ${base}*`, 'error @outside 404'],
          strip: [`uri strip_prefix ${folder}`],
        };
  const body = [
    `root * ${root}`,
    set({ ...EVERYWHERE }).join('\n'),
    'header -Server',
    rules.join('\n'),
    types.join('\n'),
    '# What a cache must tell apart; set at the end, because the file server adds it to compressed answers only.',
    'header {\n\tVary Accept-Encoding\n\tdefer\n}',
    [
      '# In this order, which Caddy would change by itself.',
      'route {',
      indent(
        [
          `@method not method ${METHODS.join(' ')}`,
          'error @method 405',
          ...inFolder.refuse,
          '# Nothing whose name begins with a dot, no file meant for a host, no compressed file by its own name.',
          '@hidden {',
          `\tpath_regexp "/\\.|^${base}(${HOST_FILES.join('|').replaceAll('.', '\\.')})$|\\.(br|gz)$"`,
          `\tnot path ${folder}${WELL_KNOWN}*`,
          '}',
          'error @hidden 404',
          ...moved,
          ...gone,
          ...inFolder.strip,
          'file_server {\n\tprecompressed br gzip\n\tindex index.html\n}',
        ].join('\n'),
      ),
      '}',
    ].join('\n'),
    errors({ base, root }),
  ].join('\n\n');
  return `${notice('#')}

${address} {
${indent(body)}
}
`;
}

/** Error routes see the request as it came, and the headers that were set before; each is set anew. */
function errors({ base, root }: { readonly base: string; readonly root: string }): string {
  const folder = base.slice(0, -1);
  const page = (path: string) =>
    Object.entries({ ...headersFor(path), 'Content-Type': TYPES['html'] ?? '' })
      .filter(([name]) => !(name in EVERYWHERE))
      .map(([name, value]) => `\theader ${name} ${quoted(value)}`);
  const inLanguages = LOCALES.flatMap((locale) => [
    `@missing-${locale} {`,
    '\texpression {http.error.status_code} == 404',
    `\tpath ${base}${locale}/*`,
    '}',
    `handle @missing-${locale} {`,
    ...page(notFoundPage(locale)),
    `\trewrite * ${notFoundPage(locale)}`,
    '\tfile_server {\n\t\tprecompressed br gzip\n\t}',
    '}',
  ]);
  return [
    'handle_errors {',
    indent(
      [
        `root * ${root}`,
        'header -Access-Control-Allow-Origin',
        'header -Server',
        ...inLanguages,
        '@missing expression {http.error.status_code} == 404',
        'handle @missing {',
        ...page(notFoundPage(undefined)),
        `\trewrite * ${notFoundPage(undefined)}`,
        '\tfile_server {\n\t\tprecompressed br gzip\n\t}',
        '}',
        '@refused expression {http.error.status_code} == 405',
        `header @refused Allow "${METHODS.join(', ')}"`,
        '@buried expression {http.error.status_code} == 410',
        'handle @buried {',
        // The page that stands there says why.
        ...(folder === '' ? [] : [`\turi strip_prefix ${folder}`]),
        '\tfile_server {\n\t\tprecompressed br gzip\n\t}',
        '}',
        'handle {',
        '\trespond "{http.error.status_code} {http.error.status_text}"',
        '}',
      ].join('\n'),
    ),
    '}',
  ].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '\t');
}
