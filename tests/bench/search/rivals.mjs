/**
 * What other search libraries find in the same documents, each set up as its own guide says, with
 * the weights of our fields. Reads {documents, queries, pagefind} from standard input (`pagefind`: a
 * folder for its index, which a browser then queries); writes {system: {rankings, index}}.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import MiniSearch from "minisearch";
import { close, createIndex } from "pagefind";

const require = createRequire(import.meta.url);
const DEPTH = 10;
const FIELDS = { titulo: 6, sinonimos: 5, claves: 3, resumen: 1 };
const { documents, queries, pagefind } = JSON.parse(readFileSync(0, "utf8"));

function stockLunr() {
  const lunr = require("lunr");
  require("lunr-languages/lunr.stemmer.support")(lunr);
  require("lunr-languages/lunr.es")(lunr);
  const index = lunr(function build() {
    this.use(lunr.es);
    this.ref("id");
    for (const [name, boost] of Object.entries(FIELDS)) this.field(name, { boost });
    for (const document of documents) this.add(document);
  });
  const ask = (query) => {
    try {
      return index.search(query).map(({ ref }) => ref);
    } catch {
      // Its query language refuses some of what people type.
      return [];
    }
  };
  return { ask, index: JSON.stringify(index) };
}

function miniSearch() {
  const fold = (term) => term.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const index = new MiniSearch({ fields: Object.keys(FIELDS), processTerm: fold });
  index.addAll(documents);
  const options = { boost: FIELDS, prefix: true, fuzzy: 0.2 };
  return {
    ask: (query) => index.search(query, options).map(({ id }) => id),
    index: JSON.stringify(index),
  };
}

async function writePagefind(folder) {
  const { index } = await createIndex({ forceLanguage: "es" });
  const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  for (const document of documents) {
    const { errors } = await index.addHTMLFile({
      url: `/${document.id}/`,
      content:
        `<html lang="es"><body data-pagefind-body><h1>${safe(document.titulo)}</h1>` +
        `<p data-pagefind-weight="5">${safe(document.sinonimos)}</p>` +
        `<p data-pagefind-weight="3">${safe(document.claves)}</p>` +
        `<p>${safe(document.resumen)}</p></body></html>`,
    });
    if (errors.length) throw new Error(errors.join("\n"));
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

await writePagefind(pagefind);
const systems = { MiniSearch: miniSearch(), "lunr es": stockLunr() };
const found = Object.entries(systems).map(([name, { ask, index }]) => [
  name,
  { rankings: queries.map((query) => ask(query).slice(0, DEPTH)), index },
]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
