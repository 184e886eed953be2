/** @file One token drawn from what a model finds likely and the constraints allow. */
import { MelodistError } from "@melodist/errors";
import type { RandomSource } from "@melodist/random";

/** How a token is drawn. The defaults draw from the model's own distribution. */
export interface SamplingSettings {
  /** Below 1 keeps to the likely, above 1 ventures more; 0 always takes the likeliest. */
  readonly temperature: number;
  /** Only the likeliest tokens that together have this share, in (0, 1]; 1 keeps all. */
  readonly topP: number;
  /** Only tokens at least this share as likely as the likeliest, in [0, 1); 0 keeps all. */
  readonly minP: number;
  /** Taken from the logit of each token that is among the recent ones, once for each time; 0 switches it off. */
  readonly repetitionPenalty: number;
}

export const PLAIN_SAMPLING: SamplingSettings = { temperature: 1, topP: 1, minP: 0, repetitionPenalty: 0 };

/** How many tokens back repetition is counted. */
export const RECENT_TOKENS = 64;

/**
 * Draw a token.
 *
 * Repetition is counted first, then comes temperature, then `minP`, then `topP`, each on what is allowed and left.
 *
 * @param logits (V,) f32, raw scores; read only
 * @param allowed (V,) u8, 1 where a token may follow
 * @param recent the last tokens that were taken, which `repetitionPenalty` counts
 * @returns the chosen id
 * @throws MelodistError `dead-end` when nothing is allowed
 * @see Holtzman et al. 2020 for top-p; Nguyen et al. 2024 for min-p
 * @example
 * sampleToken(Float32Array.of(0, 9, 5), Uint8Array.of(1, 0, 1), PLAIN_SAMPLING, () => 0.5); // => 2
 */
export function sampleToken(
  logits: Float32Array,
  allowed: Uint8Array,
  { temperature, topP, minP, repetitionPenalty }: SamplingSettings,
  random: RandomSource,
  recent: readonly number[] = [],
): number {
  const scores = repetitionPenalty === 0 ? logits : lessRepeated(logits, recent, repetitionPenalty);
  const likeliest = likeliestToken(scores, allowed);
  if (likeliest < 0) throw deadEnd();
  if (temperature === 0) return likeliest;
  const top = scores[likeliest] ?? 0;
  const shares: Share[] = []; // the likeliest has weight 1
  for (let id = 0; id < scores.length; id++) {
    if (allowed[id] !== 1) continue;
    const weight = Math.exp(((scores[id] ?? 0) - top) / temperature);
    if (weight >= minP) shares.push({ id, weight });
  }
  return pick(topP < 1 ? topShares(shares, topP) : shares, random, likeliest);
}

/** A token and how likely it is, in any measure. */
interface Share {
  readonly id: number;
  readonly weight: number;
}

function deadEnd(): MelodistError {
  return new MelodistError("no token may follow", {
    code: "dead-end",
    hint: "This is a fault of the constraints, not of the request: please report both.",
  });
}

/** The logits less what repetition costs. */
function lessRepeated(logits: Float32Array, recent: readonly number[], penalty: number): Float32Array {
  const lowered = logits.slice();
  for (const id of recent) lowered[id] = (lowered[id] ?? 0) - penalty;
  return lowered;
}

function likeliestToken(logits: Float32Array, allowed: Uint8Array): number {
  let best = -1;
  for (let id = 0; id < logits.length; id++) {
    if (allowed[id] === 1 && (best < 0 || (logits[id] ?? 0) > (logits[best] ?? 0))) best = id;
  }
  return best;
}

function total(shares: readonly Share[]): number {
  return shares.reduce((sum, { weight }) => sum + weight, 0);
}

/** The likeliest tokens, up to the one with which they reach a part of the whole; there is at least one. */
function topShares(shares: readonly Share[], part: number): readonly Share[] {
  const ranked = shares.toSorted((a, b) => b.weight - a.weight);
  const wanted = part * total(shares);
  let kept = 0;
  const count = ranked.findIndex(({ weight }) => {
    kept += weight;
    return kept >= wanted;
  });
  return count < 0 ? ranked : ranked.slice(0, count + 1);
}

/** The token in whose share of the line a place by chance lies. */
function pick(shares: readonly Share[], random: RandomSource, fallback: number): number {
  let left = random() * total(shares);
  for (const { id, weight } of shares) {
    if (left < weight) return id;
    left -= weight;
  }
  return fallback; // rounding left a crumb
}
