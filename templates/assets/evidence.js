/**
 * A source cited again opens again at the new mark: marks of one source share what they open, and of itself the second
 * would only close what the first had opened. While evidence is open, its mark and the words it is cited for stand out:
 * those since the mark before, or since the beginning of the paragraph.
 */
const BLOCK = "p, li, td, th, dd, h2, h3, .block-title";

function citedWords(cite) {
  const block = cite.closest(BLOCK);
  const words = document.createRange();
  words.setStart(block, 0);
  words.setEndBefore(cite);
  for (const before of [...block.querySelectorAll(".cite")].reverse()) {
    if (!words.intersectsNode(before)) continue;
    const since = words.cloneRange();
    since.setStartAfter(before);
    if (/[\p{L}\p{N}]/u.test(since)) return since;
  }
  return words;
}

function standOut(mark, isOpen) {
  mark.toggleAttribute("data-open", isOpen);
  if (!CSS.highlights) return;
  if (isOpen) CSS.highlights.set("cited", new Highlight(citedWords(mark.closest(".cite"))));
  else CSS.highlights.delete("cited");
}

/** Scrolls a mark into view that its evidence, a sheet at the foot of a phone, would cover. */
function uncover(mark, evidence) {
  const [at, sheet] = [mark, evidence].map((element) => element.getBoundingClientRect());
  const covered = at.bottom - sheet.top;
  if (sheet.left < at.right && covered > 0 && at.top < sheet.bottom) scrollBy({ top: covered + 24 });
}

export function followMarks() {
  const openers = new WeakMap();
  let open = null;
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".cite [popovertarget]");
    const evidence = mark?.popoverTargetElement;
    if (!evidence) return;
    if (evidence.matches(":popover-open") && openers.get(evidence) !== mark) {
      event.preventDefault();
      evidence.hidePopover();
      evidence.showPopover({ source: mark });
    }
    openers.set(evidence, mark);
  });
  document.addEventListener("toggle", ({ target, newState }) => {
    const mark = openers.get(target);
    if (!mark) return;
    if (open) standOut(open, false);
    open = newState === "open" ? mark : null;
    if (!open) return;
    standOut(open, true);
    uncover(open, target);
  }, true);
}
