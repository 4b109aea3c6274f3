/**
 * Previews: the entry as its page will look, in the site's own components (same classes, same
 * style sheet). tests/plugins/editor checks that the sheet has every class that is named here.
 */

import { parts } from "./dates.js";

const MONTHS = [
  ...["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"],
  ...["septiembre", "octubre", "noviembre", "diciembre"],
];

const KINDS_OF_NEWS = { convocatoria: "Convocatoria", aviso: "Aviso" };

/** Register one preview a collection. `facts`: names and values of datos (plugins/editor). */
export function registerPreviews(CMS, { createClass, h, facts, style }) {
  const dom = makeDom(h);
  const image = (src, alt) => h("img", { src, alt: alt ?? "" });
  const kinds = { noticias: news, contingencias: message, tramites: guide, paginas: standing };
  for (const [name, draw] of Object.entries(kinds)) {
    const preview = createClass({
      render() {
        const { entry, widgetFor, getAsset } = this.props;
        const data = entry.get("data").toJS();
        const photo = (archivo) => String(getAsset(archivo, imageField(this.props.fields)) ?? "");
        const page = draw(data, { dom, image, facts, photo, body: () => widgetFor("body") });
        return dom("div", "wrapper section section--tight stack", ...page);
      },
    });
    CMS.registerPreviewTemplate(name, preview);
  }
  CMS.registerPreviewStyle(style);
}

/** The form field of the main photo: it knows in which folder files are. */
function imageField(fields) {
  const image = fields?.find((field) => field.get("name") === "imagen");
  return image?.get("fields").find((field) => field.get("name") === "archivo");
}

function makeDom(h) {
  return (tag, className, ...children) =>
    h(tag, className ? { className } : {}, ...children.filter((child) => child));
}

function header({ dom }, { kind, titulo, resumen, detail }) {
  return dom(
    "div",
    "page-header",
    dom("p", "page-header__kind", kind),
    dom("h1", "page-header__title", titulo || "Sin título todavía"),
    resumen && dom("p", "page-header__summary", resumen),
    detail && dom("p", "page-header__detail", detail),
  );
}

function draft({ dom }, data) {
  if (data.estado !== "borrador") return null;
  const text = dom("p", "", "Es un borrador: nadie lo ve hasta que cambies el estado.");
  return dom("div", "notice notice--warning", dom("div", "notice__body", text));
}

function part({ dom }, titulo, ...children) {
  const inside = children.filter(Boolean);
  return inside.length > 0 && dom("section", "part", dom("h2", "", titulo), ...inside);
}

function news(data, tools) {
  const { dom, photo } = tools;
  const { archivo, alt, credito } = data.imagen ?? {};
  const detail = [day(data.fecha), data.lugar, tools.facts.dependencias[data.dependencia]];
  return [
    draft(tools, data),
    header(tools, {
      kind: KINDS_OF_NEWS[data.tipo] ?? "Boletín",
      titulo: data.titulo,
      resumen: data.resumen,
      detail: detail.filter(Boolean).join(" · "),
    }),
    archivo &&
      dom("figure", "figure", tools.image(photo(archivo), alt), credit(dom, credito)),
    dom("div", "prose", tools.body()),
  ].filter(Boolean);
}

function standing(data, tools) {
  return [
    draft(tools, data),
    header(tools, { kind: "Página", titulo: data.titulo, resumen: data.resumen }),
    tools.dom("div", "prose", tools.body()),
  ].filter(Boolean);
}

function message(data, tools) {
  const { dom, facts } = tools;
  const level = facts.niveles[data.escala]?.[data.nivel] ?? {};
  const color = data.tipo_mensaje === "cancela" ? "gris" : (level.color ?? "gris");
  const until = data.vigente_hasta && `Vigente hasta el ${moment(data.vigente_hasta)}`;
  return [
    draft(tools, data),
    dom(
      "header",
      `emergency-message emergency-message--${color}`,
      dom(
        "div",
        "emergency-message__body",
        dom("p", "emergency-message__level", level.nombre || data.nivel),
        dom("h1", "emergency-message__title", data.titulo || "Sin título todavía"),
        dom("p", "emergency-message__text", data.que_pasa),
        data.area && dom("p", "", dom("strong", "", "Zona: "), data.area),
        until && dom("p", "emergency-message__until", until),
      ),
    ),
    part(tools, "Qué hacer", list(dom, "ol", words(data.que_hacer))),
    part(tools, "Refugios", list(dom, "ul", (data.refugios ?? []).map((r) => r?.refugio))),
    dom("div", "prose", tools.body()),
  ].filter(Boolean);
}

