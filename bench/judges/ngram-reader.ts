/** @file The n-gram of `bench/learning` as a reader: it remembers the last tokens. */
import { type Ngram, ngramDistribution } from "../learning/ngram.ts";
import type { Reader } from "./stand-in.ts";

/** What stands in a memory before the beginning. */
const NOTHING = -1;

export function ngramReader(ngram: Ngram): Reader {
  const width = ngram.order - 1;
  return {
    width,
    read: async (rows) =>
      rows.map(({ memory = [], tokens }) => {
        const before = [...memory].filter((token) => token !== NOTHING);
        const context = [...before, ...tokens].slice(-width);
        const logits = Float32Array.from(ngramDistribution(ngram, context), Math.log);
        const kept = new Float32Array(width).fill(NOTHING);
        kept.set(context, width - context.length);
        return { logits, memory: kept };
      }),
  };
}
