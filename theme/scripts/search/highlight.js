/** Where in a text the words that matched stand: pairs of start and end, for `<mark>`. */

import { fold } from "./analyzer.js";

const WORD = /[\p{L}\p{N}]+(?:['\u2018\u2019\u02bc][\p{L}\p{N}]+)*/gu;

/**
 * @param {string} text as shown
 * @param {Set<string>} stems that the query found in the document
 * @param {(word: string) => string} stem
 * @returns {number[]} start, end, start, end …
 */
export function highlights(text, stems, stem) {
  const places = [];
  for (const match of text.matchAll(WORD)) {
    if (stems.has(stem(fold(match[0])))) places.push(match.index, match.index + match[0].length);
  }
  return places;
}
