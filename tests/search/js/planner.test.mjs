import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "../../../templates/assets/search/engine.js";
import { createLexicon } from "../../../templates/assets/search/lexicon.js";
import { createPlanner } from "../../../templates/assets/search/planner.js";
import { createSpeller } from "../../../templates/assets/search/spelling.js";
import { fold } from "../../../templates/assets/search/text.js";

const page = (id, kind, title, alias, content, more = {}) =>
  pageOf(id, {
    url: `${id}/`,
    content,
    filters: { kind: [kind], ...more.filters },
    meta: { title, alias, date: more.date },
  });

const PAGES = [
  page("lecun", "person", "얀 르쿤", "Yann LeCun | 르쿤", "메타의 과학자. 세계 모델을 만든다.", { date: "2025-01-01" }),
  page("zuckerberg", "person", "마크 저커버그", "Mark Zuckerberg", "메타의 최고경영자."),
  page("layoffs", "event", "메타 AI 600명 해고", "", "메타가 직원 600명을 내보냈다.", { date: "2025-10-22" }),
  page("world", "term", "세계 모델", "World model", "르쿤이 말하는 세계모델이라는 개념."),
  page("rl", "term", "강화학습", "Reinforcement learning", "보상으로 배우는 방법."),
];

/** Finds as Pagefind does: every word of the query begins a word of the page; what no page has is passed over. */
function standIn(asked = []) {
  const begins = (found, word) => ` ${found.folded}`.includes(` ${fold(word)}`);
  return {
    page: async (id) => PAGES.find((found) => found.id === id),
    async search(text) {
      asked.push(text);
      const words = text.split(" ").filter((word) => PAGES.some((found) => begins(found, word)));
      const hits = PAGES.filter((found) => words.length && words.every((word) => begins(found, word)));
      return hits.map(({ id }, i) => ({ id, score: 10 - i }));
    },
  };
}

const lexicon = createLexicon(
  PAGES.filter(({ kind }) => kind !== "event").map(({ id, names }) => [id, ...names]),
);
const planner = (index = standIn()) =>
  createPlanner({
    index,
    lexicon,
    spell: async () => createSpeller(["메타", "해고", "직원", "보상", "과학자"]),
    language: "ko",
  });
const ids = async (query, options) => (await planner()(query, options)).hits.map(({ page: { id } }) => id);

const FIRST = [
  ["르쿤", "lecun"],
  ["르쿤은", "lecun"],
  ["메타의 과학자는", "lecun"],
  ["세계모델", "world"],
  ["세계 모델", "world"],
  ["메타직원", "layoffs"], // two words joined
  ["강화 학습", "rl"], // one word in two
  ["ㅅㄱㅁㄷ", "world"],
  ["릌", "lecun"],
  ["rkdghkgkrtmq", "rl"], // 강화학습 on the other layout
  ["저커버거", "zuckerberg"],
  ["메타 해고 소식", "layoffs"], // one word stands nowhere
  ["reinforceme", "rl"],
];

for (const [query, first] of FIRST) {
  test(`${query} → ${first}`, async () => assert.equal((await ids(query))[0], first));
}

test("what nothing holds is not found", async () => {
  assert.deepEqual(await planner()("양자컴퓨터"), { hits: [], more: false, partial: true, suggestion: null });
  assert.deepEqual(await ids("?!"), []);
});

test("a page that the index names but that lacks the word is left out", async () => {
  const index = { ...standIn(), search: async () => [{ id: "rl", score: 1 }] };
  assert.deepEqual((await planner(index)("축구")).hits, []);
});

test("a slip is answered with what was probably meant, and says so", async () => {
  const answer = await planner()("보성");
  assert.equal(answer.suggestion, "보상");
  assert.deepEqual(answer.hits.map(({ page: { id } }) => id), ["rl"]);
  assert.equal((await planner()("르쿤은")).suggestion, null);
});

test("filters hold for names as for text", async () => {
  assert.deepEqual(await ids("르쿤", { filters: { kind: "event" } }), []);
  assert.deepEqual(await ids("르쿤", { filters: { kind: "person", year: "" } }), ["lecun"]);
});

test("the newest come first where asked for, undated pages last", async () => {
  assert.deepEqual(await ids("메타", { newestFirst: true }), ["layoffs", "lecun", "zuckerberg"]);
});

test("no more than asked for, and word of the rest", async () => {
  const answer = await planner()("메타", { limit: 2 });
  assert.equal(answer.hits.length, 2);
  assert.equal(answer.more, true);
});

test("a query that was overtaken asks no further and gives nothing", async () => {
  const asked = [];
  const answer = await planner(standIn(asked))("메타 과학자", { superseded: () => true });
  assert.equal(answer, null);
  assert.deepEqual(asked, ["메타 과학자"]);
});

test("the words to mark are those that the page holds", async () => {
  const { hits } = await planner()("세계모델은");
  const world = hits.find(({ page: { id } }) => id === "world");
  assert.ok(world.words.includes(fold("세계모델")));
  assert.ok(world.words.every((word) => world.page.folded.includes(word)));
});
