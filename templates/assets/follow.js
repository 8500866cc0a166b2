/** What follows the reader's scrolling. */
const TREMBLE = 6;
const LINE = 160;

/** The masthead comes back into sight as soon as the reader scrolls up, and makes room for the text on the way down. */
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

/** The contents of a long text say which of its sections is being read: the last whose heading has passed a line. */
export function followSections(contents) {
  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current;

  function follow() {
    const read = links[headings.findLastIndex((heading) => heading.getBoundingClientRect().top < LINE)];
    if (read === current) return;
    current?.removeAttribute("aria-current");
    current = read;
    current?.setAttribute("aria-current", "true");
  }

  addEventListener("scroll", follow, { passive: true });
  follow();
}
