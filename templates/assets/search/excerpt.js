/** Excerpts: the stretch of a page's text that holds most of what was looked for, with the matches marked. */
import { find, fold } from "./text.js";

const folded = new Map();

/** Stems are looked for, but half a marked word reads like a mistake; a Korean particle stays unmarked. */
const REST_OF_WORD = /^[\p{Script=Latin}\p{M}]*/u;

function foldCharacter(char) {
  let result = folded.get(char);
  if (result === undefined) folded.set(char, (result = fold(char)));
  return result;
}

/** Where the words stand in `text`, as [start, end, word], in order; `words` are folded. */
function matches(text, words) {
  const origin = [];
  let flat = "";
  let at = 0;
  for (const char of text) {
    const result = foldCharacter(char);
    for (let i = 0; i < result.length; i++) origin.push(at);
    flat += result;
    at += char.length;
  }
  origin.push(at);
  const found = [];
  for (const word of new Set(words)) {
    if (!word) continue;
    for (let i = find(flat, word); i >= 0 && found.length < 400; i = find(flat, word, i + word.length)) {
      const last = origin[i + word.length - 1];
      const char = String.fromCodePoint(text.codePointAt(last));
      const end = last + char.length;
      const ending = /\p{Script=Latin}/u.test(char) ? REST_OF_WORD.exec(text.slice(end, end + 24))[0].length : 0;
      found.push([origin[i], end + ending, word]);
    }
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** `text` from `start` to `end` as [piece, marked] pairs. */
function pieces(text, found, start, end) {
  const out = [];
  let at = start;
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    if (from > at) out.push([text.slice(at, from), false]);
    out.push([text.slice(from, to), true]);
    at = to;
  }
  if (at < end) out.push([text.slice(at, end), false]);
  return out;
}

/** A short text, whole, as [piece, marked] pairs. */
export const marked = (text, words) => pieces(text, matches(text, words), 0, text.length);

/**
 * About `length` characters of `text` as [piece, marked] pairs: those with the most different words, then with the
 * most matches. Cut at spaces, with an ellipsis where something is left out.
 */
export function excerpt(text, words, length = 120) {
  const found = matches(text, words);
  let best = [0, 0];
  for (let i = 0; i < found.length; i++) {
    const inside = [];
    for (let j = i; j < found.length && found[j][1] <= found[i][0] + length; j++) inside.push(found[j][2]);
    const score = new Set(inside).size * 10 + Math.min(5, inside.length);
    if (score > best[0]) best = [score, found[i][0]];
  }
  const lead = Math.floor(length / 4);
  let start = Math.max(0, best[1] - lead);
  if (start > 0) {
    const space = text.indexOf(" ", start);
    start = space >= 0 && space < best[1] ? space + 1 : best[1];
  }
  let end = Math.min(text.length, start + length);
  if (end < text.length) {
    const space = text.lastIndexOf(" ", end);
    if (space > start + length / 2 && space > best[1]) end = space;
  }
  const out = pieces(text, found, start, end);
  if (start > 0) out.unshift(["…\u00a0", false]);
  if (end < text.length) out.push(["\u00a0…", false]);
  return out;
}
