import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "../../../templates/assets/search/engine.js";
import { shown } from "../../../templates/assets/search/shown.js";
import { fold } from "../../../templates/assets/search/text.js";

const LECUN = pageOf("ko_1", {
  url: "ko/people/yann-lecun/",
  content: "메타의 과학자. 세계 모델을 만든다.",
  filters: { kind: ["person"] },
  meta: {
    title: "얀 르쿤",
    alias: "Yann LeCun | 르쿤",
    hidden: "얀 르컹",
    related: "뉴욕대학교 | 튜링상",
    date: "2025-11-01",
    date_words: "2025년 11월",
  },
});
const show = (pieces) => pieces?.map(([text, match]) => (match ? `[${text}]` : text)).join("") ?? null;

/** Words, the name that matched, and what is shown of title, other name and excerpt. */
const CASES = [
  [["르쿤"], "르쿤", "얀 [르쿤]", null, "메타의 과학자. 세계 모델을 만든다."],
  [["lecun"], "Yann LeCun", "얀 르쿤", "Yann [LeCun]", "메타의 과학자. 세계 모델을 만든다."],
  [["lecun"], null, "얀 르쿤", "Yann [LeCun]", "메타의 과학자. 세계 모델을 만든다."],
  [["모델"], null, "얀 르쿤", null, "메타의 과학자. 세계 [모델]을 만든다."],
  [["튜링"], null, "얀 르쿤", null, "뉴욕대학교 · [튜링]상"],
  [["얀르컹"], null, "얀 르쿤", null, "메타의 과학자. 세계 모델을 만든다."],
];

for (const [words, name, title, also, excerpt] of CASES) {
  test(`${words} in ${name ?? "the text"}`, () => {
    const result = shown({ page: LECUN, name, words: words.map(fold) });
    assert.deepEqual([show(result.title), show(result.also), show(result.excerpt)], [title, also, excerpt]);
  });
}

test("the date is shown as the site words it", () => {
  assert.equal(shown({ page: LECUN, name: null, words: [] }).dateWords, "2025년 11월");
});

test("hidden spellings are searched and never shown", () => {
  assert.ok(LECUN.folded.includes(fold("르컹")));
  assert.ok(!JSON.stringify(shown({ page: LECUN, name: "얀 르컹", words: [fold("르컹")] })).includes("르컹"));
});
