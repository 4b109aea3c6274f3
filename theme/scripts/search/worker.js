/**
 * The search worker: loads the index files on its own thread and answers queries in order.
 *
 * In:  {kind: "start", manifest, lang} · {kind: "query", id, text, literal} · {kind: "news"}
 * Out: {kind: "answer", id, final, ...} · {kind: "failed"}
 * `final` is false while another part of the index is still on its way.
 */

import lunr from "lunr";
import { EnglishStemmer, SpanishStemmer } from "portal:stemmers";
import { createAnalyzer, fold } from "./analyzer.js";
import { createCorrector } from "./corrections.js";
import { createEngine } from "./engine.js";
import { highlights } from "./highlight.js";
import { frontDecode, toLunrIndex } from "./index-file.js";

const STEMMERS = { es: SpanishStemmer, en: EnglishStemmer };
const SHOWN = 200;
const MARKED = 60;

let engine = null;
let analyzer = null;
let files = null;
let base = "";
let loading = 0;
let pending = null;
let newsAsked = false;

async function getJson(name) {
  const response = await fetch(base + name, { credentials: "omit" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

async function addPart(part) {
  const [file, records] = await Promise.all([getJson(part.indice), getJson(part.fichas)]);
  engine.addPart(toLunrIndex(lunr, file), records);
}

async function addVocabulary(name) {
  const vocabulary = frontDecode((await getJson(name)).palabras);
  engine.setCorrector(createCorrector(vocabulary.map((shown) => ({ shown, word: fold(shown) }))));
}

/** Runs one loading job; the pending query is answered again when it is done. */
function track(job) {
  loading += 1;
  return job.then(
    () => {
      loading -= 1;
      answer();
    },
    () => {
      loading -= 1;
      self.postMessage({ kind: "failed" });
    },
  );
}

function answer() {
  if (!pending || !engine) return;
  const found = engine.search(pending.text, { literal: pending.literal });
  self.postMessage({
    kind: "answer",
    id: pending.id,
    text: pending.text,
    final: loading === 0,
    total: found.results.length,
    corrected: found.corrected,
    weak: found.weak,
    words: found.terms.map((term) => term.word),
    news: newsAsked,
    results: found.results.slice(0, SHOWN).map(({ record, coverage, matched }, at) => ({
      record,
      coverage,
      marks: at < MARKED ? marksOf(record, matched) : undefined,
    })),
  });
}

function marksOf(record, stems) {
  return {
    titulo: highlights(record.titulo, stems, analyzer.stem),
    resumen: highlights(record.resumen, stems, analyzer.stem),
  };
}

async function start({ manifest, lang }) {
  base = manifest.slice(0, manifest.lastIndexOf("/") + 1);
  const all = await getJson(manifest.slice(base.length));
  files = all[lang] ?? all.es;
  const Stemmer = STEMMERS[lang] ?? null;
  analyzer = createAnalyzer(Stemmer ? new Stemmer() : null, all.vacias, all.raices?.[lang]);
  engine = createEngine({ lunr, analyzer });
  engine.setEquivalents(all.equivalencias?.[lang] ?? []);
  track(Promise.all([addPart(files.partes[0]), addVocabulary(files.vocabulario)]));
  for (const part of files.partes.slice(1)) track(addPart(part));
  if (newsAsked) loadNews();
}

function loadNews() {
  for (const part of files.noticias) track(addPart(part));
}

self.addEventListener("message", ({ data }) => {
  if (data.kind === "start") track(start(data));
  if (data.kind === "query") {
    pending = data;
    if (loading === 0 || engine) answer();
  }
  if (data.kind === "news" && !newsAsked) {
    newsAsked = true;
    if (files) loadNews();
  }
});
