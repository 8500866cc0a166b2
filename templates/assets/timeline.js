/**
 * The timeline's filters. What is chosen is kept in the address, so that Back undoes a choice and a link repeats it;
 * how many events remain is announced.
 */
export function filterTimeline(form) {
  const events = [...document.querySelectorAll("[data-event]")];
  const years = [...document.querySelectorAll(".year")];
  const dots = [...document.querySelectorAll("[data-dot]")];
  const output = form.querySelector("output");
  const forms = JSON.parse(form.dataset.shown);
  const language = document.documentElement.lang;
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const fields = [...form.elements].filter((field) => field.name);
  const isBox = (field) => field.type === "checkbox";

  function chosen() {
    const pairs = fields.filter((field) => (isBox(field) ? field.checked : field.value));
    return new URLSearchParams(pairs.map((field) => [field.name, field.value]));
  }

  function fits({ dataset }, wanted) {
    return [...wanted].every(([name, value]) =>
      name in dataset && (value === "1" || dataset[name].split(" ").includes(value)));
  }

  function show() {
    const wanted = chosen();
    const shown = new Set(events.filter((event) => fits(event, wanted)).map((event) => event.id));
    for (const event of events) event.hidden = !shown.has(event.id);
    for (const dot of dots) dot.classList.toggle("off", !shown.has(dot.dataset.dot));
    for (const year of years) year.hidden = !year.querySelector("[data-event]:not([hidden])");
    const values = { n: numbers.format(shown.size), total: numbers.format(events.length) };
    output.value = (forms[plurals.select(shown.size)] ?? forms.other).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      if (isBox(field)) field.checked = asked.has(field.name);
      // An address may name somebody who is not on this timeline.
      else field.value = [...field.options].some(({ value }) => value === asked.get(field.name)) ? asked.get(field.name) : "";
    }
    show();
  }

  function keep() {
    const query = chosen();
    history.pushState(null, "", query.size ? `?${query}` : location.pathname);
    show();
  }

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  addEventListener("popstate", read);
  // The way to the other language takes the choice along.
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => { link.search = `${chosen()}`; });
  }
  // What was chosen before this was loaded counts, too.
  if (!location.search && chosen().size) keep();
  else read();
}
