/**
 * From what a reader types to the pages that are meant. Pagefind finds words by their beginnings; the planner asks it
 * again in other forms, the cheapest first, until there is enough, and checks that each page holds what was asked for.
 */
import { fromLatinLayout, isInitials, hasHangul, splitScripts, stem, toLatinLayout, unfinished } from "./hangul.js";
import { clean, contentWords, fold, formIn, key } from "./text.js";

/** Below so many pages the next tier is asked. */
const ENOUGH = 10;

const unique = (values) => [...new Set(values)];

/** Neighbouring words joined: Korean compounds are written with and without spaces. */
function joined(words) {
  if (words.length < 2 || words.length > 4) return [];
  const [a, b, c] = words;
  return [[words.join(""), 0.95], ...(words.length === 3 ? [[`${a}${b} ${c}`, 0.85], [`${a} ${b}${c}`, 0.85]] : [])];
}

/** One long Hangul word in two, wherever both parts have two syllables. */
function divided(word) {
  if (!/^[가-힣]{4,}$/.test(word)) return [];
  return unique([word, stem(word)]).flatMap((base) =>
    Array.from({ length: Math.max(0, base.length - 3) }, (_, i) => [`${base.slice(0, i + 2)} ${base.slice(i + 2)}`, 0.8]),
  );
}

/** Whether a page has the chosen value of every filter. */
const passes = (page, filters) =>
  Object.entries(filters).every(([name, value]) => !value || page.filters[name]?.includes(value));

/**
 * `index` is {search(text, options), page(id)}, as engine.js makes it; `lexicon(query)` gives names; `spell()`
 * promises a speller. The function returned plans one query.
 *
 * It gives {hits, more, suggestion}: `hits` are {page, words, name}, with the words to mark and the name that
 * matched; `more` says that there may be further pages; `suggestion` is set when nothing holds what was typed, to
 * what the hits are for instead. It gives null once `superseded()`.
 */
