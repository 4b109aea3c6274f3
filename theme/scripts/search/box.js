/**
 * The search box of a header, loaded (start.js) when it gets the focus or a finger comes near. Wide
 * screens get the APG's editable combobox (list autocomplete with manual selection); small ones,
 * whose screen readers handle it badly, plain links below the box.
 */

import { createClient } from "./client.js";
import { fromTemplate, writeMarked } from "./dom.js";

const MOST = 6;
const WIDE = "(min-width: 40em)";

/** @param {HTMLFormElement} form the element `[data-buscador]` */
export function startBox(form) {
  const input = form.querySelector("[name=q]");
  const panel = form.querySelector("[data-sugerencias]");
  const list = panel.querySelector("[data-lista]");
  const status = form.querySelector("[data-anuncio]");
  const texts = JSON.parse(form.querySelector("[data-textos]").textContent);
  const wide = matchMedia(WIDE);
  let options = [];
  let active = -1;
  let spoken = 0;

  const client = createClient(form.dataset, show, close);

  function setRoles() {
    const on = wide.matches;
    const set = (name, value) => (on ? input.setAttribute(name, value) : input.removeAttribute(name));
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-expanded", "false");
    set("aria-controls", list.id);
    if (on) list.setAttribute("role", "listbox");
    else list.removeAttribute("role");
  }

  function close() {
    clearTimeout(spoken);
    status.textContent = "";
    open(false);
  }

  function open(shown) {
    panel.hidden = !shown;
    select(-1);
    if (wide.matches) input.setAttribute("aria-expanded", String(shown));
  }

  function select(index) {
    active = index;
    if (wide.matches) {
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    }
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function show(answer) {
    if (!input.value.trim() || !form.contains(document.activeElement)) return;
    const found = answer.results.slice(0, MOST);
    if (!found.length && !answer.final) return;
    const items = found.map(suggestion);
    options = items.map((item) => item.querySelector("a"));
    list.replaceChildren(...items);
    open(found.length > 0);
    clearTimeout(spoken);
    spoken = setTimeout(() => {
      const said = found.length > 1 ? texts.sugerencias : found.length ? texts.una : texts.ninguna;
      status.textContent = wide.matches || !found.length ? said.replace("{n}", found.length) : "";
    }, 1000);
  }

  function suggestion({ record, marks }, at) {
    const item = fromTemplate("sugerencia", form);
    const link = item.querySelector("a");
    link.href = record.url;
    writeMarked(link.querySelector("[data-campo=titulo]"), record.titulo, marks?.titulo);
    const detail = [texts.tipos[record.tipo], record.costo].filter(Boolean).join(" · ");
    link.querySelector("[data-campo=detalle]").textContent = detail;
    if (wide.matches) {
      item.setAttribute("role", "presentation");
      link.id = `${list.id}-${at}`;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
    }
    return item;
  }

  function ask() {
    if (input.value.trim()) client.query(input.value);
    else close();
  }

  function move(step) {
    const next = active + step;
    if (next < -1) select(options.length - 1);
    else select(next >= options.length ? -1 : next);
  }

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    }
    if (!wide.matches) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) ask();
      else move(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter" && !panel.hidden && active >= 0) {
      event.preventDefault();
      options[active].click();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close();
  });
  wide.addEventListener("change", () => {
    close();
    setRoles();
  });
  setRoles();
  // This script comes when the box already has the focus, perhaps with something typed.
  client.ready();
  if (document.activeElement === input) ask();
}
