import { LOCALES } from '../../handbook/locale.ts';
import {
  CONCERNS,
  EVERYWHERE,
  type Headers,
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

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;

/**
 * Returns Apache’s `.htaccess` for the root of the site; needs
 * "AllowOverride All" and "TraceEnable off" for that folder in the server’s own configuration, mod_headers, mod_rewrite and mod_mime, 2.4.13 or newer.
 */
export function htaccess({ base, redirects }: HostOptions): string {
  const set = (headers: Headers) =>
    Object.entries(headers).map(([name, value]) => `Header always set ${name} ${quoted(value)}`);
  // Apache turns from an address to the page of its folder and on to a compressed form; a rule holds for all of them.
  const form = (path: Pattern) => patternSource(path, base).replace(/\$$/, '(?:\\.(?:br|gz))?$');
  const where = (paths: readonly Pattern[]) => `<If "%{REQUEST_URI} =~ m#${paths.map(form).join('|')}#">`;
  const rules = CONCERNS.flatMap((concern) =>
    concern.rules.flatMap(({ name, paths, headers }) => [
      `# ${name}`,
      where(paths),
      ...headerNames(concern)
        .filter((header) => headers[header] === undefined && concern.otherwise[header] !== undefined)
        .map((header) => `  Header always unset ${header}`),
      ...set(headers).map((line) => `  ${line}`),
      '</If>',
    ]),
  );
  const types = Object.entries(TYPES).flatMap(([extension, type]) => {
    const [kind = '', charset] = type.split('; charset=');
    return [`AddType ${kind} .${extension}`, ...(charset ? [`AddCharset ${charset} .${extension}`] : [])];
  });
  const moved = redirects.flatMap((rule) =>
    rule.status === 301 ? [`RewriteRule ^${rule.from}$ ${base}${rule.to} [R=301,NE,L]`] : [],
  );
  const gone = redirects.flatMap((rule) =>
    rule.status === 410
      ? [
          `RewriteRule ^${rule.from}$ - [G]`,
          `<If "%{REQUEST_URI} == '${base}${rule.from}'">`,
          `  ErrorDocument 410 ${base}${rule.from}index.html`,
          '</If>',
        ]
      : [],
  );
  const hidden = HOST_FILES.map((file) => file.replace('.', '\\.')).join('|');
  return `${[
    notice('#'),
    `Options -Indexes\nDirectoryIndex index.html\nDirectorySlash On\nAddDefaultCharset Off\nFileETag MTime Size\nAddEncoding br .br\nAddEncoding gzip .gz`,
    types.join('\n'),
    set(EVERYWHERE).join('\n'),
    CONCERNS.flatMap(({ otherwise }) => set(otherwise)).join('\n'),
    rules.join('\n'),
    [
      `ErrorDocument 404 ${base}${notFoundPage(undefined).slice(1)}`,
      ...LOCALES.flatMap((locale) => [
        `<If "%{REQUEST_URI} =~ m#^${base}${locale}/#">`,
        `  ErrorDocument 404 ${base}${notFoundPage(locale).slice(1)}`,
        '</If>',
      ]),
    ].join('\n'),
    [
      'RewriteEngine On',
      `RewriteCond %{REQUEST_METHOD} !^(?:${METHODS.join('|')})$`,
      'RewriteRule ^ - [R=405,L]',
      '# Nothing whose name begins with a dot, no file meant for a host, no compressed file by its own name.',
      `RewriteRule (?:^|/)\\.(?!well-known/)|^(?:${hidden})$ - [R=404,L]`,
      'RewriteCond %{THE_REQUEST} \\.(?:br|gz)[?\\s]',
      'RewriteRule ^ - [R=404,L]',
      ...moved,
      ...gone,
      '# Compressed files lie beside the others after "npm run compress".',
      'Header merge Vary Accept-Encoding',
      ...['br', 'gzip'].flatMap((encoding) => {
        const extension = encoding === 'br' ? 'br' : 'gz';
        return [
          ['(^|.*/)$', 'index.html'],
          ['(.*[^/])$', ''],
        ].flatMap(([path, index]) => [
          `RewriteCond %{HTTP:Accept-Encoding} (?:^|[\\s,])${encoding}(?:$|[\\s,;])`,
          `RewriteCond %{REQUEST_FILENAME}${index}.${extension} -f`,
          `RewriteRule ^${path} $1${index}.${extension} [END]`,
        ]);
      }),
    ].join('\n'),
  ].join('\n\n')}\n`;
}
