/** The pages found for a query: asked for form by form, and kept only if they hold what was asked for. */
import { hasHangul, stem } from "./hangul.js";
import { formIn } from "./text.js";

const unique = (values) => [...new Set(values)];

/**
 * `options` are the index's {filters, newestFirst}; of each answer the first `depth` results are looked at. Hits are
 * {page, score, terms}: a score of 1 is that of the best page for all words, `terms` are the words that the page holds.
 */
export class Collection {
  constructor(index, depth, options) {
    this.index = index;
    this.depth = depth;
    this.options = options;
    this.hits = new Map();
    this.asked = new Set();
    this.more = false;
  }

  get size() {
    return this.hits.size;
  }

  #search(text) {
    // A lone Latin letter or jamo begins too much to mean anything.
    return text.length > 1 || hasHangul(text) ? this.index.search(text, this.options) : [];
  }

  #pages(results) {
    return Promise.all(results.map(({ id }) => this.index.page(id)));
  }

  #keep(page, score, terms) {
    const known = this.hits.get(page.id);
    if (!known || score > known.score) this.hits.set(page.id, { page, score, terms });
  }

  /** Asks for each [text, weight]; keeps the pages that hold all of `terms`, by default the text's own words. */
  async ask(variants, terms = null) {
    const texts = variants.map(([text, weight]) => [text.replace(/\s+/g, " ").trim(), weight]);
    const fresh = texts.filter(([text]) => text && !this.asked.has(text) && this.asked.add(text));
    const answers = await Promise.all(fresh.map(([text]) => this.#search(text)));
    await Promise.all(
      fresh.map(async ([text, weight], i) => {
        const results = answers[i].slice(0, this.depth);
        this.more ||= answers[i].length > this.depth;
        const held = terms ?? text.split(" ");
        for (const [j, page] of (await this.#pages(results)).entries()) {
          if (!page || held.some((term) => formIn(page.folded, term) === null)) continue;
          this.#keep(page, (weight * results[j].score) / (results[0].score || 1), held);
        }
      }),
    );
  }

  /** Asks for each word by itself; keeps the `count` pages that hold the most of them. */
  async askForSome(words, count) {
    const forms = words.map((word) => unique([stem(word), word]));
    const answers = await Promise.all(forms.map((texts) => Promise.all(texts.map((text) => this.#search(text)))));
    const scores = new Map();
    for (const byForm of answers) {
      const best = new Map();
      for (const { id, score } of byForm.flat()) best.set(id, Math.max(score, best.get(id) ?? 0));
      for (const [id, score] of best) scores.set(id, [...(scores.get(id) ?? []), score]);
    }
    const share = (count) => (count / words.length) ** 2;
    const ranked = [...scores]
      .filter(([id]) => !this.hits.has(id))
      .map(([id, list]) => ({ id, score: list.reduce((a, b) => a + b, 0), rank: list.length }))
      .sort((a, b) => b.score * share(b.rank) - a.score * share(a.rank))
      .slice(0, count);
    const top = Math.max(...ranked.map(({ score }) => score), 1e-9);
    for (const [i, page] of (await this.#pages(ranked)).entries()) {
      if (!page) continue;
      const terms = forms.flatMap((texts) => texts.find((text) => formIn(page.folded, text) !== null) ?? []);
      if (terms.length) this.#keep(page, (ranked[i].score / top) * share(terms.length), terms);
    }
  }
}