function guide(data, tools) {
  const { dom, facts } = tools;
  const needed = (data.requisitos ?? []).map((r) => {
    const copies = [r?.original === "sí" && "original", r?.copias > 0 && `${r.copias} ${r.copias === "1" ? "copia" : "copias"}`];
    const told = copies.filter(Boolean).join(" y ");
    const name = facts.requisitos[r?.documento] ?? r?.texto ?? r?.documento;
    return name && (told ? `${name}: ${told}` : name);
  });
  return [
    draft(tools, data),
    header(tools, {
      kind: data.tipo === "servicio" ? "Servicio" : "Trámite",
      titulo: data.titulo,
      resumen: data.resumen,
      detail: facts.dependencias[data.dependencia],
    }),
    part(tools, "¿Quién lo necesita?", data.casos && dom("p", "", data.casos)),
    part(tools, "Qué llevar", list(dom, "ul", needed)),
    part(tools, "Pasos", steps(dom, data.pasos ?? [])),
    part(tools, "Cuánto cuesta", costs(dom, data.costo ?? {}, facts.uma)),
    dom("div", "prose", tools.body()),
  ].filter(Boolean);
}

function steps(dom, pasos) {
  const items = pasos
    .filter((paso) => paso?.texto)
    .map((paso, i) =>
      dom(
        "li",
        "steps__item",
        dom("span", "steps__number", String(i + 1)),
        dom("div", "steps__body", dom("p", "steps__text", paso.texto)),
      ),
    );
  return items.length > 0 && dom("ol", "steps", ...items);
}

function costs(dom, costo, uma) {
  if (costo.tipo === "gratuito") return dom("p", "", "Gratuito.");
  const rows = costo.conceptos?.length > 0 ? costo.conceptos : [costo];
  const made = rows.map((row) => ({ name: row?.nombre ?? "Costo", ...price(row ?? {}, uma) }));
  if (!made.some((row) => row.amount)) return null;
  const body = made.map((row) =>
    dom(
      "tr",
      "",
      dom("th", "cost-table__concept", row.name, dom("span", "cost-table__sum", row.sum)),
      dom("td", "cost-table__amount", row.amount),
    ),
  );
  const more = (costo.recargos ?? []).map((r) => `${r?.nombre ?? ""} ${r?.porcentaje ?? ""} %`);
  return dom(
    "div",
    "cost-table",
    dom("table", "cost-table__table", dom("tbody", "", ...body)),
    more.length > 0 && dom("p", "cost-table__note", `Más recargos: ${more.join(", ")}.`),
  );
}

/** What a row costs without surcharges; the page itself computes them. */
function price(row, uma) {
  const pesos = (value) =>
    Number(value).toLocaleString("es-MX", { style: "currency", currency: "MXN" });
  if (row.uma) return { amount: pesos(row.uma * uma), sum: `${row.uma} UMA × ${pesos(uma)}` };
  if (row.pesos) return { amount: pesos(row.pesos) };
  if (row.porcentaje) return { amount: `${row.porcentaje} %`, sum: row.sobre };
  return { amount: row.gratuito === "sí" ? "Gratuito" : "" };
}

function list(dom, tag, items) {
  const told = items.filter(Boolean);
  return told.length > 0 && dom(tag, "", ...told.map((item) => dom("li", "", item)));
}

const credit = (dom, credito) =>
  credito &&
  dom("figcaption", "figure__caption", dom("span", "figure__credit", `Foto: ${credito}`));

const words = (items) => (items ?? []).filter((item) => typeof item === "string");

function day(value) {
  const [year, month, date] = parts(value).day.split("-");
  return date ? `${Number(date)} de ${MONTHS[month - 1]} de ${year}` : "";
}

function moment(value) {
  const { hour } = parts(value);
  return hour ? `${day(value)}, ${hour}` : day(value);
}
