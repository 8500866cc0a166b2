/**
 * One language's Pagefind index: raw results, and pages by their fragments.
 *
 * Runs in a worker. Pagefind's own worker is not used: it hands every result of every search over, at thousands of
 * pages more work than the search itself, while the planner, standing beside Pagefind, hands over what is shown.
 */
import { fold } from "./text.js";

const WEIGHTS = { title: 5, alias: 5, hidden: 1, kw: 0.2 };

/** Pagefind's files begin with this once unpacked. */
const SIGNATURE = 12;

/**
 * Continuations of a word. Pagefind loads the chunk of its index in which a word itself would stand; what the word
 * begins may stand in the following ones. These are a Latin letter, Korean initials and a vowel, and the last jamo.
 */
const CONTINUATIONS = ["", "m", "ᄀ", "ᄋ", "ᅵ", "ᇿ"];

export class IndexUnavailable extends Error {}

async function unpack(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = new Blob([bytes]).stream();
  const text = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).text();
  return text.slice(SIGNATURE);
}

/** What is shown and compared of a page. */
export function pageOf(id, { url, content, filters, meta }) {
  const parts = (text) => text?.split(" | ") ?? [];
  const names = [meta.title, ...parts(meta.alias)];
  return {
    id,
    url,
    title: meta.title,
    titleLanguage: meta.title_language ?? null,
    kind: filters.kind?.[0] ?? "page",
    date: meta.date ?? null,
    dateWords: meta.date_words ?? "",
    names,
    filters,
    text: content,
    related: parts(meta.related).join(" · "),
    folded: fold([...names, meta.hidden ?? "", content, meta.related ?? ""].join(" ")),
  };
}

/**
 * A language's index below `folder` ("/pagefind/"), a path on this origin. `scope` is the worker's global object:
 * Pagefind fetches through it, and where a chunk does not arrive only prints a line and answers with fewer results, so
 * that failures are counted here. Each language has a copy of Pagefind's module, for a module holds one WebAssembly
 * and that one language's stemmer.
 */
export function createIndex(folder, language, scope = globalThis, load = (url) => import(url)) {
  const pages = new Map();
  const searches = new Map();
  const original = scope.fetch.bind(scope);
  let failures = 0;
  let instance = null;
  let tries = 0;
  let broken = false;

  const fetch = async (...request) => {
    try {
      const response = await original(...request);
      if (!response.ok) failures++;
      return response;
    } catch (error) {
      failures++;
      throw error;
    }
  };
  scope.fetch = fetch;

  async function get(path) {
    const response = await fetch(folder + path);
    if (!response.ok) throw new IndexUnavailable(`${path}: ${response.status}`);
    return response;
  }

  async function open() {
    // A module that failed to load is remembered as failed under its address.
    const module = await load(`${folder}pagefind.js?${language}${tries++ || ""}`);
    // Pagefind takes the language from the document's, which a worker lacks.
    scope.document = {
      currentScript: null,
      querySelector: () => ({ getAttribute: () => language }),
    };
    return module.createInstance({ basePath: folder, ranking: { metaWeights: WEIGHTS } });
  }

  /** Does `work` with Pagefind. One that lacks a chunk serves on while there is no connection, and is then replaced. */
  async function attempt(work) {
    if (broken && scope.navigator?.onLine !== false) {
      instance = null;
      broken = false;
      searches.clear();
    }
    const before = failures;
    try {
      instance ??= open();
      const result = await work(await instance);
      broken ||= failures > before;
      return result;
    } catch (cause) {
      instance = null;
      throw new IndexUnavailable(folder, { cause });
    }
  }

  async function find(text, filters, newestFirst) {
    const wanted = text.split(" ").flatMap((word) => CONTINUATIONS.map((next) => word + next));
    return attempt(async (pagefind) => {
      await pagefind.preload(wanted.join(" "));
      const { results } = await pagefind.search(text, { filters });
      // Sorted by date, Pagefind leaves out what has none.
      const dated = newestFirst ? (await pagefind.search(text, { filters, sort: { date: "desc" } })).results : [];
      const first = new Set(dated.map(({ id }) => id));
      return [...dated, ...results.filter(({ id }) => !first.has(id))].map(({ id, score }) => ({ id, score }));
    });
  }

  return {
    /** Whether something of the index is missing: then results may be, too. */
    get incomplete() {
      return broken;
    },

    /** The pages that hold every word of `text`, or their beginnings, as {id, score}, best or newest first. */
    search(text, { filters = {}, newestFirst = false } = {}) {
      const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
      const name = JSON.stringify([text, chosen, newestFirst]);
      if (!searches.has(name)) {
        const searching = find(text, chosen, newestFirst);
        searches.set(name, searching);
        const forget = () => searches.get(name) === searching && searches.delete(name);
        searching.then(() => broken && forget(), forget);
      }
      return searches.get(name);
    },

    /** The page of a result or of an entry of the lexicon; null if it does not arrive. */
    page(id) {
      if (!pages.has(id)) {
        const loading = get(`fragment/${id}.pf_fragment`)
          .then(unpack)
          .then((text) => pageOf(id, JSON.parse(text)))
          .catch(() => {
            pages.delete(id);
            broken = true;
            return null;
          });
        pages.set(id, loading);
      }
      return pages.get(id);
    },

    /** Loads Pagefind, before there is anything to search for. */
    prepare: () => attempt(() => null),

    /** The values of every filter with the number of their pages. */
    filters: () => attempt((pagefind) => pagefind.filters()),

    lexicon: async () => (await get(`lexicon.${language}.json`)).json(),
    vocabulary: async () => (await (await get(`vocabulary.${language}.txt`)).text()).split("\n").filter(Boolean),
  };
}
