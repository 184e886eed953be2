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
  /** Taken from the logit of each token that was among the last 64, times how often; 0 switches it off. */
  readonly repetitionPenalty: number;
}

export const PLAIN_SAMPLING: SamplingSettings = { temperature: 1, topP: 1, minP: 0, repetitionPenalty: 0 };

/**
 * Draw a token.
 *
 * Temperature is applied first, then `minP`, then `topP`, each to what is allowed and left.
 *
 * @param logits (V,) f32, raw scores; read only
 * @param allowed (V,) u8, 1 where a token may follow
 * @returns the chosen id
 * @throws MelodistError `dead-end` when nothing is allowed
 * @see Holtzman et al. 2020 for top-p; Nguyen et al. 2024 for min-p
 * @example
 * sampleToken(Float32Array.of(0, 9, 5), Uint8Array.of(1, 0, 1), PLAIN_SAMPLING, () => 0.5); // => 2
 */
export function sampleToken(
  logits: Float32Array,
  allowed: Uint8Array,
  { temperature, topP, minP }: SamplingSettings,
  random: RandomSource,
): number {
  const likeliest = likeliestToken(logits, allowed);
  if (likeliest < 0) throw deadEnd();
  if (temperature === 0) return likeliest;
  const top = logits[likeliest] ?? 0;
  const weights = new Float64Array(logits.length); // (V,), the likeliest has 1
  let total = 0;
  for (let id = 0; id < logits.length; id++) {
    if (allowed[id] !== 1) continue;
    const weight = Math.exp(((logits[id] ?? 0) - top) / temperature);
    if (weight < minP) continue;
    weights[id] = weight;
    total += weight;
  }
  if (topP < 1) total = keepTopShare(weights, topP * total);
  return pick(weights, random() * total, likeliest);
}

function deadEnd(): MelodistError {
  return new MelodistError("no token may follow", {
    code: "dead-end",
    hint: "This is a fault of the constraints, not of the request: please report both.",
  });
}

function likeliestToken(logits: Float32Array, allowed: Uint8Array): number {
  let best = -1;
  for (let id = 0; id < logits.length; id++) {
    if (allowed[id] === 1 && (best < 0 || (logits[id] ?? 0) > (logits[best] ?? 0))) best = id;
  }
  return best;
}

/** Clear the least likely until no more than `share` (and the token that reaches it) is left. @returns what is left */
function keepTopShare(weights: Float64Array, share: number): number {
  const ranked = [...weights.keys()]
    .filter((id) => (weights[id] ?? 0) > 0)
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  let kept = 0;
  for (const id of ranked) {
    if (kept >= share) weights[id] = 0;
    else kept += weights[id] ?? 0;
  }
  return kept;
}

/** The token in whose share of the line a place lies. */
function pick(weights: Float64Array, place: number, fallback: number): number {
  let left = place;
  for (let id = 0; id < weights.length; id++) {
    const weight = weights[id] ?? 0;
    if (weight === 0) continue;
    if (left < weight) return id;
    left -= weight;
  }
  return fallback; // rounding left a crumb
}
