/**
 * The search worker: loads the index files on its own thread and answers queries in order.
 *
 * In:  {kind: "start", manifest, lang} · {kind: "query", id, text, literal} · {kind: "news"}
 * Out: {kind: "answer", id, final, ...} · {kind: "failed", usable}
 * `final` is false while another part of the index is still on its way.
 */

import lunr from "lunr";
import { assemble } from "./assemble.js";
import { createHighlighter } from "./highlight.js";

const SHOWN = 200;
const MARKED = 60;
const WARM_UP = "acta nacimient";

let highlights = null;
let engine = null;
let files = null;
let tools = null;
let base = "";
let loading = 0;
let usable = false;
let pending = null;
let newsAsked = false;

async function getJson(name) {
  const response = await fetch(base + name, { credentials: "omit" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}

async function addPart(part) {
  const [file, records, search] = await Promise.all([
    getJson(part.indice),
    getJson(part.fichas),
    tools,
  ]);
  search.addPart(file, records);
}

async function addVocabulary(name) {
  const [vocabulary, search] = await Promise.all([getJson(name), tools]);
  search.addVocabulary(vocabulary);
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
      self.postMessage({ kind: "failed", usable });
    },
  );
}

function answer() {
  if (!pending || !usable) return;
  const found = engine.search(pending.text, { literal: pending.literal });
  self.postMessage({
    kind: "answer",
    id: pending.id,
    text: pending.text,
    final: loading === 0,
    corrected: found.corrected,
    weak: found.weak,
    news: newsAsked || !files.noticias.length,
    results: found.results.slice(0, SHOWN).map(({ record, coverage }, at) => ({
      record,
      coverage,
      marks: at < MARKED ? marksOf(record, found.marked) : undefined,
    })),
  });
}

function marksOf(record, stems) {
  return {
    titulo: highlights(record.titulo, stems),
    resumen: highlights(record.resumen, stems),
  };
}

async function createTools(manifest, lang) {
  const { Stemmer } = files.stemmer ? await import(base + files.stemmer) : { Stemmer: null };
  const search = assemble({ lunr, Stemmer, manifest, lang });
  highlights = createHighlighter(search.analyzer.stem);
  engine = search.engine;
  return search;
}

async function start({ manifest, lang }) {
  base = new URL(".", new URL(manifest, location.href)).href;
  const all = await getJson(manifest.slice(manifest.lastIndexOf("/") + 1));
  const known = all[lang] ? lang : "es";
  files = all[known];
  // Everything is asked for at once; a part waits for the tools only to be read.
  tools = createTools(all, known);
  track(addFirst());
  for (const part of files.partes.slice(1)) track(addPart(part));
  if (newsAsked) loadNews();
}

/** Guides and vocabulary: with these the first answers are worth showing. */
async function addFirst() {
  await Promise.all([addPart(files.partes[0]), addVocabulary(files.vocabulario)]);
  usable = true;
  // The first search is the slowest: better before somebody has typed.
  if (!pending) engine.search(WARM_UP);
}

function loadNews() {
  for (const part of files.noticias) track(addPart(part));
}

self.addEventListener("message", ({ data }) => {
  if (data.kind === "start") track(start(data));
  if (data.kind === "query") {
    pending = data;
    answer();
  }
  if (data.kind === "news" && !newsAsked) {
    newsAsked = true;
    if (files) loadNews();
  }
});
