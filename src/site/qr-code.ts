import { encode } from 'uqr';
import type { Promised } from '../handbook/published-ids.ts';
import { idFileUrl } from '../handbook/urls.ts';
import type { Site } from './site.ts';

/** The picture of a short address that a phone reads from paper. */

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/** The file beside a short address that holds its code. */
export const QR_FILE = 'qr.svg';

/** Returns the address of the code of a thing. */
export function qrUrl(site: Site, promised: Promised): string {
  return idFileUrl(site.base, promised, QR_FILE);
}

/**
 * Returns a text as the file of its QR code of level M, dark on white in any scheme of colours: dark runs along rows, each from where
 * the last one ended, on a white square with its quiet zone.
 */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  const side = size + 2 * QUIET_ZONE;
  let runs = `M${QUIET_ZONE} ${QUIET_ZONE}.5`;
  let [atX, atY] = [0, 0];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      runs += `m${start - atX} ${y - atY}h${x - start + 1}`;
      [atX, atY] = [x + 1, y];
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path stroke="#000" d="${runs}"/></svg>\n`;
}
