/** The search page: the query, filters and order stand in the address. */
import { filters as filterValues } from "./client.js";
import { arrowKeys, createFinder, guardComposition } from "./finder.js";
import { element } from "./results.js";
import { t } from "./strings.js";

const STEP = 20;
const root = document.querySelector("[data-search-page]");
const form = root.querySelector("form");
const input = form.elements.q;
const output = root.querySelector("[data-search-results]");
const details = root.querySelector("[data-search-filters]");
const selects = [...form.querySelectorAll("select[data-filter]")];
let limit = STEP;

const run = createFinder({
  input,
  output,
  status: root.querySelector("[role=status]"),
  options: () => ({
    limit,
    filters: Object.fromEntries(selects.map((select) => [select.dataset.filter, select.value])),
    newestFirst: form.elements.sort.value === "date",
  }),
  async grow() {
    const shown = output.querySelectorAll(".search-hit").length;
    limit += STEP;
    await run();
    output.querySelectorAll(".search-hit")[shown]?.focus();
  },
});

/** The form's fields as an address; empty ones are left out. */
function address() {
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return `${location.pathname}${fields.size ? `?${fields}` : ""}`;
}

/** Fills the selects from the index, once; values that only the address knows are kept. */
let filling = null;
function fill() {
  return (filling ??= filterValues().then((values) => {
    for (const select of selects) {
      const { value, dataset } = select;
      const label = (name) => (dataset.filter === "kind" ? t(`search.kind.${name}`) : name);
      const names = Object.keys(values[dataset.filter] ?? {}).filter((name) => name !== value);
      const sorted = names.map((name) => [label(name), name]).sort((a, b) => a[0].localeCompare(b[0]));
      if (dataset.filter === "year") sorted.reverse();
      select.append(...sorted.map(([text, name]) => element("option", "", { value: name }, text)));
    }
  }));
}

function choose(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) {
    const text = select.dataset.filter === "kind" ? t(`search.kind.${value}`) : value;
    select.append(element("option", "", { value }, text));
  }
  select.value = value;
}

/** Takes the form's fields from the address. */
function read() {
  const fields = new URLSearchParams(location.search);
  const query = fields.get("q") ?? "";
  // To set what is there already would end a composition.
  if (input.value !== query) input.value = query;
  for (const select of selects) choose(select, fields.get(select.name) ?? "");
  form.elements.sort.value = fields.get("sort") === "date" ? "date" : "";
  if (details && selects.some((select) => select.value)) details.open = true;
  limit = STEP;
  run();
}

guardComposition(form);
arrowKeys(root, input, output);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  limit = STEP;
  if (address() !== location.pathname + location.search) history.pushState(null, "", address());
  run();
});
input.addEventListener("input", () => {
  limit = STEP;
  history.replaceState(null, "", address());
});
form.addEventListener("change", (event) => {
  if (event.target === input) return;
  limit = STEP;
  history.pushState(null, "", address());
  run();
});
details.addEventListener("toggle", () => {
  if (details.open) fill().catch(() => (filling = null));
});
addEventListener("popstate", read);
// What was typed before this was loaded.
if (input.value) {
  const fields = new URLSearchParams(location.search);
  fields.set("q", input.value);
  history.replaceState(null, "", `?${fields}`);
}
read();
if (!input.value) input.focus();
