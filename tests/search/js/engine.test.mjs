import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { chunksOf, openIndex, unpack } from "../../../templates/assets/search/engine.js";

const CHUNKS = [["가", "1"], ["나", "2"], ["나무", "3"], ["나무꾼", "4"], ["다", "5"]].map(([word, name]) => [
  word.normalize("NFD"),
  name,
]);

/** A word, and the chunks that hold what it begins. */
const CASES = [
  ["가나", ["1"]],
  ["나", ["2", "3", "4"]],
  ["나무", ["3", "4"]],
  ["나무는", ["4"]],
  ["나무꾸", ["3", "4"]],
  ["마", ["5"]],
  ["a", ["1"]],
];

for (const [word, names] of CASES) {
  test(`${word} stands in ${names}`, () => assert.deepEqual(chunksOf(CHUNKS, word.normalize("NFD")), names));
}

test("an index without words has no chunks", () => assert.deepEqual(chunksOf([], "가"), []));

test("an index that is not there is unavailable", async () => {
  await assert.rejects(openIndex("/pagefind/", "ko", async () => new Response("", { status: 404 })), /index\.ko\.json/);
  await assert.rejects(
    openIndex("/pagefind/", "ko", async () => {
      throw new TypeError("Failed to fetch");
    }),
    /index\.ko\.json/,
  );
});

test("a packed file is unpacked, be it by the server or here", async () => {
  const content = "pagefind_dcd" + "르쿤 ".repeat(200_000);
  for (const body of [content, gzipSync(content)]) {
    const text = new TextDecoder().decode(await unpack(new Response(body)));
    assert.equal(text, content.slice(12));
  }
});

test("a packed file cut short is refused", async () => {
  const packed = gzipSync("pagefind_dcd" + "르쿤 ".repeat(1000));
  await assert.rejects(unpack(new Response(packed.subarray(0, packed.length / 2))));
});
