import { LOCALES } from '../../handbook/locale.ts';
import {
  CONCERNS,
  EVERYWHERE,
  HOST_FILES,
  type HostOptions,
  headerNames,
  METHODS,
  notFoundPage,
  type Pattern,
  patternSource,
  TYPES,
} from './description.ts';
import { notice } from './notice.ts';

export type NginxOptions = HostOptions & {
  /** Where the finished site lies, without a slash at the end. */
  readonly root: string;
};

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;
const variable = (name: string) => `$handbook_${name.toLowerCase().replaceAll('-', '_')}`;

function map(
  from: string,
  to: string,
  otherwise: string,
  rows: readonly (readonly [key: string, value: string])[],
): string {
  const lines = rows.map(([key, value]) => `    ${quoted(key)} ${quoted(value)};`);
  return [`map ${from} ${to} {`, `    default ${quoted(otherwise)};`, ...lines, '}'].join('\n');
}

/** What comes after a folder needs no look. */
function shortened(path: Pattern, base: string): string {
  return patternSource(path, base).replace(/\.\*\$$/, '');
}

/** Returns the tables for nginx, to be included inside `http { }`: which header has which value where. */
export function nginxTables({ base, redirects }: HostOptions): string {
  // Expressions are tried once a request and concern; which header has which value then is looked up by name.
  const maps = CONCERNS.flatMap((concern) => {
    const kind = variable(concern.name);
    return [
      map('$uri', kind, '', [
        // nginx takes the first expression that matches; of our rules the last one counts.
        ...concern.rules
          .toReversed()
          .map(({ name, paths }) => [`~${paths.map((path) => shortened(path, base)).join('|')}`, name] as const),
      ]),
      ...headerNames(concern).map((header) =>
        map(
          kind,
          variable(header),
          concern.otherwise[header] ?? '',
          concern.rules.map(({ name, headers }) => [name, headers[header] ?? ''] as const),
        ),
      ),
    ];
  });
  const notFound = [
    'map $request_uri $handbook_not_found {',
    `    default ${base}${notFoundPage(undefined).slice(1)};`,
    ...LOCALES.map((locale) => `    ${quoted(`~^${base}${locale}/`)} ${base}${notFoundPage(locale).slice(1)};`),
    '}',
  ].join('\n');
  const moved = redirects.flatMap((rule) =>
    rule.status === 301 ? [`    ${base}${rule.from} ${quoted(base + rule.to)};`] : [],
  );
  const gone = redirects.flatMap((rule) =>
    rule.status === 410 ? [`    ${base}${rule.from} ${base}${rule.from}index.html;`] : [],
  );
  return `${[
    notice('#'),
    ...maps,
    notFound,
    ['# Addresses that have moved.', 'map $uri $handbook_moved {', '    default "";', ...moved, '}'].join('\n'),
    [
      '# Addresses whose page is gone; the page that stands there says why. Asked again once nginx has turned to that page.',
      'map $uri $handbook_gone {',
      '    volatile;',
      '    default "";',
      ...gone,
      '}',
    ].join('\n'),
    ['map $status $handbook_allow {', `    405 ${quoted(METHODS.join(', '))};`, '    default "";', '}'].join('\n'),
  ].join('\n\n')}\n`;
}

/** Returns what nginx does with requests, to be included inside `server { }`. */
export function nginxRules({ base, root }: NginxOptions): string {
  const names = CONCERNS.flatMap(headerNames);
  const add = (name: string, value: string) => `add_header ${name} ${value} always;`;
  const types = Object.entries(TYPES).map(([extension, type]) => `    ${quoted(type)} ${extension};`);
  const hidden = HOST_FILES.map((file) => file.replace('.', '\\.')).join('|');
  return `${[
    notice('#'),
    `server_tokens off;
absolute_redirect off;
charset off;
types {
${types.join('\n')}
}
default_type application/octet-stream;`,
    `# Compressed files lie beside the others after "npm run compress".
# Without the package libnginx-mod-http-brotli-static leave the first line out.
brotli_static on;
gzip_static on;
gzip_vary on;`,
    `open_file_cache max=20000 inactive=60s;
open_file_cache_valid 30s;`,
    `# A location with an add_header of its own would lose all of these; the tables give a header no value where it isn't sent.
${[...Object.entries(EVERYWHERE).map(([name, value]) => add(name, quoted(value))), ...names.map((name) => add(name, variable(name))), add('Allow', '$handbook_allow')].join('\n')}`,
    `error_page 404 $handbook_not_found;
error_page 410 $handbook_gone;`,
    `if ($request_method !~ ^(${METHODS.join('|')})$) { return 405; }
if ($handbook_moved) { return 301 $handbook_moved; }
if ($handbook_gone) { return 410; }`,
    `location ${base} {
    alias ${root}/;
    index index.html;
}`,
    ...(base === '/' ? [] : [`location = ${base.slice(0, -1)} { return 301 ${base}; }`, `location / { return 404; }`]),
    `# Nothing whose name begins with a dot, no file meant for a host, no compressed file by its own name.
location ~ "/\\.(?!well-known/)|^${base}(${hidden})$|\\.(br|gz)$" { return 404; }`,
  ].join('\n\n')}\n`;
}

/** Returns a whole configuration as an example: both files above in their places, TLS, and http sent to https. */
export function nginxExample(name: string): string {
  return `${notice('#')}

# For /etc/nginx/sites-available/ (Debian). Change the name, the certificate, and the folder in handbook-rules.conf.
include /etc/nginx/handbook/handbook-tables.conf;

server {
    listen 80;
    listen [::]:80;
    server_name ${name};
    return 301 https://${name}$request_uri;
}

server {
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name ${name};
    ssl_certificate /etc/ssl/handbook/fullchain.pem;
    ssl_certificate_key /etc/ssl/handbook/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    include /etc/nginx/handbook/handbook-rules.conf;
}
`;
}
