/** What the words of a query may mean: stems with weights, and which word was corrected. */

import { words } from "./analyzer.js";

export const MAX_QUERY = 300;
const MAX_WORDS = 16;
const MAX_COMPLETIONS = 30;
const FEW_COMPLETIONS = 10;
const EQUIVALENT = 0.55;
const SURE = 0.6;

/**
 * @typedef {{word: string, found: Map<string, number>, exact: boolean, corrected: string,
 *   empty: boolean}} Term
 *   one query word (`empty`: a misspelt stopword); `found` holds the stems it may stand for, each with its weight, best first
 */

/** The words of a query that count: without stopwords, unless there is nothing else. */
export function contentWords(text, analyzer) {
  const all = words(text.slice(0, MAX_QUERY));
  const content = all.filter((word) => !analyzer.isStopword(word));
  return [...new Set(content.length ? content : all)].slice(0, MAX_WORDS);
}

/**
 * @param {string} text as typed
 * @param {object} tools `analyzer`, `corrector` (or null), `equivalents` (stem → stems),
 *   `isKnown(stem)`: whether any document holds it; `literal`: leave misspelt words as they are
 * @returns {Term[]}
 */
export function understand(text, tools) {
  const typing = /[\p{L}\p{N}]$/u.test(text.slice(0, MAX_QUERY));
  const last = typing ? words(text.slice(0, MAX_QUERY)).pop() : null;
  const terms = contentWords(text, tools.analyzer).map((word) => meanings(word, word === last, tools));
  const meant = terms.filter((term) => !term.empty);
  return meant.length ? meant : terms;
}

function meanings(word, isTyped, { analyzer, corrector, equivalents, isKnown, literal }) {
  const stem = analyzer.stem(word);
  const found = new Map();
  const add = (value, weight) => {
    if (isKnown(value) && weight > (found.get(value) ?? 0)) found.set(value, weight);
  };
  // A word that is still being typed may look like the stem of another: "guarder" is no "guarda".
  const whole = !isTyped || !corrector || corrector.has(word);
  add(stem, whole ? 1 : 0.6);
  const exact = found.size > 0 && whole;
  if (isTyped && word.length > 1 && corrector) {
    const most = exact ? 0.35 : 0.9;
    for (const longer of corrector.completions(word, exact ? FEW_COMPLETIONS : MAX_COMPLETIONS)) {
      add(analyzer.stem(longer), most * (0.5 + (0.5 * word.length) / longer.length));
    }
  }
  const related = new Map();
  for (const [value, weight] of [...found, [stem, 1]]) {
    if (weight < SURE) continue;
    for (const other of equivalents.get(value) ?? []) related.set(other, weight * EQUIVALENT);
  }
  let corrected = "";
  let empty = false;
  if (!found.size && !related.size && corrector && !literal && word.length > 2) {
    const options = corrector.correct(word);
    empty = options.length === 1 && !options[0].words.length;
    for (const option of options) {
      for (const part of option.words) {
        const better = analyzer.stem(part);
        add(better, option.weight);
        for (const other of equivalents.get(better) ?? []) related.set(other, option.weight * EQUIVALENT);
      }
    }
    if (options.length && !empty && (found.size || related.size)) {
      corrected = options[0].words.map((part) => corrector.shown(part)).join(" ");
    }
  }
  for (const [value, weight] of related) add(value, weight);
  const best = new Map([...found].sort((a, b) => b[1] - a[1]));
  return { word, found: best, exact, corrected, empty };
}
