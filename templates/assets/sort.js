/**
 * Tables that are sorted by the buttons in their headings: upwards, downwards, then as they were. What is missing stays
 * at the end.
 */
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

export function sortTables(tables) {
  for (const table of tables) if (table.tBodies[0]?.rows.length > 1) makeSortable(table);
}

function makeSortable(table) {
  const body = table.tBodies[0];
  const asWritten = [...body.rows];
  const headings = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const note = table.caption?.appendChild(document.createElement("span"));
  if (note) Object.assign(note, { className: "unseen", textContent: ` ${table.dataset.sortable}` });

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    if (cell.querySelector(".none") || !cell.textContent.trim()) return null;
    return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));

  function sort(heading) {
    const order = NEXT[heading.ariaSort ?? "none"];
    const column = headings.indexOf(heading);
    const sign = order === "descending" ? -1 : 1;
    const rows = asWritten.map((row) => [valueOf(row, column), row]);
    if (order !== "none") {
      rows.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b)));
    }
    for (const other of headings) other.ariaSort = other === heading ? order : "none";
    body.append(...rows.map(([, row]) => row));
  }

  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
    heading.ariaSort = "none";
  }
}
