import assert from "node:assert/strict";
import { test } from "node:test";
import { createLexicon } from "../../../templates/assets/search/lexicon.js";
import { createSpeller } from "../../../templates/assets/search/spelling.js";

const lexicon = createLexicon([
  ["lecun", "얀 르쿤", "Yann LeCun", "르쿤"],
  ["hinton", "제프리 힌턴", "Geoffrey Hinton"],
  ["zuckerberg", "마크 저커버그", "Mark Zuckerberg"],
  ["world", "세계 모델", "World model"],
  ["meta", "메타", "Meta"],
  ["llm", "대규모 언어 모델", "LLM"],
]);

/** Query, the entry meant, and how. */
const READINGS = [
  ["얀 르쿤", "lecun", "exact"],
  ["르쿤", "lecun", "exact"],
  ["르쿤은", "lecun", "exact"], // without its particle
  ["세계모델", "world", "exact"],
  ["세계 모델".normalize("NFD"), "world", "exact"],
  ["LECUN YANN", "none", ""],
  ["ㄹㅋ", "lecun", "initials"],
  ["ㅎㅌ", "hinton", "initials"], // of the family name
  ["ㅇㄹㅋ", "lecun", "initials"],
  ["릌", "lecun", "beginning"],
  ["저커버그", "zuckerberg", "end"],
  ["세계 모데", "world", "beginning"],
  ["fmzns", "lecun", "layout"],
  ["ㅡㄷㅅㅁ", "meta", "layout"],
  ["LLMs", "llm", "exact"],
  ["엘엘엠", "llm", "layout"], // by the names of its letters
  ["엘엘엠은", "llm", "layout"],
  ["마크 저커버거", "zuckerberg", "similar"],
  ["저커버거", "zuckerberg", "similar"], // of the family name alone
  ["Zukerberg", "zuckerberg", "similar"],
  ["제프리 힌튼", "hinton", "similar"],
  ["양자컴퓨터", "none", ""],
  ["quantum", "none", ""],
  ["", "none", ""],
];

for (const [query, id, how] of READINGS) {
  test(`${query || "nothing"} → ${id} ${how}`, () => {
    const [best] = lexicon(query);
    assert.deepEqual(best ? [best.id, best.how] : ["none", ""], [id, how]);
  });
}

test("a name is given as it is written where it matched", () => {
  assert.equal(lexicon("세계모델")[0].name, "세계 모델");
  assert.equal(lexicon("world model")[0].name, "World model");
});

const spell = createSpeller(["메타", "강화", "학습", "강하다", "reinforcement", "learning", "이사회"]);

test("a misspelt word becomes the nearest known one", () => {
  assert.deepEqual(spell("reinforcment"), ["reinforcement"]);
  assert.deepEqual(spell("reinforcment learning"), ["reinforcement learning"]);
  assert.deepEqual(spell("이사홰"), ["이사회"]);
});

test("known words, short words and words far from all stay", () => {
  assert.deepEqual(spell("강화"), []);
  assert.deepEqual(spell("강화를"), []);
  assert.deepEqual(spell("가"), []);
  assert.deepEqual(spell("양자컴퓨터"), []);
});
