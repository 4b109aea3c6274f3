/** Small helpers that build the page from its own <template> elements; no HTML is ever parsed. */

/** A copy of what `<template data-plantilla="name">`, somewhere in `root`, holds. */
export function fromTemplate(name, root) {
  const template = root.querySelector(`template[data-plantilla="${name}"]`);
  return template.content.firstElementChild.cloneNode(true);
}

/** Writes `text` into an element with the places of `marks` (start, end, …) wrapped in <mark>. */
export function writeMarked(element, text, marks = []) {
  element.replaceChildren();
  let at = 0;
  for (let i = 0; i < marks.length; i += 2) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(marks[i], marks[i + 1]);
    element.append(text.slice(at, marks[i]), mark);
    at = marks[i + 1];
  }
  element.append(text.slice(at));
}

/** Fills a `[data-campo]` of an element, or removes it when there is nothing to say. */
export function fill(element, name, text, marks) {
  const field = element.querySelector(`[data-campo="${name}"]`);
  if (!field) return;
  if (text) writeMarked(field, text, marks);
  else field.remove();
}

/** Calls `action` once, `wait` ms after the last call. */
export function debounce(action, wait) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), wait);
  };
}
