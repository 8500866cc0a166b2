/** The search dialog. A modal <dialog> keeps the focus, closes on Escape and gives the focus back by itself. */
import { arrowKeys, createFinder, guardComposition } from "./finder.js";

export { prepare } from "./client.js";

const dialog = document.getElementById("search-dialog");
const input = dialog.querySelector("input[type=search]");
const output = dialog.querySelector("[data-search-results]");
const shortcut = dialog.querySelector("[data-search-shortcut]");

guardComposition(dialog.querySelector("form"));
const status = dialog.querySelector("[role=status]");
const run = createFinder({ input, output, status, options: () => ({ limit: 8 }) });
arrowKeys(dialog, input, output);

dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  // In a search field Escape would first empty it.
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  dialog.close();
});

// WCAG 2.1.4: a shortcut of a single character can be turned off.
shortcut.checked = localStorage.getItem("search-slash") !== "off";
shortcut.addEventListener("change", () => {
  if (shortcut.checked) localStorage.removeItem("search-slash");
  else localStorage.setItem("search-slash", "off");
});

// What was typed before this was loaded.
if (input.value) run();
