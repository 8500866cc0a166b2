import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, marked } from "../../../templates/assets/search/excerpt.js";
import { clean, contentWords, find, fold, formIn, key } from "../../../templates/assets/search/text.js";
import { distance } from "../../../templates/assets/search/distance.js";

test("folding takes off accents, case and punctuation, and decomposes", () => {
  assert.equal(fold("Montréal, 2,400억 달러!"), "montreal 2400억 달러".normalize("NFD"));
});

test("names that differ in spaces, case or normal form have one key", () => {
  assert.equal(key("세계 모델"), key("세계모델".normalize("NFD")));
  assert.equal(key("Open-Source"), "opensource");
});

test("a query loses quotation marks, brackets and operators", () => {
  assert.equal(clean("  “세계 모델”(world+model)  "), "세계 모델 worldmodel");
  assert.equal(clean("메타(Meta)"), "메타 Meta");
  assert.equal(clean("Zuckerberg’s 'plan'"), "Zuckerberg plan");
});

test("characters that stand for letters are read as these", () => {
  assert.equal(clean("ＡＩ　５㎏ ﬁeld"), "AI 5kg field");
  assert.equal(clean("Łukasz ㄹㅋ"), "Łukasz ㄹㅋ");
});

test("words that say nothing are left out, unless there are no others", () => {
  assert.deepEqual(contentWords("why did LeCun leave Meta", "en"), ["LeCun", "leave", "Meta"]);
  assert.deepEqual(contentWords("르쿤 왜 떠나", "ko"), ["르쿤", "떠나"]);
  assert.deepEqual(contentWords("who is who", "en"), ["who", "is", "who"]);
  assert.deepEqual(contentWords("the end", "fr"), ["the", "end"]);
});

test("short Latin words count as beginnings of words only", () => {
  assert.equal(find("early rl research", "rl"), 6);
  assert.equal(find("early", "rl"), -1);
  assert.equal(find("opensource", "source"), 4);
});

test("a page holds a word in another form of it", () => {
  const page = fold("Meta invests in labels; 초지능연구소는");
  assert.equal(formIn(page, "investing"), "invest");
  assert.equal(formIn(page, "labelling"), "label");
  assert.equal(formIn(page, "연구소"), fold("연구소"));
  assert.equal(formIn(page, "초지느"), fold("초지느")); // half typed
  assert.equal(formIn(page, "quantum"), null);
});

const show = (pieces) => pieces.map(([text, match]) => (match ? `[${text}]` : text)).join("");

test("matched syllables are marked, not whole words", () => {
  assert.equal(show(marked("초지능연구소는", [fold("연구소")])), "초지능[연구소]는");
  assert.equal(show(marked("얀 르쿤", [fold("르쿠")])), "얀 [르쿤]");
  assert.equal(show(marked("Université de Montréal", ["montreal"])), "Université de [Montréal]");
  assert.equal(show(marked("시가총액 2,400억 달러", [fold("2400억")])), "시가총액 [2,400억] 달러");
});

test("of words in Latin letters all is marked that follows what was looked for", () => {
  assert.equal(show(marked("He is leaving Meta, LeCun's way", ["leav", "lecun"])), "He is [leaving] Meta, [LeCun]'s way");
  assert.equal(show(marked("LLM은 GPU로", ["llm", "gpu"])), "[LLM]은 [GPU]로");
});

test("a letter that stands for several is marked whole", () => {
  assert.equal(show(marked("Der Straßer, Æthelred", ["strass", "aeth"])), "Der [Straßer], [Æthelred]");
  assert.equal(show(marked("an open ﬁeld of ﬂowers", ["field", "flow"])), "an open [ﬁeld] of [ﬂowers]");
  assert.equal(show(marked("Łukasz, Đorđe und Søren", ["lukasz", "dorde", "soren"])), "[Łukasz], [Đorđe] und [Søren]");
  assert.equal(show(marked("ＡＩ는 CO₂를", ["ai", "co2"])), "[ＡＩ]는 [CO₂]를");
  assert.equal(show(marked("Hawaiʻi oﬃce", ["hawaii", "office"])), "[Hawaiʻi] [oﬃce]");
});

test("an ellipsis does not stand alone on a line", () => {
  assert.match(show(excerpt("가나 ".repeat(100), [fold("없음")], 20)), /[^ ]\u00a0…$/u);
});

test("an excerpt is the stretch with most of the words, cut at spaces", () => {
  const text = `${"가나 ".repeat(60)}르쿤은 메타를 떠나 세계 모델을 만든다. ${"다라 ".repeat(60)}`;
  const words = ["르쿤", "모델"].map(fold);
  const result = excerpt(text, words, 60);
  assert.match(show(result), /^…\s(가나 )+\[르쿤\]은 메타를 떠나 세계 \[모델\]을 만든다\. (다라\s?)+…$/);
  assert.ok(show(result).length < 80);
});

test("an excerpt without a match is the beginning, and a short text stands whole", () => {
  assert.equal(show(excerpt("짧은 글.", [fold("없음")])), "짧은 글.");
  assert.match(show(excerpt("가나 ".repeat(100), [fold("없음")], 20)), /^가나 .*\s…$/);
  assert.deepEqual(excerpt("", ["x"]), []);
});

test("an excerpt holds a match that stands after a very long word", () => {
  const text = `${"가".repeat(500)}르쿤`;
  assert.match(show(excerpt(text, [fold("르쿤")], 60)), /\[르쿤\]/);
});

test("distance counts slips, and stops at its limit", () => {
  assert.equal(distance("sutskever", "sutskevar", 3), 1);
  assert.equal(distance("ab", "ba", 3), 1); // neighbours turned round
  assert.equal(distance("abc", "ab", 3), 1);
  assert.equal(distance("", "ab", 3), 2);
  assert.equal(distance("kitten", "sitting", 3), 3);
  assert.equal(distance("kitten", "sitting", 2), 3);
  assert.equal(distance("a", "abcdef", 2), 3);
});
