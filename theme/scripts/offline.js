// Installs the service worker, once the page has all it needs.
const ADDRESS = "/sw.js";
const policy = globalThis.trustedTypes?.createPolicy("portal-app", { createScriptURL: () => ADDRESS });

function register() {
  const url = policy ? policy.createScriptURL(ADDRESS) : ADDRESS;
  // A refusal (private window, full disk) leaves a site that works as before.
  navigator.serviceWorker.register(url, { updateViaCache: "none" }).catch(() => {});
}

if (navigator.serviceWorker && !location.pathname.startsWith("/admin/")) {
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
