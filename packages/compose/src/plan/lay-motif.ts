/** @file A motif laid into the first bars of a tune, as tokens. */
import { readMelody, SCALES } from "@melodist/analysis";
import {
  compareDurations,
  type Duration,
  isTimed,
  type Measure,
  measureDuration,
  measureLength,
  midiKey,
  pitchClass,
  printDuration,
  printMeter,
  type Score,
  type ScoreEvent,
  subtractDurations,
  ZERO,
} from "@melodist/score";
import {
  encodeTune,
  outlineBars,
  type TuneFrame,
  type TuneKey,
  type UnsupportedReason,
  type Vocabulary,
} from "@melodist/tokens";
import { joinWords } from "../bilingual.ts";
import type { ComposeRequest } from "../request.ts";
import { UNSUPPORTED_WORDS } from "../tasks/unsupported-words.data.ts";
import type { Compass, Refusal } from "./plan.ts";
import type { Motif } from "./read-motif.ts";

export interface LaidMotif {
  /** Tokens of the first bars in writing order; the last may be unfinished. */
  readonly bars: readonly (readonly number[])[];
  readonly refusals: readonly Refusal[];
}

/** The pick-up that a motif begins with, in whole notes: a first measure that is short though a bar line follows it. */
export function pickupOfMotif({ score }: Motif, full: Duration): Duration | undefined {
  const [first, second] = score.voices[0]?.measures ?? [];
  if (first === undefined) return undefined;
  const length = measureDuration(first.events);
  return second !== undefined && compareDurations(length, full) < 0 ? length : undefined;
}

/**
 * Lay a motif into bars. One with bar lines must fill the bars between them; one without is laid from bar to bar.
 *
 * @param pickup of the tune, in whole notes
 */
export function layMotif(
  vocabulary: Vocabulary,
  motif: Motif,
  frame: TuneFrame,
  pickup: Duration,
): LaidMotif {
  const full = measureLength(frame.meter);
  const measures = motif.score.voices[0]?.measures ?? [];
  if (full === undefined || measures.length === 0) return { bars: [], refusals: [] };
  const laid =
    measures.length > 1 ? asWritten(measures, full, pickup) : barByBar(measures[0]?.events ?? [], full);
  if (typeof laid === "string") return { bars: [], refusals: [misfit(frame, laid)] };
  const score: Score = {
    ...motif.score,
    meter: frame.meter,
    voices: motif.score.voices.map((voice) => ({ ...voice, measures: laid })),
  };
  const encoded = encodeTune(vocabulary, score, { frame });
  if ("unsupported" in encoded) return { bars: [], refusals: [unspellable(encoded.unsupported)] };
  const bars = outlineBars(encoded.outline).map(({ tokens }) => tokens);
  const hasOwnPickup = pickupOfMotif(motif, full) !== undefined;
  // Without a pick-up of its own it begins in the first full bar, and the pick-up before it is free.
  return { bars: pickup.num > 0 && !hasOwnPickup ? [[], ...bars] : bars, refusals: [] };
}

/** Measures between bar lines, or what is wrong with them. */
function asWritten(
  measures: readonly Measure[],
  full: Duration,
  pickup: Duration,
): readonly Measure[] | string {
  for (const [index, measure] of measures.entries()) {
    const length = measureDuration(measure.events);
    const excess = compareDurations(length, full);
    const isPickup = index === 0 && excess < 0 && compareDurations(length, pickup) === 0;
    const mayBeShort = index === measures.length - 1 || isPickup;
    if (excess > 0 || (excess < 0 && !mayBeShort)) return printDuration(length);
  }
  return measures.map((measure) => ({ ...measure, ending: undefined, overlays: [], close: LINE }));
}

const LINE: Measure["close"] = { style: "single", repeatEnd: 0, repeatStart: 0, marks: [], span: undefined };

/** Events without bar lines cut into bars, or the length of the note that would cross one. */
function barByBar(events: readonly ScoreEvent[], full: Duration): readonly Measure[] | string {
  const bars: ScoreEvent[][] = [[]];
  let room = full;
  for (const event of events) {
    const length = isTimed(event) ? event.length : ZERO;
    if (compareDurations(length, room) > 0) return printDuration(length);
    bars.at(-1)?.push(event);
    room = subtractDurations(room, length);
    if (room.num > 0) continue;
    bars.push([]);
    room = full;
  }
  const filled = bars.filter((bar) => bar.some(isTimed));
  return filled.map((bar) => ({ ending: undefined, events: bar, overlays: [], close: LINE }));
}

/** A motif that tokens cannot spell. */
function unspellable(reasons: readonly UnsupportedReason[]): Refusal {
  const { en, zh } = joinWords(
    reasons.map((reason) => UNSUPPORTED_WORDS[reason]),
    { en: "; ", zh: "；" },
  );
  return {
    wish: "motif",
    asked: "",
    reason: { en: `the model cannot write it: ${en}`, zh: `模型写不了：${zh}` },
    nearest: { en: "a motif of plainer notes", zh: "音更平常的动机" },
  };
}

function misfit({ meter }: TuneFrame, what: string): Refusal {
  return {
    wish: "motif",
    asked: what,
    reason: {
      en: `the motif does not fit bars of ${printMeter(meter)} (${what})`,
      zh: `动机放不进 ${printMeter(meter)} 的小节（${what}）`,
    },
    nearest: { en: "another meter, or a motif whose bars are full", zh: "换一个拍号，或让动机填满小节" },
  };
}

/** A motif outside the range or the scale that are asked for. */
export function refuseMotif(
  { score, centre }: Motif,
  { scale }: Pick<ComposeRequest, "scale">,
  { tonic }: TuneKey,
  compass: Compass | undefined,
): readonly Refusal[] {
  const keys = [...readMelody(score).notes.map(({ midi }) => midi), ...graceKeys(score)];
  const notes = new Set(scale === undefined ? [] : SCALES.get(scale)?.semitones);
  const home = pitchClass(tonic);
  const isForeign = scale !== undefined && keys.some((midi) => !notes.has((midi - home + 120) % 12));
  const isOutside =
    compass !== undefined && keys.some((midi) => midi < compass.lowest || midi > compass.highest);
  const asked = "";
  return [
    ...(isForeign ? [{ wish: "motif", asked, ...OUTSIDE_SCALE } as const] : []),
    ...(isOutside
      ? [
          {
            wish: "motif",
            asked,
            ...(centre > (compass.lowest + compass.highest) / 2 ? TOO_HIGH : TOO_LOW),
          } as const,
        ]
      : []),
  ];
}

/** Grace notes are no notes of the melody, but they sound. */
function graceKeys({ voices }: Score): readonly number[] {
  const events = voices[0]?.measures.flatMap((measure) => measure.events) ?? [];
  const graces = events.filter(isTimed).flatMap(({ grace }) => grace?.notes ?? []);
  return graces.flatMap(({ pitches }) => pitches.map(midiKey));
}

const OUTSIDE_SCALE = {
  reason: { en: "the motif has notes outside the scale", zh: "动机里有音阶以外的音" },
  nearest: { en: "another scale, or none", zh: "换一个音阶，或不限定音阶" },
};
const TOO_HIGH = {
  reason: { en: "the motif lies above the range", zh: "动机高出音域" },
  nearest: { en: "the motif an octave lower", zh: "把动机降低八度" },
};
const TOO_LOW = {
  reason: { en: "the motif lies below the range", zh: "动机低于音域" },
  nearest: { en: "the motif an octave higher", zh: "把动机升高八度" },
};
