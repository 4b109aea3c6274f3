/** Keeps why a save was refused in sight: Decap's own message goes away after eight seconds. */

const WRITES = new Set(["persistEntry", "persistMedia", "deleteFile", "deleteFiles"]);

/** Return `ask`, a fetch, which tells `show` what our server refuses to write; null once it writes. */
export function watched(ask, show) {
  return async (resource, options) => {
    const answer = await ask(resource, options);
    if (writes(options)) {
      const said = answer.ok ? null : await reason(answer.clone());
      if (answer.ok || said) show(said);
    }
    return answer;
  };
}

function writes(options) {
  try {
    return options?.method === "POST" && WRITES.has(JSON.parse(options.body).action);
  } catch {
    return false;
  }
}

async function reason(answer) {
  try {
    return (await answer.json()).error ?? null;
  } catch {
    return null;
  }
}

/** Return a function that shows a text in `page` until it is closed, or takes it away for null. */
export function notice(page) {
  const box = page.createElement("section");
  const text = page.createElement("p");
  const close = page.createElement("button");
  Object.assign(box, { className: "portal-refusal", hidden: true });
  box.setAttribute("role", "alert");
  Object.assign(close, { type: "button", textContent: "Cerrar" });
  close.addEventListener("click", () => (box.hidden = true));
  box.append(text, close);
  page.body.append(box);
  return (said) => {
    box.hidden = !said;
    text.textContent = said ?? "";
  };
}
