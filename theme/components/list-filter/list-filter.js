// Narrows a long list while one writes; accents and capitals do not matter.
const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

for (const filter of document.querySelectorAll("[data-list]")) {
  const list = document.getElementById(filter.dataset.list);
  if (!list) continue;
  const input = filter.querySelector("input");
  const status = filter.querySelector("[role=status]");
  const items = [...list.querySelectorAll(":scope > li, [data-filter-group] > ul > li")];
  const entries = items.map((item) => [item, fold(item.textContent)]);
  const groups = [...list.querySelectorAll("[data-filter-group]")];
  let timer;

  const say = (count, query) => {
    const { one, many, none } = filter.dataset;
    if (!query) status.textContent = "";
    else if (count === 0) status.textContent = none;
    else status.textContent = count === 1 ? one : many.replace("%n", count);
  };
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [item, text] of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) count += 1;
    }
    for (const group of groups) {
      group.hidden = !entries.some(([item]) => !item.hidden && group.contains(item));
    }
    clearTimeout(timer);
    timer = setTimeout(say, 600, count, words.length);
  });
  filter.hidden = false;
}
