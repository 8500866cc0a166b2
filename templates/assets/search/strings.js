/** The interface's strings in the page's language. */
import { settings } from "./client.js";

const plurals = new Intl.PluralRules(settings.language);
const numbers = new Intl.NumberFormat(settings.language);
const names = new Intl.DisplayNames(settings.language, { type: "language" });

/** The string of `key`, by the plural category of `values.n` where it has several, with `values` in their places. */
export function t(key, values = {}) {
  let entry = settings.strings[key];
  if (typeof entry !== "string") entry = entry[plurals.select(values.n ?? 0)] ?? entry.other;
  return entry.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? numbers.format(values[name]) : values[name],
  );
}

/** A language's name in the page's language. */
export const languageName = (code) => names.of(code) ?? code;
