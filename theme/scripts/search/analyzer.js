/**
 * The analyser: text → stems. Exact twin of plugins/search_index/analyzer.py; a test compares the
 * two on every word of the site and of a Spanish dictionary.
 */

const APOSTROPHES = /['\u2018\u2019\u02bc\u00b4\u0060]/g;
const MARKS = /[\u0300-\u036f]/g;
const WORD = /[a-z0-9]+/g;
const MAX_WORD = 40;
const MAX_KEPT = 20_000;

/** Lower case, without accents (ñ becomes n), without apostrophes. */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(MARKS, "").replace(APOSTROPHES, "");
}

/** The folded words of a text. */
export function words(text) {
  return (fold(text).match(WORD) ?? []).map((word) => word.slice(0, MAX_WORD));
}

/**
 * An analyser for one language.
 * @param {{stemWord(word: string): string} | null} stemmer Snowball's stemmer; null folds only
 * @param {string[]} stopwords the list the index was made with
 * @param {Record<string, string>} roots stem → the words, joined by blanks, that the stemmer gets wrong
 */
export function createAnalyzer(stemmer, stopwords, roots = {}) {
  const dropped = new Set(stopwords);
  const exceptions = new Map();
  for (const [root, forms] of Object.entries(roots)) {
    for (const form of forms.split(" ")) exceptions.set(form, root);
  }
  const stems = new Map(exceptions);
  /** Stems are kept: the words of titles and summaries come again with every query. */
  function stem(word) {
    let found = stems.get(word);
    if (found === undefined) {
      if (stems.size > MAX_KEPT) stems.clear();
      found = exceptions.get(word) ?? (stemmer ? stemmer.stemWord(word) : word);
      stems.set(word, found);
    }
    return found;
  }
  return {
    stem,
    isStopword: (word) => dropped.has(word),
    /** The stems of a text without stopwords. */
    stems: (text) => words(text).filter((word) => !dropped.has(word)).map(stem),
  };
}
