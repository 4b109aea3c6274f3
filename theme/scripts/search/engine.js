/**
 * The search itself, without a browser: words typed → ranked results, and what was corrected.
 */

import { fold } from "./analyzer.js";
import { importance, preferPrincipals, rarityAmong, weigh } from "./ranking.js";
import { contentWords, MAX_QUERY, understand } from "./understand.js";

const TYPED_WORD = /[\p{L}\p{N}]+(?:['\u2018\u2019\u02bc][\p{L}\p{N}]+)*/gu;
const PARTIAL = 0.5;
const PINNED = 1e6;
const SURE = 0.9;
const SHOWN = 0.6;

/**
 * @param {{lunr: object, analyzer: object}} tools
 * @returns a search engine to which index parts, display data and a vocabulary are added
 */
export function createEngine({ lunr, analyzer }) {
  const parts = [];
  const titles = new Map();
  let rarity = () => 1;
  const pins = new Map();
  let documents = 0;
  let corrector = null;
  let equivalents = new Map();

  const isKnown = (stem) => parts.some((part) => part.terms.has(stem));

  /** Queries that are pinned to a guide are compared whatever their order and endings. */
  const pinKey = (text) =>
    [...new Set(contentWords(text, analyzer).map(analyzer.stem))].sort().join(" ");

  function titleStems(record) {
    if (!titles.has(record)) titles.set(record, new Set(analyzer.stems(record.titulo)));
    return titles.get(record);
  }

  function search(part, terms) {
    const weights = new Map();
    for (const { found } of terms) {
      for (const [stem, weight] of found) {
        if (!part.terms.has(stem)) continue;
        // A word that may stand for many says less with each of them.
        const boost = weight < SURE ? weight / Math.sqrt(found.size) : weight;
        weights.set(stem, Math.max(boost, weights.get(stem) ?? 0));
      }
    }
    if (!weights.size) return [];
    const hits = part.index.query((wanted) => {
      for (const [stem, boost] of weights) wanted.term(stem, { boost, usePipeline: false });
    });
    const found = hits.map(({ ref, score, matchData }) => {
      const record = part.records[Number(ref)];
      const matched = new Set(Object.keys(matchData.metadata));
      return { record, lunr: score, matched, titleStems: titleStems(record), phrases: part.phrases[Number(ref)] };
    });
    return weigh(found, { terms, weights, rarity });
  }

  return {
    /** Adds a part of the index (see index-file.js) with the records its results stand for. */
    addPart(file, records) {
      parts.push({ ...file, records });
      documents += records.length;
      rarity = rarityAmong(parts.map((part) => part.terms), documents);
      for (const record of records) {
        for (const query of record.fijar ?? []) {
          const key = pinKey(query);
          pins.set(key, (pins.get(key) ?? new Set()).add(record));
        }
      }
    },
    setCorrector(value) {
      corrector = value;
    },
    /** Everyday words for the same thing: "a b>c d" lets a and b stand for c and d, "a b" both ways. */
    setEquivalents(groups) {
      equivalents = new Map();
      for (const group of groups) {
        const sides = group.split(">").map((side) => side.split(" ").map(analyzer.stem));
        const [first, second = first] = sides;
        for (const stem of first) {
          const others = second.filter((other) => other !== stem);
          equivalents.set(stem, [...(equivalents.get(stem) ?? []), ...others]);
        }
      }
    },
    /**
     * Never throws, whatever was typed.
     * @param {{literal?: boolean}} options literal: leave misspelt words as they are
     * @returns {{results: object[], corrected: string, weak: boolean, terms: object[],
     *   marked: Set<string>}} `corrected` is the query as it was understood, empty when nothing was
     *   corrected; `marked` are the stems to highlight (what only means the same is not)
     */
    search(text, { literal = false } = {}) {
      const typed = String(text);
      const terms = understand(typed, { analyzer, corrector, equivalents, isKnown, literal });
      for (const term of terms) term.counts = importance(term, rarity);
      const corrected = correctedText(typed, terms);
      const pinned = pins.get(pinKey(corrected || typed));
      const found = parts.flatMap((part) => search(part, terms));
      preferPrincipals(found);
      for (const hit of found) if (pinned?.has(hit.record)) hit.score += PINNED;
      found.sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
      return {
        results: found,
        corrected,
        weak: found.length > 0 && found[0].coverage <= PARTIAL,
        terms,
        marked: new Set(
          terms.flatMap(({ found }) => [...found].filter(([, w]) => w >= SHOWN).map(([stem]) => stem)),
        ),
      };
    },
  };
}

function correctedText(text, terms) {
  const better = new Map(terms.filter((t) => t.corrected).map((t) => [t.word, t.corrected]));
  if (!better.size) return "";
  return text.slice(0, MAX_QUERY).replace(TYPED_WORD, (word) => better.get(fold(word)) ?? word);
}
