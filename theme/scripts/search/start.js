/**
 * What every page loads of the search: nothing but this, until somebody is about to use a box.
 * Until then, and where this fails, the box is an ordinary form.
 */

for (const form of document.querySelectorAll("[data-buscador]")) {
  const begin = () => {
    for (const kind of ["focusin", "pointerdown"]) form.removeEventListener(kind, begin);
    import("./box.js").then(({ startBox }) => startBox(form)).catch(() => {});
  };
  for (const kind of ["focusin", "pointerdown"]) form.addEventListener(kind, begin);
}
