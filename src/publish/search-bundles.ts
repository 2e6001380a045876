import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { htmlLang, LOCALES } from '../handbook/locale.ts';

/**
 * Writes one Pagefind bundle a language to `search-index/<locale>`. Two bundles rather than one, so that
 * a page of one edition can also search the other. Throws when Pagefind reports an error.
 */
export async function writeSearchBundles(site: string): Promise<void> {
  try {
    for (const locale of LOCALES) {
      const { index, errors } = await createIndex({ forceLanguage: htmlLang(locale).toLowerCase() });
      if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
      const added = await index.addDirectory({ path: site, glob: `${locale}/**/*.html` });
      if (added.errors.length > 0)
        throw new Error(`Pagefind could not read the ${locale} pages: ${added.errors.join('; ')}`);
      const outputPath = join(site, 'search-index', locale);
      // Pagefind adds to what it finds; old chunks would stay and be served.
      await rm(outputPath, { recursive: true, force: true });
      const written = await index.writeFiles({ outputPath });
      if (written.errors.length > 0) throw new Error(`Pagefind could not write: ${written.errors.join('; ')}`);
      await removeUnusedInterfaces(outputPath);
    }
  } finally {
    await close();
  }
}

/** Pagefind ships three interfaces of its own; the handbook's search uses none of them. */
async function removeUnusedInterfaces(bundle: string): Promise<void> {
  const files = await readdir(bundle);
  const unused = files.filter((file) => /-ui\.(?:js|css)$|^pagefind-(?:highlight|playground)|playground/.test(file));
  await Promise.all(unused.map((file) => rm(join(bundle, file), { recursive: true })));
}
