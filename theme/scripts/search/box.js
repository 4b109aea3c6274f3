/**
 * The search box of every header, loaded (start.js) when it gets the focus or a finger comes near. Wide screens get the APG's editable combobox (list autocomplete with
 * manual selection); small ones, whose screen readers handle it badly, plain links below the box.
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
  const status = form.querySelector("[data-aviso]");
  const texts = JSON.parse(form.querySelector("[data-textos]").textContent);
  const wide = matchMedia(WIDE);
  let active = -1;
  let spoken = 0;

  const client = createClient(form.dataset, show, () => close());

  function combobox() {
    return wide.matches;
  }

  function setRoles() {
    const on = combobox();
    const set = (name, value) => (on ? input.setAttribute(name, value) : input.removeAttribute(name));
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-expanded", "false");
    set("aria-controls", list.id);
    if (on) list.setAttribute("role", "listbox");
    else list.removeAttribute("role");
  }

  function close() {
    panel.hidden = true;
    select(-1);
    if (combobox()) input.setAttribute("aria-expanded", "false");
  }

  function select(index) {
    active = index;
    [...list.children].forEach((item, at) => {
      if (combobox()) item.setAttribute("aria-selected", String(at === index));
    });
    if (index >= 0) input.setAttribute("aria-activedescendant", list.children[index].id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(answer) {
    if (!input.value.trim() || document.activeElement !== input) return;
    const found = answer.results.slice(0, MOST);
    if (!found.length && !answer.final) return;
    list.replaceChildren(...found.map(option));
    panel.hidden = !found.length;
    select(-1);
    if (combobox()) input.setAttribute("aria-expanded", String(found.length > 0));
    clearTimeout(spoken);
    spoken = setTimeout(() => {
      status.textContent = found.length ? texts.sugerencias.replace("{n}", found.length) : texts.ninguna;
    }, 1000);
  }

  function option({ record, marks }, at) {
    const item = fromTemplate("sugerencia");
    const link = item.querySelector("a");
    link.href = record.url;
    writeMarked(link.querySelector("[data-campo=titulo]"), record.titulo, marks?.titulo);
    const detail = link.querySelector("[data-campo=detalle]");
    if (detail) detail.textContent = [texts.tipos[record.tipo], record.costo].filter(Boolean).join(" · ");
    if (combobox()) {
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
    }
    return item;
  }

  input.addEventListener("focus", client.ready);
  form.addEventListener("pointerdown", client.ready);
  input.addEventListener("input", () => {
    if (input.value.trim()) client.query(input.value);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!panel.hidden) {
        event.preventDefault();
        close();
      }
      return;
    }
    if (!combobox() || panel.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = active + step;
      select(next < -1 ? count - 1 : next >= count ? -1 : next);
    }
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].querySelector("a").href);
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
  if (input.value.trim() && document.activeElement === input) client.query(input.value);
}
