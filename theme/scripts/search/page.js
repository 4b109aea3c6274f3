/**
 * The results page /buscar/: what is typed and chosen is in the address, so that it can be shared
 * and the back button works. Without JavaScript the page itself holds topics, A–Z and phones.
 */

import { createClient } from "./client.js";
import { debounce } from "./dom.js";
import { filtered, isFiltered, stateFromUrl, urlFromState, withoutFilters } from "./filters.js";
import { resultCard, showFilters } from "./results.js";

const FIRST = 20;
const WIDE = "(min-width: 62em)";

/** @param {HTMLElement} root the element `[data-buscador-pagina]` */
export function startPage(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = root.querySelector("form[role=search]");
  const input = form.querySelector("[name=q]");
  const list = part("resultados");
  const status = part("anuncio");
  const corrected = part("correccion");
  const weak = part("parcial");
  const empty = part("sin-resultados");
  const help = part("ayuda");
  const panel = part("filtros");
  const clear = part("quitar");
  const more = part("mas");
  const askNews = part("buscar-noticias");
  const waysIn = part("sin-busqueda");
  const failure = part("falla");
  const texts = JSON.parse(part("textos").textContent);
  const title = document.title;
  let state = stateFromUrl(location.search);
  let answer = null;
  let limit = FIRST;

  const client = createClient(root.dataset, gotAnswer, failed);
  const tell = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const say = debounce(tell, 700);
  const remember = debounce(() => {
    history.replaceState(null, "", urlFromState(location.pathname, state));
  }, 300);

  function setReady(ready) {
    list.dataset.estado = ready ? "listo" : "cargando";
  }

  function ask() {
    limit = FIRST;
    answer = null;
    const text = state.q.trim();
    document.title = text ? `${text} · ${title}` : title;
    waysIn.hidden = Boolean(text);
    failure.hidden = true;
    if (!text) {
      list.replaceChildren();
      for (const one of [corrected, weak, empty, help, panel, more, askNews]) one.hidden = true;
      say("");
      setReady(true);
      return;
    }
    setReady(false);
    if (!list.children.length) status.textContent = texts.cargando;
    if (state.tipo === "noticia") client.news();
    client.query(text, { literal: state.literal });
  }

  function gotAnswer(got) {
    answer = got;
    show();
  }

  function failed() {
    failure.hidden = false;
    help.hidden = false;
    if (!answer) waysIn.hidden = false;
    say("");
    setReady(true);
  }

  function show() {
    const shown = filtered(answer.results, state);
    list.replaceChildren(
      ...shown.slice(0, limit).map((found, at) => resultCard(found, shown[at - 1], texts, root)),
    );
    setReady(answer.final);
    more.hidden = shown.length <= limit;
    askNews.hidden = answer.news || !answer.final;
    weak.hidden = !answer.weak || !shown.length;
    empty.hidden = answer.results.length > 0 || !answer.final;
    help.hidden = weak.hidden && (shown.length > 0 || !answer.final);
    showCorrection();
    panel.hidden = answer.results.length === 0;
    clear.hidden = !isFiltered(state);
    clear.href = urlFromState(location.pathname, withoutFilters(state));
    showFilters(panel, answer.results, state);
    if (!answer.final && !shown.length) return;
    const text = summary(shown.length);
    // Only what changes while one types waits for a pause.
    if (status.textContent === texts.cargando) tell(text);
    say(text);
  }

  function summary(count) {
    let said = count === 1 ? texts.uno : texts.varios;
    if (!count) said = answer.results.length ? texts.con_filtros : texts.ninguno;
    const about = answer.corrected || answer.text;
    const text = said.replace("{n}", count).replace("{q}", () => about.trim());
    return answer.corrected ? `${texts.corregido.replace("{q}", () => answer.corrected)} ${text}` : text;
  }

  function showCorrection() {
    corrected.hidden = !answer.corrected;
    if (corrected.hidden) return;
    corrected.querySelector("[data-campo=corregido]").textContent = answer.corrected;
    const back = corrected.querySelector("[data-campo=original]");
    back.textContent = answer.text.trim();
    back.href = urlFromState(location.pathname, { ...state, literal: true });
  }

  /** A step of its own in the history, for what somebody chose or sent. */
  function go(change) {
    state = { ...state, ...change };
    history.pushState(null, "", urlFromState(location.pathname, state));
  }

  input.addEventListener("focus", client.ready);
  input.addEventListener("input", () => {
    state = { ...state, q: input.value, literal: false };
    remember();
    ask();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: input.value, literal: state.literal && input.value === state.q });
    ask();
    status.focus();
  });
  panel.addEventListener("change", ({ target }) => {
    go({ [target.name]: target.type === "checkbox" ? target.checked : target.value });
    limit = FIRST;
    if (state.tipo === "noticia") client.news();
    if (answer) show();
  });
  clear.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(withoutFilters(state));
    if (answer) show();
    panel.querySelector("select").focus();
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    limit += FIRST;
    show();
    list.children[next]?.querySelector("a")?.focus();
  });
  askNews.addEventListener("click", () => {
    askNews.hidden = true;
    setReady(false);
    say(texts.buscando_noticias);
    client.news();
    status.focus();
  });
  addEventListener("popstate", () => {
    state = stateFromUrl(location.search);
    input.value = state.q;
    ask();
  });

  input.value = state.q;
  // On a phone the filters would hide the first results.
  panel.open = matchMedia(WIDE).matches || isFiltered(state);
  // In its place before the results come, which it would otherwise push down.
  panel.hidden = !state.q.trim();
  ask();
}

const root = document.querySelector("[data-buscador-pagina]");
if (root) startPage(root);
