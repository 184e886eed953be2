/**
 * @file Several sequences drawn together, each under its own constraint, told token by token.
 *
 * A step reads what every sequence that is still going has gained; those that have ended leave the batch, so the last ones are not
 * slowed down by them. Where a constraint leaves one token only, it is taken without asking the model, and read together with the
 * next one that was drawn. Each sequence has its own seed.
 */
import { createRandom, type RandomSource } from "@melodist/random";
import { allowedTokens, type Constraint } from "@melodist/tokens";
import type { Cache } from "../cache.ts";
import type { Decoder } from "../decoder.ts";
import { PLAIN_SAMPLING, RECENT_TOKENS, type SamplingSettings, sampleToken } from "./sample-token.ts";

/** One sequence to draw. */
export interface SequenceRequest {
  /** What it begins with, at least one token. */
  readonly prompt: readonly number[];
  /** Says what may follow, from the first token after the prompt to `end`. */
  readonly constraint: Constraint;
  readonly seed: number;
}

export interface SequenceOptions {
  /** The token that closes a sequence. */
  readonly end: number;
  readonly settings?: SamplingSettings;
  /** Looked at before the model reads, and before anything that it has read is told. */
  readonly signal?: AbortSignal;
}

/** What happens while sequences are drawn; `row` counts the requests. */
export type SequenceEvent =
  | {
      readonly type: "token";
      readonly row: number;
      readonly token: number;
      /** In nats, among what was allowed, at temperature 1; 0 where there was no choice. */
      readonly logProbability: number;
    }
  /** `length`: the model's longest sequence was reached before `end`. */
  | { readonly type: "sequence-end"; readonly row: number; readonly reason: "complete" | "length" };

/** A sequence on its way. */
interface Draft {
  readonly row: number;
  readonly constraint: Constraint;
  readonly random: RandomSource;
  state: unknown;
  /** Tokens that the model has not read yet. */
  unread: number[];
  /** The last tokens that were taken. */
  readonly recent: number[];
  length: number;
}

/** A signal that does not go off. */
const NEVER = new AbortController().signal;

/**
 * Draw sequences.
 *
 * @throws MelodistError `dead-end` when a constraint allows nothing
 * @throws the signal's reason, when it stops the work
 */
export async function* sampleSequences(
  decoder: Decoder,
  requests: readonly SequenceRequest[],
  { end, settings = PLAIN_SAMPLING, signal = NEVER }: SequenceOptions,
): AsyncGenerator<SequenceEvent> {
  const { vocab_size: V } = decoder.manifest.network;
  const allowed = new Uint8Array(V);
  let drafts = requests.map(({ prompt, constraint, seed }, row): Draft => {
    return {
      row,
      constraint,
      random: createRandom(seed),
      state: constraint.start(),
      unread: [],
      recent: [],
      length: prompt.length,
    };
  });
  signal.throwIfAborted();
  let { cache, logits } = await readPrompts(decoder, requests);
  while (drafts.length > 0) {
    signal.throwIfAborted();
    for (const [place, draft] of drafts.entries()) {
      const scores = logits.subarray(place * V, (place + 1) * V);
      allowedTokens(draft.constraint, draft.state, V, allowed);
      const token = sampleToken(scores, allowed, settings, draft.random, draft.recent);
      yield take(draft, token, logShare(scores, allowed, token));
      yield* takeGiven(draft, { end, limit: decoder.limit }, allowed);
    }
    const ended = drafts.map((draft) => endOf(draft, end, decoder.limit));
    for (const [place, reason] of ended.entries()) {
      const row = drafts[place]?.row ?? 0;
      if (reason !== undefined) yield { type: "sequence-end", row, reason };
    }
    const going = drafts.flatMap((_, place) => (ended[place] === undefined ? [place] : []));
    if (going.length < drafts.length) cache = cache.select(going);
    drafts = drafts.filter((_, place) => ended[place] === undefined);
    signal.throwIfAborted();
    if (drafts.length > 0)
      logits = await decoder.read(
        cache,
        drafts.map(({ unread }) => unread),
      );
    for (const draft of drafts) draft.unread = [];
  }
}

/** Read each different prompt once. */
async function readPrompts(
  decoder: Decoder,
  requests: readonly SequenceRequest[],
): Promise<{ readonly cache: Cache; readonly logits: Float32Array }> {
  const prompts = new Map(requests.map(({ prompt }) => [prompt.join(), prompt]));
  const names = [...prompts.keys()];
  const shared = decoder.createCache(names.length);
  const read = await decoder.read(shared, [...prompts.values()]);
  const places = requests.map(({ prompt }) => names.indexOf(prompt.join()));
  const V = decoder.manifest.network.vocab_size;
  const logits = new Float32Array(places.length * V);
  for (const [row, place] of places.entries()) logits.set(read.subarray(place * V, (place + 1) * V), row * V);
  return { cache: shared.select(places), logits };
}

function take(draft: Draft, token: number, logProbability: number): SequenceEvent {
  draft.state = draft.constraint.advance(draft.state, token);
  draft.unread.push(token);
  draft.recent.push(token);
  if (draft.recent.length > RECENT_TOKENS) draft.recent.shift();
  draft.length++;
  return { type: "token", row: draft.row, token, logProbability };
}

/** Take tokens for as long as there is no choice. */
function* takeGiven(
  draft: Draft,
  { end, limit }: { readonly end: number; readonly limit: number },
  allowed: Uint8Array,
): Generator<SequenceEvent> {
  while (draft.unread.at(-1) !== end && draft.length < limit) {
    allowedTokens(draft.constraint, draft.state, allowed.length, allowed);
    const only = allowed.indexOf(1);
    if (only < 0 || allowed.indexOf(1, only + 1) >= 0) return;
    yield take(draft, only, 0);
  }
}

function endOf({ unread, length }: Draft, end: number, limit: number): "complete" | "length" | undefined {
  if (unread.at(-1) === end) return "complete";
  return length >= limit ? "length" : undefined;
}

/** log of a token's share of what is allowed, at temperature 1. */
function logShare(scores: Float32Array, allowed: Uint8Array, token: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < scores.length; id++) if (allowed[id] === 1) top = Math.max(top, scores[id] ?? 0);
  let total = 0;
  for (let id = 0; id < scores.length; id++)
    if (allowed[id] === 1) total += Math.exp((scores[id] ?? 0) - top);
  return (scores[token] ?? 0) - top - Math.log(total);
}
