/** @file A small text for character models, made here: lines that count up and down, so that they can be learnt. */
import { createRandom } from "@melodist/random";
import type { TrainingDocument } from "../src/packing.ts";

const LETTERS = "abcdefghijkl";
/** Letters, and the sign that begins and ends a line. */
export const VOCABULARY = LETTERS.length + 1;
const END = LETTERS.length;

/** Lines of letters that go up or down by one or two; the end of each is free. */
export function anyText(lines: number, seed: number): readonly TrainingDocument[] {
  const random = createRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: lines }, () => {
    const step = [1, -1, 2, -2][below(4)] ?? 1;
    const start = below(LETTERS.length);
    const tokens = Array.from(
      { length: 4 + below(14) },
      (_, i) => (((start + i * step) % LETTERS.length) + LETTERS.length) % LETTERS.length,
    );
    return { tokens: [END, ...tokens, END] };
  });
}

/** A stage on that text, small enough for a test. */
export const SMALL_STAGE = {
  stage: "pretrain",
  network: {
    vocab_size: VOCABULARY,
    hidden_size: 32,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    num_key_value_heads: 2,
    intermediate_size: 64,
    max_position_embeddings: 32,
  },
  length: 32,
  batch: 8,
  microBatch: 4,
  steps: 40,
  learningRate: 5e-3,
  warmupSteps: 4,
  validateEvery: 10,
  checkpointEvery: 10,
  dropout: 0.1,
  seed: 1,
} as const;
