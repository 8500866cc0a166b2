/**
 * From what a reader types to the pages that are meant. Pagefind finds words by their beginnings; the planner asks it
 * again in other forms, the cheapest first, until there is enough, and checks that each page holds what was asked for.
 */
import { Collection } from "./collection.js";
import { cutShort, divided, halfTyped, rewritten, typed } from "./forms.js";
import { abbreviated, fromLatinLayout, isInitials, stem, toLatinLayout } from "./hangul.js";
import { clean, contentWords, fold, formIn, key } from "./text.js";

/** Below so many pages further forms are asked for. */
const ENOUGH = 10;

/** A name as similar as this is likelier meant than any word of the vocabulary. */
const CLOSE = 0.62;

const LONG = new Set(["brief", "source", "page"]);

const unique = (values) => [...new Set(values)];

/** Whether a page has the chosen value of every filter. */
const passes = (page, filters) =>
  Object.entries(filters).every(([name, value]) => !value || page.filters[name]?.includes(value));

/** How much of the query a name holds, and the query of it; both 1 where they are the same. */
function overlap(name, words) {
  const folded = fold(name);
  const forms = words.map((word) => formIn(folded, word) ?? formIn(folded, stem(word))).filter(Boolean);
  const covered = unique(forms).join("").length / Math.max(1, folded.replace(/\s/g, "").length);
  return [forms.length / words.length, Math.min(1, covered)];
}

/**
 * Puts pages that are named as the query first, and the others by how much of it their titles hold. Texts that tell of
 * everything, each in many words, come a little behind what they tell of.
 */
function rank(hits, query, words) {
  const whole = new Set([query, words.join(""), words.map(stem).join("")].map(key));
  for (const hit of hits) {
    const { title } = hit.page;
    hit.named = hit.page.names.some((name) => whole.has(key(name)));
    if (hit.named) hit.score += whole.has(key(title)) ? 2 : 1.5;
    else {
      const [share, covered] = overlap(title, words);
      hit.score += 0.4 * share ** 2 + 0.4 * share * covered - (LONG.has(hit.page.kind) ? 0.15 : 0);
    }
  }
  return hits.sort((a, b) => b.named - a.named || b.score - a.score);
}

/**
 * `index` is {search(text, options), page(id)}, as engine.js makes it; `lexicon(query)` gives names; `spell()`
 * promises a speller. The function returned plans one query.
 *
 * It gives {hits, more, partial, suggestion}: `hits` are {page, words, name}, with the words to mark and the name
 * that matched; `more` says that there may be further pages; `partial` that no page holds all of the query;
 * `suggestion` is set when nothing holds what was typed, to what the hits are for instead. It gives null once
 * `superseded()`.
 */
export function createPlanner({ index, lexicon, spell, language }) {
  const NOTHING = { hits: [], more: false, partial: true, suggestion: null };

  return async function plan(raw, { limit = 10, filters = {}, newestFirst = false, superseded = () => false } = {}) {

    /** The answer to one reading of the query; null once superseded. */
    async function answer(query) {
      const words = contentWords(query, language);
      const names = lexicon(query);
      // With several words a page's title may lift it over many that hold them somewhere.
      const depth = Math.max(limit, words.length > 1 ? 1.5 * ENOUGH : ENOUGH);
      const found = new Collection(index, depth, { filters, newestFirst });
      const single = words.length === 1;
      const steps = [
        // One word is cheap to ask for in two forms, and then waits once.
        () => found.ask([...typed(query, words), ...(single ? rewritten(words) : [])]),
        () => !single && found.size < ENOUGH && found.ask(rewritten(words)),
        () => found.size < 3 && single && found.ask(divided(words[0])),
        () => !found.size && found.ask(halfTyped(words)),
        ...cutShort(words).map((text) => () => !found.size && found.ask([[text, 0.9]], words)),
      ];
      for (const step of steps) {
        await step();
        if (superseded()) return null;
      }
      const literal = found.size;
      if (words.length > 1 && found.size < ENOUGH) await found.askForSome(words, limit);
      const ranked = rank([...found.hits.values()], query, words);

      const how = (...kinds) => names.filter((name) => kinds.includes(name.how));
      const beginnings = how("beginning").slice(0, 3);
      const near = how("layout", "similar").slice(0, 3);
      const guesses = [...beginnings, ...how("end").slice(0, 3), ...near].sort((a, b) => b.score - a.score);
      const certain = beginnings.filter(({ score }) => words.length === 1 && score >= 0.7);
      const pinned = [
        ...how("exact"),
        ...ranked.filter(({ named }) => named).map(({ page }) => ({ id: page.id })),
        ...how("initials").slice(0, 5),
        ...(literal ? certain : guesses),
      ];
      const sure = literal > 0 || how("exact", "initials", "beginning", "end").length > 0;

      const order = unique([...pinned.map(({ id }) => id), ...ranked.map(({ page }) => page.id)]);
      const pages = await Promise.all(order.map((id) => found.hits.get(id)?.page ?? index.page(id)));
      const kept = pages.filter((page) => page && passes(page, filters));
      if (newestFirst) kept.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
      const hits = kept.slice(0, limit).map((page) => {
        const name = pinned.find((pin) => pin.id === page.id)?.name ?? null;
        const sought = [...(found.hits.get(page.id)?.terms ?? []), ...words.flatMap((word) => [word, stem(word)])];
        // A name that was meant is marked as a whole where nothing in it is as it was typed.
        const isAsTyped = name && sought.some((term) => formIn(fold(name), term) !== null);
        const terms = [...sought, ...(name && !isAsTyped ? [key(name), ...name.split(" ")] : [])];
        return { page, name, words: unique(terms.map((term) => formIn(page.folded, term)).filter(Boolean)) };
      });
      const suggestion = !sure && near.length ? near[0] : null;
      return { hits, more: found.more || kept.length > limit, partial: !sure, suggestion };
    }

    const query = clean(raw);
    if (!key(query) && !isInitials(query)) return NOTHING;
    const first = await answer(query);
    if (!first) return null;
    const plain = { ...first, suggestion: first.suggestion?.name ?? null };
    if (!first.partial || first.suggestion?.score >= CLOSE || isInitials(query)) return plain;

    // Nothing holds what was typed: are these names of letters, was it typed on the other layout, or misspelt?
    const read = [abbreviated(query), abbreviated(stem(query)), fromLatinLayout(query), toLatinLayout(query)];
    const readings = unique(read.filter(Boolean));
    const others = plain.hits.length ? readings : [...readings, ...(await spell())(query)];
    for (const reading of others) {
      const second = await answer(reading);
      if (!second) return null;
      if (!second.partial && second.hits.length) return { ...second, partial: true, suggestion: reading };
    }
    return plain;
  };
}
