import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

describe("numbers from a seed", () => {
  it("are these for seed 1, on every machine and for ever", () => {
    const random = createRandom(1);
    expect([random(), random(), random()].map((number) => number * 2 ** 32)).toMatchInlineSnapshot(`
      [
        1580013426,
        350525680,
        3524174333,
      ]
    `);
  });

  it("spread evenly over [0, 1)", () => {
    const random = createRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const slot = Math.floor(random() * 10);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
