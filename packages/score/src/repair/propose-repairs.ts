/**
 * @file What could be done about a bar that does not add up, most likely first.
 *
 * Every single change that makes the bar right is a candidate. What speaks for one is mostly the tune itself:
 * the bar that stands where this one stands in another strain, the rhythms its other bars have, the way its
 * melody moves. The weighing was learned from seeded mistakes (`weights.data.ts`), so the confidence of a
 * proposal is an estimate of how often such a proposal brings the original back.
 */
import { numberBars } from "../bar-number.ts";
import type { BarFinding } from "../check-bars.ts";
import type { Duration } from "../duration.ts";
import { isTimed, type ScoreEvent } from "../event.ts";
import type { Score } from "../score.ts";
import { likeness } from "./bar-shape.ts";
import { applyEdit, type RepairEdit } from "./edit.ts";
import type { Features } from "./features.ts";
import { type RepairSite, shapesAfter } from "./repair-site.ts";
import { shapeVoices } from "./voice-shapes.ts";
import { weighCandidates } from "./weigh-candidates.ts";
import { type FeatureName, WEIGHTS } from "./weights.data.ts";

/** One way to make a bar right. */
export interface RepairProposal {
  readonly finding: BarFinding;
  readonly edit: RepairEdit;
  /** 0 to 1; the confidences of all proposals for a bar sum to 1. */
  readonly confidence: number;
  readonly reason: RepairReason;
  /** Number of the bar that is changed. */
  readonly bar: number;
  /** The note that is changed, or before which something is put; undefined at the end of the bar. */
  readonly note: NotePlace | undefined;
}

/** What speaks for a proposal most. */
export type RepairReason =
  /** Another bar is like this one after the repair: `identical`, or nearly. */
  | { readonly kind: "parallel"; readonly bar: number; readonly identical: boolean }
  /** So many other bars have the rhythm that the repair gives. */
  | { readonly kind: "rhythm"; readonly bars: number }
  /** It makes the length right. */
  | { readonly kind: "length" };

/** A note as people count: the third of five. Rests are counted by themselves. */
export interface NotePlace {
  readonly kind: "note" | "rest";
  /** 1 for the first. */
  readonly number: number;
  readonly count: number;
  /** Before the repair. */
  readonly length: Duration;
}

/** Proposals beyond this are too unlikely to be of use. */
const MOST_PROPOSALS = 10;
/** Bars less alike than this are no models for each other. */
const ALIKE = 0.7;

/**
 * Propose repairs of a bar. The work for one finding grows with the length of the tune.
 *
 * @param finding from `checkBars` of the same score
 * @returns at most ten, the most likely first; none when no single change makes the bar right
 * @example
 * proposeRepairs(score, finding)[0]?.edit.kind; // => "set-length"
 */
export function proposeRepairs(score: Score, finding: BarFinding): readonly RepairProposal[] {
  const voices = shapeVoices(score, finding.overlay);
  const own = voices[finding.voice];
  if (own === undefined) return [];
  const weighed = weighCandidates(score, voices, finding);
  const sums = weighed.map(({ features }) => weigh(features));
  const top = Math.max(...sums);
  const total = sums.reduce((sum, value) => sum + Math.exp(value - top), 0);
  const numbers = numberBars(own.placed);
  return weighed
    .map((candidate, i) => ({ candidate, confidence: Math.exp((sums[i] ?? 0) - top) / total }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_PROPOSALS)
    .map(({ candidate: { edit, site }, confidence }) => ({
      finding,
      edit,
      confidence,
      reason: reasonOf(site, edit, numbers),
      bar: numbers[edit.measure] ?? 0,
      note: notePlace(site.events, edit),
    }));
}

/** The score after a repair. */
export function applyRepair(score: Score, proposal: RepairProposal): Score {
  return applyEdit(score, proposal.edit);
}

function weigh(features: Features): number {
  let sum = 0;
  for (const [name, value] of Object.entries(features)) sum += WEIGHTS[name as FeatureName] * value;
  return sum;
}

function reasonOf(site: RepairSite, edit: RepairEdit, numbers: readonly number[]): RepairReason {
  const [shape, second] = shapesAfter(site, edit);
  if (shape === undefined || second !== undefined) return { kind: "length" };
  const { parallels } = site.evidence;
  let best: { readonly alike: number; readonly weight: number; readonly measure: number } | undefined;
  for (const { measure, shape: other, surroundings } of parallels) {
    const alike = likeness(shape, other);
    const weight = alike + surroundings / 2;
    if (alike >= ALIKE && weight > (best?.weight ?? 0)) best = { alike, weight, measure };
  }
  if (best !== undefined) {
    return { kind: "parallel", bar: numbers[best.measure] ?? 0, identical: best.alike === 1 };
  }
  const bars = parallels.filter((parallel) => parallel.shape.rhythm === shape.rhythm).length;
  return bars > 0 ? { kind: "rhythm", bars } : { kind: "length" };
}

function notePlace(events: readonly ScoreEvent[], edit: RepairEdit): NotePlace | undefined {
  const event = "event" in edit ? events[edit.event] : undefined;
  if (event === undefined || !isTimed(event)) return undefined;
  const isRest = event.kind === "rest";
  const alike = events.filter((other) => isTimed(other) && (other.kind === "rest") === isRest);
  return {
    kind: isRest ? "rest" : "note",
    number: alike.indexOf(event) + 1,
    count: alike.length,
    length: event.length,
  };
}
