/** One page of each kind, below the language. */
export const KINDS = [
  '',
  'permanent-residence/',
  'permanent-residence/points-two-zones/',
  'permanent-residence/application-windows/',
  'work/apply-in-beijing/',
  'communities/compare/',
  'start/first-30-days/',
  'regulations/',
  'regulations/chapter-6/',
  'regulations/article-72/',
  'reference/',
  'reference/glossary/',
  'reference/sources/',
  'reference/sources/bj-istic-2024/',
  'reference/facts/',
  'reference/facts/pr-two-zones-passmark/',
  'reference/doubts/',
  'reference/translation-status/',
  'reference/changes/',
  'reference/data/',
  'tools/',
  'tools/choose-a-visa/',
  'tools/work-permit-points/',
  'tools/permanent-residence-routes/',
  'tools/permanent-residence-points/',
  'tools/checklist/',
  'tools/checklist/pr-spouse-papers/',
  'tools/deadlines/',
  'tools/qualifications/',
  'search/',
  'reference/accessibility/',
  'reference/link-to-us/',
  '404.html',
] as const;

/** One page of each kind that holds both languages, from the root. */
export const BOTH_KINDS = [
  'both/permanent-residence/points-two-zones/',
  'both/visas/r-visa/',
  'both/work/',
  'both/regulations/chapter-6/',
  'both/regulations/article-72/',
] as const;

/** Short addresses, one of each form, from the root. */
export const ID_KINDS = [
  'id/visas/r-visa/',
  'id/article/72/',
  'id/fact/pr-two-zones-passmark/',
  'id/source/bj-istic-2024/',
] as const;

/** Cards for other sites: in each language and in both; the longest, and one of a page without key facts. */
export const CARD_KINDS = [
  'card/zh/permanent-residence/points-two-zones/',
  'card/en/permanent-residence/points-two-zones/',
  'card/both/start/first-30-days/',
  'card/both/reference/link-to-us/',
] as const;

/** The whole handbook: the same templates at a hundred times the length, too long for axe in a test. */
export const LONG_KINDS = ['print/'] as const;
