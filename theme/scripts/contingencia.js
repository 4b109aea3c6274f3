// Keeps emergency notices true on pages that were made, cached or opened before something changed.
//
// What depends on the hour says so in its markup: data-aviso (id of the message), data-inicio and
// data-fin (ISO). It is shown only while the message is in force or, with data-cuando="antes" or
// "despues", only before or after. New messages come from activa.json and go into the banner.
//
// The hour is that of the server's answer. Without one the device's clock counts, give or take two
// days: within that doubt a notice stays, and says that the hour could not be checked.

const DOUBT = 2 * 864e5;
const EVERY = 3e5;
// An answer that lay in some cache for longer (seconds) does not tell the hour.
const OLDEST = 300;

const page = document.documentElement;
const english = page.lang === "en";
const banner = document.querySelector("[data-avisos]");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** The hour of the last answer, and both clocks at that moment. */
let answered;
/** It is no earlier than this, whatever the device says. */
let floor = 0;
/** What activa.json said, unless this page is newer. */
let data;
let tried = false;
let offline = false;
let timer;

function now() {
  if (answered) {
    const awake = performance.now() - answered.awake;
    // They part when the machine slept or its clock was set: then neither is to be trusted.
    const same = Math.abs(awake - Date.now() + answered.device) < 6e4;
    if (same) return { time: answered.time + awake, sure: true };
  }
  return { time: Date.now(), sure: false };
}

function phase({ aviso, inicio, fin }, { time, sure }) {
  // Not on the list: cancelled, replaced or over. A number instead of ids: the list is not whole.
  if (data && !data.avisos.some((a) => a.id === aviso) && !(data.mas > 0 || data.mas?.includes(aviso)))
    return "despues";
  const slack = sure ? 0 : DOUBT;
  if (Math.max(time - slack, floor) >= Date.parse(fin)) return "despues";
  return Math.max(time + slack, floor) < Date.parse(inicio) ? "antes" : "durante";
}

function show() {
  const clock = now();
  let next = EVERY;
  for (const part of all("[data-aviso]")) {
    const { dataset } = part;
    const found = phase(dataset, clock);
    for (const edge of [dataset.inicio, dataset.fin]) {
      const left = Date.parse(edge) - clock.time;
      if (left > 0) next = Math.min(next, left + 50);
    }
    // Until the first answer the page stays as it was made, but for what is over for certain.
    if (!tried && (found !== "despues" || dataset.cuando)) continue;
    const hidden = found !== (dataset.cuando ?? "durante");
    // Said at once by screen readers: it was not there when the page was opened.
    if (part.hidden && !hidden && banner?.contains(part)) part.role = "alert";
    part.hidden = hidden;
    delete dataset.espera;
    const text = part.querySelector("[data-vigencia]");
    if (!text) continue;
    const said = (text.dataset.vigencia ||= text.textContent);
    text.textContent =
      tried && !clock.sure
        ? `${english ? "We could not check the time;" : "No pudimos comprobar la hora;"} ${said[0].toLowerCase()}${said.slice(1)}`
        : said;
  }
  const some = all("[data-aviso]:not([data-cuando])").some((part) => !part.hidden);
  for (const part of all("[data-sin-avisos]")) part.hidden = some;
  for (const part of all("[data-con-avisos]")) part.hidden = !some;
  freshness(page.dataset.copia);
  clearTimeout(timer);
  timer = setTimeout(show, next);
}

/** Says so when what is shown is a copy, or when nothing newer could be asked for. */
function freshness(copy) {
  const lead = english ? "No connection to the site. " : "Sin conexión con el sitio. ";
  let note = "";
  if (copy) note = `${lead}${english ? "This copy is from" : "Esta copia es del"} ${moment(copy)}.`;
  else if (offline && floor)
    note = `${lead}${english ? "Last update:" : "Última actualización: el"} ${moment(floor)}.`;
  const shown = copy || all("[data-aviso]", banner ?? page).some((part) => !part.hidden);
  for (const place of all("[data-frescura]")) {
    place.textContent = note;
    place.hidden = !note || (place.parentNode === banner && !shown);
  }
  if (banner) banner.hidden = ![...banner.children].some((part) => !part.hidden && part.localName !== "template");
}

/** "7 de octubre de 2020 a las 18:00, hora de Cancún" */
function moment(value) {
  const put = (options) =>
    new Intl.DateTimeFormat(english ? "en-GB" : "es-MX", { timeZone: "America/Cancun", ...options }).format(
      new Date(value),
    );
  const day = put({ day: "numeric", month: "long", year: "numeric" });
  const hour = put({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }).replace(/^0/, "");
  if (english) return `${day} at ${hour}, Cancún time`;
  return `${day} a ${/^1:/.test(hour) ? "la" : "las"} ${hour}, hora de Cancún`;
}

/** Puts a message that came after this page into the banner, or corrects the hours of one. */
function put(aviso) {
  const mine = all("[data-aviso]", banner);
  let item = mine.find((other) => other.dataset.aviso === aviso.id);
  if (item?.dataset.inicio === aviso.inicio && item.dataset.fin === aviso.hasta) return;
  const own = (english && aviso.en) || aviso;
  if (!item) {
    item = document.importNode(banner.querySelector("template").content.firstElementChild, true);
    item.hidden = true;
    item.className = item.className.replace("gris", aviso.color);
    item.querySelector(".alert-banner__level").textContent = own.rotulo;
    const link = item.querySelector("a");
    link.textContent = own.titulo;
    link.pathname = own.url;
    link.lang = english && own === aviso ? "es" : "";
    const after = mine.find((other) => other.dataset.gravedad < aviso.gravedad);
    banner.insertBefore(item, after ?? banner.querySelector("[data-frescura]"));
  }
  const { id, inicio, hasta, gravedad } = aviso;
  const end = moment(hasta);
  let vigencia = english ? `In force until ${end}` : `Vigente hasta el ${end}`;
  if (Date.parse(inicio) > now().time)
    vigencia = english
      ? `In force from ${moment(inicio)}; until ${end}`
      : `Vigente desde el ${moment(inicio)}; hasta el ${end}`;
  Object.assign(item.dataset, { aviso: id, inicio, fin: hasta, gravedad });
  item.querySelector("[data-vigencia]").dataset.vigencia = vigencia;
}

async function refresh() {
  try {
    const signal = AbortSignal.timeout?.(8000);
    const answer = await fetch("/contingencia/activa.json", { cache: "no-store", signal });
    const { headers } = answer;
    const found = await answer.json();
    if (!answer.ok || found.version !== 1) throw TypeError();
    // The service worker marks what it kept from an earlier answer.
    offline = headers.has("portal-copia");
    const time = Date.parse(headers.get("date"));
    if (time > floor) floor = time;
    if (time && !offline && !(headers.get("age") > OLDEST))
      answered = { time, awake: performance.now(), device: Date.now() };
    if (found.emitido >= (banner?.dataset.emitido ?? "")) {
      data = found;
      for (const aviso of data.avisos) if (banner && aviso.banner) put(aviso);
    }
  } catch {
    offline = true;
  }
  tried = true;
  show();
}

show();
refresh();
setInterval(() => document.hidden || refresh(), EVERY);
addEventListener("online", refresh);
addEventListener("pageshow", (event) => event.persisted && refresh());
document.addEventListener("visibilitychange", () => document.hidden || refresh());
