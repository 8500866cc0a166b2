/** Results as elements of the page. */
import { settings } from "./client.js";
import { day, t } from "./strings.js";

/** An element with a class, attributes and children; texts are never read as HTML. */
export function element(name, className = "", attributes = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) if (value) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const marks = (pieces) => pieces.map(([text, match]) => (match ? element("mark", "", {}, text) : text));

function result(hit) {
  const link = element("a", "search-link", { href: settings.base + hit.url, lang: hit.titleLanguage });
  link.append(...marks(hit.title));
  const facts = [t(`search.kind.${hit.kind}`), hit.date && day(hit.date)].filter(Boolean).join(" · ");
  const item = element("li", "search-result", {}, link, element("span", "search-facts", {}, facts));
  if (hit.also) item.append(element("p", "search-also", {}, t("search.also"), " ", ...marks(hit.also)));
  if (hit.excerpt.length) item.append(element("p", "search-excerpt", {}, ...marks(hit.excerpt)));
  return item;
}

/** A list of results. Those of another language say so to screen readers, and are spoken in it. */
export const list = (hits, language) =>
  element("ol", "search-list", { lang: language === settings.language ? null : language }, ...hits.map(result));
