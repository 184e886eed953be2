import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../testing/folder.ts";
import { createBuckets, lowOf, wholeHigh } from "./buckets.ts";

describe("pairs sorted through files", () => {
  it("come back, all of them, sorted inside their bucket, and leave no file", () => {
    const anyPairs = fc.array(fc.tuple(fc.nat(2 ** 31 - 1), fc.nat(2 ** 27 - 1)), { maxLength: 200 });
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const folder = join(makeFolder(), "buckets");
        const buckets = createBuckets(folder);
        for (const [high, low] of pairs) buckets.add(high, low);
        const back: (readonly [number, number])[] = [];
        let number = 0;
        for (const bucket of buckets.drain()) {
          expect([...bucket]).toEqual([...bucket].sort((a, b) => a - b));
          for (const pair of bucket) back.push([wholeHigh(pair, number), lowOf(pair)]);
          number++;
        }
        const sorted = (list: readonly (readonly [number, number])[]) => list.map(String).sort();
        expect(sorted(back)).toEqual(sorted(pairs));
        expect(existsSync(folder)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it("refuse what has no room", () => {
    expect(() => createBuckets(join(makeFolder(), "buckets")).add(1, 2 ** 27)).toThrow(RangeError);
  });
});
