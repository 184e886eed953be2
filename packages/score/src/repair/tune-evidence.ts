/** @file What the rest of a tune tells about one bar: its parallels, and what the tune's rhythms and melody are made of. */
import { isCompound, type Meter } from "../meter.ts";
import { type BarShape, barShape, likeness, WHOLE_TICKS } from "./bar-shape.ts";
import { type Counter, count, type Placed } from "./counter.ts";
import { fullBarTicks, type VoiceShapes } from "./voice-shapes.ts";

/** Another bar of the tune, and what speaks for its being the model of the bar in question. */
export interface Parallel {
  /** Index of the measure in its voice. */
  readonly measure: number;
  readonly shape: BarShape;
  /** How alike the bars before and behind the two are, 0 to 1. */
  readonly surroundings: number;
  /** How many measures away it is. */
  readonly distance: number;
}

/** All that is known about a bar from outside it. */
export interface TuneEvidence {
  readonly parallels: readonly Parallel[];
  /** What the other voices do at the same time. */
  readonly otherVoices: readonly BarShape[];
  /** Rhythms of a beat, by the beat's place in the bar. */
  readonly beatRhythms: Counter;
  /** Lengths of notes, by where in the bar they begin. */
  readonly placedLengths: Counter;
  /** Pitches, by the pitch before. */
  readonly melody: Counter;
  /** Ticks of a beat and of a bar. */
  readonly beat: number;
  readonly fullBar: number;
}

/** Gather what the tune tells about one measure. */
export function gatherEvidence(voices: readonly VoiceShapes[], voice: number, measure: number): TuneEvidence {
  const own = voices[voice] ?? { placed: [], shapes: [], offsets: [] };
  const meter = own.placed[measure]?.meter ?? { kind: "free" };
  const fullBar = fullBarTicks(meter);
  const beat = beatTicks(meter, fullBar);
  const parallels = parallelsOf(own, measure, fullBar);
  const shapes = parallels.map((parallel) => parallel.shape);
  return {
    parallels,
    otherVoices: voices.flatMap((other, index) => (index === voice ? [] : (other.shapes[measure] ?? []))),
    beatRhythms: count(shapes.flatMap((shape) => listBeatRhythms(shape, beat))),
    placedLengths: count(shapes.flatMap(listPlacedLengths)),
    melody: count(shapes.flatMap(listSteps)),
    beat,
    fullBar,
  };
}

const NOTHING = barShape([], 0);

/** Bars of the same meter; those around the two are compared as well. */
function parallelsOf(own: VoiceShapes, measure: number, fullBar: number): readonly Parallel[] {
  const at = (index: number) => own.shapes[index] ?? NOTHING;
  return own.shapes.flatMap((shape, index) => {
    const meter = own.placed[index]?.meter;
    if (index === measure || meter === undefined || fullBarTicks(meter) !== fullBar) return [];
    if (shape.onsets.length === 0) return [];
    const before = likeness(at(measure - 1), at(index - 1));
    const behind = likeness(at(measure + 1), at(index + 1));
    return [
      { measure: index, shape, surroundings: (before + behind) / 2, distance: Math.abs(index - measure) },
    ];
  });
}

/** Dotted in compound time, otherwise a crotchet where the bar divides into crotchets. */
function beatTicks(meter: Meter, fullBar: number): number {
  if (meter.kind === "free") return WHOLE_TICKS;
  const unit = WHOLE_TICKS / meter.unit;
  if (isCompound(meter)) return 3 * unit;
  return fullBar % (WHOLE_TICKS / 4) === 0 ? WHOLE_TICKS / 4 : unit;
}

/** Which beat, and what begins in it: `1`, `0:6720 6720:6720 `. */
export function listBeatRhythms(shape: BarShape, beat: number): readonly Placed[] {
  const beats = new Map<number, string>();
  for (let i = 0; i < shape.onsets.length; i++) {
    const onset = shape.onsets[i] ?? 0;
    const index = Math.floor(onset / beat);
    beats.set(index, `${beats.get(index) ?? ""}${onset - index * beat}:${shape.lengths[i]} `);
  }
  return [...beats].map(([index, rhythm]) => [String(index), rhythm]);
}

/** Where each note begins, and how long it is. */
export function listPlacedLengths(shape: BarShape): readonly Placed[] {
  return shape.onsets.map((onset, i) => [String(onset), String(shape.lengths[i])]);
}

/** Each pitch, and the one that follows. */
function listSteps(shape: BarShape): readonly Placed[] {
  return shape.pitches.slice(1).map((pitch, i) => [String(shape.pitches[i]), String(pitch)]);
}
