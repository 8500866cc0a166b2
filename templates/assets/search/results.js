/** Results as elements of the page. */
import { settings } from "./client.js";
import { t } from "./strings.js";

/** An element with a class, attributes and children; texts are never read as HTML. */
export function element(name, className = "", attributes = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) if (value) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const NAMED = new Set(["person", "organization", "term"]);

const marks = (pieces) => pieces.map(([text, match]) => (match ? element("mark", "", {}, text) : text));

/** A small picture that says nothing new, in a place of its own before it is there. */
function picture(src) {
  const made = element("img", "search-picture", { width: "84", height: "63", loading: "lazy", decoding: "async", src });
  made.alt = "";
  return made;
}

function result(hit, lang) {
  const link = element("a", "search-hit", { href: settings.base + hit.url, lang: hit.titleLanguage ?? lang });
  link.append(...marks(hit.title));
  const facts = [t(`search.kind.${hit.kind}`), hit.dateWords].filter(Boolean).join(" · ");
  const item = element("div", "search-told", {}, link, element("span", "search-facts", {}, facts));
  if (hit.also) {
    // The other name of a sentence is the same sentence in another language.
    const label = NAMED.has(hit.kind) ? [t("search.also"), " "] : [];
    item.append(element("p", "search-also", {}, ...label, ...marks(hit.also)));
  }
  if (hit.excerpt.length) item.append(element("p", "search-excerpt", { lang }, ...marks(hit.excerpt)));
  return element("li", "search-result", {}, item, ...(hit.image ? [picture(settings.base + hit.image)] : []));
}

/** A list of results; texts in another language than the page's are marked as such. */
export function list(hits, language) {
  const lang = language === settings.language ? null : language;
  return element("ol", "search-list", {}, ...hits.map((hit) => result(hit, lang)));
}
