/**
 * Hangul as it is typed: letters (jamo), keystrokes, initials, particles, half-typed syllables, the wrong layout.
 *
 * Sources of the rules:
 * - syllables and their letters: Unicode Standard, section 3.12, "Conjoining Jamo Behavior";
 * - the keyboard: the two-set layout (두벌식) of KS X 5002, on which a consonant typed after a vowel closes the
 *   syllable until the next vowel takes it over: ㄹ ㅡ ㅋ shows "릌", and with ㅜ becomes "르쿠";
 * - names of Latin letters: as the National Institute of Korean Language writes them (외래어 표기법), and as people do;
 * - initials (초성): the customary short form, "ㄹㅋ" for "르쿤";
 * - particles: see particles.js.
 */
import { AFTER_ANY, AFTER_CONSONANT, AFTER_VOWEL } from "./particles.js";

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const MEDIALS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
const FIRST = 0xac00;
const CONJOINING_INITIAL = 0x1100;

/** Letters that take two keystrokes. */
const DOUBLE = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ", ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
};
const JOINED = Object.fromEntries(Object.entries(DOUBLE).map(([letter, keys]) => [keys, letter]));

/** The keys of the two-set layout by their Latin letters; with shift where that gives another letter. */
const LATIN = [..."abcdefghijklmnopqrstuvwxyz"];
const KEYS = [..."ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ"];
const SHIFTED = { Q: "ㅃ", W: "ㅉ", E: "ㄸ", R: "ㄲ", T: "ㅆ", O: "ㅒ", P: "ㅖ" };
const TO_KEY = { ...Object.fromEntries(LATIN.map((letter, i) => [letter, KEYS[i]])), ...SHIFTED };
const TO_LATIN = Object.fromEntries(Object.entries(TO_KEY).map(([latin, key]) => [key, latin.toLowerCase()]));

export const isSyllable = (char) => char >= "가" && char <= "힣";
export const hasHangul = (text) => /[가-힣]/.test(text);

/** [initial, medial, final] of a syllable, as letters; the final may be "". */
function letters(syllable) {
  const n = syllable.charCodeAt(0) - FIRST;
  return [INITIALS[Math.floor(n / 588)], MEDIALS[Math.floor((n % 588) / 28)], FINALS[n % 28]];
}

const syllable = (initial, medial, final = "") =>
  String.fromCharCode(FIRST + INITIALS.indexOf(initial) * 588 + MEDIALS.indexOf(medial) * 28 + FINALS.indexOf(final));

/** The keys pressed to write `text`, whatever the input method makes of them; other characters stay. */
export const keystrokes = (text) =>
  [...text.normalize("NFC")]
    .flatMap((char) => (isSyllable(char) ? letters(char) : [char]))
    .map((letter) => DOUBLE[letter] ?? letter)
    .join("");

/** The initials of `text`: "ㄹㅋ" for "르쿤". */
export const initials = (text) =>
  [...text.normalize("NFC")].map((char) => (isSyllable(char) ? letters(char)[0] : char)).join("");

/** Whether a query is made of initials, Latin letters and digits beside them allowed: "AIㅈㄱ" for "AI 주권". */
export const isInitials = (text) => /^[ㄱ-ㅎ\w\s]+$/.test(text) && /[ㄱ-ㅎ]/.test(text);

/** What an input method makes of keystrokes. A key that fits no syllable stays a letter. */
export function compose(keys) {
  const isMedial = (key) => MEDIALS.includes(key);
  const all = [...keys];
  let text = "";
  for (let i = 0; i < all.length; ) {
    if (!INITIALS.includes(all[i]) || !isMedial(all[i + 1])) {
      text += all[i++];
      continue;
    }
    const initial = all[i++];
    let medial = all[i++];
    if (JOINED[medial + all[i]]) medial = JOINED[medial + all[i++]];
    let final = "";
    if (FINALS.includes(all[i]) && !isMedial(all[i + 1])) {
      final = all[i++];
      if (JOINED[final + all[i]] && !isMedial(all[i + 1])) final = JOINED[final + all[i++]];
    }
    text += syllable(initial, medial, final);
  }
  return text;
}

/** What Latin letters give when typed on the Korean layout ("fmzns" → "르쿤"); null if that is no Korean text. */
export function fromLatinLayout(text) {
  if (!/^[A-Za-z][A-Za-z ]*$/.test(text)) return null;
  const typed = compose([...text].map((char) => TO_KEY[char] ?? TO_KEY[char.toLowerCase()] ?? char).join(""));
  return hasHangul(typed) && !/[ㄱ-ㅣ]/.test(typed) ? typed : null;
}

