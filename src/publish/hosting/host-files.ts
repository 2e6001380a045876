import { htaccess } from './apache.ts';
import { caddyfile } from './caddy.ts';
import type { HostOptions } from './description.ts';
import { nginxExample, nginxRules, nginxTables } from './nginx.ts';
import {
  cloudflareHeaders,
  cloudflareRedirects,
  netlifyHeaders,
  netlifyRedirects,
  vercelConfiguration,
} from './rules-files.ts';

export const HOSTS = ['nginx', 'caddy', 'apache', 'netlify', 'cloudflare', 'vercel'] as const;

export type Host = (typeof HOSTS)[number];

export type HostFilesOptions = HostOptions & {
  /** Where the site lies on a server of one’s own, without a slash at the end. */
  readonly root: string;
  /** What the site is called there. */
  readonly name: string;
};

/** Tells whether a word names a host that files can be written for. */
export function isHost(word: string | undefined): word is Host {
  return HOSTS.some((host) => host === word);
}

/** Returns the files that make a host answer as described, by their names. */
export function hostFiles(host: Host, options: HostFilesOptions): Readonly<Record<string, string>> {
  switch (host) {
    case 'nginx':
      return {
        'handbook.conf': nginxExample(options.name),
        'handbook-tables.conf': nginxTables(options),
        'handbook-rules.conf': nginxRules(options),
      };
    case 'caddy':
      return { Caddyfile: caddyfile({ ...options, address: options.name }) };
    case 'apache':
      return { '.htaccess': htaccess(options) };
    case 'netlify':
      return { _headers: netlifyHeaders(options), _redirects: netlifyRedirects(options) };
    case 'cloudflare':
      return { _headers: cloudflareHeaders(options), _redirects: cloudflareRedirects(options) };
    case 'vercel':
      return { 'vercel.json': vercelConfiguration(options) };
  }
}
