/** The forms in which a query is put to the index, as [text, weight] pairs. */
import { splitScripts, stem, unfinished } from "./hangul.js";

const unique = (values) => [...new Set(values)];

/** As typed, and without the words that say nothing. */
export const typed = (query, words) => [[query, 1], [words.join(" "), 1]];

/** Neighbouring words joined: Korean compounds are written with and without spaces. */
function joined(words) {
  if (words.length < 2 || words.length > 4) return [];
  const [a, b, c] = words;
  return [[words.join(""), 0.95], ...(words.length === 3 ? [[`${a}${b} ${c}`, 0.85], [`${a} ${b}${c}`, 0.85]] : [])];
}

/** Without particles, divided where the script changes, with neighbours joined. */
export function rewritten(words) {
  const parts = words.map(splitScripts);
  const stemmed = parts.map((part) => part.split(" ").map(stem).join(" "));
  return [[words.map(stem).join(" "), 0.97], [parts.join(" "), 0.9], [stemmed.join(" "), 0.9], ...joined(words)];
}

/** One long Hangul word in two, wherever both parts have two syllables. */
export function divided(word) {
  if (!/^[가-힣]{4,}$/.test(word)) return [];
  return unique([word, stem(word)]).flatMap((base) =>
    Array.from({ length: Math.max(0, base.length - 3) }, (_, i) => [`${base.slice(0, i + 2)} ${base.slice(i + 2)}`, 0.8]),
  );
}

/** With the last syllable taken as half typed. */
export const halfTyped = (words) =>
  unfinished(words[words.length - 1]).map((word) => [[...words.slice(0, -1), word].join(" "), 0.9]);

/**
 * A last Latin word without its last letters: Pagefind's stemmer may have cut the word that this is the beginning of,
 * "reinforceme" of "reinforcement".
 */
export function cutShort(words) {
  const last = words[words.length - 1];
  if (!/^[A-Za-z]{6,}$/.test(last)) return [];
  return [1, 2, 3].map((cut) => [...words.slice(0, -1), last.slice(0, -cut)].join(" "));
}
