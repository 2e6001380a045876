import { isFullDate } from '../handbook/dates.ts';
import type { Diagnostic } from '../handbook/diagnostic.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { nearest } from '../handbook/nearest.ts';
import { type Living, livingIds, whereabouts } from '../handbook/promise.ts';
import {
  PROMISED_KINDS,
  type Promised,
  PUBLISHED_FILE,
  promisedKey,
  publishedLine,
  splitSection,
} from '../handbook/published-ids.ts';
import type { Redirect, Tombstone } from '../handbook/records.ts';
import { type Check, diagnose, diagnoseRecord } from './check.ts';

/** What was published once can be linked to for good: it exists, or a record says where it went. */
export const linkPromise: Check = (handbook, { asOf }) => {
  if (handbook.published.length === 0 && handbook.pages.size > 0) return [noList()];
  return [
    ...brokenPromises(handbook),
    ...datesToCome(handbook, asOf),
    ...unlisted(handbook, asOf),
    ...reservedPaths(handbook),
    ...[...handbook.records.redirects.values()].flatMap((redirect) => ofRedirect(handbook, redirect, asOf)),
    ...[...handbook.records.tombstones.values()].flatMap((tombstone) => ofTombstone(handbook, tombstone, asOf)),
    ...recordedTwice(handbook),
  ];
};

const START = { line: 1, column: 1 };

function noList(): Diagnostic {
  return diagnose(PUBLISHED_FILE, START, 'promise/no-list', {
    zh: '已发布编号的清单不见了，或者是空的。请从 git 恢复；新手册请运行 npm run publish-ids。',
    en: 'The list of published ids is gone or empty. Restore it from git; for a new handbook run npm run publish-ids.',
  });
}

function brokenPromises(handbook: Handbook): readonly Diagnostic[] {
  return handbook.published.flatMap((published) => {
    const where = whereabouts(handbook, published);
    // A chain that breaks further on is reported at its own record.
    if (where.state !== 'lost' || promisedKey(where.missing) !== promisedKey(published) || where.isLoop) return [];
    // What went with its page is one mistake, reported at the page.
    if (published.kind === 'section' && isPageLost(handbook, published)) return [];
    const { kind, id, line } = published;
    const hint = nearestLiving(handbook, published);
    return [
      diagnose(PUBLISHED_FILE, { line, column: kind.length + 2 }, 'promise/broken', {
        zh: `“${kind} ${id}”发布过，现在内容里没有了。${hint === undefined ? '' : `是不是改成了“${hint}”？`}请改回原来的编号；如果移动了，写一条转址记录（content/data/redirects）；如果撤下了，写一条撤下记录（content/data/tombstones）。`,
        en: `"${kind} ${id}" was published and is no longer in the content.${hint === undefined ? '' : ` Did it become "${hint}"?`} Give it its id back; or, if it has moved, write a record in content/data/redirects; if it is gone, one in content/data/tombstones.`,
      }),
    ];
  });
}

function isPageLost(handbook: Handbook, section: Promised): boolean {
  const page: Promised = { kind: 'page', id: splitSection(section.id).path };
  const isListed = handbook.published.some((one) => one.kind === 'page' && one.id === page.id);
  return isListed && whereabouts(handbook, page).state === 'lost';
}

function nearestLiving(handbook: Handbook, { kind, id }: Promised): string | undefined {
  const listed = new Set(handbook.published.map(promisedKey));
  const others = [...livingIds(handbook).values()].filter((one) => one.kind === kind);
  // A new name is the likeliest; among sections one of the same page.
  const fresh = others.filter((one) => !listed.has(promisedKey(one))).map((one) => one.id);
  const path = kind === 'section' ? splitSection(id).path : undefined;
  const here = path === undefined ? [] : fresh.filter((one) => splitSection(one).path === path);
  if (here.length === 1) return here[0];
  return (
    nearest(id, fresh) ??
    nearest(
      id,
      others.map((one) => one.id),
    )
  );
}

