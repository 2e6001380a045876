/** Words that say nothing about a page. They are neither indexed nor searched. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does doing don for from get getting gets give go
  going got had has have having he her here him his how i if in into is it its just let like many may me might more most much must my need needed
  needs of off on once one only or other our out over per please possible put shall she should so some still take takes taking tell than that
  the their them then there these they this those to too up us very want wants was way we were what when where whether which while who whom
  whose why will with without would you your yes no not really right supposed im ive
  soon now already ever yet anyone someone anyone anything something thing things exactly currently`.split(/\s+/),
);

/** American and British spellings meet in one form, which need be no word. Each rule is tried once, in order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e[ds]?|ing|ations?|ers?)$/, 'iz$1'],
  [/ys(e[ds]?|ing)$/, 'yz$1'],
  [/^(.{2,})our(s|ed|ing|able|ite|ites)?$/, '$1or$2'],
  [/^(.{2,})tre(s|d)?$/, '$1ter$2'],
  [/ogue(s)?$/, 'og$1'],
  [/^programme/, 'program'],
  [/^(licen|defen|offen|preten)c/, '$1s'],
  [/^practis/, 'practic'],
  [/^cheque/, 'check'],
  [/^(enrol|fulfil|instal|skil)l/, '$1'],
  [/^(judg|acknowledg)ement/, '$1ment'],
  [/^(.{3,})ll(ed|ing|ers?|ation)$/, '$1l$2'],
];

/**
 * Returns the form under which an English word is indexed and searched: one spelling for both sides of the
 * Atlantic, without plural, -ing and -ed. Takes a folded word; other words come back as they are.
 */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  for (const [pattern, replacement] of SPELLINGS) stem = stem.replace(pattern, replacement);
  if (/ies$/.test(stem)) stem = stem.length > 4 ? stem.replace(/ies$/, 'y') : stem;
  else if (/(?:s|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  const bare = stem.replace(/(?:ing|ed)$/, '');
  if (bare !== stem && bare.length >= 3 && /[aeiouy]/.test(bare)) stem = bare.replace(/([bdgmnprt])\1$/, '$1');
  if (/ied$/.test(word)) stem = word.replace(/ied$/, 'y');
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}
