/** What a word that stands nowhere may have been meant to be: the nearest word of the site's vocabulary. */
import { distance } from "./distance.js";
import { keystrokes, stem } from "./hangul.js";
import { fold } from "./text.js";

/** `words` are those of the site, those on most pages first. */
export function createSpeller(words) {
  const known = words.map((word) => ({ word, keys: keystrokes(word) }));
  const all = new Set(words);

  /** Up to three words nearest to `word`; none if it is known, too short or too far from all. */
  function nearest(word) {
    const typed = fold(word).normalize("NFC");
    if (typed.length < 2 || all.has(typed) || all.has(stem(typed))) return [];
    let best = Infinity;
    let found = [];
    for (const candidate of new Set([typed, stem(typed)])) {
      const keys = keystrokes(candidate);
      const limit = Math.min(2, Math.floor(keys.length / 4));
      for (const entry of limit ? known : []) {
        const slips = distance(keys, entry.keys, limit);
        // The first letter is the one least often mistyped.
        const cost = slips + (entry.keys[0] === keys[0] ? 0 : 0.5);
        if (slips > limit || cost > best) continue;
        if (cost < best) found = [];
        best = cost;
        found.push(entry.word);
      }
    }
    return [...new Set(found)].slice(0, 3);
  }

  /** Queries that the words of `query` may have been meant to be, the likeliest first. */
  return (query) => {
    const words = query.split(" ").map((word) => ({ word, near: nearest(word) }));
    if (words.every(({ near }) => !near.length)) return [];
    if (words.length === 1) return words[0].near;
    return [words.map(({ word, near }) => near[0] ?? word).join(" ")];
  };
}
