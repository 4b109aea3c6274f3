// What works without signal. The build writes `self.PORTAL = {version, kit, extras}` above this text.
//
// kit: [address, digest] of the emergency kit, stored when the worker is installed, all or nothing.
// extras: addresses stored afterwards if the network allows (search).
// Pages come from the network first and fall back to their copy, which then says of when it is; only
// a guide seen within the last day is shown from its copy while a new one is fetched. What is in
// force (activa.json) is never answered from a copy while the network answers.

const { version, kit, extras } = self.PORTAL;
const KIT = `portal-kit-${version}`;
const PAGES = "portal-paginas";
const FILES = "portal-archivos";
const LIST = "/portal-kit.json";
const ACTIVE = "/contingencia/activa.json";
const OFFLINE = "/app-offline/";
const MOST_PAGES = 50;
const MOST_FILES = 120;
// Longer than this for a page of which there is a copy, and the copy is shown.
const PATIENCE = 4000;
const DAY = 864e5;

const GUIDE = /^\/(en\/)?tramites\/[^/]+\/$/;
const URGENT = /^\/((en\/)?contingencia|refugios)\//;
const NEVER = /^\/(admin|api)\//;
// A digest in the name: nothing else can ever stand there.
const HASHED = /\.([0-9a-f]{10,64}|[A-Z2-7]{8})\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || NEVER.test(pathname)) return;
  if (pathname === ACTIVE) event.respondWith(active(event));
  else if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (HASHED.test(pathname)) event.respondWith(file(event, pathname));
  else if (extras.includes(pathname)) event.respondWith(networkFirst(event, pathname));
});

async function install() {
  const cache = await caches.open(KIT);
  const before = await lastKit();
  await Promise.all(
    kit.map(async ([address, digest]) => {
      const kept = before.digests[address] === digest && (await before.cache.match(address));
      const answer = kept || (await fetch(address, { cache: "no-cache" }));
      if (!answer.ok || answer.redirected) throw new TypeError(address);
      await cache.put(address, answer);
    }),
  );
  await cache.put(LIST, new Response(JSON.stringify(Object.fromEntries(kit))));
}

/** The kit of the version in use, so that what did not change is not fetched again. */
async function lastKit() {
  for (const name of await caches.keys()) {
    if (!name.startsWith("portal-kit-") || name === KIT) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) return { cache, digests: await list.json() };
  }
  return { digests: {} };
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("portal-kit-") && name !== KIT) await caches.delete(name);
  }
  // The kit is newer than what earlier visits left of the same pages.
  const pages = await caches.open(PAGES);
  await Promise.all(kit.map(([address]) => pages.delete(address)));
  // Not waited for: it may take long, and nothing is answered until this is done.
  if (!self.navigator.connection?.saveData) store(extras);
}

async function active(event) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(ACTIVE);
  try {
    const answer = await fetch(ACTIVE, { cache: "no-store" });
    if (!answer.ok) throw new TypeError(ACTIVE);
    await cache.put(ACTIVE, answer.clone());
    event.waitUntil(follow(await answer.clone().json(), kept));
    return answer;
  } catch {
    if (!kept) return Response.error();
    const headers = new Headers(kept.headers);
    headers.set("portal-copia", "1");
    return new Response(kept.body, { headers });
  }
}

/** Another message is in force than before: its page and the lists must be at hand without signal. */
async function follow(data, kept) {
  const before = kept ? await kept.json() : undefined;
  if (JSON.stringify(before) === JSON.stringify(data)) return;
  const lists = kit.map(([address]) => address).filter((address) => URGENT.test(address));
  const pages = data.avisos.flatMap((aviso) => [aviso.url, aviso.en?.url]);
  if (before || pages.length) await store([...new Set([...lists, ...pages.filter(Boolean)])]);
}

async function store(addresses) {
  for (const address of addresses) {
    try {
      await keep(address, await fetch(address, { cache: "no-cache" }));
    } catch {
      return; // Without signal the rest would fail too; the next change tries again.
    }
  }
}

async function page(event, pathname) {
  const kept = GUIDE.test(pathname) && (await (await caches.open(PAGES)).match(pathname));
  if (kept && Math.abs(Date.now() - Date.parse(kept.headers.get("date"))) < DAY) {
    event.waitUntil(
      fetch(event.request).then(
        (answer) => keep(pathname, answer),
        () => {},
      ),
    );
    return kept;
  }
  return networkFirst(event, pathname);
}

async function networkFirst(event, pathname) {
  const kept = await copy(pathname);
  // The browser's own cache is a copy too, and one that does not tell its age.
  // Without a referrer: the worker's own would say, in the logs, that nobody is looking.
  const asked = URGENT.test(pathname)
    ? fetch(event.request.url, { cache: "no-cache", redirect: "manual", referrer: "" })
    : fetch(event.request);
  event.waitUntil(
    asked.then(
      (answer) => keep(pathname, answer.clone()),
      () => {},
    ),
  );
  try {
    const answer = await (kept ? Promise.race([asked, patience()]) : asked);
    if (kept && answer.status >= 500) throw new TypeError(pathname);
    return answer;
  } catch {
    if (kept) return marked(kept);
    if (event.request.mode !== "navigate") return Response.error();
    return (await copy(OFFLINE)) ?? Response.error();
  }
}

async function file(event, pathname) {
  const kept = await caches.match(pathname);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok && answer.type === "basic") {
    const cache = await caches.open(FILES);
    event.waitUntil(cache.put(pathname, answer.clone()).then(() => trim(cache, MOST_FILES)));
  }
  return answer;
}

/** Stores an answer; one that says the page is gone removes its copy. */
async function keep(address, answer) {
  const cache = await caches.open(HASHED.test(address) ? FILES : PAGES);
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  await cache.put(address, answer);
  await trim(cache, cache === FILES ? MOST_FILES : MOST_PAGES);
}

/** The latest copy there is: of a visit or, failing that, of the kit. */
async function copy(address) {
  return (await (await caches.open(PAGES)).match(address)) ?? (await caches.open(KIT)).match(address);
}

/** The oldest go first; what is in force is always kept. */
async function trim(cache, most) {
  const keys = (await cache.keys()).filter((request) => !request.url.endsWith(ACTIVE));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

/** The copy with its date in the page, where scripts/contingencia.js shows it. */
async function marked(kept) {
  const date = Date.parse(kept.headers.get("date"));
  if (!date || !/html/.test(kept.headers.get("content-type"))) return kept;
  const headers = new Headers(kept.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  const mark = `<html data-copia="${new Date(date).toISOString()}"`;
  return new Response((await kept.text()).replace("<html", mark), { headers });
}

function patience() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}
