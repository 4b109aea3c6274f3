/**
 * Finds the known words a misspelt Spanish word may stand for: same sound, a diminutive or another
 * ending, a few wrong letters, two words run together.
 *
 * The vocabulary is bucketed by length and first sound, so that a long list stays quick.
 */

import { fold } from "./analyzer.js";

const NEAR_KEYS = (() => {
  const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const near = new Map();
  rows.forEach((row, r) => {
    [...row].forEach((key, c) => {
      const others = [row[c - 1], row[c + 1], rows[r - 1]?.[c], rows[r - 1]?.[c + 1], rows[r + 1]?.[c - 1], rows[r + 1]?.[c]];
      near.set(key, new Set(others.filter(Boolean)));
    });
  });
  return near;
})();

const SAME_SOUND = new Map(
  ["bv", "csz", "iy", "gj", "mn", "qk", "kc"].flatMap((pair) =>
    [...pair].flatMap((a) => [...pair].filter((b) => b !== a).map((b) => [a + b, true])),
  ),
);

/** How a word sounds in Mexican Spanish: words that sound alike have the same key. */
export function soundKey(word) {
  return word
    .replace(/ll/g, "y")
    .replace(/ch/g, "1")
    .replace(/ph/g, "f")
    .replace(/qu(?=[ei])|k|q/g, "k")
    .replace(/gu(?=[ei])/g, "g2")
    .replace(/[gj](?=[ei])/g, "j")
    .replace(/g2/g, "g")
    .replace(/c(?=[ei])|z/g, "s")
    .replace(/c/g, "k")
    .replace(/sh/g, "1")
    .replace(/xc(?=[ei])|x|sc(?=[ei])/g, "s")
    .replace(/[hw](?=u)|h/g, "")
    .replace(/v|w/g, "b")
    .replace(/n(?=[bp])/g, "m")
    .replace(/y(?=[^aeiou]|$)/g, "i")
    .replace(/(.)\1+/g, "$1");
}

/** Words a diminutive, augmentative, plural or verb form may come from. */
export function plainForms(word) {
  const forms = [];
  const endings = [
    [/(?:qu)it([oa])s?$/, "c$1"], [/guit([oa])s?$/, "g$1"], [/cit([oa])s?$/, ""], [/cit([oa])s?$/, "$1"],
    [/it([oa])s?$/, "$1"], [/illo(s?)$/, "o"], [/illa(s?)$/, "a"], [/ot[ea]s?$/, ""],
    [/ces$/, "z"], [/es$/, ""], [/s$/, ""],
  ];
  for (const [pattern, end] of endings) {
    if (pattern.test(word)) {
      const form = word.replace(pattern, end);
      if (form.length > 2) forms.push(form);
    }
  }
  return forms;
}

function substitution(a, b) {
  if (SAME_SOUND.has(a + b)) return 0.4;
  if (NEAR_KEYS.get(a)?.has(b)) return 0.7;
  return 1;
}

/**
 * Weighted edit distance, or Infinity above `limit`. A swap of neighbours, a doubled letter, a
 * silent h, letters of one sound and neighbouring keys cost less than a letter that is plain wrong.
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit * 2) return Infinity;
  let older = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const drop = a[i - 1] === "h" || a[i - 1] === a[i - 2] ? 0.4 : 1;
      const add = b[j - 1] === "h" || b[j - 1] === b[j - 2] ? 0.4 : 1;
      let cost = Math.min(
        previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : substitution(a[i - 1], b[j - 1])),
        previous[j] + drop,
        row[j - 1] + add,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 0.6);
      }
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return Infinity;
    older = previous;
    previous = row;
  }
  return previous[b.length] <= limit ? previous[b.length] : Infinity;
}

/** How many wrong letters a word of this length may have. */
function allowance(length) {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return 2;
}

/**
 * A corrector over folded words.
 * @param {string[]} written the words of the index, as they are written
 * @param {{everyday?: string[], empty?: string[]}} others folded words that stand for words of the
 *   index, and words without meaning: both are misspelt as often
 */
