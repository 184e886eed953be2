/** @file Laws of packing: everything is read once an epoch, in an order that the seed decides. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataStream, packSequence, planEpoch, type TrainingDocument } from "./packing.ts";

/** Documents whose tokens tell where they stand: document · 1000 + place. */
const anyDocuments = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 })
  .map((lengths): readonly TrainingDocument[] =>
    lengths.map((length, document) => ({ tokens: Array.from({ length }, (_, t) => document * 1000 + t) })),
  );

describe("an epoch", () => {
  it("holds each step from token to next token once, and no other", () => {
    fc.assert(
      fc.property(anyDocuments, fc.integer({ min: 4, max: 32 }), fc.integer(), (documents, length, seed) => {
        const seen: number[] = [];
        for (const pieces of planEpoch(documents, length, seed, 0)) {
          const {
            ids,
            targets,
            weights,
            positions,
            documents: numbers,
          } = packSequence(documents, pieces, length);
          for (let t = 0; t < length; t++) {
            if (weights[t] === 0) continue;
            expect(targets[t]).toBe((ids[t] ?? 0) + 1);
            seen.push(ids[t] ?? -1);
            const begins = t === 0 || numbers[t] !== numbers[t - 1];
            expect(positions[t]).toBe(begins ? 0 : (positions[t - 1] ?? 0) + 1);
          }
        }
        const expected = documents.flatMap(({ tokens }) => Array.from(tokens).slice(0, -1));
        expect(seen.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      }),
    );
  });

  it("is the same for the same seed, and another for the next epoch", () => {
    const documents = Array.from({ length: 50 }, (_, i) => ({
      tokens: Array.from({ length: 3 + (i % 9) }, () => i),
    }));
    expect(planEpoch(documents, 32, 5, 2)).toEqual(planEpoch(documents, 32, 5, 2));
    expect(planEpoch(documents, 32, 5, 2)).not.toEqual(planEpoch(documents, 32, 5, 3));
    expect(planEpoch(documents, 32, 5, 2)).not.toEqual(planEpoch(documents, 32, 6, 2));
  });

  it("wastes little room on documents of mixed lengths", () => {
    const documents = Array.from({ length: 2000 }, (_, i) => ({
      tokens: new Array<number>(20 + ((i * 37) % 180)).fill(1),
    }));
    const steps = documents.reduce((sum, { tokens }) => sum + tokens.length - 1, 0);
    expect(steps / (planEpoch(documents, 256, 0, 0).length * 256)).toBeGreaterThan(0.95);
  });
});

describe("a stream", () => {
  const documents = Array.from({ length: 23 }, (_, i) => ({ tokens: [i, i, i, i + 1, i] }));

  it("goes on from any position as if it had never stopped", () => {
    const whole = new DataStream(documents, 16, 7).take(40);
    const first = new DataStream(documents, 16, 7);
    first.take(17);
    expect(new DataStream(documents, 16, 7, first.position).take(23)).toEqual(whole.slice(17));
  });
});

it("only the answer is learnt where a document says so", () => {
  const packed = packSequence(
    [{ tokens: [5, 6, 7, 8], learn: [0, 0, 1, 1] }],
    [{ document: 0, start: 0, length: 3 }],
    4,
  );
  expect([...packed.ids]).toEqual([5, 6, 7, 0]);
  expect([...packed.weights]).toEqual([0, 1, 1, 0]);
});
