import { readMelody } from "@melodist/analysis";
import { createRandom } from "@melodist/random";
import { disguise, melodyCode } from "@melodist/search";
import { describe, expect, it } from "vitest";
import { makeFolder, makeRecord, makeTune } from "../../testing/folder.ts";
import { SPLITS } from "../build/tune.ts";
import { createMelodyStore } from "./melody-store.ts";
import { lookAgain } from "./second-look.ts";

const [TRAIN, VALIDATION, TEST] = SPLITS.map((_, index) => index);

/** Tune 1, a copy of it in another dress, and tune 2, in the splits given. */
async function look(splits: readonly (number | undefined)[], kept = [1, 1, 1], exhaustive = false) {
  const folder = makeFolder();
  const store = createMelodyStore(`${folder}/melodies`);
  const first = makeRecord(makeTune(1)).score;
  const copy = disguise(first, "ornamented", createRandom(3)) ?? first;
  for (const score of [first, copy, makeRecord(makeTune(2)).score]) store.add(melodyCode(readMelody(score)));
  const near = await lookAgain({
    splits: Uint8Array.from(splits, (split) => split ?? 0),
    kept: Uint8Array.from(kept),
    store,
    exhaustive,
    breathe: async () => undefined,
  });
  store.close();
  return near && [...near];
}

describe("a second look at held-out tunes", () => {
  it.each([
    ["a test tune near a training tune", [TRAIN, TEST, TRAIN], [1]],
    ["a validation tune near a training tune", [VALIDATION, TRAIN, TEST], [0]],
    ["of a test and a validation tune the test tune", [TEST, VALIDATION, TRAIN], [0]],
    ["nothing that has no other split near it", [TEST, TEST, TRAIN], []],
    ["nothing among training tunes", [TRAIN, TRAIN, TEST], []],
  ])("finds %s", async (_, splits, near) => {
    expect(await look(splits)).toEqual(near);
    expect(await look(splits, [1, 1, 1], true)).toEqual(near);
  });

  it("looks only at what is kept", async () => {
    expect(await look([TRAIN, TEST, TRAIN], [0, 1, 1])).toEqual([]);
  });
});
