import { createUnionFind } from "@melodist/search";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BRIDGE, splitClusters } from "./split-clusters.ts";

const COUNT = 60;

/** Tunes in two layers with random likenesses between them. */
const anyTunes = fc.record({
  layers: fc.uint8Array({ min: 0, max: 1, minLength: COUNT, maxLength: COUNT }),
  pairs: fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), { maxLength: 50 }),
  keys: fc.uniqueArray(fc.nat(2 ** 31), { minLength: COUNT, maxLength: COUNT }),
});

function split(
  {
    layers,
    pairs,
    keys,
  }: { layers: Uint8Array; pairs: readonly (readonly [number, number])[]; keys: readonly number[] },
  counts: (tune: number) => boolean,
) {
  const all = createUnionFind(COUNT);
  const base = createUnionFind(COUNT);
  for (const [a, b] of pairs) {
    if (!counts(a) || !counts(b)) continue;
    all.join(a, b);
    if (layers[a] === 0 && layers[b] === 0) base.join(a, b);
  }
  return splitClusters({ keys: Float64Array.from(keys), layers, all: all.roots(), base: base.roots() });
}

describe("splitting clusters", () => {
  it("gives tunes of the default tiers the split that they have alone", () => {
    fc.assert(
      fc.property(anyTunes, (tunes) => {
        const isBase = (tune: number) => tunes.layers[tune] === 0;
        const alone = split(tunes, isBase);
        const together = split(tunes, () => true);
        for (let tune = 0; tune < COUNT; tune++) {
          if (isBase(tune)) expect(together.splits[tune]).toBe(alone.splits[tune]);
        }
      }),
    );
  });

  it("never parts tunes that are alike, unless one of them is dropped", () => {
    fc.assert(
      fc.property(anyTunes, (tunes) => {
        const { splits, clusters } = split(tunes, () => true);
        for (const [a, b] of tunes.pairs) {
          if (splits[a] === BRIDGE || splits[b] === BRIDGE) continue;
          expect(splits[a]).toBe(splits[b]);
          expect(clusters[a]).toBe(clusters[b]);
        }
      }),
    );
  });

  it("drops no tune of the default tiers", () => {
    fc.assert(
      fc.property(anyTunes, (tunes) => {
        const { splits } = split(tunes, () => true);
        expect([...splits].some((value, tune) => value === BRIDGE && tunes.layers[tune] === 0)).toBe(false);
      }),
    );
  });

  it("shares out about a twentieth to each of validation and test", () => {
    const count = 20_000;
    const keys = Float64Array.from({ length: count }, (_, index) => index * 104_729);
    const roots = Int32Array.from({ length: count }, (_, index) => index);
    const { splits } = splitClusters({ keys, layers: new Uint8Array(count), all: roots, base: roots });
    const shares = [0, 1, 2].map((wanted) => splits.filter((value) => value === wanted).length / count);
    expect(shares[0]).toBeCloseTo(0.9, 1);
    expect(shares[1]).toBeCloseTo(0.05, 1.5);
    expect(shares[2]).toBeCloseTo(0.05, 1.5);
  });

  it("trains on a cluster of very many", () => {
    for (let key = 1; key < 60; key++) {
      const keys = new Float64Array(51).fill(key);
      const roots = new Int32Array(51);
      const { splits } = splitClusters({ keys, layers: new Uint8Array(51), all: roots, base: roots });
      expect(new Set(splits)).toEqual(new Set([0]));
    }
  });
});
