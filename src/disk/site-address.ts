import { normaliseBase } from '../handbook/urls.ts';
import { UsageError } from './usage-error.ts';

/** Where the site will live; the one place that reads it from the environment. */

const EXAMPLE = 'https://beijing-talent-handbook.example';

/** Returns `https://host`, without a slash at the end: `SITE`, or an address that belongs to nobody. */
export function siteOrigin(): string {
  return (process.env['SITE'] || EXAMPLE).replace(/\/+$/, '');
}

/** Returns the folder of the site with a slash at both ends: `BASE`, or the root. */
export function siteBase(): string {
  return normaliseBase(process.env['BASE']);
}

/**
 * Returns the address to which holes in the site are reported (`SECURITY_CONTACT`); undefined when nobody has
 * named one. Throws UsageError when it is no address such as `mailto:security@host` or `https://host/report`.
 */
export function securityContact(): string | undefined {
  const contact = process.env['SECURITY_CONTACT'];
  if (contact === undefined || contact === '') return undefined;
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/.test(contact)) {
    throw new UsageError(
      `SECURITY_CONTACT is "${contact}"; write an address such as mailto:security@host or https://host/report.`,
    );
  }
  return contact;
}
