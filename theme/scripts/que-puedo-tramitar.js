/**
 * "¿Qué puedo tramitar con lo que tengo?": ticked documents become the list of procedures that are
 * complete and of what the others still need; chosen procedures give one checklist to print.
 *
 * Nothing leaves the browser. Without this script the page is its static lists. Hooks in the page:
 *   form[data-que-puedo]               its checkboxes are named "documento", their value is the id
 *   script[type="application/json"][data-requisitos]   the data of requirements_match.page_data
 *   [data-que-puedo-estado]            a status line (role="status")
 *   [data-que-puedo-resultado]         where the list of procedures goes
 *   [data-que-puedo-lista]             where the checklist goes (hidden while it is empty)
 *   [data-que-puedo-imprimir]          the button that prints
 *
 * `match` and `merge` are twins of plugins/content_model/requirements_match.py.
 */

export function match(owned, tramites) {
  const found = [];
  for (const { id, exigencias } of tramites) {
    const tiene = [];
    const faltan = [];
    const aparte = [];
    exigencias.forEach((exigencia, place) => {
      const opciones = exigencia.opciones ?? [];
      if (opciones.length === 0) aparte.push(place);
      else if (opciones.some((opcion) => owned.has(opcion))) tiene.push(place);
      else if (!exigencia.opcional) faltan.push(place);
    });
    if (tiene.length > 0) found.push({ id, tiene, faltan, aparte });
  }
  // Array.prototype.sort is stable, as sorted() is: equals keep the order of the page.
  return found.sort(
    (a, b) => a.faltan.length - b.faltan.length || b.tiene.length - a.tiene.length,
  );
}

export function merge(chosen, tramites) {
  const merged = new Map();
  for (const { id, titulo, exigencias } of tramites) {
    if (!chosen.has(id)) continue;
    for (const exigencia of exigencias) {
      const line = merged.get(exigencia.texto) ?? {
        texto: exigencia.texto,
        original: false,
        copias: 0,
        para: [],
      };
      line.original ||= exigencia.original ?? false;
      line.copias += exigencia.copias ?? 0;
      if (!line.para.includes(titulo)) line.para.push(titulo);
      merged.set(exigencia.texto, line);
    }
  }
  return [...merged.values()];
}

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** What to bring of one thing: "original y 2 copias", or "" when the guide does not say. */
export function amount({ original = false, copias = 0 }) {
  const parts = [];
  if (original) parts.push('original');
  if (copias > 0) parts.push(count(copias, 'copia', 'copias'));
  return parts.join(' y ');
}

/** The sentence of the status line. */
export function summary(owned, results) {
  if (owned.size === 0) return 'Marca los documentos que tienes.';
  if (results.length === 0) return 'Ningún trámite pide esos documentos.';
  const complete = results.filter(({ faltan }) => faltan.length === 0).length;
  const rest = results.length - complete;
  const texts = [];
  if (complete > 0) texts.push(`Tienes los documentos de ${count(complete, 'trámite', 'trámites')}`);
  if (rest > 0) {
    texts.push(
      complete > 0
        ? `te falta algo en ${rest} más`
        : `Te falta algo en ${count(rest, 'trámite', 'trámites')}`,
    );
  }
  return `${texts.join('; ')}.`;
}

function element(name, text = '', attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function list(items) {
  const made = element('ul');
  made.append(...items.map((item) => (typeof item === 'string' ? element('li', item) : item)));
  return made;
}

function resultItem({ id, faltan, aparte }, tramite, checked) {
  const item = element('li', '', { class: 'que-puedo__tramite', 'data-id': id });
  const label = element('label', '', { class: 'que-puedo__agregar' });
  const box = element('input', '', { type: 'checkbox', name: 'tramite', value: id });
  box.checked = checked;
  label.append(box, element('span', `Agregar «${tramite.titulo}» a mi lista`));
  item.append(element('a', tramite.titulo, { href: tramite.url }));
  const texts = (places) => places.map((place) => tramite.exigencias[place].texto);
  if (faltan.length > 0) item.append(element('p', 'Te falta:'), list(texts(faltan)));
  if (aparte.length > 0) item.append(element('p', 'Además piden:'), list(texts(aparte)));
  item.append(label);
  return item;
}

function checklistItem(line) {
  const item = element('li', '', { class: 'que-puedo__pendiente' });
  const label = element('label');
  const detail = amount(line);
  label.append(
    element('input', '', { type: 'checkbox' }),
    element('span', detail ? `${line.texto} (${detail})` : line.texto),
  );
  item.append(label, element('small', `Para: ${line.para.join(', ')}`));
  return item;
}

function start(form) {
  const data = JSON.parse(document.querySelector('script[data-requisitos]').textContent);
  const byId = new Map(data.tramites.map((tramite) => [tramite.id, tramite]));
  const [status, results, checklist, print] = ['estado', 'resultado', 'lista', 'imprimir'].map(
    (hook) => document.querySelector(`[data-que-puedo-${hook}]`),
  );
  const chosen = new Set();

  function showResults() {
    const boxes = form.querySelectorAll('input[name="documento"]:checked');
    const owned = new Set([...boxes].map((box) => box.value));
    const found = match(owned, data.tramites);
    status.textContent = summary(owned, found);
    const groups = [
      ['Tienes todos los documentos', found.filter(({ faltan }) => faltan.length === 0)],
      ['Te falta algo', found.filter(({ faltan }) => faltan.length > 0)],
    ];
    results.replaceChildren(
      ...groups
        .filter(([, members]) => members.length > 0)
        .flatMap(([title, members]) => [
          element('h3', title),
          list(members.map((one) => resultItem(one, byId.get(one.id), chosen.has(one.id)))),
        ]),
    );
  }

  function showChecklist() {
    const lines = merge(chosen, data.tramites);
    checklist.hidden = lines.length === 0;
    print.hidden = lines.length === 0;
    checklist.replaceChildren(element('h3', 'Mi lista para llevar'), list(lines.map(checklistItem)));
  }

  form.addEventListener('change', showResults);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Clearing the form takes effect only after the event.
  form.addEventListener('reset', () => setTimeout(showResults));
  results.addEventListener('change', ({ target }) => {
    if (target.name !== 'tramite') return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    showChecklist();
  });
  print.addEventListener('click', () => window.print());
  // The browser may have kept the ticks of a former visit.
  showResults();
  showChecklist();
}

if (typeof document !== 'undefined') {
  const form = document.querySelector('form[data-que-puedo]');
  if (form) start(form);
}
