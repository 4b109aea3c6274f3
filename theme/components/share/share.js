// Adds what only the browser can do: its own share sheet, the clipboard, printing.
for (const share of document.querySelectorAll(".share")) {
  const { url, title, done } = share.dataset;
  const status = share.querySelector("[role=status]");
  const offer = (name, action) => {
    const button = share.querySelector(`.share__${name}`);
    button.addEventListener("click", action);
    button.parentElement.hidden = false;
  };

  if (navigator.share) offer("native", () => navigator.share({ title, url }).catch(() => {}));
  if (navigator.clipboard) {
    offer("copy", async () => {
      await navigator.clipboard.writeText(url);
      status.textContent = done;
    });
  }
  offer("print", () => print());
}
