import type { Diagnostic, Position } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { isLocale, type Localized } from '../handbook/locale.ts';
import { plainText, walk } from '../handbook/markdown.ts';
import { nearest } from '../handbook/nearest.ts';
import { type Living, whereabouts } from '../handbook/promise.ts';
import type { Promised } from '../handbook/published-ids.ts';
import { listRoutes, type Route } from '../handbook/routes.ts';
import { contentLink, parseContentLink } from '../handbook/urls.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** Internal links and anchors lead where the reader will follow them; the outside world is cited, not linked. */
export const links: Check = (handbook) => {
  const routes = new Map(listRoutes(handbook).map((route) => [route.path, route]));
  return handbook.texts.flatMap((text) => {
    const found: Diagnostic[] = [];
    walk(text.tree, (node) => {
      if (node.type !== 'link' || node.url === undefined) return;
      const isBare = text.source.slice(node.position.start.offset, node.position.start.offset + 1) !== '[';
      // A bare address is reported by the check of Markdown traps.
      if (isBare) return;
      report(node.url, node.position.start);
      if (plainText(node).trim() === '' && !(node.children ?? []).some((child) => child.type.startsWith('mdxJsx'))) {
        found.push(
          diagnose(text.file, node.position.start, 'link/no-words', {
            zh: '链接没有文字，读者点不到。请在方括号里写上文字。',
            en: 'The link has no words to follow. Write them between the square brackets.',
          }),
        );
      }
    });
    text.frontmatter.related.forEach((url, index) => {
      const problem = linkProblem(url, routes, handbook, text.path);
      if (problem) found.push(diagnoseRecord(text.origin, ['related', index], problem.code, problem.message));
    });
    return found;

    function report(url: string, position: Position): void {
      const problem = linkProblem(url, routes, handbook, text.path);
      if (problem) found.push(diagnose(text.file, position, problem.code, problem.message));
    }
  });
};

function movedTo(handbook: Handbook, promised: Promised): Living | undefined {
  const where = whereabouts(handbook, promised);
  return where.state === 'moved' ? where.place : undefined;
}

type Problem = { readonly code: string; readonly message: Localized };

/** Returns what is wrong with a link of content, or undefined. */
export function linkProblem(
  url: string,
  routes: ReadonlyMap<string, Route>,
  handbook: Handbook,
  from: string,
): Problem | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    const source = [...handbook.records.sources.values()].find((candidate) => candidate.url === url);
    return {
      code: 'link/external',
      message: {
        zh: `正文不直接链接外部网站。${source ? `请写成 <Cite source="${source.id}" />。` : '请把它写成来源记录，再用 <Cite source="…" /> 引用。'}`,
        en: `Prose doesn't link to other sites. ${source ? `Write <Cite source="${source.id}" />.` : 'Make it a source record and use <Cite source="…" />.'}`,
      },
    };
  }
  const link = url.startsWith('#') ? { path: from, anchor: url.slice(1) } : parseContentLink(url);
  if (!link) {
    return {
      code: 'link/form',
      message: {
        zh: `站内链接写成“/章/页/#小节”，以斜线开头和结尾，不写语言。这里是“${url}”。`,
        en: `Internal links are written "/chapter/page/#section", with slashes at both ends and no language. This is "${url}".`,
      },
    };
  }
  const [first = '', ...rest] = link.path.split('/');
  if (isLocale(first)) {
    const hint = contentLink(rest.join('/'));
    return {
      code: 'link/language-in-path',
      message: {
        zh: `站内链接不写语言，读者会留在自己的语言里。请写“${hint}”。`,
        en: `Internal links carry no language; readers stay in their own. Write "${hint}".`,
      },
    };
  }
  const route = routes.get(link.path);
  if (!route) {
    const moved = movedTo(handbook, { kind: 'page', id: link.path });
    if (moved) {
      const to = contentLink(moved.path);
      return {
        code: 'link/broken',
        message: {
          zh: `“${url}”这一页已移到“${to}”。请改链接。`,
          en: `The page "${url}" has moved to "${to}". Link there.`,
        },
      };
    }
    const hint = nearest(link.path, routes.keys());
    return {
      code: 'link/broken',
      message: {
        zh: `没有“${url}”这一页。${hint === undefined ? '' : `是不是“${contentLink(hint)}”？`}`,
        en: `There is no page "${url}".${hint === undefined ? '' : ` Did you mean "${contentLink(hint)}"?`}`,
      },
    };
  }
  if (link.anchor !== '' && !route.anchors.has(link.anchor)) {
    const moved = movedTo(handbook, { kind: 'section', id: `${link.path}#${link.anchor}` });
    const isHere = moved?.path === link.path && moved.anchor !== '';
    const hint = isHere ? moved.anchor : nearest(link.anchor, route.anchors);
    return {
      code: 'link/anchor',
      message: {
        zh: `那一页没有小节“#${link.anchor}”。${hint === undefined ? '' : `是不是“#${hint}”？`}`,
        en: `That page has no section "#${link.anchor}".${hint === undefined ? '' : ` Did you mean "#${hint}"?`}`,
      },
    };
  }
  return undefined;
}
