/** The search dialog. A modal <dialog> keeps the focus, closes on Escape and gives the focus back by itself. */
import { arrowKeys, createFinder, guardComposition } from "./finder.js";

export { prepare } from "./client.js";

const dialog = document.getElementById("search-dialog");
const input = dialog.querySelector("input[type=search]");
const output = dialog.querySelector("[data-search-results]");

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

// What was typed before this was loaded.
if (input.value) run();
