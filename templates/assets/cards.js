/** A short card beside a link to a person or term, on hover and on focus; Escape closes it. */
export function showCards(main) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let shown = null;

  function open(link) {
    shown = link;
    tip.textContent = link.dataset.card;
    tip.hidden = false;
    link.setAttribute("aria-describedby", "tip");
    const box = link.getClientRects()[0];
    const left = Math.min(box.left, innerWidth - tip.offsetWidth - 12);
    const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(12, left) + scrollX}px`;
    tip.style.top = `${(below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + scrollY}px`;
  }

  function close() {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }

  const enter = (event) => {
    const link = event.target.closest("[data-card]");
    if (link && link !== shown) open(link);
  };
  const leave = (event) => {
    if (shown && !shown.contains(event.relatedTarget)) close();
  };
  main.addEventListener("mouseover", enter);
  main.addEventListener("mouseout", leave);
  main.addEventListener("focusin", enter);
  main.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}
