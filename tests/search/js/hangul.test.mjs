import assert from "node:assert/strict";
import { test } from "node:test";
import * as hangul from "../../../templates/assets/search/hangul.js";

/** Each row is one call: its argument, and what it gives. */
function rows(of, name, table) {
  for (const [given, expected] of table) {
    test(`${name}: ${given} → ${JSON.stringify(expected)}`, () => assert.deepEqual(of(given), expected));
  }
}

rows(hangul.keystrokes, "keystrokes", [
  ["르쿤", "ㄹㅡㅋㅜㄴ"],
  ["왕", "ㅇㅗㅏㅇ"], // a vowel of two keys
  ["값", "ㄱㅏㅂㅅ"], // a closing cluster of two keys
  ["꿈", "ㄲㅜㅁ"], // a doubled consonant is one key with shift
  ["르ㅋ", "ㄹㅡㅋ"],
  ["릌", "ㄹㅡㅋ"],
  ["AI 왕", "AI ㅇㅗㅏㅇ"],
]);

rows(hangul.compose, "compose", [
  ["ㄹㅡㅋㅜㄴ", "르쿤"],
  ["ㄹㅡㅋ", "릌"],
  ["ㅊㅗㅈㅣㄴㅡㅇ", "초지능"],
  ["ㄱㅏㅂㅅ", "값"],
  ["ㄱㅏㅂㅅㅣ", "갑시"], // the second consonant goes over to the next vowel
  ["ㅇㅗㅏㅇ", "왕"],
  ["ㄹㅋ", "ㄹㅋ"],
  ["ㅏㅏ", "ㅏㅏ"],
]);

test("composing undoes keystrokes", () => {
  const text = "얀 르쿤은 메타를 떠나 값진 초지능연구소를 없애고 왼쪽으로 꿰뚫었다";
  assert.equal(hangul.compose(hangul.keystrokes(text)), text);
});

rows(hangul.initials, "initials", [
  ["르쿤", "ㄹㅋ"],
  ["오픈AI", "ㅇㅍAI"],
]);

rows(hangul.isInitials, "isInitials", [
  ["ㄹㅋ", true],
  ["ㅇ ㄹㅋ", true],
  ["AIㅈㄱ", true],
  ["르ㅋ", false],
  ["ㅏ", false],
  ["AI", false],
  [" ", false],
]);

rows(hangul.fromLatinLayout, "fromLatinLayout", [
  ["fmzns", "르쿤"],
  ["chwlsmd", "초지능"],
  ["apxk", "메타"],
  ["dhQk", "오빠"], // shift gives the doubled consonant
  ["asdfgh", null], // keys that make no syllables
  ["banjo", null],
  ["14", null],
]);

rows(hangul.toLatinLayout, "toLatinLayout", [
  ["ㅡㄷㅅㅁ", "meta"],
  ["ㅣㅣㅡ", "llm"],
  ["메타", null], // whole syllables are meant
  ["ㄹㅋ", null], // initials are meant
]);

rows(hangul.abbreviated, "abbreviated", [
  ["엘엘엠", "LLM"],
  ["챗지피티", "챗GPT"],
  ["오픈에이아이", "오픈AI"],
  ["에이치원비", "H1B"],
  ["르쿤", null],
  ["회의", null],
]);

rows(hangul.unfinished, "unfinished", [
  ["릌", ["르\u110f"]],
  ["르ㅋ", ["르\u110f"]],
  ["수츸", ["수츠\u110f"]],
  ["갑ㅅ", ["갑\u1109"]],
  ["값", ["갑\u1109"]],
  ["르쿠", []], // as it stands it already begins 르쿤, once decomposed
  ["ㅋ", []],
  ["LLM", []],
]);

test("what an unfinished syllable may become begins with it, decomposed", () => {
  const [beginning] = hangul.unfinished("릌");
  assert.ok("르쿤".normalize("NFD").startsWith(beginning.normalize("NFD")));
});

rows(hangul.stem, "stem", [
  ["르쿤은", "르쿤"],
  ["저커버그에게서는", "저커버그"],
  ["스케일로", "스케일"],
  ["회사로", "회사"],
  ["LLM은", "LLM"],
  ["Łódź에서", "Łódź"],
  ["르쿤는", "르쿤는"],
  ["나는", "나는"],
  ["왕에게서", "왕"],
]);

rows(hangul.stems, "stems", [
  ["르쿤에게도", ["르쿤", "르쿤에게"]],
  ["모델", []],
]);

rows(hangul.splitScripts, "splitScripts", [
  ["스케일AI", "스케일 AI"],
  ["TBD랩은", "TBD 랩은"],
  ["600명", "600명"],
  ["라마4", "라마 4"],
  ["Llama4", "Llama 4"],
  ["H1B", "H1B"],
  ["ÉcoleAI는", "ÉcoleAI 는"],
  ["시앙스Łódź", "시앙스 Łódź"],
]);
