/**
 * The order of results. lunr finds and scores the documents that hold any of the words; here each
 * is weighed by how much of the query it answers, how much of its title the query says, whether one
 * of its phrases says the same as the query, and how often people need it.
 */

// Found on the development queries; around these values the quality hardly changes.
const COVERAGE = 1.8;
const TITLE = 0.3;
const PHRASE = 1;
const POPULAR = 0.12;
const NOT_A_GUIDE = 0.65;
const COMMON_WORD = 0.4;
const UNKNOWN_WORD = 0.5;
const GENEROUS = 1.1;
const MOST_PHRASES = 30;
const NEARLY = 0.85;

/**
 * How rare a stem is among the documents, from 0.4 (all have it) to 1 (one has it): a rare word
 * says more than a common one.
 * @param {Map<string, number>[]} counts in how many documents each stem stands, per part
 */
export function rarityAmong(counts, documents) {
  const known = new Map();
  const scale = Math.log(Math.max(documents, 2));
  return (stem) => {
    if (!known.has(stem)) {
      const having = counts.reduce((sum, part) => sum + (part.get(stem) ?? 0), 0);
      const rare = having ? Math.log(documents / having) / scale : 1;
      known.set(stem, COMMON_WORD + (1 - COMMON_WORD) * rare);
    }
    return known.get(stem);
  };
}

/** How much a query word counts; one that nobody ever wrote counts half. */
export function importance(term, rarity) {
  let best = 0;
  let value = UNKNOWN_WORD;
  for (const [stem, weight] of term.found) {
    if (weight > best) {
      best = weight;
      value = rarity(stem);
    }
  }
  return value;
}

/** The share of the query's importance that a set of stems answers, 0 to 1. */
function answered(terms, holds) {
  let covered = 0;
  let total = 0;
  for (const { found, counts } of terms) {
    let best = 0;
    // Best first: the first that is held is the best that is held.
    for (const [stem, weight] of found) {
      if (holds(stem)) {
        best = weight;
        break;
      }
    }
    covered += counts * Math.min(1, best * GENEROUS);
    total += counts;
  }
  return total ? Math.min(1, covered / total) : 0;
}

/** How well the best of a document's phrases says the query and the query it, 0 to 1. */
function phraseMatch(terms, phrases, weights, rarity) {
  let best = 0;
  for (const phrase of phrases) {
    let said = 0;
    let total = 0;
    for (const stem of phrase) {
      const value = rarity(stem);
      total += value;
      said += value * Math.min(1, weights.get(stem) ?? 0);
    }
    const back = total ? said / total : 0;
    if (back <= best) continue;
    best = Math.max(best, back * answered(terms, (stem) => phrase.includes(stem)) ** 2);
  }
  return best;
}

/**
 * Weighs lunr's hits.
 * @param {object[]} hits each with `record`, `lunr` (its score), `matched` (Set of stems),
 *   `titleStems`, `phrases`
 * @returns the same hits with `coverage`, `share`, `phrase` and their `score`
 */
export function weigh(hits, { terms, weights, rarity }) {
  for (const hit of hits) {
    const coverage = answered(terms, (stem) => hit.matched.has(stem));
    let inTitle = 0;
    for (const stem of hit.matched) if (hit.titleStems.has(stem)) inTitle += weights.get(stem) ?? 0;
    const share = hit.titleStems.size ? inTitle / hit.titleStems.size : 0;
    const value =
      hit.lunr *
      coverage ** COVERAGE *
      (1 + TITLE * share) *
      (1 + POPULAR * (hit.record.popularidad ?? 0)) *
      (hit.record.tipo === "tramite" ? 1 : NOT_A_GUIDE);
    Object.assign(hit, { coverage, share, phrase: 0, score: value });
  }
  hits.sort((a, b) => b.score - a.score);
  // Phrases are compared only where they can still change the first places.
  for (const hit of hits.slice(0, MOST_PHRASES)) {
    hit.phrase = phraseMatch(terms, hit.phrases, weights, rarity);
    hit.score *= 1 + PHRASE * hit.phrase;
  }
  return hits;
}

/** Of sibling guides that answer about equally well, the principal one goes first. */
export function preferPrincipals(results) {
  const best = new Map();
  for (const { record, score } of results) {
    if (record.grupo) best.set(record.grupo, Math.max(score, best.get(record.grupo) ?? 0));
  }
  for (const result of results) {
    const sibling = best.get(result.record.id) ?? 0;
    if (result.score < sibling && result.score > sibling * NEARLY) result.score = sibling * 1.001;
  }
}
