/**
 * The worker that searches: takes {id, task, folder, language, …}, answers {id, result} or {id, failed}.
 * A search that a later one has overtaken is given up, and answered with null.
 */
import { createIndex } from "./engine.js";
import { excerpt, marked } from "./excerpt.js";
import { createLexicon } from "./lexicon.js";
import { createPlanner } from "./planner.js";
import { createSpeller } from "./spelling.js";
import { key } from "./text.js";

const open = new Map();
const latest = new Map();

/** An index with its planner. One that could not be opened is tried again the next time. */
function opened(folder, language) {
  if (!open.has(language)) {
    const opening = (async () => {
      const index = createIndex(folder, language);
      const lexicon = createLexicon(await index.lexicon());
      let speller = null;
      const spell = () => (speller ??= index.vocabulary().then(createSpeller));
      return { index, plan: createPlanner({ index, lexicon, spell, language }) };
    })();
    opening.catch(() => open.delete(language));
    open.set(language, opening);
  }
  return open.get(language);
}

/** What is shown of a hit: also the other name that matched, where the title does not hold it. */
function shown({ page, name, words }) {
  const title = marked(page.title, words);
  const aliases = page.names.slice(1).filter((alias) => !key(page.title).includes(key(alias)));
  const inTitle = title.some(([, match]) => match);
  const also = aliases.includes(name) ? name : inTitle ? null : aliases.find((alias) => holds(alias, words));
  return {
    url: page.url,
    kind: page.kind,
    date: page.date,
    titleLanguage: page.titleLanguage,
    title,
    also: also ? marked(also, words) : null,
    excerpt: excerpt(page.text, words),
  };
}

const holds = (text, words) => marked(text, words).some(([, match]) => match);

const TASKS = {
  async search({ folder, language, query, options, id }) {
    latest.set(language, id);
    const { plan } = await opened(folder, language);
    const answer = await plan(query, { ...options, superseded: () => latest.get(language) !== id });
    return answer && { ...answer, hits: answer.hits.map(shown) };
  },
  async filters({ folder, language }) {
    return (await opened(folder, language)).index.filters();
  },
};

// Pagefind leaves the promise of a failed start unhandled; the failure is noticed by the search that needs it.
addEventListener("unhandledrejection", (event) => event.preventDefault());
addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await TASKS[data.task](data) });
  } catch (error) {
    postMessage({ id: data.id, failed: `${error} ${error.cause ?? ""}` });
  }
});
