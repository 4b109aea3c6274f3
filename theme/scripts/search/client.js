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
 * @param {() => void} onFailure called when a part of the index, or all of it, cannot be fetched
 */
export function createClient(addresses, onAnswer, onFailure) {
  let worker = null;
  let last = 0;

  function ready() {
    if (worker) return;
    const url = policy ? policy.createScriptURL(addresses.worker) : addresses.worker;
    const started = new Worker(url, { type: "module" });
    worker = started;
    started.addEventListener("message", ({ data }) => {
      if (data.kind === "failed") {
        if (!data.usable) stop(started);
        onFailure();
      } else if (data.id === last) {
        onAnswer(data);
      }
    });
    started.addEventListener("error", () => {
      stop(started);
      onFailure();
    });
    started.postMessage({ kind: "start", manifest: addresses.manifest, lang: addresses.lang });
  }

  /** A worker without an index is of no use: the next query starts another one. */
  function stop(started) {
    started.terminate();
    if (worker === started) worker = null;
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
