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

/** Scrolls the words into view that their evidence, at the foot of a small window, would cover. */
function uncover(words, evidence) {
  const [at, sheet] = [words, evidence].map((shown) => shown.getBoundingClientRect());
  const covered = at.bottom - sheet.top;
  if (sheet.left < at.right && covered > 12 && at.top < sheet.bottom) scrollBy({ top: covered + 24 });
}

export function followMarks() {
  const openers = new WeakMap();
  let lit = null;
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
    lit?.removeAttribute("data-open");
    CSS.highlights?.clear();
    lit = newState === "open" ? mark : null;
    if (!lit) return;
    const words = citedWords(lit.closest(".cite"));
    lit.setAttribute("data-open", "");
    CSS.highlights?.set("cited", new Highlight(words));
    uncover(words, target);
  }, true);
}
