/**
 * A source cited again opens again at the new mark. Marks of one source share what they open; of itself the second
 * mark would only close what the first had opened.
 */
export function followMarks() {
  const openers = new WeakMap();
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
}
