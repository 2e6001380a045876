import { type Check, diagnoseRecord } from './check.ts';

/** Unofficial copies are named but never linked: readers are sent to the issuer. */
export const sourceLinks: Check = (handbook) =>
  [...handbook.records.sources.values()].flatMap((source) =>
    source.kind === 'copy' && source.url !== undefined
      ? [
          diagnoseRecord(source.origin, ['url'], 'source/copy-linked', {
            zh: '非官方转载不给链接。请删去 url，或改为发布机关自己的网页。',
            en: 'An unofficial copy is not linked. Remove url, or use the issuer’s own page.',
          }),
        ]
      : [],
  );
