/**
 * The way between languages keeps the reader's place. A link to the same page in another language names what is being
 * read: a block of the text by its number ("#block-7"), or a heading, event or quotation by its id, which both pages
 * have: the last that has passed a line a little below the top of the window. A page that is opened at a block scrolls to its own block of that number.
 */
const LINE = 120;
const BLOCK = /^#block-([0-9]+)$/;

export function keepPlace(links) {
  const main = document.querySelector("main");
  const blocks = [...(main.querySelector("[data-place]")?.children ?? [])];
  const wanted = BLOCK.exec(location.hash);
  if (wanted) blocks[wanted[1]]?.scrollIntoView({ behavior: "instant" });

  function place() {
    const marked = [...main.querySelectorAll("section > h2[id], [data-event], .quotation[id], .group th[id]")];
    const names = new Map(marked.filter((mark) => !mark.closest("[data-place]")).map((mark) => [mark, mark.id]));
    blocks.forEach((block, number) => names.set(block, `block-${number}`));
    const above = (element) => element.checkVisibility() && element.getBoundingClientRect().top < LINE;
    const passed = [...names.keys()].filter(above);
    // What is read is what was passed last, in the order of the page.
    const last = passed.reduce((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? b : a), passed[0]);
    return scrollY > 0 && last ? names.get(last) : "";
  }

  for (const link of links) link.addEventListener("click", () => { link.hash = place(); });
}