export function createCorrector(written, { everyday = [], empty = [] } = {}) {
  const vocabulary = written.map((shown) => ({ shown, word: fold(shown) }));
  const known = new Map(vocabulary.map((entry) => [entry.word, entry]));
  for (const [words, isEmpty] of [[everyday, false], [empty, true]]) {
    for (const word of words) {
      if (known.has(word)) continue;
      const entry = { shown: word, word, isEmpty };
      known.set(word, entry);
      vocabulary.push(entry);
    }
  }
  const bySound = new Map();
  const buckets = new Map();
  const sorted = vocabulary.filter((entry) => !entry.isEmpty).map((entry) => entry.word).sort();
  for (const entry of vocabulary) {
    const sound = soundKey(entry.word);
    if (!bySound.has(sound)) bySound.set(sound, []);
    bySound.get(sound).push(entry);
    const bucket = `${sound[0]}${entry.word.length}`;
    if (!buckets.has(bucket)) buckets.set(bucket, []);
    buckets.get(bucket).push(entry);
  }

  function near(word) {
    const limit = allowance(word.length);
    if (!limit) return [];
    const sound = soundKey(word);
    const firsts = new Set([sound[0], soundKey(word.slice(1))[0]]);
    const found = [];
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const first of firsts) {
        for (const entry of buckets.get(`${first}${length}`) ?? []) {
          const far = distance(word, entry.word, limit);
          if (far <= limit) found.push({ ...entry, far: far - (entry.word[0] === word[0] ? 0.1 : 0) });
        }
      }
    }
    found.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
    return meant(found.filter((entry) => entry.far <= found[0].far + 0.3)).slice(0, 4);
  }

  /** A word without meaning is meant only where nothing else is as near. */
  function meant(entries) {
    const full = entries.filter((entry) => !entry.isEmpty);
    return full.length && !(entries[0].isEmpty && entries[0].far < full[0].far) ? full : entries.slice(0, 1);
  }

  const wordsOf = (entry) => (entry.isEmpty ? [] : [entry.word]);

  return {
    has: (word) => known.has(word),
    shown: (word) => known.get(word)?.shown ?? word,
    /** Up to `most` known words that begin with `start`, the shortest first. */
    completions(start, most) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < start) low = middle + 1;
        else high = middle;
      }
      const found = [];
      while (low < sorted.length && sorted[low].startsWith(start)) {
        found.push(sorted[low]);
        low += 1;
      }
      return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, most);
    },
    /**
     * The known words an unknown one may stand for, best first.
     * @returns {{words: string[], weight: number}[]} each a replacement by one or two words, or by
     *   none: a misspelt word without meaning
     */
    correct(word) {
      const same = bySound.get(soundKey(word)) ?? [];
      if (same.length) return meant(same).slice(0, 3).map((entry) => ({ words: wordsOf(entry), weight: 0.9 }));
      const plain = plainForms(word).filter((form) => known.has(form));
      if (plain.length) return plain.slice(0, 2).map((form) => ({ words: [form], weight: 0.85 }));
      const wrong = near(word);
      if (wrong.length) {
        return wrong.map((entry) => ({ words: wordsOf(entry), weight: entry.far <= 1 ? 0.8 : 0.6 }));
      }
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const pair = [word.slice(0, cut), word.slice(cut)];
        if (pair.every((part) => known.has(part))) return [{ words: pair, weight: 0.8 }];
      }
      const split = splitAroundSmallWord(word, known);
      return split ? [{ words: split, weight: 0.8 }] : [];
    },
  };
}

/** "licenciadefuncionamiento" → licencia, funcionamiento. */
function splitAroundSmallWord(word, known) {
  for (const small of ["de", "del", "la", "el", "en", "y", "para", "dela", "delos"]) {
    let at = word.indexOf(small, 3);
    while (at > 0 && at + small.length <= word.length - 3) {
      const pair = [word.slice(0, at), word.slice(at + small.length)];
      if (pair.every((part) => known.has(part))) return pair;
      at = word.indexOf(small, at + 1);
    }
  }
  return null;
}
