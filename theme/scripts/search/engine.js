/**
 * The search itself, without a browser: words typed → ranked results, and what was corrected.
 *
 * Every query word becomes one or more stems with a weight; lunr.js finds and scores the documents
 * (any word is enough); then a document is ranked by how much of the query it covers, how much of
 * its title the query covers, whether one of its phrases holds the whole query, and how often
 * people need it.
 */

import { fold, words } from "./analyzer.js";

const TYPED_WORD = /[\p{L}\p{N}]+/gu;
const MAX_QUERY = 300;
const MAX_WORDS = 16;
const PARTIAL = 0.5;

/**
 * @param {{lunr: object, analyzer: object}} tools
 * @returns a search engine to which index parts, display data and a vocabulary are added
 */
export function createEngine({ lunr, analyzer }) {
  const parts = [];
  const titles = new Map();
  let corrector = null;
  let equivalents = new Map();

  const isKnown = (stem) => parts.some((part) => part.terms.has(stem));

  function titleStems(record) {
    if (!titles.has(record)) titles.set(record, new Set(analyzer.stems(record.titulo)));
    return titles.get(record);
  }

  /** What one query word may mean: stems with weights, best first. */
  function meanings(word, isLast, literal) {
    const stem = analyzer.stem(word);
    const found = new Map();
    const add = (value, weight) => {
      if (isKnown(value) && weight > (found.get(value) ?? 0)) found.set(value, weight);
    };
    add(stem, 1);
    const exact = found.size > 0;
    let corrected = null;
    if (isLast && word.length > 1 && corrector) {
      const weight = exact ? 0.35 : 0.9;
      for (const longer of corrector.completions(word, 40)) {
        add(analyzer.stem(longer), weight * (0.5 + (0.5 * word.length) / longer.length));
      }
    }
    if (!found.size && corrector && !literal && word.length > 2) {
      const options = corrector.correct(word);
      for (const option of options) {
        for (const part of option.words) add(analyzer.stem(part), option.weight);
      }
      if (options.length && found.size) {
        corrected = options[0].words.map((part) => corrector.shown(part)).join(" ");
      }
    }
    for (const [value, weight] of [...found]) {
      if (weight < 0.6) continue;
      for (const other of equivalents.get(value) ?? []) add(other, weight * 0.55);
    }
    for (const other of equivalents.get(stem) ?? []) add(other, 0.55);
    return { word, found, exact, corrected };
  }

  function parse(text, literal) {
    const all = words(text.slice(0, MAX_QUERY));
    const content = all.filter((word) => !analyzer.isStopword(word));
    const unique = [...new Set(content.length ? content : all)].slice(0, MAX_WORDS);
    const typing = /[\p{L}\p{N}]$/u.test(text);
    const last = all.at(-1);
    return unique.map((word) => meanings(word, typing && word === last, literal));
  }

  function rank(part, terms, normalised) {
    const weights = new Map();
    for (const { found } of terms) {
      for (const [stem, weight] of found) {
        if (part.terms.has(stem)) weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
      }
    }
    if (!weights.size) return [];
    const hits = part.index.query((query) => {
      for (const [stem, boost] of weights) query.term(stem, { boost, usePipeline: false });
    });
    const total = terms.reduce((sum, term) => sum + importance(term), 0);
    return hits.map((hit) => {
      const record = part.records[Number(hit.ref)];
      const matched = new Set(Object.keys(hit.matchData.metadata));
      let covered = 0;
      for (const term of terms) {
        let best = 0;
        for (const [stem, weight] of term.found) if (weight > best && matched.has(stem)) best = weight;
        covered += importance(term) * Math.min(1, best * 1.1);
      }
      const coverage = Math.min(1, covered / total);
      const stems = titleStems(record);
      let inTitle = 0;
      for (const stem of matched) if (stems.has(stem)) inTitle += 1;
      const share = stems.size ? inTitle / stems.size : 0;
      const pinned = record.fijar?.includes(normalised) ?? false;
      const score =
        hit.score * coverage ** 2 * (1 + 0.3 * share) * (1 + 0.08 * (record.popularidad ?? 0)) *
        (record.tipo === "tramite" ? 1 : 0.8);
      return { record, score: pinned ? score + 1e6 : score, coverage, matched: [...matched] };
    });
  }

  return {
    /** Adds a part of the index with the records its results stand for. */
    addPart(file, records) {
      const { terms, index } = file.lunr;
      parts.push({ terms, index, records });
    },
    setCorrector(value) {
      corrector = value;
    },
    /** Groups of everyday words that mean the same, as stems. */
    setEquivalents(groups) {
      equivalents = new Map();
      for (const group of groups) {
        const stems = [...new Set(group.flatMap((word) => analyzer.stems(word)))];
        for (const stem of stems) {
          const others = equivalents.get(stem) ?? [];
          equivalents.set(stem, [...others, ...stems.filter((other) => other !== stem)]);
        }
      }
    },
    /**
     * Never throws, whatever was typed.
     * @param {{literal?: boolean}} options literal: leave misspelt words as they are
     * @returns {{results: object[], corrected: string, weak: boolean, words: string[]}} `corrected`
     *   is the query as it was understood, empty when nothing was corrected
     */
    search(text, { literal = false } = {}) {
      text = String(text);
      const terms = parse(text, literal);
      const normalised = terms.map((term) => term.word).join(" ");
      const found = parts.flatMap((part) => rank(part, terms, normalised));
      found.sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
      return {
        results: found,
        corrected: correctedText(text, terms),
        weak: found.length > 0 && found[0].coverage <= PARTIAL,
        words: terms.map((term) => term.word),
        explain: terms.map((term) => ({ word: term.word, exact: term.exact, stems: [...term.found] })),
      };
    },
  };
}

/** How much a query word counts: a word nobody wrote counts less than one that exists. */
function importance(term) {
  if (!term.found.size) return 0.5;
  return 1;
}

function correctedText(text, terms) {
  const better = new Map(terms.filter((t) => t.corrected).map((t) => [t.word, t.corrected]));
  if (!better.size) return "";
  return text.slice(0, MAX_QUERY).replace(TYPED_WORD, (word) => better.get(fold(word)) ?? word);
}
