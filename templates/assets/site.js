/** What every page adds for readers with JavaScript. Nothing here is needed to read the site. */
import { followTheme } from "./switch.js";
import { followReader, followSections } from "./follow.js";
import { keepPlace } from "./place.js";

followTheme(document.querySelector("[data-theme-switch]"));
followReader(document.querySelector(".masthead"));
keepPlace(document.querySelectorAll("[data-language]"));

const contents = document.querySelector(".contents");
if (contents) followSections(contents);

if (document.querySelector(".cite")) import("./evidence.js").then(({ followMarks }) => followMarks());

const pictures = [...document.querySelectorAll("main .enlarge")];
if (pictures.length) import("./enlarge.js").then(({ enlargePictures }) => enlargePictures(pictures));

const filters = document.querySelector("[data-timeline-filters]");
if (filters) import("./timeline.js").then(({ filterTimeline }) => filterTimeline(filters));

const sortable = document.querySelectorAll("[data-sortable]");
if (sortable.length) import("./sort.js").then(({ sortTables }) => sortTables(sortable));

if (matchMedia("(hover: hover)").matches && document.querySelector("[data-card]")) {
  import("./cards.js").then(({ showCards }) => showCards(document.querySelector("main")));
}
