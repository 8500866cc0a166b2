/** Opens the search: `/`, Ctrl-K or ⌘K, and every link marked data-search-open. The search itself is loaded then. */
const page = document.querySelector("[data-search-page]");
const isField = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
const wait = (event) => event.preventDefault();

// WCAG 2.1.4: a shortcut of a single character can be turned off, from the moment its box is seen.
const shortcut = document.querySelector("[data-search-shortcut]");
if (shortcut) {
  shortcut.checked = localStorage.getItem("search-slash") !== "off";
  shortcut.addEventListener("change", () => {
    if (shortcut.checked) localStorage.removeItem("search-slash");
    else localStorage.setItem("search-slash", "off");
  });
}

function open(event, link) {
  event.preventDefault();
  if (page) return page.querySelector("input").focus();
  // The dialog is there at once, so that nothing typed while the search is loaded is lost. Enter waits until it is:
  // it may be what ends a composition.
  const dialog = document.getElementById("search-dialog");
  const input = dialog.querySelector("input");
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  input.form.addEventListener("submit", wait);
  return import("./dialog.js").then(
    ({ prepare }) => {
      input.form.removeEventListener("submit", wait);
      prepare();
    },
    () => location.assign((link ?? document.querySelector("a[data-search-open]")).href),
  );
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-search-open]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) open(event, link);
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || event.altKey || event.shiftKey) return;
  const command = event.ctrlKey || event.metaKey;
  const slash = event.key === "/" && !command && !isField(event.target) && localStorage.getItem("search-slash") !== "off";
  // The code, for on a Korean keyboard the key K gives ㅏ.
  if (slash || (command && event.code === "KeyK")) open(event);
});
if (page) {
  // As in the dialog: Enter waits until the search is there.
  const { form } = page.querySelector("input");
  form.addEventListener("submit", wait);
  import("./page.js").finally(() => form.removeEventListener("submit", wait));
}
