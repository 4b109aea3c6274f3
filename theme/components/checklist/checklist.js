// Remembers the ticks on this device only, and says how many are done.
for (const list of document.querySelectorAll("[data-checklist]")) {
  const key = `lista:${list.dataset.checklist}`;
  const boxes = [...list.querySelectorAll("input")];
  const foot = list.querySelector(".checklist__foot");
  const progress = list.querySelector(".checklist__progress");

  // Storage may be forbidden or full: the list then works without memory.
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  };
  const write = (ids) => {
    try {
      if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
      else localStorage.removeItem(key);
    } catch {
      // Nothing to do: see above.
    }
  };
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    progress.textContent = list.dataset.progress.replace("%n", done).replace("%t", boxes.length);
    foot.hidden = done === 0;
  };
  const save = () => {
    write(boxes.filter((box) => box.checked).map((box) => box.id));
    show();
  };

  const ticked = new Set(read());
  for (const box of boxes) box.checked = ticked.has(box.id);
  show();
  list.addEventListener("change", save);
  list.querySelector(".checklist__clear").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    boxes[0].focus();
    save();
  });
}