/** What Korean letters give when typed on the Latin layout ("ㅡㄷㅅㅁ" → "meta"); null if they are no such slip. */
export function toLatinLayout(text) {
  if (!/^[ㄱ-ㅣ가-힣\s]+$/.test(text) || !/[ㅏ-ㅣ]/.test(text)) return null;
  const typed = [...keystrokes(text)].map((key) => TO_LATIN[key] ?? key).join("");
  return /^[a-z\s]+$/.test(typed) ? typed : null;
}

/** The names of Latin letters and of the digits that stand in abbreviations. */
const LETTER_NAMES = {
  에이: "A", 비: "B", 씨: "C", 시: "C", 디: "D", 이: "E", 에프: "F", 지: "G", 에이치: "H", 아이: "I", 제이: "J", 케이: "K",
  엘: "L", 엠: "M", 엔: "N", 오: "O", 피: "P", 큐: "Q", 아르: "R", 알: "R", 에스: "S", 티: "T", 유: "U", 브이: "V",
  더블유: "W", 더블류: "W", 엑스: "X", 와이: "Y", 제트: "Z", 원: "1", 투: "2", 쓰리: "3", 포: "4",
};
const SPELT_OUT = new RegExp(`(?:${Object.keys(LETTER_NAMES).sort((a, b) => b.length - a.length).join("|")})`, "g");
const ABBREVIATION = new RegExp(`(?:${SPELT_OUT.source}){2,}$`);

/** Text that ends in the names of letters, with the letters: "챗지피티" → "챗GPT"; null if it does not. */
export function abbreviated(text) {
  const names = text.match(ABBREVIATION)?.[0];
  return names ? text.slice(0, -names.length) + names.replace(SPELT_OUT, (name) => LETTER_NAMES[name]) : null;
}

/**
 * What a word whose last syllable is half typed may begin with: "르ㅋ" and "릌" both with 르 and the initial ㅋ. The
 * initial stands as conjoining jamo, so that decomposed (NFD) it begins every syllable that it may become.
 */
export function unfinished(word) {
  const head = word.slice(0, -1);
  const last = word.slice(-1);
  const begin = (letter) => String.fromCharCode(CONJOINING_INITIAL + INITIALS.indexOf(letter));
  if (INITIALS.includes(last)) return isSyllable(head.slice(-1)) ? [head + begin(last)] : [];
  if (!isSyllable(last)) return [];
  const [initial, medial, final] = letters(last);
  const [kept, moved] = DOUBLE[final] ? [...DOUBLE[final]] : ["", final];
  return INITIALS.includes(moved) ? [head + syllable(initial, medial, kept) + begin(moved)] : [];
}

const PARTICLES = [...AFTER_CONSONANT, ...AFTER_VOWEL, ...AFTER_ANY].sort((a, b) => b.length - a.length);

/** Whether a particle has the form that it takes after this character. After Latin letters and digits any has. */
function follows(particle, char) {
  if (!isSyllable(char)) return /[0-9\p{Script=Latin}]/u.test(char);
  if (AFTER_ANY.includes(particle)) return true;
  const final = letters(char)[2];
  if (final === "ㄹ" && /^으?로/.test(particle)) return particle.startsWith("로");
  return AFTER_CONSONANT.includes(particle) === (final !== "");
}

/** The word without each particle that it may end in, shortest stem first. */
export function stems(word) {
  const found = [];
  for (const particle of PARTICLES) {
    const rest = word.slice(0, -particle.length);
    if (!rest || !word.endsWith(particle) || !follows(particle, rest.slice(-1))) continue;
    if (rest.length > 1 || particle.length > 1 || !isSyllable(rest)) found.push(rest);
  }
  return found;
}

/** The word without its longest particle, or as it is. */
export const stem = (word) => stems(word)[0] ?? word;

/** A word divided where its script changes: "스케일AI" → "스케일 AI". Digits stay with what follows them: "600명". */
export const splitScripts = (word) =>
  word
    .replace(/([가-힣])(?=[0-9\p{Script=Latin}])/gu, "$1 ")
    .replace(/(\p{Script=Latin})(?=[가-힣])|(\p{Script=Latin}{3})(?=[0-9])/gu, "$& ");
