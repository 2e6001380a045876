import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { LOCALES } from '../handbook/locale.ts';
import { CITATION_FILES } from '../site/citation-view.ts';

export type ServeOptions = {
  /** The finished site. */
  readonly folder: string;
  /** The folder part of the address, `/` or `/handbook/`. */
  readonly base: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Serve what is on disk now rather than what was there at the start. */
  readonly dev?: boolean;
};

/**
 * Serves a finished site on the loopback address as a static host would: folders, both languages' own
 * page for what isn't there. Returns the server and its port; rejects when the port is taken.
 */
export async function serveSite(options: ServeOptions): Promise<{ readonly server: Server; readonly port: number }> {
  const { folder, base } = options;
  const files = sirv(folder, {
    etag: true,
    dev: options.dev ?? false,
    setHeaders: (response, path) => {
      const citation = Object.values(CITATION_FILES).find(({ file }) => path.endsWith(`/${file}`));
      if (citation) response.setHeader('Content-Type', `${citation.type}; charset=utf-8`);
    },
  });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (base !== '/' && !url.startsWith(base)) {
      if (`${url}/` === base) response.writeHead(301, { Location: base }).end();
      else void sendNotFound(folder, '/', response);
      return;
    }
    const path = url.slice(base.length - 1);
    request.url = path;
    files(request, response, () => void sendNotFound(folder, path, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : options.port };
}

async function sendNotFound(folder: string, path: string, response: ServerResponse): Promise<void> {
  const locale = LOCALES.find((candidate) => path.startsWith(`/${candidate}/`));
  const body = await readFile(join(folder, locale ?? '', '404.html')).catch(() => 'Not found');
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
}
