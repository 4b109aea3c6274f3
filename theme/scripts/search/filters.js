/** The filters of the results page: what is chosen, what the address says, how many there are. */

const LISTS = ["tipo", "tema", "dependencia"];
const FLAGS = ["en_linea", "gratis"];

export const FILTERS = { LISTS, FLAGS };

/** The state of the page as its address says it. */
export function stateFromUrl(search) {
  const params = new URLSearchParams(search);
  const state = { q: params.get("q") ?? "", literal: params.get("literal") === "1" };
  for (const name of LISTS) state[name] = params.get(name) ?? "";
  for (const name of FLAGS) state[name] = params.get(name) === "1";
  return state;
}

/** The address of a state; what is not chosen is left out. */
export function urlFromState(path, state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const name of LISTS) if (state[name]) params.set(name, state[name]);
  for (const name of [...FLAGS, "literal"]) if (state[name]) params.set(name, "1");
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** A state with the same query and no filter. */
export function withoutFilters({ q, literal }) {
  return { ...stateFromUrl(""), q, literal };
}

/** Whether any filter is chosen. */
export function isFiltered(state) {
  return [...LISTS, ...FLAGS].some((name) => state[name]);
}

function passes(record, state, except) {
  return (
    (except === "tipo" || !state.tipo || record.tipo === state.tipo) &&
    (except === "tema" || !state.tema || (record.temas ?? []).includes(state.tema)) &&
    (except === "dependencia" || !state.dependencia || record.dependencia === state.dependencia) &&
    (except === "en_linea" || !state.en_linea || Boolean(record.en_linea)) &&
    (except === "gratis" || !state.gratis || Boolean(record.gratis))
  );
}

/** The results that pass every chosen filter. */
export function filtered(results, state) {
  return results.filter(({ record }) => passes(record, state));
}

/** How many results each value of a filter would leave, the other filters kept. */
export function counts(results, state, name) {
  const found = new Map();
  for (const { record } of results) {
    if (!passes(record, state, name)) continue;
    const value = record[name === "tema" ? "temas" : name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one) found.set(String(one), (found.get(String(one)) ?? 0) + 1);
    }
  }
  return found;
}
