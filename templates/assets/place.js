/**
 * The way between languages keeps the reader's place: a link to the same page in another language names the block
 * that is being read ("#block-7"), and the page that is opened so scrolls to its own block of that number.
 */
const NAME = /^#block-([0-9]+)$/;

export function keepPlace(body, links) {
  if (!body) return;
  const blocks = [...body.children];
  const wanted = NAME.exec(location.hash);
  if (wanted) blocks[wanted[1]]?.scrollIntoView();
  for (const link of links) {
    link.addEventListener("click", () => {
      const reading = blocks.findLastIndex((block) => block.getBoundingClientRect().top < innerHeight / 3);
      link.hash = reading > 0 ? `block-${reading}` : "";
    });
  }
}