export function createPlanner({ index, lexicon, spell, language }) {
  return async function plan(raw, { limit = 10, filters = {}, newestFirst = false, superseded = () => false } = {}) {
    const query = clean(raw);
    if (!key(query) && !isInitials(query)) return { hits: [], more: false, suggestion: null };
    const words = contentWords(query, language);
    const names = lexicon(query);
    const asked = new Set();
    const found = new Map();
    const depth = Math.max(limit, ENOUGH);
    let more = false;

    const search = (text) => (text.length > 1 || hasHangul(text) ? index.search(text, { filters, newestFirst }) : []);

    /** Asks for each [text, weight] and keeps the pages that hold all of the text's words. */
    async function ask(tier, variants) {
      const fresh = variants.map(([text, weight]) => [text.replace(/\s+/g, " ").trim(), weight]);
      const asking = fresh.filter(([text]) => text && !asked.has(text) && asked.add(text));
      const answers = await Promise.all(asking.map(([text]) => search(text)));
      for (const [i, [text, weight]] of asking.entries()) {
        const results = answers[i].slice(0, depth);
        more ||= answers[i].length > depth;
        const pages = await Promise.all(results.map(({ id }) => index.page(id)));
        const terms = text.split(" ");
        pages.forEach((page, j) => {
          if (!terms.every((term) => formIn(page.folded, term) !== null)) return;
          const score = (weight * results[j].score) / (results[0].score || 1);
          const known = found.get(page.id);
          if (known && (known.tier < tier || (known.tier === tier && known.score >= score))) return;
          found.set(page.id, { page, tier, score, terms });
        });
      }
    }

    /** Pages that hold some of the words, by how many and how well. */
    async function askForSome() {
      const forms = words.map((word) => unique([stem(word), word]));
      const answers = await Promise.all(forms.map((texts) => Promise.all(texts.map(search))));
      const scores = new Map();
      for (const byForm of answers) {
        const best = new Map();
        for (const { id, score } of byForm.flat()) best.set(id, Math.max(score, best.get(id) ?? 0));
        for (const [id, score] of best) scores.set(id, [...(scores.get(id) ?? []), score]);
      }
      const share = (count) => (count / words.length) ** 2;
      const ranked = [...scores].map(([id, list]) => [id, list.reduce((a, b) => a + b, 0), list.length]);
      ranked.sort((a, b) => b[1] * share(b[2]) - a[1] * share(a[2]));
      const best = ranked.filter(([id]) => !found.has(id)).slice(0, depth);
      const pages = await Promise.all(best.map(([id]) => index.page(id)));
      const top = Math.max(...best.map(([, score]) => score), 1e-9);
      pages.forEach((page, i) => {
        const terms = forms.flatMap((texts) => texts.find((text) => formIn(page.folded, text)) ?? []);
        if (terms.length) found.set(page.id, { page, tier: 5, score: (best[i][1] / top) * share(terms.length), terms });
      });
    }

    await ask(0, [[query, 1], [words.join(" "), 1]]);
    if (superseded()) return null;
    if (found.size < ENOUGH) {
      const parts = words.map(splitScripts);
      const stemmed = parts.map((part) => part.split(" ").map(stem).join(" "));
      await ask(1, [[words.map(stem).join(" "), 0.97], [parts.join(" "), 0.9], [stemmed.join(" "), 0.9], ...joined(words)]);
    }
    if (found.size < 3 && words.length === 1) await ask(2, divided(words[0]));
    if (superseded()) return null;
    const before = words.slice(0, -1);
    const last = words[words.length - 1];
    if (!found.size) await ask(3, unfinished(last).map((word) => [[...before, word].join(" "), 0.9]));
    // Pagefind's stemmer may have cut the word that this is the beginning of: "reinforceme" of "reinforcement".
    for (let cut = 1; !found.size && cut <= 3 && /^[A-Za-z]{6,}$/.test(last); cut++) {
      await askForBeginning([...before, last.slice(0, -cut)].join(" "), [...before, last]);
    }
    const literal = found.size;
    if (words.length > 1 && found.size < ENOUGH) await askForSome();
    if (superseded()) return null;

    async function askForBeginning(text, terms) {
      const results = (await search(text)).slice(0, depth);
      for (const [i, page] of (await Promise.all(results.map(({ id }) => index.page(id)))).entries()) {
        if (terms.every((term) => page.folded.includes(fold(term)))) {
          found.set(page.id, { page, tier: 3, score: results[i].score / results[0].score, terms });
        }
      }
    }

    let suggestion = null;
    if (!found.size) {
      for (const typed of [fromLatinLayout(query), toLatinLayout(query)].filter(Boolean)) {
        await ask(4, [[typed, 0.5]]);
        if (found.size) suggestion ??= typed;
      }
    }
    const sure = names.filter(({ how }) => how === "exact" || how === "initials" || how === "beginning" || how === "end");
    const near = names.filter(({ how }) => how === "layout" || how === "similar").slice(0, 3);
    if (!found.size && !sure.length && !isInitials(query) && !(near[0]?.score >= 0.62)) {
      const spelt = (await spell())(query);
      for (const text of spelt) await ask(6, [[text, 1]]);
      if (found.size) suggestion ??= spelt[0];
    }
    if (superseded()) return null;

    // A page whose title or other name is the query stands first, as does one whose title holds all of its words.
    const whole = new Set([query, words.join(""), words.map(stem).join("")].map(key));
    for (const hit of found.values()) {
      const [title, ...others] = hit.page.names.map(key);
      if (whole.has(title)) hit.score += 2;
      else if (others.some((name) => whole.has(name))) hit.score += 1.5;
      else if (words.every((word) => title.includes(key(stem(word))))) hit.score += 0.3;
      if (hit.score >= 1.5) hit.tier = -1;
    }
    const ranked = [...found.values()].sort((a, b) => a.tier - b.tier || b.score - a.score);
    const pick = (...hows) => sure.filter(({ how }) => hows.includes(how));
    const plain = ranked.filter(({ tier }) => tier <= 1).length;
    const beginnings = pick("beginning").slice(0, 3);
    const guesses = [...beginnings, ...pick("end").slice(0, 3), ...near].sort((a, b) => b.score - a.score);
    const pinned = [
      ...pick("exact"),
      ...ranked.filter(({ tier }) => tier < 0).map(({ page }) => ({ id: page.id })),
      ...pick("initials").slice(0, 5),
      ...(plain ? (words.length > 1 ? [] : beginnings.filter(({ score }) => score >= 0.7)) : guesses),
    ];
    if (!literal && !sure.length && near.length) suggestion ??= near[0].name;

    const order = unique([...pinned.map(({ id }) => id), ...ranked.map(({ page }) => page.id)]);
    const pages = (await Promise.all(order.map((id) => found.get(id)?.page ?? index.page(id)))).filter((page) =>
      passes(page, filters),
    );
    if (newestFirst) pages.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
    const hits = pages.map((page) => {
      const name = pinned.find((pin) => pin.id === page.id)?.name ?? null;
      const terms = unique([...(found.get(page.id)?.terms ?? []), ...words.flatMap((word) => [word, stem(word)])]);
      const own = [...terms, ...(name ? [key(name), ...name.split(" ")] : [])];
      return { page, name, words: unique(own.map((term) => formIn(page.folded, term)).filter(Boolean)) };
    });
    return { hits: hits.slice(0, limit), more: more || hits.length > limit, suggestion };
  };
}
