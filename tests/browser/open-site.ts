import type { Server } from 'node:http';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';
import { serveSite } from '../../src/publish/serve-site.ts';

export type OpenSite = {
  readonly origin: string;
  /** Opens a page of the site in a fresh profile; `problems` collects console errors and refused requests. */
  readonly open: (
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<{ readonly page: Page; readonly context: BrowserContext; readonly problems: string[] }>;
  readonly close: () => Promise<void>;
};

/**
 * Serves a built site (that of this run when left out; none where another server has it at `served`) and starts
 * Chromium without any traffic of its own.
 */
export async function openSite({
  folder = inject('site'),
  base = '/',
  served,
}: {
  readonly folder?: string;
  readonly base?: string;
  readonly served?: string;
} = {}): Promise<OpenSite> {
  const own: { server: Server; port: number } | undefined =
    served === undefined ? await serveSite({ folder, base, port: 0 }) : undefined;
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const origin = served ?? `http://127.0.0.1:${own?.port}`;
  return {
    origin,
    open: async (path, options) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('requestfailed', (request) => {
        // Chromium looks for the icon again when the address changes, and drops it when the reader has moved on.
        const isDroppedIcon =
          request.url().endsWith('/favicon.svg') && request.failure()?.errorText === 'net::ERR_ABORTED';
        if (!isDroppedIcon) problems.push(`failed: ${request.url()}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url()))
          problems.push(`third party: ${request.url()}`);
      });
      await page.goto(origin + path);
      return { page, context, problems };
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => (own ? own.server.close(resolve) : resolve(undefined)));
    },
  };
}
