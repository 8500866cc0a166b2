/**
 * The page's side of the search: its settings, from the JSON block that the theme's templates write, and the worker.
 *
 * The settings are {base, language, languages, worker, strings}: `base` is the site's path, `language` the page's
 * and `languages` all of the site's, `worker` the address of worker.js.
 */
export const settings = JSON.parse(document.getElementById("search-settings").textContent);

let worker = null;
let count = 0;
const waiting = new Map();

function settle(id, act) {
  const promise = waiting.get(id);
  waiting.delete(id);
  if (promise) act(promise);
}

/** The address of a worker is that of a script to run, and only the one that stands beside this script may be. */
const policy = globalThis.trustedTypes?.createPolicy("search-worker", {
  createScriptURL(address) {
    const { href } = new URL(address, location.href);
    const folder = new URL(".", import.meta.url).href;
    if (!href.startsWith(folder) || !/^worker\.\w+\.js$/.test(href.slice(folder.length))) throw new TypeError(href);
    return href;
  },
});

function start() {
  worker = new Worker(policy?.createScriptURL(settings.worker) ?? settings.worker, { type: "module" });
  worker.addEventListener("message", ({ data: { id, result, failed } }) =>
    settle(id, ({ resolve, reject }) => (failed === undefined ? resolve(result) : reject(new Error(failed)))),
  );
  worker.addEventListener("error", () => {
    worker = null;
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(new Error("worker")));
  });
}

function ask(task, language, rest) {
  if (!worker) start();
  const id = ++count;
  const folder = `${settings.base}pagefind/`;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, task, folder, language, ...rest });
  });
}

/** The answer to a query in one language, as planner.js describes it; null if a later query has overtaken it. */
export const search = (query, language = settings.language, options = {}) =>
  ask("search", language, { query, options });

/** Loads what the first query will need. */
export const prepare = (language = settings.language) => ask("prepare", language, {}).catch(() => {});

/** The values of every filter with the number of their pages. */
export const filters = (language = settings.language) => ask("filters", language, {});
