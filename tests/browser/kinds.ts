/** One page of each kind, below the language. */
export const KINDS = [
  '',
  'permanent-residence/',
  'permanent-residence/points-two-zones/',
  'permanent-residence/application-windows/',
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
  'search/',
  '404.html',
] as const;
