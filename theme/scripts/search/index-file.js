/**
 * Reads the compact index files and turns them into a lunr.js index.
 * The files are written by plugins/search_index (front_coding.py, index.py).
 */

const BASE = 48;
const SMALLEST_SCORE = 0.1;
const SCORE_STEP = 1.1;
const FIRST = 35;
const BACKSLASH = 92;
const LAST_ASCII = 126;
const SKIPPED = 34;

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

/** The number a character stands for (twin of symbols.symbol). */
function numberOf(text, at) {
  const code = text.charCodeAt(at);
  const ascii = code > LAST_ASCII ? code - SKIPPED : code;
  return ascii - (ascii > BACKSLASH ? 1 : 0) - FIRST;
}

/** Each phrase of one document as its stems (twin of phrases.phrase_code). */
function phrasesOf(text, stems) {
  return text.split(" ").map((phrase) => [...phrase].map((_, at) => stems[numberOf(phrase, at)]));
}

/**
 * A lunr index from one index file, the number of documents each term stands in, and the phrases of
 * each document. The `ref` of a result is the document's position in the file.
 */
export function toLunrIndex(lunr, file) {
  const terms = frontDecode(file.terminos);
  const postings = terms.map((term, index) => {
    const entry = { _index: index };
    for (const field of file.campos) entry[field] = {};
    return [term, entry];
  });
  const documents = terms.map(() => new Set());
  const held = file.vectores[0].map(() => new Set());
  const fieldVectors = [];
  file.campos.forEach((field, at) => {
    file.vectores[at].forEach((row, ref) => {
      const elements = [];
      let index = 0;
      for (let i = 0; i < row.length; i += 2) {
        index += numberOf(row, i);
        elements.push(index, SMALLEST_SCORE * SCORE_STEP ** numberOf(row, i + 1));
        postings[index][1][field][ref] = {};
        documents[index].add(ref);
        held[ref].add(index);
      }
      fieldVectors.push([`${field}/${ref}`, elements]);
    });
  });
  return {
    terms: new Map(terms.map((term, index) => [term, documents[index].size])),
    phrases: held.map((indexes, ref) => {
      const text = file.frases[ref];
      if (!text) return [];
      const stems = [...indexes].sort((a, b) => a - b).map((index) => terms[index]);
      return phrasesOf(text, stems);
    }),
    index: lunr.Index.load({
      version: lunr.version,
      fields: file.campos,
      fieldVectors,
      invertedIndex: postings,
      pipeline: [],
    }),
  };
}
