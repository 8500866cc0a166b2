/**
 * What the dialog and the search page have in common: the query goes in, results and announcements come out.
 * Nothing that a reader types is stored or sent anywhere.
 */
import { search, settings } from "./client.js";
import { element, list } from "./results.js";
import { languageName, t } from "./strings.js";

const others = settings.languages.filter((language) => language !== settings.language);

/** Long enough to skip most letters of a word being typed, short enough not to be noticed. */
const PAUSE = 120;

/**
 * Keeps Enter from submitting while an input method composes: there it ends the composition. Safari reports the end
 * before the key, which it then gives the code 229 (UI Events, "keyCode during composition").
 */
export function guardComposition(form) {
  let composing = false;
  form.addEventListener("compositionstart", () => (composing = true));
  form.addEventListener("compositionend", () => (composing = false));
  form.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !(event.isComposing || composing || event.keyCode === 229)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  form.addEventListener(
    "submit",
    (event) => {
      if (!composing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/**
 * Searches for what stands in `input` and shows it in `output`, announced in `status` (a live region). `options()`
 * gives the planner's options.
 */
export function createFinder({ input, output, status, options = () => ({}), grow = null }) {
  let asked = 0;
  let timer = 0;

  function show(answer, query) {
    const { hits, more, partial, suggestion } = answer;
    const n = hits.length;
    output.replaceChildren();
    if (suggestion && n) {
      const button = element("button", "search-suggestion", { type: "button" }, suggestion);
      button.addEventListener("click", () => {
        input.value = suggestion;
        input.focus();
        run();
      });
      output.append(element("p", "search-note", {}, t("search.did_you_mean"), " ", button));
    }
    if (n) output.append(list(hits, settings.language));
    if (more && grow) {
      const button = element("button", "search-more", { type: "button" }, t("search.more"));
      button.addEventListener("click", () => grow(button));
      output.append(button);
    }
    if (!n || suggestion) return t("search.none", { q: query });
    if (partial) return t("search.partial", { n });
    return t(more ? "search.count_first" : "search.count", { n });
  }

  /** The results of another language, below the page's own. */
  async function showOther(code, query, number) {
    const answer = await search(query, code, { limit: 5 });
    if (number !== asked || !answer?.hits.length || answer.partial) return "";
    const title = t(answer.more ? "search.count_first_in" : "search.count_in", {
      n: answer.hits.length,
      language: languageName(code),
    });
    output.append(
      element("section", "search-other", {}, element("h3", "search-other-title", {}, title), list(answer.hits, code)),
    );
    return title;
  }

  function offerOthers(query, number) {
    for (const other of others) {
      const language = languageName(other);
      const button = element("button", "search-more", { type: "button" }, t("search.in", { language }));
      button.addEventListener("click", async () => {
        button.disabled = true;
        const title = await showOther(other, query, number).catch(() => t("search.failed"));
        if (number !== asked) return;
        status.textContent = title || t("search.none_in", { language });
        const first = button.nextElementSibling?.querySelector("a");
        button.remove();
        (first ?? input).focus();
      });
      output.append(button);
    }
  }

  /** Searches now. */
  async function run() {
    clearTimeout(timer);
    const number = ++asked;
    const query = input.value.trim();
    if (!query) {
      output.replaceChildren();
      status.textContent = "";
      return;
    }
    const slow = setTimeout(() => number === asked && (status.textContent = t("search.busy")), 400);
    try {
      const answer = await search(query, settings.language, options());
      if (!answer || number !== asked) return;
      clearTimeout(slow);
      status.textContent = show(answer, query);
      if (answer.incomplete) status.textContent += ` ${t("search.incomplete")}`;
      if (!answer.partial) return offerOthers(query, number);
      for (const other of others) {
        const title = await showOther(other, query, number).catch(() => "");
        if (number !== asked) return;
        if (title) status.textContent += ` ${title}`;
      }
    } catch {
      clearTimeout(slow);
      if (number !== asked) return;
      output.replaceChildren(element("p", "search-note", {}, t("search.failed_help")));
      status.textContent = t("search.failed");
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
  return run;
}

/** Arrow keys go from the input through the links of `output` and back. */
export function arrowKeys(root, input, output) {
  root.addEventListener("keydown", (event) => {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.isComposing) return;
    if (event.target !== input && !event.target.closest(".search-hit")) return;
    const stops = [input, ...output.querySelectorAll(".search-hit")];
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
