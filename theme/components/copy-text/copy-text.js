// Copies the message; where the clipboard is out of reach it can still be selected by hand.
for (const block of document.querySelectorAll(".copy-text")) {
  if (!navigator.clipboard) continue;
  const button = block.querySelector("button");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector(".copy-text__text").textContent);
    block.querySelector("[role=status]").textContent = block.dataset.done;
  });
  button.hidden = false;
}
