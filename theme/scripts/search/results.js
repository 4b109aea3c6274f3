/** Draws the results page's cards and the numbers beside its filters. */

import { fill, fromTemplate } from "./dom.js";
import { counts, filtered, FILTERS } from "./filters.js";

const PARTIAL = 0.5;

const family = ({ grupo, id }) => grupo ?? id;

/** The card of one result; a guide of the same family as the one before it says so. */
export function resultCard({ record, coverage, marks }, before, texts, root) {
  const item = fromTemplate("resultado", root);
  item.dataset.id = record.id;
  item.dataset.tipo = record.tipo;
  item.querySelector("a[data-campo=titulo]").href = record.url;
  if (before && record.tipo === "tramite" && family(before.record) === family(record)) {
    item.dataset.hermana = "";
  }
  const way = record.en_linea ? texts.en_linea : record.presencial ? texts.presencial : "";
  fill(item, "titulo", record.titulo, marks?.titulo);
  fill(item, "resumen", record.resumen, marks?.resumen);
  fill(item, "tipo", texts.tipos[record.tipo]);
  fill(item, "costo", record.costo);
  fill(item, "canal", record.tipo === "tramite" ? way : "");
  fill(item, "parcial", coverage <= PARTIAL ? texts.parcial : "");
  return item;
}

/** Shows in every filter how many results each choice leaves, and what is chosen. */
export function showFilters(panel, results, state) {
  for (const name of FILTERS.LISTS) {
    const select = panel.querySelector(`select[name=${name}]`);
    const found = counts(results, state, name);
    for (const option of select.options) {
      if (!option.value) continue;
      const n = found.get(option.value) ?? 0;
      option.dataset.nombre ??= option.textContent;
      option.textContent = `${option.dataset.nombre} (${n})`;
      option.hidden = n === 0 && option.value !== state[name] && option.value !== "noticia";
      option.disabled = option.hidden;
    }
    select.value = state[name];
  }
  for (const name of FILTERS.FLAGS) {
    panel.querySelector(`input[name=${name}]`).checked = state[name];
    const n = filtered(results, { ...state, [name]: true }).length;
    panel.querySelector(`[data-cuenta=${name}]`).textContent = `(${n})`;
  }
}
