/** @file Mood words for a tune, each with the reasons it is given for. */
import { isCompound, type Meter, type Mode, type Score, wholesPerMinute } from "@melodist/score";
import type { Contour } from "./contour.ts";
import { modeFamily } from "./mode-family.ts";
import { MOOD_RULES, type MoodCondition, type MoodFeature, type MoodName } from "./mood-rules.data.ts";
import type { MelodyRange } from "./range.ts";
import type { RhythmFinding } from "./rhythm.ts";

/** A feature and how it compares with the rule. */
export interface MoodReason {
  readonly feature: MoodFeature;
  readonly value: number | string;
  readonly comparison: "is" | "at-least" | "at-most";
  readonly threshold: number | string;
}

export interface MoodFinding {
  readonly mood: MoodName;
  readonly reasons: readonly MoodReason[];
}

/** What moods are judged by, besides what the score states. */
export interface MoodGrounds {
  readonly mode: Mode | undefined;
  readonly range: MelodyRange | undefined;
  readonly contour: Contour | undefined;
  readonly rhythm: RhythmFinding;
}

type Features = Readonly<Partial<Record<MoodFeature, number | string>>>;

/**
 * Name the moods of a tune, in the order of `MOOD_RULES`; none when it has no notes.
 *
 * @example
 * findMood(score, grounds)[0]; // => { mood: "bright", reasons: [{ feature: "family", value: "major", … }, …] }
 */
export function findMood(score: Score, grounds: MoodGrounds): readonly MoodFinding[] {
  if (grounds.contour === undefined) return [];
  const features = moodFeatures(score, grounds);
  const moods = new Map<MoodName, MoodFinding>();
  for (const [mood, conditions] of MOOD_RULES) {
    if (moods.has(mood)) continue;
    const reasons = conditions.map((condition) => reasonFor(condition, features));
    if (reasons.every((reason) => reason !== undefined)) moods.set(mood, { mood, reasons });
  }
  return [...moods.values()];
}

function moodFeatures(score: Score, { mode, range, contour, rhythm }: MoodGrounds): Features {
  const intervals = contour?.intervals;
  const notesPerSecond = pace(score, rhythm);
  return {
    ...(mode === undefined ? {} : { family: modeFamily(mode) }),
    ...(notesPerSecond === undefined ? {} : { notesPerSecond }),
    ...(range === undefined ? {} : { ambitus: range.ambitus }),
    ...(intervals === undefined
      ? {}
      : { steps: intervals.steps, leaps: intervals.leaps, repeated: intervals.repeated }),
    meter: meterKind(score.meter),
    notesPerBeat: rhythm.notesPerBeat,
    dottedness: rhythm.dottedness,
  };
}

/** Notes a second at the stated tempo; undefined when none is stated in figures. */
function pace({ tempo, meter }: Score, { notesPerBar }: RhythmFinding): number | undefined {
  const wholes = tempo && wholesPerMinute(tempo);
  if (wholes === undefined || wholes <= 0 || meter.kind === "free") return undefined;
  const bar = meter.beats.reduce((sum, group) => sum + group, 0) / meter.unit;
  return bar > 0 ? (notesPerBar / bar) * (wholes / 60) : undefined;
}

function meterKind(meter: Meter): string {
  if (meter.kind === "free") return "free";
  if (isCompound(meter)) return "compound";
  return meter.beats.length === 1 && meter.beats[0] === 3 ? "triple" : "duple";
}

function reasonFor(condition: MoodCondition, features: Features): MoodReason | undefined {
  const { feature } = condition;
  const value = features[feature];
  if (value === undefined) return undefined;
  if ("is" in condition) {
    return value === condition.is ? { feature, value, comparison: "is", threshold: condition.is } : undefined;
  }
  if (typeof value !== "number") return undefined;
  if ("atLeast" in condition) {
    const threshold = condition.atLeast;
    return value >= threshold ? { feature, value, comparison: "at-least", threshold } : undefined;
  }
  const threshold = condition.atMost;
  return value <= threshold ? { feature, value, comparison: "at-most", threshold } : undefined;
}
