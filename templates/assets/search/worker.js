/**
 * The worker that searches: takes {id, task, folder, language, …}, answers {id, result} or {id, failed}.
 * A search that a later one has overtaken is given up, and answered with null.
 */
import { openIndex } from "./engine.js";
import { createLexicon } from "./lexicon.js";
import { createPlanner } from "./planner.js";
import { shown } from "./shown.js";
import { createSpeller } from "./spelling.js";

const open = new Map();
const latest = new Map();

/** An index with its planner. One that could not be opened is tried again the next time. */
function opened(folder, language) {
  if (!open.has(language)) {
    const opening = (async () => {
      const index = await openIndex(folder, language);
      const lexicon = createLexicon(index.names);
      let speller = null;
      const spell = () => (speller ??= index.vocabulary().then(createSpeller));
      return { index, plan: createPlanner({ index, lexicon, spell, language }) };
    })();
    opening.catch(() => open.delete(language));
    open.set(language, opening);
  }
  return open.get(language);
}

const TASKS = {
  async search({ folder, language, query, options, id }) {
    latest.set(language, id);
    const { index, plan } = await opened(folder, language);
    const before = index.failures;
    const answer = await plan(query, { ...options, superseded: () => latest.get(language) !== id });
    const incomplete = index.failures > before;
    if (incomplete && answer && !answer.hits.length) throw new Error("incomplete");
    return answer && { ...answer, incomplete, hits: answer.hits.map(shown) };
  },
  async prepare({ folder, language }) {
    await (await opened(folder, language)).index.prepare();
  },
  async filters({ folder, language }) {
    return (await opened(folder, language)).index.filters();
  },
};

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await TASKS[data.task](data) });
  } catch (error) {
    postMessage({ id: data.id, failed: String(error) });
  }
});
