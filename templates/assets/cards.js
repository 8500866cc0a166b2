/**
 * A short card beside a link to a person, organisation or term, on hover and on focus. As WCAG 1.4.13 asks, Escape
 * closes it, the pointer may move onto it, and it stays until pointer and focus have left.
 */
const OPENING = 350;
const CLOSING = 250;

export function showCards(main) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.popover = "manual";
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);
  let shown = null;
  let timer = 0;

  function fill({ dataset }) {
    const name = document.createElement("b");
    name.textContent = dataset.name;
    tip.replaceChildren(name, ` ${dataset.other ?? ""}`, document.createElement("br"), dataset.card);
  }

  function place(link) {
    const box = link.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 12);
    const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(12, left) + scrollX}px`;
    tip.style.top = `${(below ? box.bottom + 4 : box.top - tip.offsetHeight - 4) + scrollY}px`;
  }

  function open(link) {
    clearTimeout(timer);
    if (link === shown) return;
    close();
    shown = link;
    fill(link);
    tip.showPopover();
    place(link);
    link.setAttribute("aria-describedby", "tip");
  }

  function close() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidePopover();
  }

  const later = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const cardOf = (event) => event.target.closest?.("[data-card]");

  main.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && cardOf(event);
    if (link) later(() => open(link), shown ? CLOSING : OPENING);
  });
  main.addEventListener("pointerout", (event) => {
    if (cardOf(event)) later(close, CLOSING);
  });
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", () => later(close, CLOSING));
  main.addEventListener("focusin", (event) => {
    const link = cardOf(event);
    if (link?.matches(":focus-visible")) open(link);
  });
  main.addEventListener("focusout", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
}
