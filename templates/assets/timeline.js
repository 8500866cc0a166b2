/** The timeline's filters: kept in the address, working by keyboard, with the number of events shown announced. */
export function filterTimeline(form) {
  const events = [...document.querySelectorAll("[data-event]")];
  const output = form.querySelector("output");
  const fields = [...form.elements].filter((field) => field.name);

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = asked.has(field.name);
      else field.value = asked.get(field.name) ?? "";
      // An address may name somebody who is not on this timeline.
      if (field.value === "" && field.type !== "checkbox") field.selectedIndex = 0;
    }
  }

  function show() {
    const people = form.elements.people.value;
    const organizations = form.elements.organizations.value;
    let shown = 0;
    for (const event of events) {
      const { dataset } = event;
      event.hidden = !(
        (!people || dataset.people.split(" ").includes(people)) &&
        (!organizations || dataset.organizations.split(" ").includes(organizations)) &&
        (!form.elements.key.checked || "key" in dataset) &&
        (!form.elements.differs.checked || "differs" in dataset)
      );
      if (!event.hidden) shown += 1;
    }
    for (const year of document.querySelectorAll(".year")) {
      year.hidden = !year.querySelector("[data-event]:not([hidden])");
    }
    const text = shown === 1 ? output.dataset.one : output.dataset.other.replace("0", shown);
    output.value = text;
  }

  function keep() {
    const chosen = new URLSearchParams();
    for (const field of fields) {
      if (field.type === "checkbox" ? field.checked : field.value) chosen.set(field.name, field.type === "checkbox" ? "1" : field.value);
    }
    history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`);
    show();
  }

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  read();
  show();
  form.hidden = false;
}
