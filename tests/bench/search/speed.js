/**
 * Runs our search on the page's own thread and measures it: the browser can slow down that thread
 * (Chromium's CPU throttling does not reach workers), and the code is the same.
 */

import lunr from "lunr";
import { assemble } from "../../../theme/scripts/search/assemble.js";
import { createHighlighter } from "../../../theme/scripts/search/highlight.js";

const json = async (path) => (await fetch(path)).json();

/** Milliseconds of processor time from files that have arrived to an index that answers. */
globalThis.getReady = async (base) => {
  const manifest = await json(`${base}manifiesto.json`);
  const files = manifest.es;
  const text = async (name) => (await fetch(base + name)).text();
  const [index, records, words] = await Promise.all(
    [files.partes[0].indice, files.partes[0].fichas, files.vocabulario].map(text),
  );
  const { Stemmer } = await import(base + files.stemmer);
  const before = performance.now();
  const { analyzer, engine, addPart, addVocabulary } = assemble({ lunr, Stemmer, manifest, lang: "es" });
  addPart(JSON.parse(index), JSON.parse(records));
  addVocabulary(JSON.parse(words));
  engine.search("acta nacimient"); // as the worker does, before somebody has typed
  const ready = performance.now() - before;
  for (const part of files.partes.slice(1)) {
    addPart(await json(base + part.indice), await json(base + part.fichas));
  }
  const highlights = createHighlighter(analyzer.stem);
  globalThis.answer = (query) => {
    const start = performance.now();
    const { results, marked } = engine.search(query);
    for (const { record } of results.slice(0, 60)) {
      highlights(record.titulo, marked);
      highlights(record.resumen, marked);
    }
    return performance.now() - start;
  };
  return ready;
};
