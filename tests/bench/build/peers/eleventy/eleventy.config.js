// Eleventy with the same kinds of pages as the portal's news.
const MONTHS = [
  "enero", "febrero", "marzo", "abril", "mayo", "junio",
  "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
];
const PER_PAGE = 12;

const twoDigits = (number) => String(number).padStart(2, "0");

/** Splits a list of news into the pages of one address. */
function paged(title, base, items) {
  const pages = Math.max(1, Math.ceil(items.length / PER_PAGE));
  return Array.from({ length: pages }, (_, index) => ({
    title,
    base,
    items: items.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
    number: index + 1,
    pages,
    url: index === 0 ? base : `${base}pagina/${index + 1}/`,
    previous: index === 0 ? null : index === 1 ? base : `${base}pagina/${index}/`,
    next: index + 1 < pages ? `${base}pagina/${index + 2}/` : null,
  }));
}

function grouped(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export default function (config) {
  const news = (api) => api.getFilteredByGlob("noticias/*.md").reverse();
  const topics = (items) => grouped(items, (item) => item.data.temas);
  const year = (item) => String(item.date.getUTCFullYear());
  const month = (item) => `${year(item)}/${twoDigits(item.date.getUTCMonth() + 1)}`;

  config.addCollection("noticias", news);
  config.addCollection("temas", (api) =>
    topics(news(api)).map(([name, items]) => ({ name, count: items.length })),
  );
  config.addCollection("listas", (api) => {
    const items = news(api);
    const list = (title, base, found) => paged(title, base, found);
    return [
      ...list("Noticias", "/noticias/", items),
      ...topics(items).flatMap(([name, found]) =>
        list(`Noticias: ${name}`, `/noticias/tema/${config.getFilter("slugify")(name)}/`, found),
      ),
      ...grouped(items, (item) => [year(item), month(item)]).flatMap(([name, found]) =>
        list(`Noticias de ${name}`, `/noticias/${name}/`, found),
      ),
    ];
  });

  config.addFilter("fecha", (date) =>
    `${date.getUTCDate()} de ${MONTHS[date.getUTCMonth()]} de ${date.getUTCFullYear()}`,
  );
  config.addFilter("dia", (date) => date.toISOString().slice(0, 10));
  config.addFilter("mes", (date) => date.toISOString().slice(0, 7).replace("-", "/"));
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addGlobalData("sitio", { nombre: "Portal de Cancún", url: "https://ejemplo.invalid" });
  config.setQuietMode(true);

  return {
    dir: { input: ".", output: "output", includes: "_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
    templateFormats: ["md", "njk"],
  };
}
