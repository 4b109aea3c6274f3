/**
 * Reads the compact index files and turns them into a lunr.js index.
 * The files are written by plugins/search_index (front_coding.py, index.py).
 */

const BASE = 48;
const SCORE_SCALE = 10;

/** The words of a front-coded list (twin of front_coding.front_decode). */
export function frontDecode(text) {
  const words = [];
  let before = "";
  for (const part of text ? text.split(" ") : []) {
    before = before.slice(0, part.charCodeAt(0) - BASE) + part.slice(1);
    words.push(before);
  }
  return words;
}

/** A lunr index from one index file; `refs` of its results are positions in the file's documents. */
export function toLunrIndex(lunr, file) {
  const terms = frontDecode(file.terminos);
  const postings = terms.map((term, index) => {
    const entry = { _index: index };
    for (const field of file.campos) entry[field] = {};
    return [term, entry];
  });
  const fieldVectors = [];
  file.campos.forEach((field, at) => {
    file.vectores[at].forEach((row, ref) => {
      const elements = [];
      let index = 0;
      for (let i = 0; i < row.length; i += 2) {
        index += row[i];
        elements.push(index, row[i + 1] / SCORE_SCALE);
        postings[index][1][field][ref] = {};
      }
      fieldVectors.push([`${field}/${ref}`, elements]);
    });
  });
  return {
    terms: new Set(terms),
    index: lunr.Index.load({
      version: lunr.version,
      fields: file.campos,
      fieldVectors,
      invertedIndex: postings,
      pipeline: [],
    }),
  };
}
