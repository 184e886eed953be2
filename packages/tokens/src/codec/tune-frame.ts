/** @file What a row of tokens is read against: key, octave, meter and unit. */
import {
  type Duration,
  duration,
  equalDurations,
  type Key,
  key,
  keyAlterations,
  type Meter,
  type Mode,
  midiKey,
  type Pitch,
  type PitchName,
  pitchClass,
  type Score,
} from "@melodist/score";
import { UNITS } from "../vocabulary/inventory.data.ts";
import type { LineEvent, LineMeasure } from "./melody-line.ts";

/** Tonic and mode; signatures of other kinds are read as the plain one. */
export interface TuneKey {
  readonly tonic: PitchName;
  readonly mode: Mode;
}

/** Everything that tokens leave open about how a tune is written down. */
export interface TuneFrame {
  readonly key: TuneKey;
  /** Octave of the tonic from which the tune's octaves are counted. */
  readonly homeOctave: number;
  /** At the beginning. */
  readonly meter: Meter;
  /** The length of a note without a length token, in whole notes. */
  readonly unit: Duration;
}

/** A frame's key as scores have it. */
export function scoreKey({ tonic, mode }: TuneKey): Key {
  return key(tonic.letter, tonic.alter, mode);
}

/** Alterations of the frame's signature, for the letters from C up. */
export function frameAlterations(frame: TuneFrame): readonly number[] {
  return keyAlterations(scoreKey(frame.key));
}

/** The key a score begins in; without a signature C major, for bagpipes A mixolydian. */
export function openingKey({ key: { tonic, mode, pipes } }: Score): TuneKey {
  if (tonic !== undefined) return { tonic, mode };
  if (pipes !== undefined) return { tonic: { letter: "A", alter: 0 }, mode: "mixolydian" };
  return { tonic: { letter: "C", alter: 0 }, mode: "major" };
}

/** The octave in which a melody is at home: that of its middle, the median of its notes by their lengths. */
export function findHomeOctave(tonic: PitchName, measures: readonly LineMeasure[]): number {
  const weights = new Map<number, number>();
  let total = 0;
  for (const { pitch, length } of measures.flatMap(({ events }) => events)) {
    if (pitch === undefined) continue;
    const weight = length.num / length.den;
    weights.set(midiKey(pitch), (weights.get(midiKey(pitch)) ?? 0) + weight);
    total += weight;
  }
  let passed = 0;
  let median = 60;
  for (const [pitch, weight] of [...weights].sort(([a], [b]) => a - b)) {
    median = pitch;
    passed += weight;
    if (passed * 2 >= total) break;
  }
  return homeOctaveFor(tonic, median);
}

/**
 * The tonic's octave that is home to melodies around a MIDI key: that key lies at most 4 semitones below the tonic and less than 8
 * above. So every register is one.
 *
 * @returns an octave number: 4 begins at middle C
 */
export function homeOctaveFor(tonic: PitchName, centre: number): number {
  const middle = Math.floor(centre);
  const above = (((middle + 4 - pitchClass(tonic)) % 12) + 12) % 12;
  const home = middle + 4 - above;
  // The octave number goes with the letter, which an accidental may push over the border.
  const plain: Pitch = { ...tonic, octave: 4 };
  return 4 + Math.round((home - midiKey(plain)) / 12);
}

/** A unit other than the meter's usual one must spare a length token on more than this share of the notes. */
const WORTH_CHANGING = 0.05;

/**
 * The unit that spells a melody with the fewest length tokens; the usual one of its meter unless another is
 * clearly better. So a hornpipe in semiquavers and one in quavers are the same row of tokens.
 */
export function findUnit(meter: Meter, measures: readonly LineMeasure[]): Duration {
  const plain = measures.flatMap(({ events }) => events).filter(({ tuplet }) => tuplet === undefined);
  const usual = usualUnit(meter);
  let best = usual;
  let fewest = countOthers(plain, usual) - WORTH_CHANGING * plain.length;
  for (const unit of UNITS.map(readUnit)) {
    const others = countOthers(plain, unit);
    if (others < fewest) {
      best = unit;
      fewest = others;
    }
  }
  return best;
}

function countOthers(events: readonly LineEvent[], unit: Duration): number {
  return events.filter(({ length }) => !equalDurations(length, unit)).length;
}

function readUnit(text: string): Duration {
  const [num, den] = text.split("/").map(Number);
  return duration(num ?? 1, den ?? 1);
}

/** The unit that most tunes of a meter are spelled in, in whole notes. */
export function usualUnit(meter: Meter): Duration {
  if (meter.kind === "free") return duration(1, 4);
  const beats = meter.beats.reduce((sum, group) => sum + group, 0);
  if (meter.unit <= 1) return duration(1, 1);
  if (meter.unit === 2 && beats > 2) return duration(1, 2);
  if (meter.unit === 4 && beats >= 6) return duration(1, 4);
  return meter.unit >= 16 ? duration(1, 16) : duration(1, 8);
}

/** A meter's figures as tokens name them. @example meterFigures({ kind: "free" }); // => "free" */
export function meterFigures(meter: Meter): string {
  if (meter.kind === "free") return "free";
  return `${meter.beats.reduce((sum, group) => sum + group, 0)}/${meter.unit}`;
}

/** The meter of a token's figures. */
export function readFigures(figures: string): Meter {
  const [beats, unit] = figures.split("/").map(Number);
  if (beats === undefined || unit === undefined) return { kind: "free" };
  return { kind: "measured", beats: [beats], unit, symbol: undefined };
}
