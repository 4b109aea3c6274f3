/**
 * The results page /buscar/: what is typed and chosen is in the address, so that it can be shared
 * and the back button works. Without JavaScript the page itself holds topics, A–Z and phones.
 */

import { createClient } from "./client.js";
import { debounce, fill, fromTemplate } from "./dom.js";
import { counts, filtered, FILTERS, stateFromUrl, urlFromState } from "./filters.js";

const FIRST = 20;

/** @param {HTMLElement} root the element `[data-buscador-pagina]` */
export function startPage(root) {
  const form = root.querySelector("form[role=search]");
  const input = form.querySelector("[name=q]");
  const list = root.querySelector("[data-resultados]");
  const status = root.querySelector("[data-aviso]");
  const corrected = root.querySelector("[data-correccion]");
  const weak = root.querySelector("[data-parcial]");
  const empty = root.querySelector("[data-sin-resultados]");
  const panel = root.querySelector("[data-filtros]");
  const more = root.querySelector("[data-mas]");
  const askNews = root.querySelector("[data-buscar-noticias]");
  const waysIn = root.querySelector("[data-sin-busqueda]");
  const failure = root.querySelector("[data-falla]");
  const texts = JSON.parse(root.querySelector("[data-textos]").textContent);
  let state = stateFromUrl(location.search);
  let answer = null;
  let limit = FIRST;
  let literal = false;

  const client = createClient(root.dataset, (got) => {
    answer = got;
    show();
  }, () => {
    failure.hidden = false;
    setReady(true);
  });

  const say = debounce((text) => {
    status.textContent = text;
  }, 700);

  function setReady(ready) {
    list.dataset.estado = ready ? "listo" : "cargando";
  }

  function ask() {
    limit = FIRST;
    const text = state.q.trim();
    waysIn.hidden = Boolean(text);
    if (!text) {
      answer = null;
      list.replaceChildren();
      for (const part of [corrected, weak, empty, panel, more, askNews]) part.hidden = true;
      status.textContent = "";
      setReady(true);
      return;
    }
    setReady(false);
    status.textContent = texts.cargando;
    if (state.tipo === "noticia") client.news();
    client.query(text, { literal });
  }

  function show() {
    const shown = filtered(answer.results, state);
    list.replaceChildren(...shown.slice(0, limit).map((found, at) => card(found, shown[at - 1])));
    setReady(answer.final);
    more.hidden = shown.length <= limit;
    askNews.hidden = answer.news || !answer.final;
    weak.hidden = !answer.weak;
    empty.hidden = shown.length > 0 || !answer.final;
    showCorrection();
    showFilters();
    if (answer.final || shown.length) say(summary(shown.length));
  }

  function summary(count) {
    const what = count === 1 ? texts.uno : count ? texts.varios.replace("{n}", count) : texts.ninguno;
    return what.replace("{q}", answer.text.trim());
  }

  function showCorrection() {
    corrected.hidden = !answer.corrected;
    if (corrected.hidden) return;
    corrected.querySelector("[data-campo=corregido]").textContent = answer.corrected;
    const back = corrected.querySelector("[data-campo=original]");
    back.textContent = answer.text;
    back.href = `${urlFromState(location.pathname, { ...state })}&literal=1`;
  }

  function card({ record, coverage, marks }, before) {
    const item = fromTemplate("resultado");
    item.dataset.id = record.id;
    item.dataset.tipo = record.tipo;
    const link = item.querySelector("a[data-campo=titulo]");
    link.href = record.url;
    const group = (one) => one.grupo ?? one.id;
    if (before && record.tipo === "tramite" && group(before.record) === group(record)) {
      item.dataset.hermana = "";
    }
    fill(item, "titulo", record.titulo, marks?.titulo);
    fill(item, "resumen", record.resumen, marks?.resumen);
    fill(item, "tipo", texts.tipos[record.tipo]);
    fill(item, "costo", record.costo);
    fill(item, "canal", record.en_linea ? texts.en_linea : record.presencial ? texts.presencial : "");
    fill(item, "parcial", coverage <= 0.5 ? texts.parcial : "");
    return item;
  }

  function showFilters() {
    panel.hidden = answer.results.length === 0;
    for (const name of FILTERS.LISTS) {
      const select = panel.querySelector(`select[name=${name}]`);
      const found = counts(answer.results, state, name);
      for (const option of select.options) {
        if (!option.value) continue;
        const n = found.get(option.value) ?? 0;
        option.dataset.nombre ??= option.textContent;
        option.textContent = `${option.dataset.nombre} (${n})`;
        option.hidden = n === 0 && option.value !== state[name];
        option.disabled = option.hidden;
      }
      select.value = state[name];
    }
    for (const name of FILTERS.FLAGS) {
      const box = panel.querySelector(`input[name=${name}]`);
      box.checked = state[name];
      const n = filtered(answer.results, { ...state, [name]: true }).length;
      panel.querySelector(`[data-cuenta=${name}]`).textContent = `(${n})`;
    }
  }

  function go(change, push) {
    state = { ...state, ...change };
    const url = urlFromState(location.pathname, state);
    if (push) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }

  input.addEventListener("focus", client.ready);
  input.addEventListener("input", () => {
    go({ q: input.value }, false);
    ask();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: input.value }, true);
    ask();
    status.focus();
  });
  panel.addEventListener("change", ({ target }) => {
    go({ [target.name]: target.type === "checkbox" ? target.checked : target.value }, true);
    if (state.tipo === "noticia") client.news();
    if (answer) show();
  });
  more.addEventListener("click", () => {
    const next = list.children.length;
    limit += FIRST;
    show();
    list.children[next]?.querySelector("a")?.focus();
  });
  askNews.addEventListener("click", () => {
    setReady(false);
    client.news();
  });
  addEventListener("popstate", () => {
    state = stateFromUrl(location.search);
    input.value = state.q;
    ask();
  });

  literal = new URLSearchParams(location.search).get("literal") === "1";
  input.value = state.q;
  ask();
}

const root = document.querySelector("[data-buscador-pagina]");
if (root) startPage(root);
