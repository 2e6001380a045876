import { LOCALES } from '../../handbook/locale.ts';
import {
  COMPRESSED_TYPES,
  CONCERNS,
  EVERYWHERE,
  HOST_FILES,
  type Headers,
  type HostOptions,
  headerNames,
  METHODS,
  notFoundPage,
  patternSource,
  TYPES,
} from './description.ts';
import { notice } from './notice.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;

/** Returns Apache’s `.htaccess` for the root of the site; needs mod_headers, mod_rewrite and mod_mime, 2.4.13 or newer. */
export function htaccess({ base, redirects }: HostOptions): string {
  const set = (headers: Headers) =>
    Object.entries(headers).map(([name, value]) => `Header always set ${name} ${quoted(value)}`);
  // The address as it was asked for: Apache turns to other files on the way, and these rules are about addresses.
  const where = (paths: readonly string[], status = '') =>
    `<If "${status}%{THE_REQUEST} =~ m#^[A-Z]+ (?:${paths.map((path) => patternSource(path, base).replace(/^\^/, '').replace(/\$$/, '')).join('|')})(?:\\?\\S*)? #">`;
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
      ? [`RewriteRule ^${rule.from}$ - [G]`, `<If "%{REQUEST_URI} == '${base}${rule.from}'">`, `  ErrorDocument 410 ${base}${rule.from}index.html`, '</If>']
      : [],
  );
  const hidden = HOST_FILES.map((file) => file.replace('.', '\\.')).join('|');
  return `${[
    notice('#'),
    `Options -Indexes\nDirectoryIndex index.html\nDirectorySlash On\nAddDefaultCharset Off\nFileETag MTime Size`,
    types.join('\n'),
    [
      '# Compressed as it is sent; "npm run compress" serves nginx and Caddy.',
      '<IfModule mod_filter.c>',
      ...[['brotli', 'BROTLI_COMPRESS'], ['deflate', 'DEFLATE']].flatMap(([module, filter]) => [
        `  <IfModule mod_${module}.c>`,
        `    AddOutputFilterByType ${filter} ${COMPRESSED_TYPES.map((extension) => TYPES[extension]?.split(';')[0]).join(' ')}`,
        '  </IfModule>',
      ]),
      '</IfModule>',
    ].join('\n'),
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
      '# Nothing whose name begins with a dot, no file meant for a host.',
      `RewriteRule (?:^|/)\\.(?!well-known/)|^(?:${hidden})$ - [R=404,L]`,
      ...moved,
      ...gone,
    ].join('\n'),
  ].join('\n\n')}\n`;
}
