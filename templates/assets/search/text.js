/** Text as search compares it. sitegen/search/folding.py does the same to what is indexed. */

/** Letters that are written with others where a keyboard lacks them; modifier letters stand for nothing. */
const LETTERS = Object.fromEntries(
  (
    "ßss æae œoe øo đd ðd þth łl ŀl ħh ŧt ŋn ıi ȷj ĸk ƀb ɓb ƃb ƈc ȼc ɖd ɗd ƌd əa ǝe ɛe ɇe ƒf ɠg ǥg ɣg ƕhv ⱨh ɨi ɩi ɉj " +
    "ƙk ⱪk ƚl ɫl ⱡl ɲn ƞn ɔo ɵo ƣoi ƥp ɍr ɽr ẜs ẝs ƭt ʈt ƫt ⱦt ʉu ʊu ʋv ỽv ƿw ƴy ɏy ỿy ƶz ȥz ⱬz ʒz ⱥa ỻll ʹ ʺ ʻ ʼ ʽ ʾ ʿ"
  )
    .split(" ")
    .map((pair) => [pair[0], pair.slice(1)]),
);
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

const plainCharacters = new Map();

function plainCharacter(char) {
  let result = plainCharacters.get(char);
  if (result === undefined) {
    const compatible = char.normalize("NFKD");
    // ™ and ℠ are signs beside a name, no letters of it.
    result = /^[\p{L}\p{M}\p{N}]+$/u.test(compatible) && !/[™℠]/.test(char) ? compatible : char;
    plainCharacters.set(char, result);
  }
  return result;
}

/**
 * `text` with characters that stand for letters and digits replaced by these (NFKC: ﬁ, Ａ, ₂). The letters of Hangul
 * stay, which are typed as initials and would become parts of syllables.
 */
const plain = (text) => text.replace(/[^\0-\x7fㄱ-ㆎ가-힣]/gu, plainCharacter);

/** `text` as the index has it: decomposed (NFD), without accents, case and punctuation; spaces stay. */
export const fold = (text) =>
  plain(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}\s]+/gu, "");

/** What two spellings of a name have in common: folded, composed again, without spaces. */
export const key = (text) => fold(text).replace(/\s+/g, "").normalize("NFC");

/** A query without what is never searched: the possessive, quotation marks, brackets, operators. */
export const clean = (query) =>
  plain(query)
    .normalize("NFC")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'´`]/gu, " ")
    .replace(/[\p{S}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

const words = (list) => new Set(list.split(" "));

/** Words that say nothing of what is looked for. */
const STOP_WORDS = {
  en: words(
    "a an and are as at be by did do does for from has have how in is it its of on or that the this to was were what " +
      "when where which who whom whose why will with",
  ),
  ko: words("왜 누가 누구 무엇 무엇을 어떻게 언제 어디 어떤 무슨 이유 대해 대한 관련 관한 것 수 및 등 그 이 저"),
};

/** The words of a query that say what is looked for; all of them if none would be left. */
export function contentWords(query, language) {
  const all = query.split(" ");
  const stop = STOP_WORDS[language.split("-")[0]];
  const left = all.filter((word) => !stop?.has(word.toLowerCase()));
  return left.length ? left : all;
}

/**
 * A word without the endings that Pagefind's English stemmer takes off, cut rather too short than too long. It only
 * serves to see whether a page that the index names does hold the word in some form.
 */
function latinStem(word) {
  const cut = word.replace(/(ations?|ings?|ers?|ied|ies|ed|es|s|ly|ments?)$/, "");
  if (cut.length < 3) return word;
  return cut.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/e$/, "");
}

/** Where a folded word stands in a folded text, from `start`; Latin words of up to three letters only as whole beginnings. */
export function find(text, word, start = 0) {
  const short = /^[a-z0-9]{1,3}$/.test(word);
  let at = text.indexOf(word, start);
  while (short && at > 0 && /[a-z0-9]/.test(text[at - 1])) at = text.indexOf(word, at + 1);
  return at;
}

/** The form in which a folded text holds a word of a query, or null. */
export function formIn(text, word) {
  const folded = fold(word).replace(/\s+/g, "");
  if (!folded || find(text, folded) >= 0) return folded;
  if (!/^[a-z]+$/.test(folded)) return null;
  const stem = latinStem(folded);
  return find(text, stem) >= 0 ? stem : null;
}
