import { type Locale, otherLocale } from '../handbook/locale.ts';
import { isIndexed, type Route } from '../handbook/routes.ts';
import { markdownUrl, pageUrl } from '../handbook/urls.ts';
import { formatDate } from '../i18n/format.ts';
import { translator } from '../i18n/translate.ts';
import type { Site } from './site.ts';

/** Tells whether a page has a Markdown twin: every page but the search, which is no text. */
export function hasTwin(route: Route): boolean {
  return isIndexed(route) || route.kind === 'print';
}

/** Returns the head of a Markdown twin: title, summary, and where the page and its other language are. */
export function twinHead(
  site: Site,
  locale: Locale,
  page: { readonly path: string; readonly title: string; readonly summary: string },
): string {
  const t = translator(locale);
  const other = otherLocale(locale);
  return [
    `# ${page.title}`,
    ...(page.summary === '' ? [] : [`> ${page.summary}`]),
    [
      `- ${t('machines.twin.page')}${t('colon')}<${site.origin}${pageUrl(site.base, locale, page.path)}>`,
      `- ${t('machines.twin.other')}${t('colon')}<${site.origin}${markdownUrl(site.base, other, page.path)}>`,
      `- ${t('machines.twin.asOf')}${t('colon')}${formatDate(site.asOf, locale)}`,
    ].join('\n'),
  ].join('\n\n');
}

/** Returns `llms.txt` (llmstxt.org): what the site is, its pages by chapter in both languages, API and feeds. */
export function llmsText(site: Site): string {
  const t = { zh: translator('zh'), en: translator('en') };
  const { handbook, origin, base } = site;
  const chapters = [...handbook.records.chapters.values()]
    .filter(({ id }) => site.routes.has(id))
    .sort((a, b) => a.order - b.order);
  const link = (locale: Locale, path: string, title: string, summary: string) =>
    `- [${title}](${origin}${markdownUrl(base, locale, path)})${summary === '' ? '' : `: ${summary}`}`;
  const parts = (['en', 'zh'] as const).flatMap((locale) =>
    chapters.flatMap((chapter) => {
      const pages = handbook.pagesOfChapter.get(chapter.id) ?? [];
      const lines = pages.map(({ path, [locale]: { frontmatter } }) =>
        link(locale, path, frontmatter.title, frontmatter.summary),
      );
      // A chapter whose first page the site builds leads with it.
      if (!handbook.pages.has(chapter.id))
        lines.unshift(link(locale, chapter.id, chapter.title[locale], chapter.summary[locale]));
      return [`## ${chapter.title[locale]}`, lines.join('\n')];
    }),
  );
  const built = (['en', 'zh'] as const).flatMap((locale) => [
    link(locale, 'reference/changes', t[locale]('machines.changes.title'), t[locale]('machines.changes.intro')),
    link(locale, 'reference/data', t[locale]('machines.data.title'), t[locale]('machines.data.intro')),
    link(locale, 'reference/glossary', t[locale]('glossary.title'), t[locale]('glossary.intro')),
    link(locale, 'reference/doubts', t[locale]('doubts.title'), t[locale]('doubts.intro')),
    link(locale, 'print', t[locale]('print.title'), ''),
  ]);
  return `${[
    `# ${t.en('site.name')} · ${t.zh('site.name')}`,
    `> ${t.en('site.description')}\n> ${t.zh('site.description')}`,
    (['en', 'zh'] as const)
      .map((locale) =>
        [t[locale]('machines.llms.how'), t[locale]('footer.authority'), t[locale]('machines.llms.twin')].join(
          locale === 'zh' ? '' : ' ',
        ),
      )
      .join('\n\n'),
    ...parts,
    `## ${t.en('machines.llms.optional')} · ${t.zh('machines.llms.optional')}`,
    built.join('\n'),
    [
      `- [JSON API](${origin}${base}api/v1/index.json): ${t.en('machines.data.apiText')}`,
      `- [Atom](${origin}${base}feeds/all.atom), [JSON Feed](${origin}${base}feeds/all.json): ${t.en('machines.changes.intro')}`,
    ].join('\n'),
  ].join('\n\n')}\n`;
}
