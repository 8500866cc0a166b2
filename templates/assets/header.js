/** The masthead comes back into sight as soon as the reader scrolls up, and makes room for the text on the way down. */
const TREMBLE = 6;

export function followReader(masthead) {
  let before = scrollY;
  masthead.dataset.follows = "";
  addEventListener("scroll", () => {
    const moved = scrollY - before;
    if (Math.abs(moved) < TREMBLE) return;
    masthead.toggleAttribute("data-away", moved > 0 && scrollY > masthead.offsetHeight);
    before = scrollY;
  }, { passive: true });
}
