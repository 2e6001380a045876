import type { LoadFile } from '../../search/edition-index.ts';

/** Returns a loader of search files below an address; they come compressed, whatever the host does. */
export function searchFileLoader(index: string): LoadFile {
  return async (locale, name, version) => {
    const url = `${index}${locale}/${name}.bin${version === '' ? '' : `?v=${version}`}`;
    const response = await fetch(url, {
      // The directory names the version of all others, so it alone is asked for anew.
      cache: version === '' ? 'no-cache' : 'default',
      // The address of the search page holds the query, which a piece of the index has no business knowing.
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}.`);
    return new Response(response.body.pipeThrough(new DecompressionStream('deflate-raw'))).text();
  };
}
