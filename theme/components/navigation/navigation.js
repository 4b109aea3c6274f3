// On a phone the open menu covers the page: whoever tabs past its end would not see where they are.
for (const panel of document.querySelectorAll(".navigation__panel")) {
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget)) panel.hidePopover?.();
  });
}
