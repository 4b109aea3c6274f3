/**
 * Starts the search worker when somebody is about to search, and hands it the latest query.
 * Nothing is fetched before `ready()` or `query()` is called.
 */

const policy = globalThis.trustedTypes?.createPolicy("portal-buscador", {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError("otro origen");
    return url;
  },
});

/**
 * @param {{worker: string, manifest: string, lang: string}} addresses
 * @param {(answer: object) => void} onAnswer called for the latest query only, maybe several times
 * @param {() => void} onFailure called when the index cannot be fetched
 */
export function createClient(addresses, onAnswer, onFailure) {
  let worker = null;
  let last = 0;

  function ready() {
    if (worker) return;
    const url = policy ? policy.createScriptURL(addresses.worker) : addresses.worker;
    worker = new Worker(url, { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      if (data.kind === "failed") onFailure();
      else if (data.id === last) onAnswer(data);
    });
    worker.addEventListener("error", onFailure);
    worker.postMessage({ kind: "start", manifest: addresses.manifest, lang: addresses.lang });
  }

  return {
    ready,
    /** `literal` leaves misspelt words as they are. */
    query(text, { literal = false } = {}) {
      ready();
      last += 1;
      worker.postMessage({ kind: "query", id: last, text, literal });
    },
    news() {
      ready();
      worker.postMessage({ kind: "news" });
    },
  };
}
