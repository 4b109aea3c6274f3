/**
 * Reads the compact index files and turns them into a lunr.js index.
 * The files are written by plugins/search_index (front_coding.py, index.py).
 */

const BASE = 48;
const SMALLEST_SCORE = 0.1;
const SCORE_STEP = 1.1;
const SCORES = Array.from({ length: 120 }, (_, step) => SMALLEST_SCORE * SCORE_STEP ** step);
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

/** What lunr keeps of a posting besides its score: nothing here. */
const NOTHING = Object.freeze({});

/** Only whole, known terms are asked for: building lunr's real set would take longest of all. */
const EXACT_TERMS = { intersect: (wanted) => wanted };

/**
 * A lunr index from one index file, the number of documents each term stands in, and the phrases of
 * each document. The `ref` of a result is the document's position in the file. Ask the index only
 * for terms that it has.
 */
export function toLunrIndex(lunr, file) {
  const terms = frontDecode(file.terminos);
  const postings = terms.map((_, index) => {
    const entry = { _index: index };
    for (const field of file.campos) entry[field] = {};
    return entry;
  });
  const held = file.vectores[0].map(() => new Set());
  const fieldVectors = {};
  file.campos.forEach((field, at) => {
    file.vectores[at].forEach((row, ref) => {
      const elements = [];
      let index = 0;
      for (let i = 0; i < row.length; i += 2) {
        index += numberOf(row, i);
        elements.push(index, SCORES[numberOf(row, i + 1)]);
        postings[index][field][ref] = NOTHING;
        held[ref].add(index);
      }
      fieldVectors[`${field}/${ref}`] = new lunr.Vector(elements);
    });
  });
  const documents = new Uint32Array(terms.length);
  for (const indexes of held) for (const index of indexes) documents[index] += 1;
  const invertedIndex = Object.create(null);
  terms.forEach((term, index) => {
    invertedIndex[term] = postings[index];
  });
  return {
    terms: new Map(terms.map((term, index) => [term, documents[index]])),
    phrases: held.map((indexes, ref) => {
      const text = file.frases[ref];
      if (!text) return [];
      const stems = [...indexes].sort((a, b) => a - b).map((index) => terms[index]);
      return phrasesOf(text, stems);
    }),
    index: new lunr.Index({
      fields: file.campos,
      fieldVectors,
      invertedIndex,
      tokenSet: EXACT_TERMS,
      pipeline: new lunr.Pipeline(),
    }),
  };
}
