/** What every page adds for readers with JavaScript. Nothing here is needed to read the site. */
import { followMarks } from "./evidence.js";
import { followTheme } from "./switch.js";
import { followReader } from "./header.js";
import { keepPlace } from "./place.js";

followTheme(document.querySelector("[data-theme-switch]"));
followReader(document.querySelector(".masthead"));
followMarks();
keepPlace(document.querySelectorAll("[data-language]"));

const contents = document.querySelector(".contents");
if (contents) import("./contents.js").then(({ followSections }) => followSections(contents));

const filters = document.querySelector("[data-timeline-filters]");
if (filters) import("./timeline.js").then(({ filterTimeline }) => filterTimeline(filters));

if (matchMedia("(hover: hover)").matches && document.querySelector("[data-card]")) {
  import("./cards.js").then(({ showCards }) => showCards(document.querySelector("main")));
}
