/** Starts Decap CMS with the portal's formats, controls and previews. */

import { registerControls } from "./controls.js";
import { formats } from "./format.js";
import { tidyUploads } from "./names.js";
import { registerPreviews } from "./previews.js";
import { notice, watched } from "./refusals.js";
import { translated } from "./spanish.js";

// Decap starts by itself unless told not to; here it waits for what is registered below.
globalThis.CMS_MANUAL_INIT = true;
globalThis.fetch = watched(globalThis.fetch.bind(globalThis), notice(document));
tidyUploads(globalThis);

/** Newest first. Said here, because Sveltia CMS says it in another way in the configuration. */
function newestFirst(collection) {
  const [first, ...rest] = collection.sortable_fields ?? [];
  if (first !== "fecha" && first !== "emitido") return collection;
  return { ...collection, sortable_fields: [{ field: first, default_sort: "desc" }, ...rest] };
}

async function loaded({ href, integrity }) {
  const script = document.createElement("script");
  await new Promise((resolve, reject) => {
    Object.assign(script, { src: href, onload: resolve, onerror: reject });
    if (integrity) script.integrity = integrity;
    document.head.append(script);
  });
}

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

try {
  const [config, settings] = await Promise.all([
    json(document.querySelector("#config").href),
    json("/admin/settings.json"),
    loaded(document.querySelector("#decap")),
  ]);
  const { CMS, createClass, h } = globalThis;
  CMS.registerLocale("es", translated(CMS.getLocale("es")));
  const { records, lists } = formats(settings.shapes);
  CMS.registerCustomFormat("yaml-frontmatter", "md", records);
  CMS.registerCustomFormat("yml", "yml", lists);
  registerControls(CMS, { createClass, h, clock: Date.now });
  registerPreviews(CMS, { createClass, h, ...settings });
  document.querySelector("#nc-root").replaceChildren();
  const collections = config.collections.map(newestFirst);
  CMS.init({ config: { ...config, collections, load_config_file: false } });
} catch (problem) {
  const said = document.createElement("p");
  said.textContent = `El editor no pudo abrir: ${problem.message ?? "falta un archivo"}. Recarga la página.`;
  document.querySelector("#nc-root").replaceChildren(said);
  throw problem;
}