function datesToCome(handbook: Handbook, asOf: string): readonly Diagnostic[] {
  return handbook.published
    .filter(({ since }) => since > asOf)
    .map((published) =>
      diagnose(
        PUBLISHED_FILE,
        { line: published.line, column: published.kind.length + published.id.length + 3 },
        'promise/date',
        {
          zh: `发布日期 ${published.since} 还没有到。`,
          en: `The day of publication, ${published.since}, lies in the future.`,
        },
        // A build for an earlier day meets the ids of today: nothing is wrong with them.
        'warning',
      ),
    );
}

/** One warning a file of content, with the lines to paste: an editor on the web can't run the command. */
function unlisted(handbook: Handbook, asOf: string): readonly Diagnostic[] {
  const listed = new Set(handbook.published.map(promisedKey));
  const byPlace = new Map<string, Living[]>();
  for (const living of livingIds(handbook).values()) {
    if (listed.has(promisedKey(living))) continue;
    const file = living.position?.file ?? PUBLISHED_FILE;
    byPlace.set(file, [...(byPlace.get(file) ?? []), living]);
  }
  return [...byPlace].map(([file, missing]) => {
    const lines = missing.map((one) => publishedLine({ ...one, since: asOf })).join('\n      ');
    return diagnose(
      file,
      missing[0]?.position ?? START,
      'promise/unlisted',
      {
        zh: `这里有 ${missing.length} 个编号还不在已发布的清单里，列入以后才能发布。请运行 npm run publish-ids；或把下面的行原样加到 ${PUBLISHED_FILE} 末尾：\n      ${lines}`,
        en: `${missing.length === 1 ? '1 id here is' : `${missing.length} ids here are`} not in the list of published ids, and must be before this is published. Run npm run publish-ids, or add these lines to the end of ${PUBLISHED_FILE}:\n      ${lines}`,
      },
      'warning',
    );
  });
}

/** A chapter called `fact` would take the short addresses of facts. */
function reservedPaths(handbook: Handbook): readonly Diagnostic[] {
  return handbook.texts
    .filter(({ path }) => PROMISED_KINDS.some((kind) => kind === path.split('/')[0]))
    .map(({ file, path }) =>
      diagnose(file, START, 'promise/reserved', {
        zh: `文件夹不能叫“${path.split('/')[0]}”：短网址 /id/ 用这个词表示种类。请换一个名字。`,
        en: `A folder can't be called "${path.split('/')[0]}": short addresses (/id/) use the word for a kind. Choose another name.`,
      }),
    );
}

function ofRedirect(handbook: Handbook, redirect: Redirect, asOf: string): readonly Diagnostic[] {
  const { origin, from, to, on } = redirect;
  const found = [
    ...ofSubject(handbook, redirect.origin, 'from', from),
    ...ofDate(handbook, origin, 'on', from, on, asOf),
  ];
  const where = whereabouts(handbook, to);
  if (where.state !== 'lost') return found;
  return [...found, where.isLoop ? loop(redirect) : noTarget(handbook, redirect, ['to', 'id'], where.missing)];
}

function loop({ origin, from }: Redirect): Diagnostic {
  return diagnoseRecord(origin, ['to', 'id'], 'promise/loop', {
    zh: `转址绕成了圈：从“${from.id}”出发，到不了终点。`,
    en: `The redirects run in a circle: from "${from.id}" they never arrive.`,
  });
}

function noTarget(
  handbook: Handbook,
  { origin }: Redirect | Tombstone,
  path: readonly PropertyKey[],
  missing: Promised,
): Diagnostic {
  const hint = nearestLiving(handbook, missing);
  return diagnoseRecord(origin, path, 'promise/no-target', {
    zh: `没有“${missing.kind} ${missing.id}”，读者无处可去。${hint === undefined ? '' : `是不是“${hint}”？`}`,
    en: `There is no "${missing.kind} ${missing.id}"; readers would be led nowhere.${hint === undefined ? '' : ` Did you mean "${hint}"?`}`,
  });
}

