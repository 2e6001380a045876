import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idSubjects, whereabouts } from '../handbook/promise.ts';
import { idUrl } from '../handbook/urls.ts';
import { citationFiles } from '../site/citation-view.ts';
import { qrCode, qrUrl } from '../site/qr-code.ts';
import type { Site } from '../site/site.ts';
import { inTurns } from './write-for-machines.ts';

/**
 * Writes the citations and the code of each short address beside its page, which stands already. What is gone has none: there is
 * nothing left to cite.
 */
export async function writeCitations(site: Site, folder: string): Promise<void> {
  await inTurns(idSubjects(site.handbook), async (promised) => {
    const where = whereabouts(site.handbook, promised);
    if (where.state !== 'alive' && where.state !== 'moved') return;
    const code = { href: qrUrl(site, promised), text: qrCode(`${site.origin}${idUrl(site.base, promised)}`) };
    const files = citationFiles(site, promised, where.place);
    for (const { href, text } of [...files, code]) await writeFile(join(folder, href.slice(site.base.length)), text);
  });
}
