/** The contents of a long text say which of its sections is being read. */
const LINE = 160;

export function followSections(contents) {
  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current = null;

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
