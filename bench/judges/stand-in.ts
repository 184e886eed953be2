/**
 * @file Another model in the place of ours: whatever reads tokens and says what may follow, as a `Decoder`, so that the composer's own
 * sampler draws from it under the composer's own constraints.
 *
 * What such a model remembers of a sequence is a row of numbers. It is kept where ours keeps its keys, at the place of the last token.
 */
import { Decoder } from "@melodist/infer";
import type { InferenceSession } from "onnxruntime-common";
import { Tensor } from "onnxruntime-node";

/** A sequence that is to be read on. */
export interface Unread {
  /** (width,) f32; undefined at the beginning of a sequence. */
  readonly memory: Float32Array | undefined;
  /** At least one. */
  readonly tokens: readonly number[];
}

export interface Heard {
  /** (V,) f32: what may follow the last token. */
  readonly logits: Float32Array;
  readonly memory: Float32Array;
}

export interface Reader {
  /** Numbers that a sequence is remembered by. */
  readonly width: number;
  read(rows: readonly Unread[]): Promise<readonly Heard[]>;
}

/** A reader in a decoder's place. @param model whose vocabulary and longest sequence it shares */
export function standIn(reader: Reader, { manifest, vocabulary, limit }: Decoder): Decoder {
  const { width } = reader;
  const network = {
    ...manifest.network,
    hidden_size: width,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    num_key_value_heads: 1,
  };
  const session: InferenceSession = {
    async run(feeds: InferenceSession.FeedsType) {
      const { rows, tokens } = unreadRows(feeds, width, limit);
      const heard = await reader.read(rows);
      return asResults(heard, rows, { tokens, width, vocabularySize: network.vocab_size });
    },
    release: async () => undefined,
    startProfiling: () => undefined,
    endProfiling: () => undefined,
    inputNames: [],
    outputNames: [],
    inputMetadata: [],
    outputMetadata: [],
  };
  return new Decoder({ runtime: { Tensor }, session }, { ...manifest, network }, vocabulary);
}

/** What a decoder feeds, row by row. @param limit the place of padding */
function unreadRows(feeds: InferenceSession.FeedsType, width: number, limit: number) {
  const numbers = <Kind>(name: string) => (feeds[name] as Tensor).data as Kind;
  const ids = numbers<Int32Array>("ids");
  const positions = numbers<Int32Array>("positions");
  const memories = numbers<Float32Array>("keys.0");
  const [count = 0, tokens = 0] = (feeds["ids"] as Tensor).dims;
  const capacity = memories.length / (count * width);
  const rows = Array.from({ length: count }, (_, row): Unread => {
    const from = row * tokens;
    const read = positions[from] ?? 0;
    const isThere = (place: number) => (positions[from + place] ?? limit) < limit;
    const at = (row * capacity + read - 1) * width;
    return {
      memory: read === 0 ? undefined : memories.slice(at, at + width),
      tokens: [...ids.subarray(from, from + tokens)].filter((_, place) => isThere(place)),
    };
  });
  return { rows, tokens };
}

interface Sizes {
  readonly tokens: number;
  readonly width: number;
  readonly vocabularySize: number;
}

/** Logits and memories stand at each row's last token, NaN before it: sampling asks for no others, and `Decoder.score` is not served. */
function asResults(
  heard: readonly Heard[],
  rows: readonly Unread[],
  { tokens, width, vocabularySize }: Sizes,
) {
  const logits = new Float32Array(rows.length * tokens * vocabularySize).fill(Number.NaN);
  const memories = new Float32Array(rows.length * tokens * width);
  for (const [row, { logits: scores, memory }] of heard.entries()) {
    const last = row * tokens + (rows[row]?.tokens.length ?? 1) - 1;
    logits.set(scores, last * vocabularySize);
    memories.set(memory, last * width);
  }
  const kept = [rows.length, 1, 1, tokens, width];
  return {
    logits: new Tensor("float32", logits, [rows.length, tokens, vocabularySize]),
    newKeys: new Tensor("float32", memories, kept),
    newValues: new Tensor("float32", new Float32Array(memories.length), kept),
  };
}
