// The kill switch: takes the place of any worker, removes everything it stored, and leaves.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(leave());
});

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith("portal-")) await caches.delete(name);
  }
  await self.registration.unregister();
}
