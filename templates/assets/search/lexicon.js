/**
 * The names of people, organisations and terms, and which of them a query may mean: the name itself, its initials,
 * its beginning or end, a slip of the keyboard, or the same keys on the other layout.
 */
import { distance } from "./distance.js";
import { abbreviated, fromLatinLayout, hasHangul, initials, isInitials, keystrokes, stems, toLatinLayout } from "./hangul.js";
import { key } from "./text.js";

/** Slips allowed for so many keystrokes: fewer in Latin script, whose words are told apart by fewer letters. */
const slips = (length, korean) => Math.min(3, Math.floor(length / (korean ? 4 : 5)) || 1);

/** A name as it is compared: as it reads and as it is typed, whole and from each of its words on. */
function form(name) {
  const words = name.split(/[\s·-]+/).filter(Boolean);
  const whole = key(name);
  return {
    name,
    key: whole,
    keys: keystrokes(whole),
    tails: words.slice(1).map((_, i) => keystrokes(key(words.slice(i + 1).join(" ")))),
    initials: hasHangul(name) ? words.map((_, i) => initials(key(words.slice(i).join(" ")))) : [],
  };
}

/** How a query is read: as it is, without an ending, by the names of letters, or as typed on the other layout. */
function readings(query) {
  const found = [[query, 1]];
  for (const stem of stems(query)) found.push([stem, 0.95]);
  if (/[A-Za-z]{2}s$/.test(query)) found.push([query.slice(0, -1), 0.95]);
  for (const [text, weight] of [...found]) {
    const letters = abbreviated(text);
    if (letters) found.push([letters, 0.85 * weight]);
  }
  const korean = fromLatinLayout(query);
  if (korean) found.push([korean, 0.8]);
  const latin = toLatinLayout(query);
  if (latin) found.push([latin, 0.6]);
  return found.map(([text, weight]) => ({ key: key(text), keys: keystrokes(key(text)), weight }));
}

/** [how, score] of one reading against one name, or null. */
function compare(reading, name) {
  const { key: query, keys, weight } = reading;
  if (query === name.key) return [weight >= 0.9 ? "exact" : "layout", weight];
  if (keys.length > 1 && name.keys.startsWith(keys) && (weight === 1 || keys.length > 4)) {
    return ["beginning", weight * (0.6 + (0.3 * keys.length) / name.keys.length)];
  }
  if (weight === 1 && query.length > 1 && hasHangul(query) && name.key.endsWith(query)) {
    return ["end", 0.5 + (0.2 * query.length) / name.key.length];
  }
  return weight < 0.8 ? null : similar(reading, name);
}

function similar({ key: query, keys, weight }, name) {
  let best = null;
  for (const target of [name.keys, ...name.tails]) {
    const length = Math.max(keys.length, target.length);
    if (keys.length < 4 || target.length < 4) continue;
    const limit = slips(length, hasHangul(query));
    const count = distance(keys, target, limit);
    if (count > limit) continue;
    const score = weight * (0.75 - (0.5 * count) / length) * (target === name.keys ? 1 : 0.95);
    if (!best || score > best[1]) best = ["similar", score];
  }
  return best;
}

function compareInitials(query, name) {
  if (name.initials[0] === query) return ["initials", 0.9];
  const at = name.initials.findIndex((part) => part.startsWith(query));
  return at < 0 ? null : ["initials", (at ? 0.5 : 0.6) + (0.2 * query.length) / name.initials[at].length];
}

/**
 * `rows` are [id, title, alias, …]. The function returned gives for a query the entries it may mean, best first,
 * as {id, name, how, score}: `name` is the name compared, `how` is exact, layout (or spelt out by the names of its
 * letters), initials, beginning, end or similar.
 */
export function createLexicon(rows) {
  const entries = rows.map(([id, ...names]) => ({ id, names: names.map(form) }));
  return (query) => {
    const typed = readings(query);
    const short = isInitials(query) ? key(query) : "";
    if (!typed[0].key) return [];
    const found = [];
    for (const { id, names } of entries) {
      let best = { score: 0 };
      names.forEach((name, i) => {
        const compared = typed.map((reading) => compare(reading, name));
        if (short) compared.push(compareInitials(short, name));
        for (const result of compared) {
          const score = result ? result[1] * (i ? 0.97 : 1) : 0;
          if (score > best.score) best = { id, name: name.name, how: result[0], score };
        }
      });
      if (best.score) found.push(best);
    }
    return found.sort((a, b) => b.score - a.score);
  };
}
