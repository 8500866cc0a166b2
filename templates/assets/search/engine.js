/**
 * One language's index: raw results by Pagefind, and pages by their fragments. Runs in a worker, so that a page never
 * waits for a search.
 */
import { fold } from "./text.js";
import { createPagefind } from "./wasm.js";

const RANKING = {
  term_similarity: null,
  page_length: null,
  term_saturation: null,
  term_frequency: null,
  diacritic_similarity: null,
  meta_weights: { title: 5, alias: 5, hidden: 1, plain: 1, kw: 0.2 },
};

/** Pagefind's packed files begin with this many bytes of signature once unpacked. */
const SIGNATURE = 12;

export class IndexUnavailable extends Error {}

async function readAll(readable) {
  const reader = readable.getReader();
  const pieces = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}

/** What a packed file holds. Passing it through a Blob and a Response would be shorter and take ten times as long. */
export async function unpack(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.subarray(SIGNATURE); // the server has unpacked it
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const [whole] = await Promise.all([readAll(readable), writer.write(bytes), writer.close()]);
  return whole.subarray(SIGNATURE);
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
    image: meta.image ?? "",
    names,
    filters,
    text: content,
    related: parts(meta.related).join(" · "),
    folded: fold([...names, meta.hidden ?? "", content, meta.related ?? ""].join(" ")),
  };
}

/** The chunks that hold the words which `word` begins: `chunks` are [first word, name], in order. */
export function chunksOf(chunks, word) {
  const next = chunks.findIndex(([first]) => first > word);
  const from = Math.max(0, (next < 0 ? chunks.length : next) - 1);
  const after = chunks.findIndex(([first], i) => i > from && !first.startsWith(word));
  return chunks.slice(from, after < 0 ? chunks.length : after).map(([, name]) => name);
}

/**
 * The index of a language below `folder` ("/pagefind/"). What does not arrive is counted in `failures`, left out, and
 * asked for again when it is next needed. Raises IndexUnavailable where nothing can be done without it.
 */
export async function openIndex(folder, language, fetch = globalThis.fetch.bind(globalThis)) {
  async function get(path) {
    const response = await fetch(folder + path).catch(() => null);
    if (!response?.ok) throw new IndexUnavailable(path);
    return response;
  }

  const loaded = new Map();
  let failures = 0;

  /** What `make` gives of the file at `path`, once; null while it does not arrive. */
  function once(path, make) {
    if (!loaded.has(path)) {
      const loading = get(path)
        .then(unpack)
        .then(make)
        .then(
          (result) => result ?? true,
          () => {
            loaded.delete(path);
            failures++;
            return null;
          },
        );
      loaded.set(path, loading);
    }
    return loaded.get(path);
  }

  const table = await (await get(`index.${language}.json`)).json();
  let opening = null;

  function pagefind() {
    opening ??= Promise.all([get(table.wasm).then(unpack), get(table.meta).then(unpack)]).then(([code, metadata]) =>
      createPagefind(code, metadata, RANKING),
    );
    opening.catch(() => (opening = null));
    return opening;
  }

  const loadFilters = (found, names) =>
    Promise.all(names.map((name) => once(`filter/${name}.pf_filter`, (bytes) => void found.loadFilter(bytes))));

  async function find(text, filters, newestFirst) {
    const found = await pagefind();
    const folded = fold(text).replace(/\s+/g, " ").trim();
    const names = new Set(folded.split(" ").flatMap((word) => chunksOf(table.chunks, word)));
    const loading = [...names].map((name) => once(`index/${name}.pf_index`, (bytes) => void found.load(bytes)));
    if (Object.keys(filters).length) loading.push(loadFilters(found, found.filterFiles(filters)));
    await Promise.all(loading);
    const written = text.toLowerCase();
    const results = found.search(folded, written, filters, "");
    if (!newestFirst) return results;
    // Sorted by date, Pagefind leaves out what has none.
    const dated = found.search(folded, written, filters, "date:desc");
    const first = new Set(dated.map(({ id }) => id));
    return [...dated, ...results.filter(({ id }) => !first.has(id))];
  }

  const searches = new Map();
  return {
    /** People, organisations and terms as [page, title, alias, …]. */
    names: table.names,

    /** How often something of the index did not arrive. */
    get failures() {
      return failures;
    },

    /** The pages that hold every word of `text`, or their beginnings, as {id, score}, best or newest first. */
    search(text, { filters = {}, newestFirst = false } = {}) {
      const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
      const name = JSON.stringify([text, chosen, newestFirst]);
      if (!searches.has(name)) {
        const before = failures;
        const searching = find(text, chosen, newestFirst);
        searches.set(name, searching);
        const forget = () => searches.delete(name);
        searching.then(() => failures > before && forget(), forget);
      }
      return searches.get(name);
    },

    /** The page of a result or of a name; null if it does not arrive. */
    page: (id) => once(`fragment/${id}.pf_fragment`, (bytes) => pageOf(id, JSON.parse(new TextDecoder().decode(bytes)))),

    /** Loads what every search needs. */
    prepare: () => pagefind(),

    /** The values of every filter with the number of their pages. */
    async filters() {
      const found = await pagefind();
      await loadFilters(found, found.filterFiles(null));
      return found.filters();
    },

    vocabulary: async () => (await (await get(`vocabulary.${language}.txt`)).text()).split("\n").filter(Boolean),
  };
}
