import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LOCALES, type Locale } from '../handbook/locale.ts';
import type { Route } from '../handbook/routes.ts';
import { apiUrl, feedUrl, markdownUrl, pageUrl } from '../handbook/urls.ts';
import { translator } from '../i18n/translate.ts';
import { apiFiles, schemaUrl } from '../site/api-model.ts';
import { API_SCHEMAS, type ApiName, jsonSchema } from '../site/api-schema.ts';
import { atomFeed, feedsOf, jsonFeed } from '../site/feeds.ts';
import { hasTwin, llmsText, twinHead } from '../site/markdown-twin.ts';
import { factOfAnchor } from '../site/proof-view.ts';
import { securityText } from '../site/security-text.ts';
import type { Site } from '../site/site.ts';
import { escapeText, type MarkdownPage, readMarkdown } from './page-markdown.ts';

/** Writes all that programs read into a finished site: Markdown twins, llms.txt, API, feeds, security.txt. */
export async function writeForMachines(site: Site, folder: string, securityContact: string | undefined): Promise<void> {
  const files = new Folder(folder, site.base);
  const twins = await writeTwins(site, folder, files);
  await files.write(`${site.base}llms.txt`, llmsText(site));

  for (const feed of feedsOf(site)) {
    await files.write(feedUrl(site.base, feed.edition, feed.chapter, 'atom'), atomFeed(site, feed));
    await files.write(feedUrl(site.base, feed.edition, feed.chapter, 'json'), json(jsonFeed(site, feed)));
  }

  const sections = (locale: Locale, path: string): ReadonlyMap<string, string> =>
    new Map(twins.get(`${locale}/${path}`)?.sections.map(({ anchor, text }) => [anchor, text]));
  await inTurns(apiFiles(site, sections), ({ file, content }) => files.write(apiUrl(site.base, file), json(content)));
  for (const name of Object.keys(API_SCHEMAS) as ApiName[]) {
    await files.write(apiUrl(site.base, `schemas/${name}.json`), json(jsonSchema(name, schemaUrl(site, name))));
  }

  if (securityContact !== undefined)
    await files.write(`${site.base}.well-known/security.txt`, securityText(site, securityContact));
}

function json(content: object): string {
  return `${JSON.stringify(content)}\n`;
}

async function writeTwins(site: Site, folder: string, files: Folder): Promise<ReadonlyMap<string, MarkdownPage>> {
  const routes = [...site.routes.values()].filter((route) => hasTwin(route) && route.kind !== 'print');
  const guides = new Map<string, MarkdownPage>();
  for (const locale of LOCALES) {
    await inTurns(routes, async (route) => {
      const twin = await readTwin(site, folder, locale, route);
      if (site.handbook.pages.has(route.path)) guides.set(`${locale}/${route.path}`, twin.page);
      await files.write(markdownUrl(site.base, locale, route.path), twin.text);
    });
    await files.write(markdownUrl(site.base, locale, 'print'), wholeBook(site, locale, guides));
  }
  return guides;
}

/** Works through many small files without waiting for the disk each time, nor opening all of them at once. */
export async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

async function readTwin(
  site: Site,
  folder: string,
  locale: Locale,
  route: Route,
): Promise<{ readonly page: MarkdownPage; readonly text: string }> {
  const html = await readFile(join(folder, locale, route.path, 'index.html'), 'utf8');
  const page = readMarkdown(html, {
    address: site.origin + pageUrl(site.base, locale, route.path),
    factAddress: (anchor) => {
      const id = factOfAnchor(site, anchor);
      return id && site.origin + pageUrl(site.base, locale, `reference/facts/${id}`);
    },
    brackets: locale === 'zh' ? ['（', '）'] : [' (', ')'],
  });
  if (!page) throw new Error(`The page ${locale}/${route.path} has no main part.`);
  const summary = escapeText(summaryOf(html));
  const head = twinHead(site, locale, { path: route.path, title: page.title, summary });
  return { page, text: `${[head, ...bodyOf(page, 2)].join('\n\n')}\n` };
}

function bodyOf(page: MarkdownPage, level: number): readonly string[] {
  return page.sections.flatMap(({ title, text }) => [title && `${'#'.repeat(level)} ${title}`, text]).filter(Boolean);
}

/** The twin of the handbook on paper: every guide after another, headings one level lower. */
function wholeBook(site: Site, locale: Locale, pages: ReadonlyMap<string, MarkdownPage>): string {
  const chapters = [...site.handbook.records.chapters.values()].sort((a, b) => a.order - b.order);
  const parts = chapters.flatMap((chapter) =>
    (site.handbook.pagesOfChapter.get(chapter.id) ?? []).flatMap((page) => {
      const markdown = pages.get(`${locale}/${page.path}`);
      if (!markdown) return [];
      const address = `<${site.origin}${pageUrl(site.base, locale, page.path)}>`;
      return [
        `## ${markdown.title}`,
        address,
        ...bodyOf(markdown, 3).map((part) => part.replace(/^(#{3,5}) /gm, '#$1 ')),
      ];
    }),
  );
  const t = translator(locale);
  return `${[twinHead(site, locale, { path: 'print', title: t('site.name'), summary: t('site.description') }), ...parts].join('\n\n')}\n`;
}

function summaryOf(html: string): string {
  const text = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Writes files of a site by their address. */
class Folder {
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #folder: string;
  readonly #base: string;

  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
  }

  async write(address: string, text: string): Promise<void> {
    const file = join(this.#folder, address.slice(this.#base.length));
    const parent = dirname(file);
    const made = this.#made.get(parent) ?? mkdir(parent, { recursive: true });
    this.#made.set(parent, made);
    await made;
    await writeFile(file, text);
  }
}
