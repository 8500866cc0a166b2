/**
 * Pagefind's WebAssembly, called by its exports. Pagefind's own module for the browser does the same in eight times as
 * much code: it also makes excerpts, runs a worker and reads indexes of other sites, none of which is used here. The
 * exports are those of Pagefind 1.5.2; the index is made by that version only (sitegen/search/entries.py).
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A Pagefind that has read `metadata`. `load(bytes)` takes a chunk of words, `loadFilter(bytes)` one of a filter;
 * `search` and `filters` need them loaded.
 */
export async function createPagefind(code, metadata, ranking) {
  const { instance } = await WebAssembly.instantiate(code, {
    "./pagefind_web_bg.js": {
      __proto__: null,
      __wbindgen_init_externref_table() {
        const table = instance.exports.__wbindgen_externrefs;
        const offset = table.grow(4);
        [undefined, undefined, null, true, false].forEach((value, i) => table.set(i ? offset + i - 1 : 0, value));
      },
    },
  });
  const wasm = instance.exports;
  wasm.__wbindgen_start();

  /** Bytes or a text as [address, length] in the memory of the WebAssembly, which takes it over. */
  function pass(value) {
    const bytes = typeof value === "string" ? encoder.encode(value) : value;
    const address = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(wasm.memory.buffer).set(bytes, address);
    return [address, bytes.length];
  }

  /** The JSON that an export answers with. */
  function take([address, length]) {
    const text = decoder.decode(new Uint8Array(wasm.memory.buffer, address >>> 0, length));
    wasm.__wbindgen_free(address, length, 1);
    return JSON.parse(text);
  }

  let index = wasm.init_pagefind(...pass(metadata)) >>> 0;
  index = wasm.set_ranking_weights(index, ...pass(JSON.stringify(ranking))) >>> 0;
  return {
    load: (bytes) => (index = wasm.load_index_chunk(index, ...pass(bytes)) >>> 0),
    loadFilter: (bytes) => (index = wasm.load_filter_chunk(index, ...pass(bytes)) >>> 0),

    /** The names of the files that hold these filters' values; of all filters where none are given. */
    filterFiles: (filters) =>
      take(
        filters
          ? wasm.request_filter_indexes(index, ...pass(JSON.stringify(filters)))
          : wasm.request_all_filter_indexes(index),
      ),

    /** `folded` as Pagefind's words are written, `text` with its accents. `sort` is "" or "date:desc". */
    search: (folded, text, filters, sort) =>
      take(
        wasm.search(
          index, ...pass(folded), ...pass(text), ...pass(JSON.stringify(filters)), ...pass(sort), false, false,
        ),
      ).results.map(({ p, s }) => ({ id: p, score: s })),

    filters: () => take(wasm.filters(index)),
  };
}
