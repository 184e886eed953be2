import { readMelody } from "@melodist/analysis";
import { createRandom } from "@melodist/random";
import { clusterTunes, disguise, melodyCode } from "@melodist/search";
import { describe, expect, it } from "vitest";
import { makeFolder, makeRecord, makeTune } from "../../testing/folder.ts";
import { clusterCorpus } from "./cluster-corpus.ts";
import { contentKey, keyNumber } from "./content-key.ts";
import { createMelodyStore } from "./melody-store.ts";

const random = createRandom(5);
const originals = Array.from({ length: 40 }, (_, seed) => makeRecord(makeTune(seed + 1)).score);
const scores = originals.flatMap((score) => [
  score,
  ...(["transposed", "ornamented", "excerpt"] as const).flatMap(
    (kind) => disguise(score, kind, random) ?? [],
  ),
]);

async function cluster(layers: Uint8Array) {
  const folder = makeFolder();
  const store = createMelodyStore(`${folder}/melodies`);
  for (const score of scores) store.add(melodyCode(readMelody(score)));
  const keys = Float64Array.from(scores, (score) => keyNumber(contentKey(score)));
  const clusters = await clusterCorpus({ keys, layers, store, folder, breathe: async () => undefined });
  store.close();
  return clusters;
}

describe("clustering through files", () => {
  it("finds what clustering in memory finds", async () => {
    const { all, base } = await cluster(new Uint8Array(scores.length));
    const inMemory = clusterTunes(scores.map((score) => melodyCode(readMelody(score))));
    expect([...all]).toEqual([...inMemory]);
    expect([...base]).toEqual([...inMemory]);
    expect(new Set(all).size).toBeLessThan(scores.length);
  });

  it("clusters the first layer as if the second were not there", async () => {
    const layers = Uint8Array.from(scores, (_, index) => index % 2);
    const { base } = await cluster(layers);
    const first = scores.filter((_, index) => index % 2 === 0);
    const alone = clusterTunes(first.map((score) => melodyCode(readMelody(score))));
    expect(first.map((_, index) => (base[index * 2] ?? 0) / 2)).toEqual([...alone]);
  });
});

describe("the content of a tune", () => {
  const keyOf = (music: string, header = "M:2/4\nL:1/8\nK:C") =>
    contentKey(makeRecord(`X:1\n${header}\n${music}\n`).score);

  it.each([
    ["its key", "DEFG|ABcd|", "M:2/4\nL:1/8\nK:D"],
    ["its unit", "C2D2E2F2|G2A2B2c2|", "M:2/4\nL:1/16\nK:C"],
    ["ornaments and chords", '"C"C{d}DE~F|"G"GABc|', "M:2/4\nL:1/8\nK:C"],
  ])("does not depend on %s", (_, music, header) => {
    const plain = header.endsWith("D") ? keyOf("CDEF|GABc|") : keyOf("CDEF|GABc|");
    expect(keyOf(music, header)).toBe(plain);
  });

  it.each(["CDEG|GABc|", "CDE2|GABc|", "|:CDEF|GABc:|", "CDEF-|FABc|"])("is another in %s", (music) => {
    expect(keyOf(music)).not.toBe(keyOf("CDEF|GABc|"));
  });
});