function ofTombstone(handbook: Handbook, tombstone: Tombstone, asOf: string): readonly Diagnostic[] {
  const { origin, of, since, replacedBy = [] } = tombstone;
  return [
    ...ofSubject(handbook, origin, 'of', of),
    ...ofDate(handbook, origin, 'since', of, since, asOf),
    ...replacedBy.flatMap((other, index) => {
      const where = whereabouts(handbook, other);
      return where.state === 'lost' ? [noTarget(handbook, tombstone, ['replacedBy', index, 'id'], where.missing)] : [];
    }),
  ];
}

/** What is moved or removed was published, and isn't there any more. */
function ofSubject(
  handbook: Handbook,
  origin: Redirect['origin'],
  key: 'from' | 'of',
  promised: Promised,
): readonly Diagnostic[] {
  const isListed = handbook.published.some((one) => promisedKey(one) === promisedKey(promised));
  if (livingIds(handbook).has(promisedKey(promised))) {
    return [
      diagnoseRecord(origin, [key, 'id'], 'promise/still-alive', {
        zh: `“${promised.kind} ${promised.id}”还在内容里。请删去这条记录，或从内容里撤下它。`,
        en: `"${promised.kind} ${promised.id}" is still in the content. Remove this record, or take it out of the content.`,
      }),
    ];
  }
  if (isListed) return [];
  const hint = nearest(
    promised.id,
    handbook.published.filter(({ kind }) => kind === promised.kind).map(({ id }) => id),
  );
  return [
    diagnoseRecord(origin, [key, 'id'], 'promise/never-published', {
      zh: `“${promised.kind} ${promised.id}”没有发布过，不用写这条记录。${hint === undefined ? '' : `是不是“${hint}”？`}`,
      en: `"${promised.kind} ${promised.id}" was never published, so it needs no record.${hint === undefined ? '' : ` Did you mean "${hint}"?`}`,
    }),
  ];
}

function ofDate(
  handbook: Handbook,
  origin: Redirect['origin'],
  key: 'on' | 'since',
  promised: Promised,
  date: string,
  asOf: string,
): readonly Diagnostic[] {
  const first = handbook.published.find((one) => promisedKey(one) === promisedKey(promised))?.since;
  if (!isFullDate(date) || (date <= asOf && (first === undefined || first <= date))) return [];
  const isToCome = date > asOf;
  return [
    diagnoseRecord(origin, [key], 'promise/date', {
      zh: isToCome ? `日期 ${date} 还没有到。` : `日期 ${date} 早于首次发布的日期 ${first}。`,
      en: isToCome
        ? `The date ${date} lies in the future.`
        : `The date ${date} lies before the first publication on ${first}.`,
    }),
  ];
}

/** An old address leads to one place: two records for it would contradict each other. */
function recordedTwice({ records }: Handbook): readonly Diagnostic[] {
  const first = new Map<string, string>();
  const subjects = [
    ...[...records.redirects.values()].map(({ id, origin, from }) => ({ id, origin, subject: from, key: 'from' })),
    ...[...records.tombstones.values()].map(({ id, origin, of }) => ({ id, origin, subject: of, key: 'of' })),
  ];
  return subjects.flatMap(({ id, origin, subject, key }) => {
    const other = first.get(promisedKey(subject));
    if (other === undefined) {
      first.set(promisedKey(subject), id);
      return [];
    }
    return [
      diagnoseRecord(origin, [key, 'id'], 'promise/twice', {
        zh: `“${subject.kind} ${subject.id}”已有记录“${other}”。只留一条。`,
        en: `"${subject.kind} ${subject.id}" has the record "${other}" already. Keep one.`,
      }),
    ];
  });
}
