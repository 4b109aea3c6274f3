/**
 * Runs the browser's search modules in node: for staff, tests and the benchmark.
 * Reads one JSON job from standard input ({job: "search" | "stems" | "index" | "front", ...}) and
 * writes its result as JSON.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const lunr = require("lunr");
const scripts = new URL("../../theme/scripts/search/", import.meta.url);
const { createAnalyzer } = await import(new URL("analyzer.js", scripts));
const { assemble } = await import(new URL("assemble.js", scripts));
const { frontDecode, toLunrIndex } = await import(new URL("index-file.js", scripts));

const job = JSON.parse(readFileSync(0, "utf8"));
const { Stemmer: SpanishStemmer } = await import(pathToFileURL(job.stemmer));

async function stemmerOf(folder, file) {
  const code = readFileSync(`${folder}/${file}`, "utf8");
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).Stemmer;
}

async function engineFor(folder, lang) {
  const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  const manifest = read("manifiesto.json");
  const files = manifest[lang];
  const Stemmer = await stemmerOf(folder, files.stemmer);
  const made = assemble({ lunr, Stemmer, manifest, lang });
  for (const part of files.partes) made.addPart(read(part.indice), read(part.fichas));
  made.addVocabulary(read(files.vocabulario));
  return made.engine;
}

async function search({ folder, lang = "es", queries, literal = false }) {
  const engine = await engineFor(folder, lang);
  return queries.map((query) => {
    const before = performance.now();
    const found = engine.search(query, { literal });
    const ms = performance.now() - before;
    return {
      ms,
      corrected: found.corrected,
      weak: found.weak,
      terms: found.terms.map(({ word, exact, corrected, counts, found }) => ({
        word,
        exact,
        corrected,
        counts,
        stems: [...found],
      })),
      results: found.results.slice(0, 20).map(({ record, matched, ...by }) => ({
        id: record.id,
        tipo: record.tipo,
        titulo: record.titulo,
        score: by.score,
        lunr: by.lunr,
        coverage: by.coverage,
        share: by.share,
        phrase: by.phrase,
        popularity: record.popularidad ?? 0,
        matched: [...matched],
      })),
    };
  });
}

function stems({ texts, stopwords = [], roots = {} }) {
  const analyzer = createAnalyzer(new SpanishStemmer(), stopwords, roots);
  return texts.map((text) => analyzer.stems(text));
}

function index({ file }) {
  const read = toLunrIndex(lunr, file);
  const names = [...read.terms.keys()];
  const vectors = Object.entries(read.index.fieldVectors).map(([key, { elements }]) => {
    const pairs = [];
    for (let i = 0; i < elements.length; i += 2) pairs.push([names[elements[i]], elements[i + 1]]);
    return [key, Object.fromEntries(pairs)];
  });
  return { terms: names, phrases: read.phrases, vectors: Object.fromEntries(vectors) };
}

const jobs = { index, search, stems, front: ({ text }) => frontDecode(text) };
process.stdout.write(JSON.stringify(await jobs[job.job](job)));
