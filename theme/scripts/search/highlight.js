/** Where in a text the words that matched stand: pairs of start and end, for `<mark>`. */

import { fold } from "./analyzer.js";

const WORD = /[\p{L}\p{N}]+(?:['\u2018\u2019\u02bc][\p{L}\p{N}]+)*/gu;
const MAX_KEPT = 5000;

/** @param {(word: string) => string} stem */
export function createHighlighter(stem) {
  // Every query shows many of the same titles and summaries: their words are found once.
  const kept = new Map();

  function wordsOf(text) {
    let found = kept.get(text);
    if (!found) {
      if (kept.size > MAX_KEPT) kept.clear();
      found = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
        stem: stem(fold(word)),
        start: index,
        end: index + word.length,
      }));
      kept.set(text, found);
    }
    return found;
  }

  /**
   * @param {string} text as shown
   * @param {Set<string>} stems that the query found in the document
   * @returns {number[]} start, end, start, end …
   */
  return (text, stems) =>
    wordsOf(text).flatMap((word) => (stems.has(word.stem) ? [word.start, word.end] : []));
}
