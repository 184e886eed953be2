import { createRandom } from "@melodist/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLAIN_SAMPLING, sampleToken } from "./sample-token.ts";

const ALL = Uint8Array.of(1, 1, 1, 1);
const LOGITS = Float32Array.from([0.1, 0.2, 0.3, 0.4], Math.log);

/** How often each token is drawn, as shares. */
function shares(
  settings: Partial<typeof PLAIN_SAMPLING>,
  allowed = ALL,
  recent: readonly number[] = [],
): number[] {
  const random = createRandom(3);
  const counts = new Array<number>(LOGITS.length).fill(0);
  for (let draw = 0; draw < 20_000; draw++) {
    const id = sampleToken(LOGITS, allowed, { ...PLAIN_SAMPLING, ...settings }, random, recent);
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts.map((count) => Math.round((count / 20_000) * 100) / 100);
}

function expectShares(actual: readonly number[], expected: readonly number[]): void {
  for (const [id, share] of expected.entries())
    expect(Math.abs((actual[id] ?? 0) - share)).toBeLessThan(0.015);
}

describe("a drawn token", () => {
  it("comes as often as the model says", () => expectShares(shares({}), [0.1, 0.2, 0.3, 0.4]));

  it("is one of those allowed, in their own proportion", () =>
    expectShares(shares({}, Uint8Array.of(1, 0, 1, 0)), [0.25, 0, 0.75, 0]));

  it("is the likeliest at temperature 0", () => expectShares(shares({ temperature: 0 }), [0, 0, 0, 1]));

  it("keeps to the likely below temperature 1", () =>
    expectShares(shares({ temperature: 0.5 }), [1 / 30, 4 / 30, 9 / 30, 16 / 30]));

  it("is one of the likeliest that reach the share of top-p", () =>
    expectShares(shares({ topP: 0.6 }), [0, 0, 3 / 7, 4 / 7]));

  it("is not much less likely than the likeliest under min-p", () =>
    expectShares(shares({ minP: 0.6 }), [0, 0, 3 / 7, 4 / 7]));

  it("comes less often the oftener it came of late, where repetition is to cost something", () => {
    const recent = [3, 3, 2, 0];
    const half = { repetitionPenalty: Math.log(2) };
    expectShares(shares(half, ALL, recent), [1 / 10, 4 / 10, 3 / 10, 2 / 10]);
    expectShares(shares({}, ALL, recent), [0.1, 0.2, 0.3, 0.4]);
    expectShares(shares({ ...half, temperature: 0 }, ALL, recent), [0, 1, 0, 0]);
  });

  it("is always allowed, whatever the logits and settings", () => {
    const anyLogits = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 4, maxLength: 4 });
    const anyMask = fc
      .array(fc.boolean(), { minLength: 4, maxLength: 4 })
      .filter((mask) => mask.includes(true));
    const anySettings = fc.record({
      temperature: fc.double({ min: 0, max: 5, noNaN: true }),
      topP: fc.double({ min: 0.01, max: 1, noNaN: true }),
      minP: fc.double({ min: 0, max: 0.99, noNaN: true }),
      repetitionPenalty: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    const anyRecent = fc.array(fc.nat(3), { maxLength: 64 });
    fc.assert(
      fc.property(
        anyLogits,
        anyMask,
        anySettings,
        anyRecent,
        fc.nat(),
        (logits, mask, settings, recent, seed) => {
          const allowed = Uint8Array.from(mask, Number);
          const id = sampleToken(Float32Array.from(logits), allowed, settings, createRandom(seed), recent);
          expect(allowed[id]).toBe(1);
        },
      ),
    );
  });

  it("is refused by name where nothing is allowed", () => {
    const nothing = new Uint8Array(4);
    expect(() => sampleToken(LOGITS, nothing, PLAIN_SAMPLING, Math.random)).toThrow(
      expect.objectContaining({ code: "dead-end" }),
    );
  });
});
