import { LOCALES } from '../handbook/locale.ts';
import type { Site } from './site.ts';

/** Days until a reader must look for a newer file; RFC 9116 asks for less than a year. */
const VALID_DAYS = 180;

/** Returns `security.txt` (RFC 9116) with the contact given; it expires half a year after the day of the build. */
export function securityText(site: Site, contact: string): string {
  const expires = new Date(Date.parse(site.asOf) + VALID_DAYS * 86_400_000).toISOString().slice(0, 10);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}T00:00:00+08:00`,
    `Preferred-Languages: ${LOCALES.join(', ')}`,
    `Canonical: ${site.origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
