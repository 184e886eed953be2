import { createRandom } from "@melodist/random";
import { describe, expect, it } from "vitest";
import { candidatePairs, clusterTunes, fingerprintWorth } from "./cluster-tunes.ts";
import { DISGUISES, disguise } from "./disguise/disguise.ts";
import { codeOf, JIG, REEL, scoreOf, tuneOfChance } from "./testing/tunes.ts";
import { tuneFingerprints } from "./tune-fingerprints.ts";
import { createUnionFind } from "./union-find.ts";

const random = createRandom(12);
const tunes = [JIG, REEL, ...Array.from({ length: 30 }, () => tuneOfChance(random))];
const renderings = tunes.flatMap((score) => {
  return [score, ...DISGUISES.map((kind) => disguise(score, kind, random) ?? score)].map(codeOf);
});
const perTune = DISGUISES.length + 1;

describe("clusters", () => {
  it("are the tunes, whatever they are disguised as", () => {
    const clusters = clusterTunes(renderings);
    expect([...clusters]).toEqual(renderings.map((_, index) => index - (index % perTune)));
  });

  it("do not depend on order", () => {
    const backwards = clusterTunes([...renderings].reverse());
    const last = renderings.length - 1;
    const together = (clusters: Int32Array, a: number, b: number) => clusters[a] === clusters[b];
    const clusters = clusterTunes(renderings);
    for (let index = 1; index < renderings.length; index++) {
      expect(together(backwards, last - index, last - index + 1)).toBe(together(clusters, index - 1, index));
    }
  });

  it("leave tunes without notes alone", () => {
    const silence = codeOf(scoreOf("z8|"));
    expect([...clusterTunes([silence, silence])]).toEqual([0, 1]);
  });
});

describe("fingerprints", () => {
  it("are the same in every key and octave", () => {
    for (const kind of ["transposed", "octave-shifted"] as const) {
      const other = disguise(REEL, kind, createRandom(2)) ?? JIG;
      expect(tuneFingerprints(codeOf(other))).toEqual(tuneFingerprints(codeOf(REEL)));
    }
  });

  it("are ascending and none twice", () => {
    const row = [...tuneFingerprints(codeOf(JIG))];
    expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
    expect(row.length).toBeGreaterThan(20);
  });

  it("count for nothing when everybody has them", () => {
    expect([2, 3, 15, 100, 101].map(fingerprintWorth)).toEqual([3, 3, 2, 1, 0]);
    const alike = Array.from({ length: 120 }, () => tuneFingerprints(codeOf(JIG)));
    expect([...candidatePairs(alike)]).toEqual([]);
    expect([...candidatePairs(alike.slice(0, 3))]).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });
});

describe("a union of sets", () => {
  it("is named by its smallest member, in whatever order it was made", () => {
    const pairs = [
      [3, 4],
      [1, 2],
      [2, 4],
    ] as const;
    for (const order of [pairs, [...pairs].reverse()]) {
      const sets = createUnionFind(6);
      for (const [a, b] of order) sets.join(a, b);
      expect([...sets.roots()]).toEqual([0, 1, 1, 1, 1, 5]);
    }
  });

  it("tells whether anything was joined", () => {
    const sets = createUnionFind(3);
    expect([sets.join(0, 2), sets.join(2, 0), sets.find(2), sets.find(1)]).toEqual([true, false, 0, 1]);
  });
});
